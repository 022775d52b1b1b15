"""The card of a source: what is known of it, where it leads, and what it is cited for."""

from __future__ import annotations

from mali_tui.cards.citation import source_details
from mali_tui.cards.items import claim_items, event_items
from mali_tui.cards.model import Card, Field, FieldBuilder, Item, Piece, build_fields
from mali_tui.cards.since import later_item
from mali_tui.content.urls import ascii_url, shown_url
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

MAX_SHOWN_URL = 300  # characters of a URL on its card; the link itself is whole


def source_card(wording: Wording, id: str) -> Card:
    """A source's publisher and title, what else is known of it, and its fields."""
    source = wording.explainer.graph.sources[id]
    return Card(
        Location("source", id),
        title=source.name,
        is_isolated=True,
        sign="source",
        facts=tuple(Piece(detail) for detail in source_details(wording, source)),
        explanation=wording("sources.not_article"),
        fields=build_fields(FIELDS, wording, id),
    )


def _url(wording: Wording, id: str) -> Field:
    """Where it leads."""
    url = ascii_url(wording.explainer.graph.sources[id].url)
    items = (_url_item(url),)
    return Field("url", wording("sources.leads_to"), items, "titles", heading=wording("sources.leads_to_heading"))


def _archive_copy(wording: Wording, id: str) -> Field | None:
    """Where an archive keeps a copy of it."""
    archived = wording.explainer.graph.sources[id].archived
    if archived is None:
        return None
    items = (_url_item(ascii_url(archived)),)
    return Field("archived", wording("sources.copy"), items, "titles", heading=wording("sources.copy_heading"))


def _url_item(url: str) -> Item:
    return Item((Piece(shown_url(url, MAX_SHOWN_URL), url=url, is_isolated=True),))


def _copy_of(wording: Wording, id: str) -> Field | None:
    """Whose text it repeats."""
    origin = wording.explainer.graph.sources[id].copy_of
    if origin is None:
        return None
    items = (Item((Piece(" ".join(origin.split()), is_isolated=True),)),)
    return Field("copy_of", wording("sources.repeats"), items, heading=wording("sources.repeats_heading"))


def _events(wording: Wording, id: str) -> Field:
    """The events that it is cited for."""
    items = event_items(wording, wording.explainer.events_of_source.get(id, ()))
    return Field(
        "events", wording("sources.cited_for"), items, "entries", heading=wording("sources.cited_for_heading")
    )


def _claims(wording: Wording, id: str) -> Field:
    """The claims that it is cited for."""
    items = claim_items(wording, wording.explainer.claims_of_source.get(id, ()))
    return Field(
        "claims", wording("sources.cited_for"), items, "sentences", heading=wording("sources.cited_for_heading")
    )


def _since(wording: Wording, id: str) -> Field:
    """The later events that it is cited for."""
    later = wording.explainer.since_of_source.get(id, ())
    items = tuple(later_item(wording, event) for event in later)
    return Field("since", wording("since.label"), items, "entries", heading=wording("since.heading"))


FIELDS: tuple[FieldBuilder, ...] = (_url, _archive_copy, _copy_of, _events, _claims, _since)
"""In the order in which they are shown."""
