"""Textual line filters that turn the finished, logical lines of widgets into what a reader should see.

Changes nothing in Textual: `LineFilter` is public. It is where right-to-left text is shaped and ordered, once for all
widgets. Costs: a screen of new Arabic lines takes 1.2 times the processor time of one of English (``make bench
ARGS="--only drawing"``). Upstream: see `compositor`. Without it lines stay in logical order, letters unjoined.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from mali_tui.rtl.line_layout import NEEDS_LAYOUT, Direction, Prose, VisualLine, layout_line
from mali_tui.textual_rtl.paragraphs import laid_out_span, separate_prose


class DirectionFilter(LineFilter):
    """Lays every line out with base direction ``base``; styles and meta go with their characters."""

    base: Direction

    def __init__(self, *, marks: bool = False) -> None:
        """``marks``: whether the terminal draws combining marks well enough to be sent any."""
        super().__init__()
        self.marks = marks

    def line_base(self, text: str, prose: tuple[Prose, ...]) -> Direction:
        """The base direction of a line ``text`` of which parts are ``prose``."""
        return self.base

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in visual order; what a widget has laid out itself stays as it is."""
        span = laid_out_span(segments)
        if span is None:
            return self.arrange(segments)
        start, end = span
        parts = [self.arrange(segments[:start]), segments[start + 1 : end], self.arrange(segments[end + 1 :])]
        return list(chain.from_iterable(reversed(parts) if self.base == "rtl" else parts))

    def arrange(self, segments: list[Segment]) -> list[Segment]:
        """The segments in visual order."""
        drawn, given, prose = separate_prose(segments)
        laid_out = self.lay_out(given, prose)
        return segments if laid_out is given and not prose else [*drawn, *laid_out]

    def lay_out(self, given: list[Segment], prose: tuple[Prose, ...]) -> list[Segment]:
        """Segments of text in visual order; the same list if that is how they are."""
        text = "".join([segment.text for segment in given])
        if self.base == "ltr" and not any(map(_needs_layout, (text, *[part.paragraph for part in prose]))):
            return given
        if text.isspace():
            return given[::-1]
        line = layout_line(text, self.base, self.marks, prose)
        if len(given) == 1 and not line.reversed_cells:
            return [Segment(line.drawn, given[0].style)]
        pieces = _pieces(given, line)
        return _with_reversed_cells(pieces, line.reversed_cells) if line.reversed_cells else pieces


@lru_cache(1024)  # lines, and paragraphs of several lines each
def _needs_layout(text: str) -> bool:
    return NEEDS_LAYOUT.search(text) is not None


def _pieces(given: list[Segment], line: VisualLine) -> list[Segment]:
    """The segments of a line as they come from the left."""
    # a segment's number as a character, so that a run of cells that come from the same is what can be stripped
    owners = "".join([chr(number) * len(text) for number, (text, _, _) in enumerate(given)])
    rest = "".join(itemgetter(*line.starts)(owners)) if line.starts else ""
    is_single = len(line.drawn) == len(line.glyphs)
    pieces: list[Segment] = []
    at, length = 0, len(rest)
    while rest:
        owner = rest[0]
        rest = rest.lstrip(owner)
        start, at = at, length - len(rest)
        drawn = line.drawn[start:at] if is_single else "".join(line.glyphs[start:at])
        pieces.append(Segment(drawn, given[ord(owner)].style))
    return pieces


def _with_reversed_cells(segments: list[Segment], cells: frozenset[int]) -> list[Segment]:
    """The segments with the colours of ``cells`` reversed, of which each holds one character."""
    glyphs = [(glyph, segment.style) for segment in segments for glyph in segment.text]
    return [
        Segment(glyph, _reverse_colours(style) if at in cells else style) for at, (glyph, style) in enumerate(glyphs)
    ]


@lru_cache(1024)
def _reverse_colours(style: Style | None) -> Style:
    return (style or Style.null()) + Style(reverse=not (style and style.reverse))


class RightToLeft(DirectionFilter):
    """For an interface that runs from the right: text lands there, and borders, guides and arrows are mirrored."""

    base = "rtl"


class LeftToRight(DirectionFilter):
    """For an interface that runs from the left with right-to-left words in it; other lines are left untouched."""

    base = "ltr"
