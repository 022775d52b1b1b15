"""The cut-off, "what was known by …": a date as the article gives dates, and the events after it.

It steps through the dates of events or through months, and never past the article's own date, since the article knows
nothing of what came after.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from mali_tui.content.chronology import FUTURE_STATUSES, Precision, event_times, parse_date
from mali_tui.content.model import Graph


class Cutoff(Struct, frozen=True):
    """A date whose end is the cut-off: ``1994``, ``2021-05`` (with a ``part`` of the month) or ``2021-11-10``."""

    iso: str
    part: Literal["early", "mid", "late"] | None = None

    @property
    def day(self) -> date:
        """Its last day."""
        latest = parse_date(self.iso, self.part).latest
        assert latest is not None  # a date has an end
        return latest


def earliest_days(graph: Graph) -> dict[str, date | None]:
    """The first day on which each event can have been or begun; None if that is unknown.

    Events are in chronological order, so that one without a date or period can't have been before the last dated one
    that precedes it. A period without a beginning has no first day.
    """
    days: dict[str, date | None] = {}
    last_dated: date | None = None
    for id, (_, bounds, precision) in event_times(graph).items():
        earliest = bounds.earliest
        if precision in (Precision.NEIGHBOURS, Precision.NONE) and last_dated:
            earliest = max(earliest or last_dated, last_dated)
        elif precision is not Precision.PERIOD:
            last_dated = earliest
        days[id] = earliest
    return days


def later_events(graph: Graph, cutoff: Cutoff) -> frozenset[str]:
    """The events that must have been after a cut-off, without those that may have been before it.

    Expected and scheduled events are always among them: they had not happened on the article's date.
    """
    to_come = {id for id, event in graph.events.items() if event.status in FUTURE_STATUSES}
    return frozenset(to_come | {id for id, first in earliest_days(graph).items() if first and first > cutoff.day})


def cutoffs(graph: Graph) -> list[Cutoff]:
    """The dates of events up to the article's date, in order and without duplicates."""
    dates: dict[Cutoff, None] = {}
    for event in graph.events.values():
        if event.date and event.status not in FUTURE_STATUSES:
            dates[Cutoff(event.date, event.part)] = None
    return sorted(dates, key=lambda cutoff: cutoff.day)


def cutoff_at_event(graph: Graph, id: str) -> Cutoff:
    """The earliest cut-off that includes an event: its own date, or that of the last dated event before it.

    If there is none before it, the first date after it; for expected and scheduled events, the article's date.
    """
    if graph.events[id].status in FUTURE_STATUSES:
        return article_day(graph)
    cutoff: Cutoff | None = None
    is_past_event = False
    for other, event in graph.events.items():
        if event.date and event.status not in FUTURE_STATUSES:
            cutoff = Cutoff(event.date, event.part)
        is_past_event = is_past_event or other == id
        if is_past_event and cutoff:
            break
    return cutoff or article_day(graph)


def article_day(graph: Graph) -> Cutoff:
    """The article's own date, as a cut-off."""
    return Cutoff(graph.article.as_of.isoformat())


def step_by_event(graph: Graph, cutoff: Cutoff | None, by: int) -> Cutoff | None:
    """The next (``by`` 1) or previous (-1) date of an event.

    None is no cut-off: it follows the last date, and from it a step leads to the first or the last one. Before the
    first date, the cut-off stays as it is.
    """
    dates = [*cutoffs(graph), article_day(graph)]
    if cutoff is None:
        return dates[0 if by > 0 else -1]
    if by < 0:
        return next((other for other in reversed(dates) if other.day < cutoff.day), cutoff)
    return next((other for other in dates if other.day > cutoff.day), None)


def step_by_month(graph: Graph, cutoff: Cutoff | None, by: int) -> Cutoff | None:
    """As `step_by_event`, through the ends of months."""
    first, end = step_by_event(graph, None, 1), article_day(graph)
    if cutoff is None or first is None:
        return step_by_event(graph, None, by)
    month = _month(cutoff.day)
    if by < 0 or month.day <= cutoff.day:
        month = _month(cutoff.day, by)
    if month.day >= end.day:
        return end if cutoff.day < end.day else None
    return month if month.day > first.day else first


def _month(day: date, by: int = 0) -> Cutoff:
    """The month of a day, or the month ``by`` months later."""
    months = day.year * 12 + day.month - 1 + by
    return Cutoff(f"{months // 12:04}-{months % 12 + 1:02}")
