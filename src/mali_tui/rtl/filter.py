"""Textual line filters that turn the finished, logical lines of widgets into what a reader should see."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from mali_tui.rtl.line import RIGHT_TO_LEFT, Side, arrange
from mali_tui.rtl.stretch import has_stretches


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
        if self.base == "ltr" and not RIGHT_TO_LEFT.search(text) and not has_stretches(text):
            return segments
        if text.isspace():
            return [*(segment for segment in segments if segment.control), *reversed(given)]
        line = arrange(text, self.base, self.marks)
        drawn = [segment for segment in segments if segment.control]
        if len(given) == 1 and not line.negatives:
            return [*drawn, Segment(line.drawn, given[0].style)]
        # which segment each character is of, as a character: so it is strings and expressions that do the work
        owners = "".join([chr(number) * len(segment.text) for number, segment in enumerate(given)])
        owners = "".join(line.pick(owners))
        whole = len(line.drawn) == len(owners)
        for run in _RUN.finditer(owners):
            start, end = run.span()
            glyphs = line.drawn[start:end] if whole else "".join(line.glyphs[start:end])
            drawn.append(Segment(glyphs, given[ord(owners[start])].style))
        return _with_negatives(drawn, line.negatives) if line.negatives else drawn


_RUN = re.compile(r"(.)\1*", re.DOTALL)


def _with_negatives(segments: list[Segment], places: frozenset[int]) -> list[Segment]:
    """The segments with the colours of the characters at ``places`` reversed."""
    result: list[Segment] = []
    at = 0
    for segment in segments:
        for glyph in segment.text if not segment.control else ():
            result.append(Segment(glyph, _negative(segment.style) if at in places else segment.style))
            at += 1
    return result


@lru_cache(1024)
def _negative(style: Style | None) -> Style:
    return (style or Style.null()) + Style(reverse=not (style and style.reverse))


class RightToLeft(DirectionFilter):
    """For an interface that runs from the right: text lands there, and borders, guides and arrows are mirrored."""

    base = "rtl"


class LeftToRight(DirectionFilter):
    """For an interface that runs from the left with right-to-left words in it; other lines are left untouched."""

    base = "ltr"
