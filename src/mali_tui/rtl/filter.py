"""Textual line filters that turn the finished, logical lines of widgets into what a reader should see."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from mali_tui.rtl.line import RIGHT_TO_LEFT, Field, Side, arrange


class DirectionFilter(LineFilter):
    """Lays every line out as one paragraph of direction ``base``; styles and meta go with their characters."""

    base: Side

    def __init__(self, *, marks: bool = False) -> None:
        """``marks``: whether the terminal draws combining marks well enough to be sent any."""
        super().__init__()
        self.marks = marks

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in visual order."""
        given = [segment for segment in segments if not segment.control]
        text = "".join([segment.text for segment in given])
        if self.base == "ltr" and not RIGHT_TO_LEFT.search(text):
            return segments
        drawn = [segment for segment in segments if segment.control]
        ends = list(accumulate([len(segment.text) for segment in given]))
        run: list[str] = []
        run_style: Style | None = None
        for field in arrange(text, self.base, self.marks):
            for glyphs, owner in _by_segment(field, ends):
                style = _negative(given[owner].style) if field.negative else given[owner].style
                if style is not run_style and run:
                    drawn.append(Segment("".join(run), run_style))
                    run = []
                run_style = style
                run.append(glyphs)
        if run:
            drawn.append(Segment("".join(run), run_style))
        return drawn


def _by_segment(field: Field, ends: list[int]) -> Iterable[tuple[str, int]]:
    """The field's glyphs from left to right, in pieces that each come from one of the segments ending at ``ends``."""
    first = bisect_right(ends, field.start)
    if field.end <= ends[first]:
        return [(field.drawn, first)]
    owners = [bisect_right(ends, start) for start in field.starts]
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(owners), 1) if a != b), len(owners)]
    return [("".join(field.glyphs[a:b]), owners[a]) for a, b in pairwise(cuts)]


@lru_cache(1024)
def _negative(style: Style | None) -> Style:
    return (style or Style.null()) + Style(reverse=not (style and style.reverse))


class RightToLeft(DirectionFilter):
    """For an interface that runs from the right: text lands there, and borders, guides and arrows are mirrored."""

    base = "rtl"


class LeftToRight(DirectionFilter):
    """For an interface that runs from the left with right-to-left words in it; other lines are left untouched."""

    base = "ltr"
