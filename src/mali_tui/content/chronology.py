"""When events may have been: the earliest and the latest day that the article's dates and its order allow."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from mali_tui.content.model import Event, Graph

_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PERIOD = re.compile(r"(\.\./)?(\d{4})")


class BadDate(ValueError):
    """Not a date, a month, a year or a period, or one that no calendar has."""


class Bounds(NamedTuple):
    """The first and the last day that an event may fall on; None leaves that side open."""

    earliest: date | None
    latest: date | None


def parse_date(text: str, part: str | None = None) -> Bounds:
    """``1994``, ``2013-01`` (with a ``part`` of the month) or ``2021-11-10`` as the days that it may mean.

    Raises:
        BadDate: where it is none of these.
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise BadDate(text)
    year, month, day = (int(number) if number else None for number in match.groups())
    assert year is not None
    try:
        if month is None:
            return Bounds(date(year, 1, 1), date(year, 12, 31))
        last = calendar.monthrange(year, month)[1]
        if day is not None:
            return Bounds(date(year, month, day), date(year, month, day))
        first, end = _PARTS[part] if part else (1, last)
        return Bounds(date(year, month, first), date(year, month, min(end, last)))
    except ValueError as error:  # IllegalMonthError is one
        raise BadDate(text) from error


def parse_period(text: str) -> Bounds:
    """``2021``, or ``../2021`` for all the time up to its end.

    Raises:
        BadDate: where it is neither.
    """
    match = _PERIOD.fullmatch(text)
    if not match:
        raise BadDate(text)
    year = int(match[2])
    return Bounds(None if match[1] else date(year, 1, 1), date(year, 12, 31))


def bounds(graph: Graph, id: str) -> Bounds:
    """When an event may have been, counting its neighbours in and the day from which all is seen.

    The events must be in the order of time, as the checker sees to; else neighbours may lead round in a ring.

    Raises:
        BadDate: where it, or an event it is placed by, has a bad date.
    """
    as_of = graph.article.as_of
    earliest, latest = _earliest(graph, id), _latest(graph, id)
    if graph.events[id].date:
        return Bounds(earliest, latest)
    if graph.events[id].status in ("expected", "scheduled"):
        return Bounds(max(earliest or as_of, as_of), latest)
    return Bounds(earliest, min(latest or as_of, as_of))


def _own(event: Event) -> Bounds | None:
    """What an event's own date or period says."""
    if event.date:
        return parse_date(event.date, event.part)
    return parse_period(event.period) if event.period else None


def _earliest(graph: Graph, id: str) -> date | None:
    event = graph.events[id]
    if own := _own(event):
        return own.earliest
    if event.after is None:
        return None
    return _earliest(graph, event.after) if event.after in graph.events else parse_date(event.after).earliest


def _latest(graph: Graph, id: str) -> date | None:
    event = graph.events[id]
    if own := _own(event):
        return own.latest
    if event.before is None:
        return None
    return _latest(graph, event.before) if event.before in graph.events else parse_date(event.before).latest
