"""What the article expects: its forecasts and the events that it says are to come, with their outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import OutcomeKind

OUTCOMES: tuple[OutcomeKind, ...] = ("happened", "partly", "did-not-happen", "open")
"""In the order in which they are counted."""


class Forecast(NamedTuple):
    """Something that the article expects: a claim, an event, or both where they say the same.

    ``later`` is the later event that the outcome is known from; both are None where none is known.
    """

    claim: str | None
    event: str | None
    later: str | None
    outcome: OutcomeKind | None


def forecasts(explainer: Explainer) -> list[Forecast]:
    """The forecasts, the events to come, and all else that has an outcome: claims as in the article, then events.

    A claim and an event say the same if the claim rests on the event before all others and both have the same
    outcome. An event shares the row of the first such claim.
    """
    graph = explainer.graph
    to_come = {id: None for id, event in graph.events.items() if event.status in FUTURE_STATUSES}
    to_come |= dict.fromkeys(id for id in graph.events if id in explainer.outcome_of_event)
    rows: list[Forecast] = []
    for id, claim in graph.claims.items():
        known = explainer.outcome_of_claim.get(id)
        event = claim.events[0]
        is_shared = event in to_come and known == explainer.outcome_of_event.get(event)
        if claim.kind == "forecast" or known:
            rows.append(Forecast(id, event if is_shared else None, *(known or (None, None))))
            if is_shared:
                del to_come[event]
    rows += (Forecast(None, id, *(explainer.outcome_of_event.get(id) or (None, None))) for id in to_come)
    return rows


def sentence_of(explainer: Explainer, event: str) -> str | None:
    """The claim that says most about an event: one that rests on it before all others, else any that rests on it."""
    claims = explainer.claims_of_event.get(event, ())
    primary = (id for id in claims if explainer.graph.claims[id].events[0] == event)
    return next(primary, next(iter(claims), None))


def count_outcomes(rows: Iterable[Forecast]) -> Iterator[tuple[OutcomeKind, int]]:
    """The outcomes that there are, with the number of rows that have each."""
    counts = Counter(row.outcome for row in rows)
    return ((outcome, counts[outcome]) for outcome in OUTCOMES if counts[outcome])
