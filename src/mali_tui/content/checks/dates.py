"""Check the dates and the order of events."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from graphlib import CycleError, TopologicalSorter

from msgspec.structs import replace

from mali_tui.content.calendar import Day
from mali_tui.content.checks.graph import ids
from mali_tui.content.checks.order import OutOfOrder, find_out_of_order
from mali_tui.content.chronology import (
    FUTURE_STATUSES,
    BadDate,
    event_interval,
    event_times,
    own_bounds,
    parse_date,
    parse_period,
)
from mali_tui.content.edtf import OPEN, parse_edtf_date
from mali_tui.content.model import Event, Graph
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import shorten

DATE_CURE = "Write it as 1994, 2013-01 or 2021-11-10."
MAX_CYCLES = 2  # each needs another search, and one usually shows what is wrong
_MAY_BE_UNDATED = ("expected", "cancelled")


def check_dates(graph: Graph, file: YamlFile) -> None:
    """Report invalid dates, unknown neighbours, and an order of the file that contradicts the dates.

    An event whose date has been reported counts as undated from there on, so that no other is reported for it.
    """
    _check_article(graph, file)
    dated = {id: event for id, event in graph.events.items() if _check_when(graph, file, id, event)}
    sound = _without_times(graph, [id for id in graph.events if id not in dated])
    in_ring = _check_cycles(sound, file)
    _check_neighbours(sound, file, in_ring)
    sound = _without_times(sound, _check_status(sound, file))
    sound = _without_times(sound, _check_order(sound, file))
    _check_bounds(sound, file)


def _check_article(graph: Graph, file: YamlFile) -> None:
    """Check that the article is updated and corrected after it has appeared."""
    article = graph.article
    days: dict[Where, date] = {("article", "corrections", id): day for id, day in article.corrections.items()}
    if article.updated:
        days["article", "updated"] = article.updated
    for path, day in days.items():
        if day < article.published:
            message = f"{path[-1]} is {day.isoformat()}, before the article was published"
            file.report(file.position_of_value(*path), message, "Correct one of the two dates.")


def _without_times(graph: Graph, blamed: Collection[str]) -> Graph:
    """The graph with some of its events undated."""
    if not blamed:
        return graph
    undated = {id: Event(graph.events[id].status) for id in blamed}
    return replace(graph, events={id: undated.get(id, event) for id, event in graph.events.items()})


def describe_bad_date(field: str, text: str, error: BadDate) -> str:
    """What is wrong with a date, for a message."""
    return f"{field} is {shorten(text)}" + (f", but {error.reason}" if error.reason else "")


def describe_out_of_order(wrong: OutOfOrder, date: str | None) -> str:
    """How a date contradicts the order of its list, for a message."""
    if wrong.is_too_early:
        return f"{wrong.id} ({date}) is listed after {wrong.other}, which is later"
    return f"{wrong.id} ({date}) is listed before {wrong.other}, which is earlier"


# ── One event ────────────────────────────────────────────────────────────────────────────────


def _check_when(graph: Graph, file: YamlFile, id: str, event: Event) -> bool:
    """Whether an event's time is valid; reports invalid, missing, duplicate and impossible times."""
    given = ["date"] if event.date is not None else []
    if event.start is not None or event.end is not None:
        given.append("start or end")
    if event.period is not None:
        given.append("period")
    if event.after is not None or event.before is not None:
        given.append("after or before")
    if len(given) > 1:
        message = f"the event {id} has {' and '.join(given)}"
        file.report(file.position_of_key("events", id), message, "Keep one of them.")
    if not given and event.status not in _MAY_BE_UNDATED:
        message = f"the event {id} has no date"
        file.report(file.position_of_key("events", id), message, "Add `date:`, `period:`, `after:` or `before:`.")
    end = None if event.end == OPEN else event.end
    readable = [
        _check_form(file, id, "date", event.date, parse_date, DATE_CURE),
        _check_form(file, id, "start", event.start, parse_date, DATE_CURE),
        _check_form(file, id, "end", end, parse_date, "Write it as 1994, 2013-01, 2021-11-10 or .. (open)."),
        _check_form(file, id, "period", event.period, parse_period, "Write it as 1964/2008, 2021 or ../2021."),
        _check_neighbour(graph, file, id, "after", event.after),
        _check_neighbour(graph, file, id, "before", event.before),
    ]
    if event.part and not (event.date and _is_month(event.date)):
        message = f"part is {event.part}, but the date is not a month"
        file.report(
            file.position_of_value("events", id, "part"), message, "Give a date like 2021-11, or remove `part:`."
        )
    return all(readable) and _check_possible(graph, file, id, event)


def _is_month(text: str) -> bool:
    try:
        return parse_edtf_date(text).unit == "month"
    except BadDate:
        return False


