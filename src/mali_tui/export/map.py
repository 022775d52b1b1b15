"""The places of the explainer as printed, each with the events there."""

from __future__ import annotations

from mali_tui.export.document import DocumentSection, List, ListEntry, Text
from mali_tui.export.list_items import printed_event
from mali_tui.export.wording import PrintWording


def map_part(wording: PrintWording) -> DocumentSection | None:
    """Every place that has events; None if there are none."""
    explainer = wording.explainer
    items = tuple(
        ListEntry(
            (Text(wording.edition.places[id], "strong"),),
            items=tuple(printed_event(wording, event) for event in explainer.events_of_place[id]),
        )
        for id in explainer.graph.places
        if id in explainer.events_of_place
    )
    if not items:
        return None
    return DocumentSection(wording("views.map"), (List(items),), name="map")
