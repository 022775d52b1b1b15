"""Check the later events: their dates and order, and the outcomes of forecasts and expected events."""

from __future__ import annotations

from mali_tui.content.calendar import Day
from mali_tui.content.checks.dates import DATE_CURE, describe_bad_date, describe_out_of_order
from mali_tui.content.checks.order import find_out_of_order
from mali_tui.content.chronology import FUTURE_STATUSES, BadDate, parse_date
from mali_tui.content.model import Graph
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.yaml_file import YamlFile


def check_since(graph: Graph, file: YamlFile) -> None:
    """Report the problems of the graph's later events to its file."""
    _check_until(graph, file)
    days = {id: days for id, later in graph.since.items() if (days := _check_date(graph, file, id, later.date))}
    for wrong in find_out_of_order(days):
        message = describe_out_of_order(wrong, graph.since[wrong.id].date)
        file.report(file.position_of_key("since", wrong.id), message, "Put them in chronological order.")
    _check_targets(graph, file)
    if graph.since and not file.has_errors:
        _check_missing_outcomes(graph, file)


def _check_date(graph: Graph, file: YamlFile, id: str, date: str) -> tuple[Day, Day] | None:
    """The days of a later event; None if they are reported, so that no other is blamed for it."""
    try:
        earliest, latest = parse_date(date)
    except BadDate as error:
        at = file.position_of_value("since", id, "date")
        file.report(at, describe_bad_date("date", date, error), DATE_CURE)
        return None
    assert earliest and latest
    if latest <= Day.from_date(graph.article.as_of):
        message = f"{id} is not after {graph.article.as_of}, the date of the article"
        fix = "Check the date, or make it one of the events."
    elif graph.since_until and earliest > Day.from_date(graph.since_until):
        message = f"{id} is later than since_until ({graph.since_until})"
        fix = "Check the date, or set `since_until:` to a later day."
    else:
        return earliest, latest
    file.report(file.position_of_value("since", id, "date"), message, fix)
    return None


def _check_until(graph: Graph, file: YamlFile) -> None:
    until = graph.since_until
    if graph.since and until is None and not file.data.get("since_until"):
        message = "since_until is missing"
        file.report(file.position_of_key("since"), message, "Add `since_until:` with a date.")
    if until and until <= graph.article.as_of:
        message = f"since_until is not after {graph.article.as_of}, the date of the article"
        file.report(file.position_of_value("since_until"), message, "Check the date.")


def _check_targets(graph: Graph, file: YamlFile) -> None:
    """Check that each item of ``of`` names either a claim or an event, and none twice."""
    for id, later in graph.since.items():
        seen: set[tuple[str | None, str | None]] = set()
        for number, target in enumerate(later.of):
            where: Where = ("since", id, "of", number)
            named = (target.claim, target.event)
            if (target.claim is None) == (target.event is None):
                message = f"number {number + 1} of {id} does not name either a claim or an event"
                file.report(file.position_of_value(*where), message, "Give it one of them.")
            elif named in seen:
                message = f"{target.claim or target.event} is listed twice"
                file.report(file.position_of_value(*where), message, "Remove one of them.")
            seen.add(named)


def _check_missing_outcomes(graph: Graph, file: YamlFile) -> None:
    """Warn about forecasts and expected events of which nothing says what came."""
    outcomes = [target for later in graph.since.values() for target in later.of if target.outcome]
    claims, events = {target.claim for target in outcomes}, {target.event for target in outcomes}
    fix = "Add it with its `outcome:` to the `of:` of a later event."
    for id, claim in graph.claims.items():
        if claim.kind == "forecast" and id not in claims:
            file.warn(file.position_of_key("claims", id), f"the forecast {id} has no outcome", fix)
    for id, event in graph.events.items():
        if event.status in FUTURE_STATUSES and id not in events:
            file.warn(file.position_of_key("events", id), f"the event {id} has no outcome", fix)
