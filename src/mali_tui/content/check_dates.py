"""What is wrong with when events are said to have been."""

from __future__ import annotations

from mali_tui.content.chronology import BadDate, Bounds, bounds, parse_date, parse_period
from mali_tui.content.model import Event, Graph
from mali_tui.content.problem import nearest
from mali_tui.content.source import Source

TO_COME = ("scheduled", "expected")


def check_dates(graph: Graph, source: Source) -> None:
    """Dates that are none, neighbours that are not, and an order of the file that contradicts the dates."""
    sound = [id for id, event in graph.events.items() if _check_when(graph, source, id, event)]
    if len(sound) == len(graph.events):
        _check_order(graph, source)


def _check_when(graph: Graph, source: Source, id: str, event: Event) -> bool:
    before = len(source.problems)
    given = [name for name in ("date", "period") if getattr(event, name)]
    if event.after or event.before:
        given.append("after/before")
    at = source.key_at("events", id)
    if len(given) > 1:
        source.report(at, f"the event {id} has {' and '.join(given)}", "Keep one of them.")
    if not given and event.status != "expected":
        source.report(at, f"nothing says when the event {id} was", "Add date, period, after or before.")
    if event.part and not (event.date and event.date.count("-") == 1):
        source.report(
            source.at("events", id, "part"), f"part is {event.part} of no month", "Give a date like 2021-11."
        )
    for field, parse in (("date", parse_date), ("period", parse_period)):
        value = getattr(event, field)
        if value is not None:
            _check_date(source, id, field, value, parse)
    for field in ("after", "before"):
        value = getattr(event, field)
        if value is not None and value not in graph.events:
            _check_neighbour(graph, source, id, field, value)
    return len(source.problems) == before


def _check_date(source: Source, id: str, field: str, value: str, parse: object) -> None:
    try:
        parse(value)  # type: ignore[operator]
    except BadDate:
        example = "1994, 2013-01 or 2021-11-10" if field == "date" else "2021 or ../2021"
        source.report(source.at("events", id, field), f"{field} is {value}", f"Write it as {example}.")


def _check_neighbour(graph: Graph, source: Source, id: str, field: str, value: str) -> None:
    try:
        parse_date(value)
    except BadDate:
        cure = nearest(value, graph.events)
        source.report(source.at("events", id, field), f"{field} is {value}, neither an event nor a date", cure)


def _check_order(graph: Graph, source: Source) -> None:
    """Events stand in the order of time; then rings of after and before cannot be."""
    places = {id: place for place, id in enumerate(graph.events)}
    for id, event in graph.events.items():
        for field, neighbour, side in (("after", event.after, 1), ("before", event.before, -1)):
            if neighbour in places and (places[id] - places[neighbour]) * side <= 0:
                message = f"{id} is said to be {field} {neighbour}, but the file has them the other way round"
                source.report(source.at("events", id, field), message, "Put the events into the order of time.")
                return
    latest_start = Bounds(None, None)
    previous = ""
    for id, event in graph.events.items():
        span = bounds(graph, id)
        at = source.key_at("events", id)
        if event.date and latest_start.earliest and span.latest and span.latest < latest_start.earliest:
            message = f"{id} ({event.date}) stands after {previous}, but was before it"
            source.report(at, message, "Put the events into the order of time.")
        if event.date and (
            latest_start.earliest is None or (span.earliest and span.earliest > latest_start.earliest)
        ):
            latest_start, previous = span, id
        if event.date and event.status in TO_COME and span.latest and span.latest < graph.article.as_of:
            source.report(at, f"{id} is {event.status}, but in the past", "Check its date or its status.")
        if event.date and event.status == "happened" and span.earliest and span.earliest > graph.article.as_of:
            source.report(at, f"{id} is said to have happened, but later", "Check its date or its status.")
