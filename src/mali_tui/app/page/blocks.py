"""The content of a page: blocks of logical text with styled spans and links."""

from __future__ import annotations

from msgspec import Struct

from mali_tui.content.model import Direction
from mali_tui.reading.location import Location
from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.isolates import FSI, PDI


class Span(Struct, frozen=True):
    """``text[start:end]`` is shown in a style of the page's component classes (``page--{style}``)."""

    start: int
    end: int
    style: str


class LinkSpan(Struct, frozen=True):
    """``text[start:end]`` is a link to a Location; the page's cursor moves from link to link."""

    start: int
    end: int
    location: Location


class WebLinkSpan(Struct, frozen=True):
    """``text[start:end]`` leads to a web address, which the terminal may open; the cursor skips it."""

    start: int
    end: int
    url: str


class Block(Struct, frozen=True):
    """A text without line breaks, wrapped as one paragraph. Widths and heights are in cells.

    ``lead`` is shown in a column of ``lead_width`` cells before the first line, ``tail`` at the end of that line.
    ``marks`` are the indices of signs that the page adds to the text; they are left out when text is copied.
    """

    text: str
    spans: tuple[Span, ...] = ()
    links: tuple[LinkSpan, ...] = ()
    link_continuations: tuple[LinkSpan, ...] = ()  # texts that continue a link of an earlier block
    key: str = (
        ""  # the same in every language, so that the page can find the reader's position after a change of language
    )
    lead: str = ""
    lead_width: int = 0
    lead_style: str = ""
    tail: str = ""
    row: bool = False  # the whole block is one row of a list and highlighted as a whole
    space_above: int = 0  # blank lines above
    rule: bool = False  # a horizontal line instead of text
    marks: tuple[int, ...] = ()
    prose: bool = False  # running text of the article, which can be dimmed sentence by sentence
    subject: Location | None = None  # the thing that a heading is about; not a link
    is_translation: bool = False  # the block translates an earlier one
    direction: Direction | None = None  # the direction of its text, if it is not the page's
    continuation_lead: str = ""  # the lead of all lines but the first, such as the trunk of a tree
    web_links: tuple[WebLinkSpan, ...] = ()
    drawing: bool = False  # lines and signs, which are mirrored on a mirrored screen, instead of sentences

    def plain_text(self, start: int, end: int) -> str:
        """``text[start:end]`` without the signs added to it."""
        marks = set(self.marks)
        return "".join(c for i, c in enumerate(self.text[start:end], start) if i not in marks)


class TextBuilder:
    """Builds a block from pieces of text with their styles and links."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.spans: list[Span] = []
        self.links: list[LinkSpan] = []
        self.link_continuations: list[LinkSpan] = []
        self.web_links: list[WebLinkSpan] = []
        self.marks: list[int] = []

    def add(self, text: str, style: str = "", location: Location | None = None, url: str = "") -> TextBuilder:
        """Append ``text``, as a link if ``location`` or ``url`` is given."""
        start, end = self._length, self._length + len(text)
        self._parts.append(text)
        self._length = end
        if style:
            self.spans.append(Span(start, end, style))
        if location is not None:
            self.links.append(LinkSpan(start, end, location))
        if url:
            self.web_links.append(WebLinkSpan(start, end, url))
        return self

    def add_isolated(
        self, text: str, direction: Direction, style: str = "", location: Location | None = None, url: str = ""
    ) -> TextBuilder:
        """Append text that may be of another ``direction`` than the page: its order and punctuation stay its own.

        The controls that this takes are no part of the text when it is copied.
        """
        if first_strong(text) == direction:
            return self.add(text, style, location, url)
        return self._add_control(FSI).add(text, style, location, url)._add_control(PDI)

    def _add_control(self, control: str) -> TextBuilder:
        self.marks.append(self._length)
        return self.add(control)

    def add_continuation(self, text: str, style: str, location: Location) -> TextBuilder:
        """Append text that continues a link of an earlier block."""
        self.link_continuations.append(LinkSpan(self._length, self._length + len(text), location))
        return self.add(text, style)

    def mark(self, sign: str, style: str) -> TextBuilder:
        """Append a sign of the page, after a no-break space that keeps it with the word before it."""
        self.marks += range(self._length, self._length + 1 + len(sign))
        return self.add("\u00a0" + sign, style)

    @property
    def text(self) -> str:
        """The text so far."""
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
        drawing: bool = False,
    ) -> Block:
        """Build the block; ``before`` is the number of blank lines above it, ``about`` its subject."""
        return Block(
            self.text,
            tuple(self.spans),
            tuple(self.links),
            tuple(self.link_continuations),
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
            web_links=tuple(self.web_links),
            drawing=drawing,
        )


def paragraph(text: str, style: str = "", *, before: int = 0, key: str = "", about: Location | None = None) -> Block:
    """A block of text in one style, without links."""
    return TextBuilder().add(text, style).block(before=before, key=key, about=about)


def row(text: str, location: Location, style: str = "", *, lead: str = "", lead_width: int = 0,
        lead_style: str = "", tail: str = "", before: int = 0) -> Block:  # fmt: skip
    """A row of a list: a block that is one link as a whole."""
    return TextBuilder().add(text, style, location).block(
        key=str(location), lead=lead, lead_width=lead_width, lead_style=lead_style, tail=tail, row=True,
        before=before,
    )  # fmt: skip