def _check_possible(graph: Graph, file: YamlFile, id: str, event: Event) -> bool:
    """Whether an event's own bounds leave it any day; those that are other events are checked later."""
    start, end = event_interval(event)
    if start and end and end.last < start.first:
        message = f"{id} would end ({event.end}) before its start ({event.start})"
        file.report(file.position_of_value("events", id, "end"), message, "Swap them, or correct one.")
        return False
    if event.after in graph.events or event.before in graph.events or not (event.after and event.before):
        return True
    after, before = parse_date(event.after).earliest, parse_date(event.before).latest
    if after and before and before < after:
        message = f"nothing can be both after {event.after} and before {event.before}"
        file.report(file.position_of_value("events", id, "after"), message, "Swap them, or correct one.")
        return False
    return True


def _check_form(
    file: YamlFile, id: str, field: str, value: str | None, parse: Callable[[str], object], fix: str
) -> bool:
    if value is None:
        return True
    try:
        parse(value)
    except BadDate as error:
        file.report(file.position_of_value("events", id, field), describe_bad_date(field, value, error), fix)
        return False
    return True


def _check_neighbour(graph: Graph, file: YamlFile, id: str, field: str, value: str | None) -> bool:
    if value is None or value in graph.events:
        return True
    try:
        parse_date(value)
    except BadDate as error:
        known = ids(file, "events")
        at = file.position_of_value("events", id, field)
        if error.reason:
            file.report(at, describe_bad_date(field, value, error), DATE_CURE)
        elif value not in known and ("events", value) not in file.unknown:  # else its own entry has been reported
            message = f"{field} is {shorten(value)}, neither an event nor a date"
            file.report_unknown(at, message, value, known)
        return False
    return True


# ── All of them ──────────────────────────────────────────────────────────────────────────────


def _check_cycles(graph: Graph, file: YamlFile) -> set[str]:
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
            file.report(file.position_of_key("events", first), message, "Remove one `after:` or `before:`.")
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


def _check_neighbours(graph: Graph, file: YamlFile, in_ring: set[str]) -> None:
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
                file.report(
                    file.position_of_value("events", id, field), message, "Put the events in chronological order."
                )


def _check_status(graph: Graph, file: YamlFile) -> set[str]:
    """Past events are dated before ``as_of``, future events after it; the ids of those that aren't are returned."""
    as_of, blamed = Day.from_date(graph.article.as_of), set()
    for id, event in graph.events.items():
        own = own_bounds(event)
        if own is None:
            continue
        earliest, latest = own
        field = "date" if event.date else "period" if event.period else "start" if event.start else "end"
        if event.status in FUTURE_STATUSES and latest and latest < as_of:
            message = f"{id} is {event.status}, but is dated before {graph.article.as_of}"
        elif event.status == "ongoing" and event.end and latest and latest < as_of:
            message, field = f"{id} is ongoing, but ends before {graph.article.as_of}", "end"
        elif event.status not in (*FUTURE_STATUSES, "cancelled") and earliest and earliest > as_of:
            said = "has happened" if event.status == "happened" else f"is {event.status}"
            message = f"{id} {said}, but is dated after {graph.article.as_of}"
        else:
            continue
        blamed.add(id)
        file.report(file.position_of_value("events", id, field), message, "Check its date or its status.")
    return blamed


def _check_order(graph: Graph, file: YamlFile) -> set[str]:
    """Dated events are listed in chronological order; the ids of those that aren't are returned."""
    stated = {id: event.date or event.start for id, event in graph.events.items()}
    days: dict[str, tuple[Day, Day]] = {}
    for id, text in stated.items():
        if text:
            first, last = parse_date(text, graph.events[id].part)
            assert first and last
            days[id] = first, last
    blamed = set()
    for wrong in find_out_of_order(days):
        blamed.add(wrong.id)
        message = describe_out_of_order(wrong, stated[wrong.id])
        file.report(file.position_of_key("events", wrong.id), message, "Put the events in chronological order.")
    return blamed


def _check_bounds(graph: Graph, file: YamlFile) -> None:
    """Check that an event's neighbours leave a day for it; what follows from one without is not reported."""
    blamed: set[str] = set()
    for moment in event_times(graph).values():
        earliest, latest = moment.bounds
        event = graph.events[moment.event]
        placed = "after" if event.after else "before" if event.before else ""
        if placed and earliest and latest and latest < earliest:
            blamed.add(moment.event)
            if event.after in blamed:
                continue
            message = f"{moment.event} would be after {earliest.isoformat()} and before {latest.isoformat()}"
            file.report(
                file.position_of_value("events", moment.event, placed),
                message,
                "Check its dates and those of its neighbours.",
            )
