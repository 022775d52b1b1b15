"""Which sections make up a document.

The formats that it is written in are chosen by `render` in `export/__init__.py`, and named in its `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from mali_tui.cards.imprint import imprint_lines
from mali_tui.export.actors import actors_part
from mali_tui.export.article import glossary_parts, legend_list, passage_part, section_parts
from mali_tui.export.bookmarks import bookmarks_part
from mali_tui.export.cards import card_section
from mali_tui.export.document import Document, DocumentSection, Text, TextParagraph, with_part
from mali_tui.export.evidence import evidence_counts, evidence_part
from mali_tui.export.map import map_part
from mali_tui.export.since import since_part
from mali_tui.export.source_list import listed_sources, sources_part
from mali_tui.export.source_notes import with_source_notes
from mali_tui.export.timeline import timeline_part
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def document(
    wording: PrintWording, what: str | Location, bookmarks: Mapping[str, str], *, since: bool = False
) -> Document:
    """A part of the explainer or one Location, with notes on the sources that it cites.

    ``bookmarks`` are the reader's, with their notes. With ``since``, what has happened since the article's day is a
    part of its own.
    """
    if what == "sources":
        listed = listed_sources(wording, since=since)
        printed = _with_title(wording, sources_part(wording, listed, since=since))
        return replace(printed, sources=listed)
    return _with_notes(wording, what, _document(wording, what, bookmarks), since)


def full_document(wording: PrintWording) -> Document:
    """Everything there is, for a page on which one can go from claim to event and back."""
    whole = _with_title(
        wording,
        *section_parts(wording),
        timeline_part(wording),
        *([places] if (places := map_part(wording)) else []),
        actors_part(wording),
        evidence_counts(wording),
        *glossary_parts(wording),
    )
    return _with_notes(wording, "article", whole, since=True)


def _with_notes(wording: PrintWording, what: str | Location, printed: Document, since: bool) -> Document:
    later = since_part(wording, what) if since else None
    return with_source_notes(wording, with_part(printed, later) if later else printed)


def _document(wording: PrintWording, what: str | Location, bookmarks: Mapping[str, str]) -> Document:
    if isinstance(what, Location):
        return _card(wording, what)
    if what == "timeline":
        return _with_title(wording, timeline_part(wording))
    if what == "actors":
        return _with_title(wording, actors_part(wording))
    if what == "evidence":
        return _with_title(wording, evidence_part(wording))
    if what == "bookmarks":
        return _with_title(wording, bookmarks_part(wording, bookmarks))
    return _with_title(wording, *section_parts(wording), *glossary_parts(wording))


def _with_title(wording: PrintWording, *parts: DocumentSection) -> Document:
    edition = wording.edition
    notes = (TextParagraph((Text(line),), is_secondary=True) for line in (edition.source, *imprint_lines(wording)))
    return Document((*notes, legend_list(wording)), parts, edition.title, edition.subtitle)


def _card(wording: PrintWording, location: Location) -> Document:
    seen = wording("print.seen", title=wording.edition.title, date=wording.as_of())
    section = passage_part(wording, location) if location.kind == "section" else card_section(wording, location)
    return Document((TextParagraph((Text(seen),), is_secondary=True),), (section,))
