"""A printed document before it has a format: a tree of sections made of blocks, for every format but JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mali_tui.content.model import ClaimKind
from mali_tui.reading.location import Location
from mali_tui.symbols import SIGNS, SignKind, sign_for

# ── Inside a line ────────────────────────────────────────────────────────────────────────────


class Text(Struct, frozen=True):
    """Words in one style. An ``address`` is what one types to go to a Location."""

    text: str
    style: Literal["", "emphasis", "strong", "quiet", "address"] = ""
    is_isolated: bool = False  # may be in a language of another direction than the page's


class DocumentLink(Struct, frozen=True):
    """Words that lead to a Location; ``is_anchor`` where they are the Location, as a claim's words in the prose."""

    content: tuple[Text, ...]
    to: Location
    is_anchor: bool = False


class WebLink(Struct, frozen=True):
    """Words that lead to a web address, which is in ASCII."""

    content: tuple[Text, ...]
    url: str


class ClaimMark(Struct, frozen=True):
    """The mark after the words of a claim in the prose, which leads to the note about it."""

    claim: str


class SourceMark(Struct, frozen=True):
    """The number of a source's note, which leads there."""

    source: str


Inline: TypeAlias = Text | DocumentLink | WebLink | ClaimMark | SourceMark
Line: TypeAlias = tuple[Inline, ...]


# ── Blocks ───────────────────────────────────────────────────────────────────────────────────


class Sign(Struct, frozen=True):
    """The sign of a claim's kind, an event's status or the public record; a claim has its number beside it."""

    of: SignKind
    number: int | None = None

    @property
    def name(self) -> str:
        """The name of the kind, for style sheets; none for a sign of the author's own."""
        return self.of if self.of in SIGNS else ""

    @property
    def symbol(self) -> str:
        """The character that stands for it."""
        return sign_for(self.of)


class TextParagraph(Struct, frozen=True):
    """Prose, or with ``is_secondary`` a line that says something about it."""

    line: Line
    is_secondary: bool = False


class LabelledLine(Struct, frozen=True):
    """A line with a label."""

    label: str
    line: Line


class ListEntry(Struct, frozen=True):
    """An entry of a list. ``note_of`` is the claim that it is the note about, ``source`` the source.

    ``back`` are links to where the source is cited.
    """

    line: Line
    sign: Sign | None = None
    items: tuple[ListEntry, ...] = ()
    note_of: str | None = None
    source: str | None = None
    back: tuple[DocumentLink, ...] = ()


class List(Struct, frozen=True):
    """Entries, under a label or none. A ``fold`` may be shown closed where a format can."""

    items: tuple[ListEntry, ...]
    label: str = ""
    role: Literal["", "notes", "legend", "fold", "sources"] = ""


class Count(Struct, frozen=True):
    """A row of a table: how many claims of each kind."""

    line: Line
    counts: dict[ClaimKind, int]

    @property
    def total(self) -> int:
        """Claims of all kinds."""
        return sum(self.counts.values())


class ClaimTable(Struct, frozen=True):
    """Claims of each kind, row by row; the last row sums up the others. ``kinds`` are the names of the kinds."""

    head: str
    kinds: dict[ClaimKind, str]
    total: str
    rows: tuple[Count, ...]


class Figure(Struct, frozen=True):
    """An image: the path of its file, what it shows, and what stands below it. ``line`` says all of it in words."""

    file: str
    alt: str
    notes: tuple[str, ...]
    line: Line


DocumentBlock: TypeAlias = TextParagraph | LabelledLine | List | ClaimTable | Figure


# ── The whole ────────────────────────────────────────────────────────────────────────────────


class DocumentSection(Struct, frozen=True):
    """A heading, what stands under it, and the parts under that. ``at`` is the Location that it is."""

    title: str
    blocks: tuple[DocumentBlock, ...] = ()
    parts: tuple[DocumentSection, ...] = ()
    at: Location | None = None
    sign: Sign | None = None
    name: str = ""  # the name of a part that is no Location, such as the timeline; the same in every language
    short: str = ""  # the title for a table of contents
    is_folded: bool = False  # may be shown closed where a format can


class Document(Struct, frozen=True):
    """A document in one language. Without a ``title`` it is a card: its only section has one."""

    blocks: tuple[DocumentBlock, ...]
    parts: tuple[DocumentSection, ...]
    title: str = ""
    subtitle: str = ""
    sources: tuple[str, ...] = ()  # those with a note, in the order of their numbers

    @property
    def source_numbers(self) -> dict[str, int]:
        """The number of each source's note."""
        return {id: number for number, id in enumerate(self.sources, 1)}


def with_part(document: Document, part: DocumentSection) -> Document:
    """A document with one more part at its end; in a card, whose only section is its title, under that."""
    if document.title:
        return replace(document, parts=(*document.parts, part))
    *others, card = document.parts
    return replace(document, parts=(*others, replace(card, parts=(*card.parts, part))))


def all_parts(parts: tuple[DocumentSection, ...]) -> Iterator[DocumentSection]:
    """Every part, each before those under it."""
    for part in parts:
        yield part
        yield from all_parts(part.parts)


def all_lines(block: DocumentBlock) -> Iterator[Line]:
    """Every line of a block that may hold links."""
    if isinstance(block, TextParagraph | LabelledLine | Figure):
        yield block.line
    elif isinstance(block, List):
        yield from _lines(block.items)
    elif isinstance(block, ClaimTable):
        yield from (row.line for row in block.rows)


def _lines(items: tuple[ListEntry, ...]) -> Iterator[Line]:
    for item in items:
        yield item.line
        yield from _lines(item.items)
