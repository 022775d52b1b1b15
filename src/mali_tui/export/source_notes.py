"""Sources as printed: a number where one is cited, and a numbered note about each at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mali_tui.cards.citation import citation
from mali_tui.cards.model import Item as CardItem
from mali_tui.export.document import (
    Document,
    DocumentBlock,
    DocumentLink,
    DocumentSection,
    List,
    ListEntry,
    SourceMark,
    Text,
    all_lines,
    all_parts,
    with_part,
)
from mali_tui.export.list_items import printed_item
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def with_source_notes(wording: PrintWording, document: Document) -> Document:
    """A document with notes on the sources that it cites, numbered in the order in which it first cites them."""
    part_blocks = (block for part in all_parts(document.parts) for block in part.blocks)
    cited = tuple(dict.fromkeys(_find_cited(document.blocks, part_blocks)))
    if not cited:
        return document
    notes = DocumentSection(
        wording("sources.label"),
        (List(tuple(source_note(wording, id) for id in cited), role="sources"),),
        name="sources",
    )
    return replace(with_part(document, notes), sources=cited)


def source_note(wording: PrintWording, id: str) -> ListEntry:
    """The note about a source: its citation, with links to what cites it."""
    source = CardItem(citation(wording, wording.explainer.graph.sources[id]))
    back = (DocumentLink((Text(wording.name(to)),), to) for to in _citing_locations(wording, id))
    return replace(printed_item(wording, source), source=id, back=tuple(back))


def _citing_locations(wording: PrintWording, id: str) -> Iterator[Location]:
    """The claims, events and later events that name a source."""
    explainer = wording.explainer
    yield from (Location("claim", claim) for claim in explainer.claims_of_source.get(id, ()))
    yield from (Location("event", event) for event in explainer.events_of_source.get(id, ()))
    yield from (Location("since", since) for since in explainer.since_of_source.get(id, ()))


def _find_cited(*blocks: Iterable[DocumentBlock]) -> Iterator[str]:
    for some in blocks:
        for block in some:
            for line in all_lines(block):
                yield from (inline.source for inline in line if isinstance(inline, SourceMark))
