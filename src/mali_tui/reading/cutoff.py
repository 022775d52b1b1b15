"""The cut-off, "what was known by …": a date as the article gives dates, and the events after it.

It steps through the dates of events or through months. The article knows nothing of what came after its day, so
that only those who see what has happened since can step further, through the dates of later events.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mali_tui.content.calendar import Day, format_year
from mali_tui.content.chronology import FUTURE_STATUSES, Precision, event_times, parse_date
from mali_tui.content.edtf import parse_edtf_date
from mali_tui.content.model import Graph


class Cutoff(Struct, frozen=True):
    """A date whose end is the cut-off, in a form of `edtf`: ``2021-05`` (with a ``part`` of the month)."""

    iso: str
    part: Literal["early", "mid", "late"] | None = None

    @property
    def day(self) -> Day:
        """Its last day."""
        latest = parse_date(self.iso, self.part).latest
        assert latest is not None  # a date has an end
        return latest


def earliest_days(graph: Graph) -> dict[str, Day | None]:
    """The first day on which each event can have been or begun; None if that is unknown.

    Events are in chronological order, so that one without a date or period can't have been before the last dated one
    that precedes it. A period without a beginning has no first day.
    """
    days: dict[str, Day | None] = {}
    last_dated: Day | None = None
    for id, (_, bounds, precision) in event_times(graph).items():
        earliest = bounds.earliest
        if precision in (Precision.NEIGHBOURS, Precision.NONE) and last_dated:
            earliest = max(earliest or last_dated, last_dated)
        elif precision is not Precision.PERIOD and earliest:
            last_dated = earliest
        days[id] = earliest
    return days


def events_after(graph: Graph, cutoff: Cutoff) -> frozenset[str]:
    """The article's events that must have been after a cut-off, without those that may have been before it.

    Expected and scheduled events are always among them, since they had not happened on the article's day, unless the
    cut-off is so late that their outcomes are known.
    """
    to_come = {id for id, event in graph.events.items() if event.status in FUTURE_STATUSES}
    late = to_come | {id for id, first in earliest_days(graph).items() if first and first > cutoff.day}
    for id in later_events_until(graph, cutoff):
        late.difference_update(target.event for target in graph.since[id].of if target.event and target.outcome)
    return frozenset(late)


def later_events_until(graph: Graph, cutoff: Cutoff | None) -> frozenset[str]:
    """The later events, from after the article's day, that may have been before a cut-off."""
    return frozenset(
        id for id, later in graph.since.items() if cutoff is None or parse_edtf_date(later.date).first <= cutoff.day
    )


def cutoffs(graph: Graph, *, since_then: bool = False) -> list[Cutoff]:
    """The dates of events up to the article's day, in order and without duplicates; then those of later events."""
    dates: dict[Cutoff, None] = {}
    for event in graph.events.values():
        if (date := event.date or event.start) and event.status not in FUTURE_STATUSES:
            dates[Cutoff(date, event.part)] = None
    later = dict.fromkeys(Cutoff(later.date) for later in graph.since.values()) if since_then else {}
    return [*sorted(dates, key=_last_day), *sorted(later, key=_last_day)]


def _last_day(cutoff: Cutoff) -> Day:
    return cutoff.day


def cutoff_at_event(graph: Graph, id: str) -> Cutoff:
    """The earliest cut-off that includes an event: its own date, or that of the last dated event before it.

    If there is none before it, the first date after it; for expected and scheduled events, the article's day.
    """
    if graph.events[id].status in FUTURE_STATUSES:
        return article_day(graph)
    cutoff: Cutoff | None = None
    is_past_event = False
    for other, event in graph.events.items():
        if (date := event.date or event.start) and event.status not in FUTURE_STATUSES:
            cutoff = Cutoff(date, event.part)
        is_past_event = is_past_event or other == id
        if is_past_event and cutoff:
            break
    return cutoff or article_day(graph)


def article_day(graph: Graph) -> Cutoff:
    """The article's day, as a cut-off."""
    return Cutoff(graph.article.as_of.isoformat())


def step_by_event(graph: Graph, cutoff: Cutoff | None, by: int, *, since_then: bool = False) -> Cutoff | None:
    """The next (``by`` 1) or previous (-1) date of an event.

    None is no cut-off: it follows the last date, and from it a step leads to the first or the last one. Before the
    first date, the cut-off stays as it is. With ``since_then`` the dates of later events follow the article's.
    """
    dates = sorted((*cutoffs(graph, since_then=since_then), article_day(graph)), key=_last_day)
    if cutoff is None:
        return dates[0 if by > 0 else -1]
    if by < 0:
        return next((other for other in reversed(dates) if other.day < cutoff.day), cutoff)
    return next((other for other in dates if other.day > cutoff.day), None)


def step_by_month(graph: Graph, cutoff: Cutoff | None, by: int, *, since_then: bool = False) -> Cutoff | None:
    """As `step_by_event`, through the ends of months."""
    first = step_by_event(graph, None, 1)
    end = step_by_event(graph, None, -1, since_then=since_then)
    if cutoff is None or first is None or end is None:
        return step_by_event(graph, None, by, since_then=since_then)
    month = _month(cutoff.day)
    if by < 0 or month.day <= cutoff.day:
        month = _month(cutoff.day, by)
    if month.day >= end.day:
        return end if cutoff.day < end.day else None
    return month if month.day > first.day else first


def _month(day: Day, by: int = 0) -> Cutoff:
    """The month of a day, or the month ``by`` months later."""
    months = day.year * 12 + day.month - 1 + by
    return Cutoff(f"{format_year(months // 12)}-{months % 12 + 1:02}")
