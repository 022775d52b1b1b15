"""Textual line filters that turn the finished, logical lines of widgets into what a reader should see."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import groupby
from operator import itemgetter, neg

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from mali_tui.rtl.isolates import has_isolates
from mali_tui.rtl.line_layout import RIGHT_TO_LEFT, Direction, VisualLine, layout_line


class DirectionFilter(LineFilter):
    """Lays every line out as one paragraph of direction ``base``; styles and meta go with their characters."""

    base: Direction

    def __init__(self, *, marks: bool = False) -> None:
        """``marks``: whether the terminal draws combining marks well enough to be sent any."""
        super().__init__()
        self.marks = marks

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in visual order."""
        given = [segment for segment in segments if not segment.control]
        text = "".join([segment.text for segment in given])
        if self.base == "ltr" and not RIGHT_TO_LEFT.search(text) and not has_isolates(text):
            return segments
        if text.isspace():
            return [*(segment for segment in segments if segment.control), *reversed(given)]
        line = layout_line(text, self.base, self.marks)
        drawn = [segment for segment in segments if segment.control]
        if len(given) == 1 and not line.reversed_cells:
            return [*drawn, Segment(line.drawn, given[0].style)]
        drawn += _pieces(given, line, text)
        return _with_negatives(drawn, line.reversed_cells) if line.reversed_cells else drawn


def _pieces(given: list[Segment], line: VisualLine, text: str) -> list[Segment]:
    """The segments of a line, of which ``text`` is the whole, as they come from the left."""
    turned = _reversed_segments(given, line, text) if line.backward else None
    if turned:
        return turned
    owners = [segment for segment in given for _ in segment.text]
    cells = groupby(zip([owners[start] for start in line.starts], line.glyphs, strict=True), key=itemgetter(0))
    return [Segment("".join([glyph for _, glyph in run]), segment.style) for segment, run in cells]


def _reversed_segments(given: list[Segment], line: VisualLine, text: str) -> list[Segment] | None:
    """The same of a line that runs backward: each piece stands left of all before it. None if a number is parted."""
    glyphs, starts = line.glyphs, line.starts
    plain = isinstance(starts, range)  # each character has a cell
    pieces: list[Segment] = []
    at, right = 0, len(glyphs)
    for content, style, _ in given:
        at += len(content)
        if at < len(text) and text[at - 1 : at + 1].isdigit():
            return None
        left = right - len(content) if plain else bisect_left(starts, 1 - at, key=neg)
        if left < right:
            own = glyphs[left:right]
            pieces.append(Segment(own if isinstance(own, str) else "".join(own), style))
        right = left
    return pieces[::-1]


def _with_negatives(segments: list[Segment], places: frozenset[int]) -> list[Segment]:
    """The segments with the colours of the characters at ``places`` reversed."""
    result: list[Segment] = []
    at = 0
    for segment in segments:
        if segment.control:
            result.append(segment)
            continue
        for glyph in segment.text:
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
