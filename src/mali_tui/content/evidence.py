"""Counts of what an article's claims rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mali_tui.content.chronology import NOT_HAPPENED
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import ClaimKind, Graph


def single_event_claims(graph: Graph) -> list[str]:
    """The claims that rest on a single event."""
    return [id for id, claim in graph.claims.items() if len(claim.events) == 1]


def future_only_claims(graph: Graph) -> list[str]:
    """The claims none of whose events had happened by the article's day."""
    not_happened = {id for id, event in graph.events.items() if event.status in NOT_HAPPENED}
    return [id for id, claim in graph.claims.items() if not_happened.issuperset(claim.events)]


def claims_by_sourcing(graph: Graph) -> tuple[list[str], list[str]]:
    """The claims that have a public source or rest on an event that has one, and the others."""
    sourced: list[str] = []
    unsourced: list[str] = []
    for id, claim in graph.claims.items():
        has_source = claim.sources or any(graph.events[event].sources for event in claim.events)
        (sourced if has_source else unsourced).append(id)
    return sourced, unsourced


def events_by_claim_count(explainer: Explainer) -> list[tuple[str, int]]:
    """Events with the number of claims that rest on each, most first."""
    weights = ((id, len(claims)) for id, claims in explainer.claims_of_event.items())
    return sorted(weights, key=lambda weight: -weight[1])


def count_by_kind(graph: Graph, claims: Iterable[str]) -> Counter[ClaimKind]:
    """The number of claims of each kind."""
    return Counter(graph.claims[id].kind for id in claims)
