"""How a line of a page looks: gutter, lead, text and tail as styled segments, all of it still logical."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mali_tui.app.page.blocks import Block, LinkSpan
from mali_tui.app.page.layout import PageLine
from mali_tui.content.model import Direction
from mali_tui.rtl.cell_width import cell_len
from mali_tui.rtl.isolates import PDI, isolate_start
from mali_tui.textual_fixes.line_cache import UncachedStrip

STYLES = (
    "title", "heading", "label", "quiet", "claim", "mark", "link", "strong", "emphasis", "dim", "rule",
    "current", "current-row", "bar", "match", "faded", "jump",
)  # fmt: skip
Names = tuple[str, ...]
GUTTER = 2  # cells before the text, in which the cursor's bar stands


class LineToDraw(Struct, frozen=True):
    """What is to be drawn: a line of a block, and what of it stands out.

    ``numbers`` are the page's for the block's stops, ``current`` the stop under the cursor where it
    is one of the block's, ``selected`` the range of the block's text that is selected, and ``continued`` the
    numbers of the stops above that the block goes on with, of which one may be the ``cursor``.
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
        stop, line = self.current, self.line
        if self.cursor is not None and self.cursor in self.continued:
            return True
        return stop is not None and (self.block.row or (stop.start < line.end and stop.end > line.start))


class Layer(NamedTuple):
    """What lies over ``text[start:end]`` of a block: a style, if any, and the number of the stop that is there."""

    start: int
    end: int
    style: str
    number: int | None = None


class PageMetrics(NamedTuple):
    """A page ``width`` cells wide, with texts of ``text_width`` cells after ``margin`` others, all on a ``base``."""

    width: int
    margin: int
    text_width: int
    base: Style


class LineRenderer:
    """Draws the lines of a page.

    ``bar`` stands in the gutter beside the cursor; ``style`` gives one of ``STYLES`` by its name, or that of the
    ``selection``, to be laid over the base.
    """

    def __init__(self, measures: PageMetrics, bar: str, style: Callable[[str], Style]) -> None:
        self.measures, self.bar = measures, bar
        self._width, self._margin, self._text_width, base = measures
        self._style = style
        self._looks: dict[Names, Style] = {(): base}
        self.blank = self._fill_to_width([])
        """A line with nothing on it."""

    def draw(self, drawn: LineToDraw) -> Strip:
        """The line as a strip."""
        block = drawn.block
        if block.rule:
            return self._fill_to_width(
                [self._blank(self._margin), Segment("─" * self._text_width, self._look(("rule",)))]
            )
        on: Names = ("current-row",) if drawn.current is not None and block.row else ()
        segments = self._draw_gutter(drawn, on)
        inside = [*self._draw_lead(block, drawn.line, on), *self._draw_text(drawn, on)]
        segments += inside if block.direction is None else self._apply_isolate(inside, block.direction)
        if block.tail and drawn.line.number == 0:
            gap = self._margin + self._text_width - _cells(segments) - cell_len(block.tail)
            segments += [self._blank(max(1, gap), on), Segment(block.tail, self._look((*on, "dim")))]
        if not block.row:
            return self._fill_to_width(segments, on)
        return self._fill_to_width(segments, on).apply_style(Style.from_meta({"stop": drawn.numbers[0]}))

    def _look(self, names: Names) -> Style:
        """The base with some styles over it, one after the other."""
        look = self._looks.get(names)
        if look is None:
            look = self._looks[names] = self._look(names[:-1]) + self._style(names[-1])
        return look

    def _blank(self, width: int, on: Names = ()) -> Segment:
        return Segment(" " * width, self._look(on))

    def _fill_to_width(self, segments: list[Segment], on: Names = ()) -> Strip:
        """The segments as a line that takes all the width there is."""
        cells = _cells(segments)
        if cells < self._width:
            segments.append(self._blank(self._width - cells, on))
        return UncachedStrip(segments, max(cells, self._width))

    def _apply_isolate(self, segments: list[Segment], direction: Direction) -> list[Segment]:
        """The text of a line in a direction of its own, which it fills from its own side."""
        blank, base = self._blank(max(0, self._text_width - _cells(segments))), self._look(())
        return [Segment(isolate_start(direction), base), *segments, blank, Segment(PDI, base)]

    def _draw_gutter(self, drawn: LineToDraw, on: Names) -> list[Segment]:
        if not drawn.has_marks:
            return [self._blank(self._margin, on)]
        bar = Segment(self.bar, self._look((*on, "bar")))
        return [self._blank(self._margin - GUTTER, on), bar, self._blank(1, on)]

    def _draw_lead(self, block: Block, line: PageLine, on: Names) -> list[Segment]:
        if not block.lead_width:
            return []
        text = block.lead if line.number == 0 else block.continuation_lead
        pad = self._blank(block.lead_width - cell_len(text), on)
        return (
            [Segment(text, self._look((*on, block.lead_style) if block.lead_style else on)), pad] if text else [pad]
        )

    def _draw_text(self, drawn: LineToDraw, on: Names) -> list[Segment]:
        text, (block, _, start, end) = drawn.block.text, drawn.line
        while end > start and text[end - 1] == " ":  # the space a line was broken at
            end -= 1
        layers = [layer for layer in _layers(drawn) if layer.start < end and layer.end > start]
        cuts = {start, end}.union(*[(max(start, layer.start), min(end, layer.end)) for layer in layers])
        segments = []
        for left, right in pairwise(sorted(cuts)):
            here = [layer for layer in layers if layer.start <= left < layer.end]
            numbers = [{"stop": layer.number} for layer in here if layer.number is not None]
            meta = {"offset": (left, block), **(numbers[-1] if numbers else {})}
            look = self._look((*on, *[layer.style for layer in here if layer.style]))
            # some terminals shape what a no-break space joins as one word, and it has done its work by now
            segments.append(Segment(text[left:right].replace("\u00a0", " "), look + Style.from_meta(meta)))
        return segments


def _layers(drawn: LineToDraw) -> Iterator[Layer]:
    """What lies over the text of a block, from below."""
    block = drawn.block
    for span in block.spans:
        yield Layer(*span)
    for number, stop in zip(drawn.numbers, block.links, strict=True):
        current = stop is drawn.current and not block.row
        yield Layer(stop.start, stop.end, "current" if current else "", number)
    for number, stop in zip(drawn.continued, block.link_continuations, strict=False):
        if number is not None:
            yield Layer(stop.start, stop.end, "current" if number == drawn.cursor else "", number)
    if drawn.selected:
        yield Layer(*drawn.selected, "selection")


def _cells(segments: list[Segment]) -> int:
    return sum([cell_len(segment.text) for segment in segments])
