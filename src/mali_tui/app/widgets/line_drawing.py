"""How a line of a page looks: gutter, lead, text and tail as styled segments, all of it still logical."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mali_tui.app.blocks import Block, Stop
from mali_tui.app.page_layout import Line
from mali_tui.content.model import Direction
from mali_tui.rtl.stretch import PDI, opening

STYLES = (
    "title", "heading", "label", "quiet", "claim", "mark", "link", "strong", "emphasis", "dim", "rule",
    "current", "current-row", "bar", "match", "faded", "jump",
)  # fmt: skip
GUTTER = 2  # cells before the text, in which the cursor's bar stands


class Drawn(Struct, frozen=True):
    """What is to be drawn: a line of a block, and what of it stands out.

    ``numbers`` are the page's for the block's stops, ``current`` the stop under the cursor where it
    is one of the block's, ``selected`` the range of the block's text that is selected, and ``continued`` the
    numbers of the stops above that the block goes on with, of which one may be the ``cursor``.
    """

    block: Block
    line: Line
    numbers: Sequence[int | None]
    current: Stop | None = None
    selected: tuple[int, int] | None = None
    continued: Sequence[int | None] = ()
    cursor: int | None = None

    @property
    def marked(self) -> bool:
        """Whether the cursor is on this line."""
        stop, line = self.current, self.line
        if self.cursor is not None and self.cursor in self.continued:
            return True
        return stop is not None and (self.block.row or (stop.start < line.end and stop.end > line.start))


class LineDrawing(Struct, frozen=True):
    """Draws lines in a page ``width`` cells wide, with texts of ``text_width`` cells after ``margin`` others."""

    width: int
    margin: int
    text_width: int
    base: Style
    bar: str
    """What stands in the gutter beside the cursor."""
    style: Callable[[str], Style]
    """One of ``STYLES`` by its name, or that of the ``selection``."""

    def draw(self, drawn: Drawn) -> Strip:
        """The line as a strip."""
        block, line, base = drawn.block, drawn.line, self.base
        if block.rule:
            rule = Segment("─" * self.text_width, base + self.style("rule"))
            return Strip([Segment(" " * self.margin, base), rule]).extend_cell_length(self.width, base)
        if drawn.current is not None and block.row:
            base += self.style("current-row")
        segments = self._draw_gutter(drawn, base)
        inside = [*self._draw_lead(block, line, base), *self._draw_text(drawn, base)]
        segments += inside if block.direction is None else self._turned(inside, block.direction, base)
        if block.tail and line.number == 0:
            used = sum(segment.cell_length for segment in segments)
            gap = self.margin + self.text_width - used - cell_len(block.tail)
            segments += [Segment(" " * max(1, gap), base), Segment(block.tail, base + self.style("dim"))]
        strip = Strip(segments).extend_cell_length(self.width, base)
        return strip.apply_style(Style(meta={"stop": drawn.numbers[0]})) if block.row else strip

    def _turned(self, segments: list[Segment], direction: Direction, base: Style) -> list[Segment]:
        """The text of a line in a direction of its own, which it fills from its own side."""
        used = sum(segment.cell_length for segment in segments)
        blank = Segment(" " * max(0, self.text_width - used), base)
        return [Segment(opening(direction), base), *segments, blank, Segment(PDI, base)]

    def _draw_gutter(self, drawn: Drawn, base: Style) -> list[Segment]:
        if not drawn.marked:
            return [Segment(" " * self.margin, base)]
        blank = Segment(" " * (self.margin - GUTTER), base)
        return [blank, Segment(self.bar, base + self.style("bar")), Segment(" ", base)]

    def _draw_lead(self, block: Block, line: Line, base: Style) -> list[Segment]:
        if not block.lead_width:
            return []
        text = block.lead if line.number == 0 else block.lead_on
        pad = " " * (block.lead_width - cell_len(text))
        style = base + self.style(block.lead_style) if block.lead_style else base
        return [Segment(text, style), Segment(pad, base)] if text else [Segment(pad, base)]

    def _draw_text(self, drawn: Drawn, base: Style) -> list[Segment]:
        block, selected = drawn.block, drawn.selected
        start, end = drawn.line.start, drawn.line.end
        while end > start and block.text[end - 1] == " ":  # the space a line was broken at
            end -= 1
        cuts = {start, end}
        for span_start, span_end, *_ in (
            *block.spans,
            *block.stops,
            *block.continued,
            *((selected,) if selected else ()),
        ):
            cuts.update(cut for cut in (span_start, span_end) if start < cut < end)
        segments = []
        for left, right in pairwise(sorted(cuts)):
            style = base
            for span in block.spans:
                if span.start <= left < span.end:
                    style += self.style(span.style)
            meta: dict[str, object] = {"offset": (left, drawn.line.block)}
            for number, stop in zip(drawn.numbers, block.stops, strict=True):
                if stop.start <= left < stop.end:
                    meta["stop"] = number
                    if stop is drawn.current and not block.row:
                        style += self.style("current")
            for number, stop in zip(drawn.continued, block.continued, strict=False):
                if number is not None and stop.start <= left < stop.end:
                    meta["stop"] = number
                    if number == drawn.cursor:
                        style += self.style("current")
            if selected and selected[0] <= left < selected[1]:
                style += self.style("selection")
            # some terminals shape what a no-break space joins as one word, and it has done its work by now
            text = block.text[left:right].replace("\u00a0", " ")
            segments.append(Segment(text, style + Style(meta=meta)))
        return segments
