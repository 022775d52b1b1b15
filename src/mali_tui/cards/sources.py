"""The sources of an event or a claim, and the public record on an event: beside what the article says."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.cards.model import Field, Item, Piece
from mali_tui.content.model import Source
from mali_tui.content.urls import ascii_url, host
from mali_tui.i18n.wording import Wording


def sources_field(wording: Wording, ids: Iterable[str]) -> Field:
    """Sources in the order given, which is strongest first."""
    items = tuple(_source_item(wording, wording.explainer.graph.sources[id]) for id in ids)
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


def _source_item(wording: Wording, source: Source) -> Item:
    """Publisher and title as a link, then language and date.

    The words for language and date have the direction of the page, so a title in the other direction ends there.
    """
    url, comma = ascii_url(source.url), wording("print.comma")
    title = f"{source.publisher}: {source.title}" if source.title else source.publisher
    details = ""
    if source.language:
        names: dict[str, str] = wording.locale.words("sources.languages")
        name = names.get(source.language) or wording("sources.other_language", code=source.language)
        details += comma + name
    if source.date:
        details += comma + wording("sources.dated", date=wording.date(source.date))
    pieces = [Piece(" ".join(title.split()), url=url)]
    if details:
        pieces.append(Piece(details, is_secondary=True))
    pieces.append(Piece(f" ({host(url)})", is_secondary=True, url=url, only=("screen",)))
    pieces.append(Piece(f" <{url}>", only=("clipboard",)))
    return Item(tuple(pieces))
