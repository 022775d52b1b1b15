"""Textual line filters that turn the finished, logical lines of widgets into what a reader should see."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from mali_tui.rtl.line import RIGHT_TO_LEFT, lay_out
from mali_tui.rtl.order import Base


class DirectionFilter(LineFilter):
    """Lays every line out as one paragraph of direction ``base``; styles and meta go with their characters."""

    base: Base

    def __init__(self, *, marks: bool = False) -> None:
        """``marks``: whether the terminal draws combining marks well enough to be sent any."""
        super().__init__()
        self.marks = marks

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in visual order."""
        text = "".join(segment.text for segment in segments if not segment.control)
        if self.base == "ltr" and not RIGHT_TO_LEFT.search(text):
            return segments
        styles: list[Style | None] = []
        for segment in segments:
            if not segment.control:
                styles += [segment.style] * len(segment.text)
        result = [segment for segment in segments if segment.control]
        run: list[str] = []
        run_style: Style | None = None
        for glyph, start, _ in lay_out(text, self.base, self.marks):
            style = styles[min(start, len(styles) - 1)]
            if style is not run_style and run:
                result.append(Segment("".join(run), run_style))
                run = []
            run_style = style
            run.append(glyph)
        if run:
            result.append(Segment("".join(run), run_style))
        return result


class RightToLeft(DirectionFilter):
    """For an interface that runs from the right: text lands there, and borders, guides and arrows are mirrored."""

    base = "rtl"


class LeftToRight(DirectionFilter):
    """For an interface that runs from the left with right-to-left words in it; other lines are left untouched."""

    base = "ltr"
