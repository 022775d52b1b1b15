"""The timeline as printed: what had happened by the article's day, and what was still to come."""

from __future__ import annotations

from mali_tui.content.chronology import is_ahead
from mali_tui.export.cards import card_section
from mali_tui.export.document import DocumentSection
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def timeline_part(wording: PrintWording) -> DocumentSection:
    """Every event in chronological order, split at the day of the article."""
    graph = wording.explainer.graph
    so_far = [id for id, event in graph.events.items() if not is_ahead(graph, event)]
    to_come = [id for id, event in graph.events.items() if is_ahead(graph, event)]
    when = wording.as_of()
    parts = [
        _period(wording, "so-far", wording("print.so_far", date=when), so_far),
        _period(wording, "to-come", wording("print.to_come", date=when), to_come),
        later_events_part(wording),
    ]
    return DocumentSection(
        wording("print.timeline"), parts=tuple(part for part in parts if part.parts), name="timeline"
    )


def later_events_part(wording: PrintWording) -> DocumentSection:
    """What has happened since the article's day, as far as it is to be printed."""
    later = [Location("since", id) for id in wording.explainer.graph.since if id in wording.later]
    title = wording("since.until_full", date=wording.since_until())
    return DocumentSection(title, parts=tuple(card_section(wording, location) for location in later), name="since")


def _period(wording: PrintWording, name: str, title: str, ids: list[str]) -> DocumentSection:
    return DocumentSection(title, parts=tuple(card_section(wording, Location("event", id)) for id in ids), name=name)
