"""Labels for links: short strings of letters, of which none begins with another, and how they are drawn on a line."""

from __future__ import annotations

from itertools import islice, product

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

META = "label"  # under which a cell has the letter that is to be drawn on it


def labels(letters: str, number: int) -> list[str]:
    """``number`` labels, the shorter first: of one letter as long as there are enough, then of two."""
    size = len(letters)
    spent = next((spent for spent in range(size) if size - spent + spent * size >= number), size)
    singles = letters[: size - spent]
    pairs = ("".join(pair) for pair in product(letters[size - spent :], letters))
    return list(islice([*singles, *pairs], number))


def with_label(strip: Strip, at: int, label: str, style: Style) -> Strip:
    """A line that is still logical, with the cells of a label marked from column ``at``.

    The letters are not drawn yet: they would join with the text around them and push it aside. A line that has become
    too short for it stays without.
    """
    if at + len(label) > strip.cell_length:
        return strip
    cuts = [*range(at, at + len(label) + 1), strip.cell_length]
    before, *cells, after = strip.divide(cuts)
    marked = [
        Segment(segment.text, (segment.style or Style()) + style + Style(meta={META: letter}))
        for cell, letter in zip(cells, label, strict=True)
        for segment in cell
    ]
    return Strip([*before, *marked, *after])


class LabelFilter(LineFilter):
    """Draws the letters on the cells marked for them, in a line that is in visual order already."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with its labels."""
        return [self._draw_label(segment) for segment in segments]

    def _draw_label(self, segment: Segment) -> Segment:
        style = segment.style
        letter = style.meta.get(META) if style else None
        return Segment(letter.ljust(segment.cell_length), style) if letter else segment


LABEL_FILTER = LabelFilter()
