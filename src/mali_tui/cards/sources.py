"""The sources of an event or a claim, and the public record on an event: beside what the article says."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.cards.citation import citation
from mali_tui.cards.model import Field, Item, Piece
from mali_tui.i18n.wording import Wording


def sources_field(wording: Wording, ids: Iterable[str]) -> Field:
    """Sources in the order given, which is strongest first."""
    sources = wording.explainer.graph.sources
    items = tuple(Item(citation(wording, sources[id]), source=id) for id in ids)
    return Field("sources", wording("sources.label"), items, "entries", heading=wording("sources.heading"))


def record_field(wording: Wording, event: str) -> Field | None:
    """How the public record differs from the article on an event, or that no public source was found."""
    record = wording.explainer.graph.events[event].record
    if record is None or record.agrees == "yes":
        return None
    text = wording.edition.events[event].record
    if not text and record.agrees == "unverified":
        text = wording("sources.unverified")
    items = (Item((Piece(text),), "record"),) if text else ()
    return Field("record", wording("sources.record"), items, "entries", heading=wording("sources.record_heading"))
