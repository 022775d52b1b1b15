"""The cut-off, "what was known by …": a date as the article gives dates, and which events lie beyond it.

It moves among the dates of the events and among months, never past the day from which all is seen: of what came
after that the article knows nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from mali_tui.content.chronology import FUTURE_STATUSES, Precision, event_times, parse_date
from mali_tui.content.model import Graph


class Cutoff(Struct, frozen=True):
    """``1994``, ``2021-05`` (with a ``part`` of the month) or ``2021-11-10``, and all that was by its end."""

    iso: str
    part: Literal["early", "mid", "late"] | None = None

    @property
    def day(self) -> date:
        """The last day that it takes in."""
        latest = parse_date(self.iso, self.part).latest
        assert latest is not None  # a date has an end
        return latest


def earliest_days(graph: Graph) -> dict[str, date | None]:
    """The first day on which each event can have been, or have begun; None where nothing says.

    What has neither date nor period of its own stands between its neighbours, the file being in the order of
    time: it did not come before what is dated and stands ahead of it. A period without a beginning stays open.
    """
    found: dict[str, date | None] = {}
    reached: date | None = None
    for id, (_, bounds, precision) in event_times(graph).items():
        earliest = bounds.earliest
        if precision in (Precision.NEIGHBOURS, Precision.NONE) and reached:
            earliest = max(earliest or reached, reached)
        elif precision is not Precision.PERIOD:
            reached = earliest
        found[id] = earliest
    return found


def later_events(graph: Graph, cutoff: Cutoff) -> frozenset[str]:
    """The events that can only have been after a cut-off. What may have been by then is not among them.

    What is expected or scheduled always is: it had not happened on the day from which all is seen.
    """
    to_come = {id for id, event in graph.events.items() if event.status in FUTURE_STATUSES}
    return frozenset(to_come | {id for id, first in earliest_days(graph).items() if first and first > cutoff.day})


def cutoffs(graph: Graph) -> list[Cutoff]:
    """The dates of events up to the article's day, in order and each once."""
    found: dict[Cutoff, None] = {}
    for event in graph.events.values():
        if event.date and event.status not in FUTURE_STATUSES:
            found[Cutoff(event.date, event.part)] = None
    return sorted(found, key=lambda cutoff: cutoff.day)


def cutoff_at_event(graph: Graph, id: str) -> Cutoff:
    """The cut-off that takes an event in: its own date, or that of the last dated one that stands before it.

    Where none does it is the first date after it, and for what is to come the article's day.
    """
    if graph.events[id].status in FUTURE_STATUSES:
        return article_day(graph)
    cutoff: Cutoff | None = None
    reached = False
    for other, event in graph.events.items():
        if event.date and event.status not in FUTURE_STATUSES:
            cutoff = Cutoff(event.date, event.part)
        reached = reached or other == id
        if reached and cutoff:
            break
    return cutoff or article_day(graph)


def article_day(graph: Graph) -> Cutoff:
    """The day from which all is seen."""
    return Cutoff(graph.article.as_of.isoformat())


def step_by_event(graph: Graph, cutoff: Cutoff | None, by: int) -> Cutoff | None:
    """The next (``by`` 1) or previous (-1) date of an event; it stays at the first.

    None is all of time: it lies beyond the end, and is entered again from either side.
    """
    known = [*cutoffs(graph), article_day(graph)]
    if cutoff is None:
        return known[0 if by > 0 else -1]
    if by < 0:
        return next((other for other in reversed(known) if other.day < cutoff.day), cutoff)
    return next((other for other in known if other.day > cutoff.day), None)


def step_by_month(graph: Graph, cutoff: Cutoff | None, by: int) -> Cutoff | None:
    """The same by the ends of months."""
    first, end = step_by_event(graph, None, 1), article_day(graph)
    if cutoff is None or first is None:
        return step_by_event(graph, None, by)
    moved = _month(cutoff.day)
    if by < 0 or moved.day <= cutoff.day:
        moved = _month(cutoff.day, by)
    if moved.day >= end.day:
        return end if cutoff.day < end.day else None
    return moved if moved.day > first.day else first


def _month(day: date, by: int = 0) -> Cutoff:
    """The month that a day is in, or one so many later."""
    months = day.year * 12 + day.month - 1 + by
    return Cutoff(f"{months // 12:04}-{months % 12 + 1:02}")
