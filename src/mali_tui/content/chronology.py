"""The earliest and latest possible day of each event, from the article's dates and order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from mali_tui.content.model import Event, Graph

FUTURE_STATUSES = ("scheduled", "expected")
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_PERIOD = re.compile(r"(\.\./)?(\d{4})", re.ASCII)


class BadDate(ValueError):
    """Not a valid date, month, year or period."""


class Bounds(NamedTuple):
    """The first and the last possible day of an event; None means unbounded."""

    earliest: date | None
    latest: date | None


class Precision(Enum):
    """How precisely an event is dated."""

    DAY = "day"
    PART = "part"  # of a month
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"
    NEIGHBOURS = "neighbours"  # after or before another event, or a date
    NONE = "none"


class EventTime(NamedTuple):
    """An event's possible time and its precision."""

    event: str
    bounds: Bounds
    precision: Precision


def parse_date(text: str, part: str | None = None) -> Bounds:
    """``1994``, ``2013-01`` (with a ``part`` of the month) or ``2021-11-10`` as a range of days.

    Raises:
        BadDate: if it is none of these.
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise BadDate(text)
    year, month, day = (int(number) if number else None for number in match.groups())
    assert year is not None
    try:
        if month is None:
            return Bounds(date(year, 1, 1), date(year, 12, 31))
        if day is not None:
            return Bounds(date(year, month, day), date(year, month, day))
        last = 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
        first, end = _PARTS[part] if part else (1, last)
        return Bounds(date(year, month, first), date(year, month, min(end, last)))
    except ValueError as error:
        raise BadDate(text) from error


def parse_period(text: str) -> Bounds:
    """``2021``, or ``../2021`` for all time up to the end of that year.

    Raises:
        BadDate: if it is neither.
    """
    match = _PERIOD.fullmatch(text)
    if not match:
        raise BadDate(text)
    year = parse_date(match[2])
    return Bounds(None, year.latest) if match[1] else year


def precision(event: Event) -> Precision:
    """The precision of an event's time."""
    if event.date:
        exact = (Precision.YEAR, Precision.MONTH, Precision.DAY)[event.date.count("-")]
        return Precision.PART if event.part else exact
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
    earliest: dict[str, date | None] = {}
    latest: dict[str, date | None] = {}
    as_of = graph.article.as_of
    for id, event in graph.events.items():
        own = own_bounds(event)
        to_come = as_of if event.status in FUTURE_STATUSES else None
        bound = own.earliest if own else _neighbour(event.after, earliest, graph, 0)
        earliest[id] = bound if event.date else _last((bound, to_come))
    for id, event in reversed(graph.events.items()):
        own = own_bounds(event)
        past = None if event.status in FUTURE_STATUSES else as_of
        bound = own.latest if own else _neighbour(event.before, latest, graph, 1)
        latest[id] = bound if event.date else _first((bound, past))
    return {
        id: EventTime(id, Bounds(earliest[id], latest[id]), precision(event)) for id, event in graph.events.items()
    }


def bounds(graph: Graph, id: str) -> Bounds:
    """The bounds of one event; `event_times` computes all of them at once."""
    return event_times(graph)[id].bounds


def own_bounds(event: Event) -> Bounds | None:
    """The bounds of an event's own date or period.

    Raises:
        BadDate: if it is invalid.
    """
    if event.date:
        return parse_date(event.date, event.part)
    return parse_period(event.period) if event.period else None


def _neighbour(bound: str | None, known: dict[str, date | None], graph: Graph, side: int) -> date | None:
    """The earliest (side 0) or latest (side 1) day of a neighbour, which is an event or a date."""
    if bound is None:
        return None
    return known.get(bound) if bound in graph.events else parse_date(bound)[side]


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
