"""Outcomes: what later events say has become of the article's claims and events."""

from __future__ import annotations

from typing import NamedTuple

from mali_tui.content.explainer import Explainer
from mali_tui.content.model import OutcomeKind
from mali_tui.reading.location import Location


class KnownOutcome(NamedTuple):
    """An outcome, and the id of the later event that it is known from."""

    outcome: OutcomeKind
    later: str


def outcomes_of(explainer: Explainer, location: Location) -> tuple[KnownOutcome, ...]:
    """The outcomes of a claim or an event in the order of time; nothing else has any."""
    if location.kind not in ("claim", "event"):
        return ()
    is_claim = location.kind == "claim"
    since = (explainer.since_of_claim if is_claim else explainer.since_of_event).get(location.id, ())
    return tuple(
        KnownOutcome(target.outcome, later)
        for later in since
        for target in explainer.graph.since[later].of
        if target.outcome and location.id == (target.claim if is_claim else target.event)
    )


def last_outcome(explainer: Explainer, location: Location) -> KnownOutcome | None:
    """The last known outcome of a claim or an event."""
    index = {"claim": explainer.outcome_of_claim, "event": explainer.outcome_of_event}.get(location.kind, {})
    known = index.get(location.id)
    return KnownOutcome(known[1], known[0]) if known else None
