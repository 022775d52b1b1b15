"""What a page is made of: blocks of logical text with styled spans and places one can go from."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from mali_tui.content.model import Direction
from mali_tui.reading.location import Location


class Span(NamedTuple):
    """``text[start:end]`` is drawn in a style of the page's component classes (``page--{style}``)."""

    start: int
    end: int
    style: str


class LinkSpan(NamedTuple):
    """``text[start:end]`` leads to a Location; the page's cursor walks from stop to stop."""

    start: int
    end: int
    location: Location


class Block(Struct, frozen=True):
    """A run of text that is wrapped as one; it holds no line breaks. Widths and heights are in cells.

    ``lead`` stands in a column of ``lead_width`` cells before the first line, ``tail`` at the far end of it.
    ``marks`` are the places of signs set into the text, which belong to the page and not to the text copied.
    """

    text: str
    spans: tuple[Span, ...] = ()
    links: tuple[LinkSpan, ...] = ()
    link_continuations: tuple[LinkSpan, ...] = ()  # what goes on with a stop of a block above, and is none of its own
    key: str = ""  # the same in every language, so that the reader's place survives a change of language
    lead: str = ""
    lead_width: int = 0
    lead_style: str = ""
    tail: str = ""
    row: bool = False  # the whole block is one row of a list, highlighted as such
    space_above: int = 0  # blank lines above
    rule: bool = False  # a line drawn across the page instead of text
    marks: tuple[int, ...] = ()
    prose: bool = False  # running text of the article, of which one may draw back sentence by sentence
    subject: Location | None = None  # what a heading is about, which leads nowhere
    is_translation: bool = False  # says in another language what a block before it says
    direction: Direction | None = None  # that of its text, where it is not the page's
    continuation_lead: str = ""  # what stands in the lead's column on every further line, such as the trunk of a tree

    def plain_text(self, start: int, end: int) -> str:
        """``text[start:end]`` without the signs set into it."""
        marks = set(self.marks)
        return "".join(c for i, c in enumerate(self.text[start:end], start) if i not in marks)


class TextBuilder:
    """Collects pieces of text with their styles and stops, and hands them over as a block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.spans: list[Span] = []
        self.stops: list[LinkSpan] = []
        self.continued: list[LinkSpan] = []
        self.marks: list[int] = []

    def add(self, text: str, style: str = "", stop: Location | None = None) -> TextBuilder:
        """Append ``text``."""
        start, end = self._length, self._length + len(text)
        self._parts.append(text)
        self._length = end
        if style:
            self.spans.append(Span(start, end, style))
        if stop is not None:
            self.stops.append(LinkSpan(start, end, stop))
        return self

    def add_continuation(self, text: str, style: str, location: Location) -> TextBuilder:
        """Append what goes on with a stop of a block above."""
        self.continued.append(LinkSpan(self._length, self._length + len(text), location))
        return self.add(text, style)

    def mark(self, sign: str, style: str) -> TextBuilder:
        """Append a sign of the page's own, with the no-break space that ties it to the word before."""
        self.marks += range(self._length, self._length + 1 + len(sign))
        return self.add("\u00a0" + sign, style)

    @property
    def text(self) -> str:
        """What has been collected."""
        return "".join(self._parts)

    def block(
        self,
        *,
        key: str = "",
        lead: str = "",
        lead_width: int = 0,
        lead_style: str = "",
        tail: str = "",
        row: bool = False,
        before: int = 0,
        prose: bool = False,
        about: Location | None = None,
    ) -> Block:
        """What has been collected, as a block."""
        return Block(
            self.text,
            tuple(self.spans),
            tuple(self.stops),
            tuple(self.continued),
            key=key,
            lead=lead,
            lead_width=lead_width,
            lead_style=lead_style,
            tail=tail,
            row=row,
            space_above=before,
            marks=tuple(self.marks),
            prose=prose,
            subject=about,
        )


def paragraph(text: str, style: str = "", *, before: int = 0, key: str = "", about: Location | None = None) -> Block:
    """A block of text in one style, leading nowhere."""
    return TextBuilder().add(text, style).block(before=before, key=key, about=about)


def row(text: str, location: Location, style: str = "", *, lead: str = "", lead_width: int = 0,
        lead_style: str = "", tail: str = "", before: int = 0) -> Block:  # fmt: skip
    """A row of a list: a block that leads, as a whole, to one Location."""
    return TextBuilder().add(text, style, location).block(
        key=str(location), lead=lead, lead_width=lead_width, lead_style=lead_style, tail=tail, row=True,
        before=before,
    )  # fmt: skip
