"""The mouse over reordered text: which logical character is under it, for Textual's text selection."""

from __future__ import annotations

from typing import Any, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from mali_tui.rtl.filter import DirectionFilter
from mali_tui.rtl.line import lay_out
from mali_tui.rtl.order import Base


def source_at(text: str, column: int, base: Base) -> int:
    """The index of the logical character that is seen in cell ``column`` of a line."""
    at = 0
    for cell in lay_out(text, base, False):
        at += cell_len(cell.text)
        if column < at:
            return cell.start
    return len(text)


def offset_seen_at(screen: Screen[Any], x: int, y: int) -> tuple[Widget, Offset | None] | None:
    """The widget at a cell of the screen and the offset of the character seen there in its content.

    None where no line is reordered, so that Textual's own answer is right.
    """
    try:
        widget, _ = screen.get_widget_at(x, y)
    except NoWidget:
        return None
    direction = next((f for f in widget.get_line_filters() if isinstance(f, DirectionFilter)), None)
    content = widget.content_region
    if direction is None or not content.contains(x, y):
        return None
    segments = list(widget.render_line(y - content.y))
    text = "".join(segment.text for segment in segments)
    # a line shorter than its widget is padded before it is turned round
    padded = text + " " * (content.width - cell_len(text))
    return widget, offset_of(segments, source_at(padded, x - content.x, direction.base))


def offset_of(segments: list[Segment], index: int) -> Offset | None:
    """The content offset of character ``index`` of a line; beyond the text, that of its end."""
    offset: Offset | None = None
    start = 0
    for segment in segments:
        end = start + len(segment.text)
        place = segment.style.meta.get("offset") if segment.style and segment.style._meta else None
        if place is not None:
            x, y = cast("tuple[int, int]", place)
            if index < start and offset is None:
                return Offset(x, y)
            offset = Offset(x + min(index, end) - start, y) if index >= start else offset
        if start <= index < end and offset is not None:
            return offset
        start = end
    return offset
