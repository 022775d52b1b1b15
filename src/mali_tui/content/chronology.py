"""The earliest and latest possible day of each event, from the article's dates and order."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from mali_tui.content.calendar import Day
from mali_tui.content.edtf import OPEN, BadDate, Interval, parse_edtf_date, parse_edtf_interval
from mali_tui.content.model import Event, Graph

__all__ = ["BadDate"]

FUTURE_STATUSES = ("scheduled", "expected")
NOT_HAPPENED = (*FUTURE_STATUSES, "cancelled", "missed", "overdue")
"""The statuses of what had not happened by the article's day."""
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class Bounds(NamedTuple):
    """The first and the last possible day of an event; None means unbounded."""

    earliest: Day | None
    latest: Day | None


class Precision(Enum):
    """How precisely an event is dated."""

    DAY = "day"
    PART = "part"  # a part of a month
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"  # from a start to an end, either of which may be open
    PERIOD = "period"
    NEIGHBOURS = "neighbours"  # after or before another event, or a date
    NONE = "none"


class EventTime(NamedTuple):
    """An event's possible time and its precision."""

    event: str
    bounds: Bounds
    precision: Precision


def parse_date(text: str, part: str | None = None) -> Bounds:
    """A single date (with a ``part`` of the month, if it is one) as a range of days.

    Raises:
        BadDate: if it is none.
    """
    date = parse_edtf_date(text)
    first, last = date.first, date.last
    if part and date.unit == "month":
        start, end = _PARTS[part]
        first, last = first._replace(day=start), last._replace(day=min(end, last.day))
    return Bounds(first, last)


def parse_period(text: str) -> Bounds:
    """A single date, or an interval such as ``../2021`` for all time up to the end of that year.

    Raises:
        BadDate: if it is neither.
    """
    return _interval_bounds(parse_edtf_interval(text)) if "/" in text else parse_date(text)


def event_interval(event: Event) -> Interval:
    """An event's start and end, if it has any.

    Raises:
        BadDate: if one is invalid.
    """
    return Interval(
        parse_edtf_date(event.start) if event.start else None,
        parse_edtf_date(event.end) if event.end and event.end != OPEN else None,
    )


def _interval_bounds(interval: Interval) -> Bounds:
    return Bounds(interval.start.first if interval.start else None, interval.end.last if interval.end else None)


def precision(event: Event) -> Precision:
    """The precision of an event's time."""
    if event.date:
        unit = parse_edtf_date(event.date).unit
        return Precision.PART if event.part and unit == "month" else Precision(unit)
    if event.start or event.end:
        return Precision.SPAN
    if event.period:
        return Precision.PERIOD
    return Precision.NEIGHBOURS if event.after or event.before else Precision.NONE


def event_times(graph: Graph) -> dict[str, EventTime]:
    """The time of every event, in chronological order.

    Undated events are bounded by their neighbours and by ``as_of``: past and ongoing events began by then,
    future ones did not. One pass in each direction is enough, since the checker requires chronological order.

    Raises:
        BadDate: if an event has an invalid date.
    """
    earliest: dict[str, Day | None] = {}
    latest: dict[str, Day | None] = {}
    as_of = Day.from_date(graph.article.as_of)
    stated = {id: own_bounds(event) for id, event in graph.events.items()}
    for id, event in graph.events.items():
        own = stated[id]
        to_come = as_of if event.status in FUTURE_STATUSES else None
        bound = own.earliest if own else _neighbour(event.after, earliest, graph, 0)
        earliest[id] = bound if event.date else _last((bound, to_come))
    for id, event in reversed(graph.events.items()):
        own = stated[id]
        past = None if event.status in (*FUTURE_STATUSES, "cancelled") else as_of
        bound = own.latest if own else _neighbour(event.before, latest, graph, 1)
        latest[id] = bound if event.date else _first((bound, past))
    return {
        id: EventTime(id, Bounds(earliest[id], latest[id]), precision(event)) for id, event in graph.events.items()
    }


def is_ahead(graph: Graph, event: Event) -> bool:
    """Whether an event is, or would have been, after the article's day.

    Raises:
        BadDate: if its date is invalid.
    """
    own = own_bounds(event) if event.status == "cancelled" else None
    is_cancelled_ahead = bool(own and own.earliest and own.earliest > Day.from_date(graph.article.as_of))
    return event.status in FUTURE_STATUSES or is_cancelled_ahead


def bounds(graph: Graph, id: str) -> Bounds:
    """The bounds of one event; `event_times` computes all of them at once."""
    return event_times(graph)[id].bounds


def listed_date(graph: Graph, event: Event) -> str | None:
    """The date under whose year an event is listed: its own, the first of several, or that which it comes after."""
    first, slash, _ = (event.period or "").partition("/")
    period = "" if slash and first == OPEN else first
    after = event.after if event.after not in graph.events else None
    return event.date or event.start or period or after or None


def own_bounds(event: Event) -> Bounds | None:
    """The bounds of an event's own date, start and end, or period.

    Raises:
        BadDate: if it is invalid.
    """
    if event.date:
        return parse_date(event.date, event.part)
    if event.start or event.end:
        return _interval_bounds(event_interval(event))
    return parse_period(event.period) if event.period else None


def _neighbour(bound: str | None, known: dict[str, Day | None], graph: Graph, side: int) -> Day | None:
    """The earliest (side 0) or latest (side 1) day of a neighbour, which is an event or a date."""
    if bound is None:
        return None
    return known.get(bound) if bound in graph.events else parse_date(bound)[side]


def _first(days: Iterable[Day | None]) -> Day | None:
    return min((day for day in days if day), default=None)


def _last(days: Iterable[Day | None]) -> Day | None:
    return max((day for day in days if day), default=None)
