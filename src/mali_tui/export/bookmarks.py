"""The reader's bookmarks as printed: each with its name, its address, and the reader's note."""

from __future__ import annotations

from collections.abc import Mapping

from mali_tui.export.document import (
    DocumentBlock,
    DocumentLink,
    DocumentSection,
    Line,
    List,
    ListEntry,
    Text,
    TextParagraph,
)
from mali_tui.export.list_items import printed_claim, printed_event
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location, parse_existing


def bookmarks_part(wording: PrintWording, bookmarks: Mapping[str, str]) -> DocumentSection:
    """Bookmarks, address → note, in the order in which they were set."""
    items = tuple(_item(wording, address, note) for address, note in bookmarks.items())
    blocks: tuple[DocumentBlock, ...] = (
        (List(items),) if items else (TextParagraph((Text(wording("bookmarks.none")),), is_secondary=True),)
    )
    return DocumentSection(wording("bookmarks.title"), blocks, name="bookmarks")


def _item(wording: PrintWording, address: str, note: str) -> ListEntry:
    """A bookmark; its address alone, where the explainer no longer has that Location."""
    location = parse_existing(wording.explainer, address)
    under = (ListEntry((Text(note),)),) if note else ()
    if location is None:
        return ListEntry((Text(address, "address"),), items=under)
    entry = _entry(wording, location)
    return ListEntry((*entry.line, Text(wording("print.comma")), Text(str(location), "address")), entry.sign, under)


def _entry(wording: PrintWording, location: Location) -> ListEntry:
    if location.kind == "claim":
        return printed_claim(wording, location.id)
    if location.kind == "event":
        return printed_event(wording, location.id)
    line: Line = (DocumentLink((Text(wording.name(location)),), location),)
    return ListEntry(line)
