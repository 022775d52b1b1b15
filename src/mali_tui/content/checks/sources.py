"""Check the sources: their URLs, dates and languages, and whether anything names them."""

from __future__ import annotations

import re

from mali_tui.content.checks.dates import DATE_CURE, describe_bad_date
from mali_tui.content.edtf import BadDate, is_iso_8601
from mali_tui.content.model import Graph
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import shorten
from mali_tui.content.urls import find_url_problem, tracking_parameters

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_sources(graph: Graph, file: YamlFile) -> None:
    """Report the problems of the graph's sources to its file."""
    ids_by_url: dict[str, str] = {}
    for id, entry in graph.sources.items():
        for field, url in (("url", entry.url), ("archived", entry.archived)):
            if url is not None:
                _check_url(file, id, field, url)
        if (other := ids_by_url.setdefault(entry.url, id)) != id:
            message = f"the source {id} has the same URL as {other}"
            file.warn(file.position_of_value("sources", id, "url"), message, "Keep one of the two.")
        if entry.date is not None:
            _check_date(file, id, entry.date)
        if entry.language is not None and not _LANGUAGE.fullmatch(entry.language):
            at = file.position_of_value("sources", id, "language")
            file.report(at, f"language is {shorten(entry.language)}", "Use a code such as en, ar or pt-br.")


def _check_date(file: YamlFile, id: str, date: str) -> None:
    """Check that a date is one of ISO 8601, which citations can give."""
    try:
        problem = "" if is_iso_8601(date) and "T" not in date else f"date is {shorten(date)}"
    except BadDate as error:
        problem = describe_bad_date("date", date, error)
    if problem:
        file.report(file.position_of_value("sources", id, "date"), problem, DATE_CURE)


def _check_url(file: YamlFile, id: str, field: str, url: str) -> None:
    if problem := find_url_problem(url):
        file.report(file.position_of_value("sources", id, field), problem.message, problem.fix)
        return
    for name in tracking_parameters(url):
        at = file.find(name, "sources", id, field)
        file.warn(at, f"{shorten(name)} only tracks readers", "Remove it from the URL.")


def check_unused_sources(graph: Graph, file: YamlFile) -> None:
    """Warn about the sources that nothing names."""
    used = {id for claim in graph.claims.values() for id in claim.sources}
    used.update(id for event in graph.events.values() for id in event.sources)
    used.update(id for later in graph.since.values() for id in later.sources)
    for id in graph.sources:
        if id not in used:
            at = file.position_of_key("sources", id)
            file.warn(at, f"the source {id} is not used", "Add it to the sources of a claim or an event.")
