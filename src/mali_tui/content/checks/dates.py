"""Check the dates and the order of events."""

from __future__ import annotations

from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter

from msgspec.structs import replace

from mali_tui.content.checks.graph import ids
from mali_tui.content.chronology import (
    FUTURE_STATUSES,
    BadDate,
    Bounds,
    event_times,
    own_bounds,
    parse_date,
    parse_period,
)
from mali_tui.content.model import Event, Graph
from mali_tui.content.parsing.source import YamlFile
from mali_tui.content.problems import shorten

MAX_CYCLES = 2  # each needs another search, and one usually shows what is wrong


def check_dates(graph: Graph, source: YamlFile) -> None:
    """Report invalid dates, unknown neighbours, and an order of the file that contradicts the dates."""
    dated = {id: event for id, event in graph.events.items() if _check_when(graph, source, id, event)}
    undated = {id: Event(event.status) for id, event in graph.events.items()}
    sound = replace(graph, events=undated | dated)  # in the order of the file
    in_ring = _check_cycles(sound, source)
    _check_neighbours(sound, source, in_ring)
    _check_bounds(sound, source)
    _check_order(sound, source)
    _check_status(sound, source)


# ── One event ────────────────────────────────────────────────────────────────────────────────


def _check_when(graph: Graph, source: YamlFile, id: str, event: Event) -> bool:
    """Whether an event's time is valid; reports invalid, missing and duplicate times."""
    given = [name for name in ("date", "period") if getattr(event, name) is not None]
    if event.after is not None or event.before is not None:
        given.append("after or before")
    if len(given) > 1:
        message = f"the event {id} has {' and '.join(given)}"
        source.report(source.position_of_key("events", id), message, "Keep one of them.")
    if not given and event.status != "expected":
        message = f"the event {id} has no date"
        source.report(source.position_of_key("events", id), message, "Add `date:`, `period:`, `after:` or `before:`.")
    if event.part and (event.date is None or event.date.count("-") != 1):
        message = f"part is {event.part}, but the date is not a month"
        source.report(
            source.position_of_value("events", id, "part"), message, "Give a date like 2021-11, or remove `part:`."
        )
    readable = [
        _check_form(source, id, "date", event.date, parse_date, "1994, 2013-01 or 2021-11-10"),
        _check_form(source, id, "period", event.period, parse_period, "2021 or ../2021"),
        _check_neighbour(graph, source, id, "after", event.after),
        _check_neighbour(graph, source, id, "before", event.before),
    ]
    return all(readable)


def _check_form(
    source: YamlFile, id: str, field: str, value: str | None, parse: Callable[[str], Bounds], example: str
) -> bool:
    if value is None:
        return True
    try:
        parse(value)
    except BadDate:
        source.report(
            source.position_of_value("events", id, field), f"{field} is {shorten(value)}", f"Write it as {example}."
        )
        return False
    return True


def _check_neighbour(graph: Graph, source: YamlFile, id: str, field: str, value: str | None) -> bool:
    if value is None or value in graph.events:
        return True
    try:
        parse_date(value)
    except BadDate:
        known = ids(source, "events")
        if value not in known:  # else its own entry has been reported
            message = f"{field} is {shorten(value)}, neither an event nor a date"
            source.report_unknown(source.position_of_value("events", id, field), message, value, known)
        return False
    return True


# ── All of them ──────────────────────────────────────────────────────────────────────────────


def _check_cycles(graph: Graph, source: YamlFile) -> set[str]:
    """Report events that precede each other in a cycle, and return them."""
    earlier = _earlier(graph)
    found: set[str] = set()
    for _ in range(MAX_CYCLES):
        try:
            TopologicalSorter(earlier).prepare()
        except CycleError as error:
            ring: list[str] = error.args[1]
            first = next(id for id in graph.events if id in ring)
            message = f"these events come before each other in a cycle: {shorten(', '.join(ring))}"
            source.report(source.position_of_key("events", first), message, "Remove one `after:` or `before:`.")
            found.update(ring)
            for id in ring:
                earlier[id] = earlier[id] - set(ring)
        else:
            break
    return found


def _earlier(graph: Graph) -> dict[str, set[str]]:
    """The events that each event comes after, by its own fields or by theirs."""
    earlier: dict[str, set[str]] = {id: set() for id in graph.events}
    for id, event in graph.events.items():
        if event.after in earlier:
            earlier[id].add(event.after)
        if event.before in earlier:
            earlier[event.before].add(id)
    return earlier


def _check_neighbours(graph: Graph, source: YamlFile, in_ring: set[str]) -> None:
    """Events are listed after those they come after."""
    places = {id: place for place, id in enumerate(graph.events)}
    for id, event in graph.events.items():
        for field, neighbour in (("after", event.after), ("before", event.before)):
            if neighbour not in places or {id, neighbour} <= in_ring:
                continue
            is_behind = places[neighbour] > places[id]
            if is_behind == (field == "after"):
                message = (
                    f"{id} has `{field}: {neighbour}`, but is listed {'before' if field == 'after' else 'after'} it"
                )
                source.report(
                    source.position_of_value("events", id, field), message, "Put the events in chronological order."
                )


def _check_bounds(graph: Graph, source: YamlFile) -> None:
    """An event's neighbours leave at least one possible day for it."""
    for moment in event_times(graph).values():
        earliest, latest = moment.bounds
        event = graph.events[moment.event]
        placed = "after" if event.after else "before" if event.before else ""
        if placed and earliest and latest and latest < earliest:
            message = f"{moment.event} would be after {earliest} and before {latest}"
            source.report(
                source.position_of_value("events", moment.event, placed),
                message,
                "Check its dates and those of its neighbours.",
            )


def _check_order(graph: Graph, source: YamlFile) -> None:
    """Dated events are listed in chronological order."""
    latest_start, previous = None, ""
    for id, event in graph.events.items():
        own = own_bounds(event)
        if own is None or event.period:
            continue
        assert own.earliest and own.latest
        if latest_start and own.latest < latest_start:
            message = f"{id} ({event.date}) is listed after {previous}, which is later"
            source.report(source.position_of_key("events", id), message, "Put the events in chronological order.")
        elif latest_start is None or own.earliest > latest_start:
            latest_start, previous = own.earliest, id


def _check_status(graph: Graph, source: YamlFile) -> None:
    """Past events are dated before ``as_of``, future events after it."""
    as_of = graph.article.as_of
    for id, event in graph.events.items():
        own = own_bounds(event)
        if own is None:
            continue
        if event.status in FUTURE_STATUSES and own.latest and own.latest < as_of:
            message = f"{id} is {event.status}, but is dated before {as_of}"
        elif event.status not in FUTURE_STATUSES and own.earliest and own.earliest > as_of:
            said = "is ongoing" if event.status == "ongoing" else "has happened"
            message = f"{id} {said}, but is dated after {as_of}"
        else:
            continue
        field = "date" if event.date else "period"
        source.report(source.position_of_value("events", id, field), message, "Check its date or its status.")
