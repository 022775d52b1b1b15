"""The mouse over reordered text: which logical characters are under it, for Textual's text selection.

Changes nothing in Textual; `screen` uses it. Textual looks for the column of the mouse in the logical line, which is
another place than where the letter is seen. Upstream: see `compositor`. Without it the wrong letters are selected.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, NamedTuple, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.selection import Selection
from textual.widget import Widget

from mali_tui.rtl.bidi import Base
from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.isolates import LRI, PDI, RLI
from mali_tui.rtl.line_layout import Prose, layout_cells, right_to_left
from mali_tui.rtl.shaping import MARKS, ZWJ, ZWNJ
from mali_tui.textual_rtl.line_filters import DirectionFilter
from mali_tui.textual_rtl.paragraphs import separate_prose

_LETTER = rf"[\w{ranges(MARKS)}{ZWJ}{ZWNJ}]"
_WORD = re.compile(rf"{_LETTER}+(?:['\u2019]{_LETTER}+)*")
_END_OF_LINE = 1 << 30  # characters; no line is as long


class CellUnderMouse(NamedTuple):
    """What is seen in a cell: ``text[start:end]`` of a widget's line, with its marks.

    ``segments`` are that line, still logical; in the padding ``start`` and ``end`` are alike. On the second cell of a
    wide character Textual takes the next one to be meant; ``rounds_up`` where that counts, as nothing is reordered.
    """

    widget: Widget
    segments: list[Segment]
    start: int
    end: int
    rounds_up: bool = False

    @property
    def span(self) -> tuple[Offset, Offset] | None:
        """The same as offsets in the widget's content; beside the text, twice its nearer end. None without text."""
        return span_of(self.segments, self.start, self.end)

    @property
    def word(self) -> Selection | None:
        """The word that it is in, as far as it stands in this line; of other signs, the sign."""
        text = "".join(segment.text for segment in self.segments)
        words = (word.span() for word in _WORD.finditer(text))
        span = next((span for span in words if span[0] <= self.start < span[1]), (self.start, self.end))
        offsets = span_of(self.segments, *span)
        return Selection(*offsets) if offsets else None

    @property
    def paragraph(self) -> Selection | None:
        """The whole of its line of content, wrapped or not."""
        return Selection(Offset(0, self.span[0].y), Offset(_END_OF_LINE, self.span[0].y)) if self.span else None


def source_at(text: str, column: int, base: Base, prose: tuple[Prose, ...] = ()) -> tuple[int, int]:
    """The span of the logical characters that are seen in cell ``column`` of a line."""
    at = 0
    for cell in layout_cells(text, base, False, prose):
        at += cell_len(cell.text)
        if column < at:
            return cell.start, cell.start + len(text[cell.start : cell.end].rstrip(LRI + RLI + PDI))
    return len(text), len(text)


def seen_at(screen: Screen[Any], x: int, y: int) -> CellUnderMouse | None:
    """What is seen in a cell of the screen. None where no line is reordered: there Textual's own answer is right."""
    try:
        widget, _ = screen.get_widget_at(x, y)
    except NoWidget:
        return None
    direction = next((f for f in widget.get_line_filters() if isinstance(f, DirectionFilter)), None)
    content = widget.content_region
    if direction is None or not content.contains(x, y):
        return None
    _, segments, prose = separate_prose(widget.render_line(y - content.y))
    text = "".join(segment.text for segment in segments)
    # a line shorter than its widget is padded before it is turned round
    padded = text + " " * (content.width - cell_len(text))
    base = direction.line_base(text, prose)
    is_reordered = base == "rtl" or any(map(right_to_left().search, (text, *(part.paragraph for part in prose))))
    rounds_up = not is_reordered and _is_second_cell(text, x - content.x)
    return CellUnderMouse(widget, segments, *source_at(padded, x - content.x, base, prose), rounds_up)


def _is_second_cell(text: str, column: int) -> bool:
    """Whether a character that begins before ``column`` goes on there."""
    starts = accumulate(map(cell_len, text))
    return column > 0 and next((start for start in starts if start >= column), column) > column


def span_of(segments: list[Segment], start: int, end: int) -> tuple[Offset, Offset] | None:
    """The content offsets of ``text[start:end]`` of a line; beside its text, twice that of the nearer end."""
    last: Offset | None = None
    left = 0
    for segment in segments:
        right = left + len(segment.text)
        place = segment.style.meta.get("offset") if segment.style and segment.style._meta else None
        if place is not None:
            x, y = cast("tuple[int, int]", place)
            if start < left:
                return (last, last) if last else (Offset(x, y), Offset(x, y))
            if start < right:
                return Offset(x + start - left, y), Offset(x + end - left, y)
            last = Offset(x + right - left, y)
        left = right
    return (last, last) if last else None
