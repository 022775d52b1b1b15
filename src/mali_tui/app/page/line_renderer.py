"""Renders a line of a page: gutter, lead, text and tail as styled segments in logical order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mali_tui.app.page.blocks import Block, LinkSpan
from mali_tui.app.page.layout import PageLine
from mali_tui.content.model import Direction
from mali_tui.rtl.cell_width import cell_len, cells_of
from mali_tui.rtl.isolates import PDI, isolate_start
from mali_tui.textual_fixes.line_cache import UncachedStrip, has_meta, with_meta
from mali_tui.textual_rtl.paragraphs import PROSE_END, prose_start
from mali_tui.wrapping import NO_BREAK_SPACES

STYLES = (
    "title", "heading", "label", "quiet", "claim", "mark", "link", "strong", "emphasis", "secondary", "rule",
    "current", "current-row", "bar", "match", "dimmed", "link-hint", "since",
)  # fmt: skip
StyleNames = tuple[str, ...]
_AS_SPACES = str.maketrans(dict.fromkeys(NO_BREAK_SPACES, " "))
GUTTER_CELLS = 2  # cells before the text, with the bar of the cursor


class LineToDraw(Struct, frozen=True):
    """A line of a block to render, with the cursor and the selection.

    ``numbers`` are the page's numbers of the block's links, ``current`` is the link under the cursor if it is
    in the block, ``selected`` the selected range of the block's text, and ``continued`` the numbers of the
    links above that the block continues, one of which may be the ``cursor``.
    """

    block: Block
    line: PageLine
    numbers: Sequence[int | None]
    current: LinkSpan | None = None
    selected: tuple[int, int] | None = None
    continued: Sequence[int | None] = ()
    cursor: int | None = None

    @property
    def has_marks(self) -> bool:
        """Whether the cursor is on this line."""
        link, line = self.current, self.line
        if self.cursor is not None and self.cursor in self.continued:
            return True
        return link is not None and (self.block.row or (link.start < line.end and link.end > line.start))


class Layer(Struct, frozen=True):
    """A style, if any, and a link number, if any, for ``text[start:end]`` of a block."""

    start: int
    end: int
    style: str
    number: int | None = None


class PageMetrics(Struct, frozen=True):
    """A page ``width`` cells wide: ``text_width`` cells of text after ``margin`` cells, all in style ``base``."""

    width: int
    margin: int
    text_width: int
    base: Style


class LineRenderer:
    """Renders the lines of a page.

    ``bar`` is shown in the gutter beside the cursor; ``style`` returns one of ``STYLES`` by its name, or that of
    the ``selection``, to be combined with the base style.
    """

    def __init__(
        self, metrics: PageMetrics, bar: str, style: Callable[[str], Style], *, hyperlinks: bool = True
    ) -> None:
        """``hyperlinks``: whether web addresses become links of the terminal."""
        self.metrics, self.bar = metrics, bar
        self._bar_width = cell_len(bar)
        self._hyperlinks = hyperlinks
        self._width, self._margin, self._text_width = metrics.width, metrics.margin, metrics.text_width
        self._style = style
        self._combined_styles: dict[StyleNames, Style] = {(): metrics.base}
        self._blanks: dict[tuple[int, StyleNames], Segment] = {}
        self.blank = self._fill_to_width([])
        """A blank line."""

    def draw(self, to_draw: LineToDraw) -> Strip:
        """Render the line."""
        block = to_draw.block
        if block.rule:
            return self._fill_to_width(
                [self._blank(self._margin), Segment("─" * self._text_width, self._combine_styles(("rule",)))]
            )
        outer: StyleNames = ("current-row",) if to_draw.current is not None and block.row else ()
        segments = self._draw_gutter(to_draw, outer)
        content = [*self._draw_lead(block, to_draw.line, outer), *self._draw_text(to_draw, outer)]
        segments += content if block.direction is None else self._apply_isolate(content, block.direction)
        if block.tail and to_draw.line.number == 0:
            gap = self._margin + self._text_width - _cells(segments) - cell_len(block.tail)
            segments += [
                self._blank(max(1, gap), outer),
                Segment(block.tail, self._combine_styles((*outer, "secondary"))),
            ]
        if not block.row:
            return self._fill_to_width(segments, outer)
        strip, row = self._fill_to_width(segments, outer), _row_style(to_draw.numbers[0])
        # segments of text have the meta already
        cells = [
            each if not each.text or has_meta(each.style) else Segment(each.text, row + each.style) for each in strip
        ]
        return UncachedStrip(cells, strip.cell_length)

    def _combine_styles(self, names: StyleNames) -> Style:
        """The base style combined with the named styles, in order."""
        style = self._combined_styles.get(names)
        if style is None:
            style = self._combined_styles[names] = self._combine_styles(names[:-1]) + self._style(names[-1])
        return style

    def _blank(self, width: int, outer: StyleNames = ()) -> Segment:
        blank = self._blanks.get((width, outer))
        if blank is None:
            blank = self._blanks[width, outer] = Segment(" " * width, self._combine_styles(outer))
        return blank

    def _fill_to_width(self, segments: list[Segment], outer: StyleNames = ()) -> Strip:
        """A strip of the segments, padded to the full width."""
        cells = _cells(segments)
        if cells < self._width:
            segments.append(self._blank(self._width - cells, outer))
        return UncachedStrip(segments, max(cells, self._width))

    def _apply_isolate(self, segments: list[Segment], direction: Direction) -> list[Segment]:
        """Isolate text whose direction is not the page's, and align it to its own side."""
        blank, base = self._blank(max(0, self._text_width - _cells(segments))), self._combine_styles(())
        return [Segment(isolate_start(direction), base), *segments, blank, Segment(PDI, base)]

    def _draw_gutter(self, to_draw: LineToDraw, outer: StyleNames) -> list[Segment]:
        is_word = self._bar_width > 1  # a bar that is a word, to be read out once
        if not to_draw.has_marks or (is_word and to_draw.line.number):
            return [self._blank(self._margin, outer)]
        bar = Segment(self.bar, self._combine_styles((*outer, "bar")))
        return [self._blank(self._margin - 1 - self._bar_width, outer), bar, self._blank(1, outer)]

    def _draw_lead(self, block: Block, line: PageLine, outer: StyleNames) -> list[Segment]:
        if not block.lead_width:
            return []
        text = block.lead if line.number == 0 else block.continuation_lead
        pad = self._blank(block.lead_width - cell_len(text), outer)
        return (
            [Segment(text, self._combine_styles((*outer, block.lead_style) if block.lead_style else outer)), pad]
            if text
            else [pad]
        )

    def _draw_text(self, to_draw: LineToDraw, outer: StyleNames) -> list[Segment]:
        text, (block, _, start, end) = to_draw.block.text, to_draw.line
        while end > start and text[end - 1] == " ":  # the space at a line break
            end -= 1
        layers = list(_layers(to_draw, start, end))
        web_links = to_draw.block.web_links if self._hyperlinks else ()
        links = [link for link in web_links if link.start < end and link.end > start]
        cuts = {start, end}
        for left, right in [(each.start, each.end) for each in layers] + [(each.start, each.end) for each in links]:
            cuts |= {max(start, left), min(end, right)}
        segments = []
        for left, right in pairwise(sorted(cuts)):
            covering = [layer for layer in layers if layer.start <= left < layer.end]
            numbers = [layer.number for layer in covering if layer.number is not None]
            meta: dict[str, object] = {"offset": (left, block)}
            if numbers:
                meta["link_number"] = numbers[-1]
            elif to_draw.block.row:
                meta["link_number"] = to_draw.numbers[0]
            style = self._combine_styles((*outer, *[layer.style for layer in covering if layer.style]))
            for link in links:
                if link.start <= left < link.end:
                    style += Style(link=link.url)
            # some terminals shape words joined by a no-break space as one word; after wrapping it is not needed
            segments.append(Segment(text[left:right].translate(_AS_SPACES), with_meta(style, meta)))
        return segments if to_draw.block.drawing else [prose_start(text, start), *segments, PROSE_END]


@lru_cache(1024)  # rows of lists
def _row_style(number: int | None) -> Style:
    """What a click on a row is told."""
    return Style.from_meta({"link_number": number})


def _layers(to_draw: LineToDraw, start: int, end: int) -> Iterator[Layer]:
    """The layers over ``text[start:end]`` of a block, lowest first."""
    block = to_draw.block
    for span in block.spans:
        if span.start < end and span.end > start:
            yield Layer(span.start, span.end, span.style)
    for number, link in zip(to_draw.numbers, block.links, strict=True):
        if link.start < end and link.end > start:
            current = link is to_draw.current and not block.row
            yield Layer(link.start, link.end, "current" if current else "", number)
    for number, link in zip(to_draw.continued, block.link_continuations, strict=False):
        if number is not None and link.start < end and link.end > start:
            yield Layer(link.start, link.end, "current" if number == to_draw.cursor else "", number)
    if to_draw.selected and to_draw.selected[0] < end and to_draw.selected[1] > start:
        yield Layer(*to_draw.selected, "selection")


def _cells(segments: list[Segment]) -> int:
    return cells_of([segment.text for segment in segments])
