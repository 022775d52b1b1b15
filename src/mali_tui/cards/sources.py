"""The sources of an event or a claim, and the public record on an event: beside what the article says."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from mali_tui.cards.citation import citation
from mali_tui.cards.model import Field, Item, Piece
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location


def sources_field(wording: Wording, ids: Iterable[str]) -> Field:
    """Sources in the order given, which is strongest first."""
    sources = wording.explainer.graph.sources
    items = tuple(Item(_with_link(citation(wording, sources[id]), id), "source", source=id) for id in ids)
    return Field("sources", wording("sources.label"), items, "entries", heading=wording("sources.heading"))


def _with_link(pieces: tuple[Piece, ...], source: str) -> tuple[Piece, ...]:
    """A citation whose first words lead to the source's card, from where the keys are in a page."""
    return (replace(pieces[0], to=Location("source", source)), *pieces[1:])


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
