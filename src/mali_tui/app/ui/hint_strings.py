"""The letters of link hints: short strings, none of which begins with another, and how they are drawn on a line."""

from __future__ import annotations

from itertools import islice, product

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

META = "link-hint"  # the key under which a cell's style has the letter that is drawn on it


def hint_strings(letters: str, number: int) -> list[str]:
    """``number`` strings, or all if there are fewer: of one letter, and then of two.

    A letter that begins a longer string is none by itself. There are as many of one letter as the number allows.
    """
    size = len(letters)
    prefix_count = next((count for count in range(size) if size - count + count * size >= number), size)
    singles = letters[: size - prefix_count]
    pairs = ("".join(pair) for pair in product(letters[size - prefix_count :], letters))
    return list(islice([*singles, *pairs], number))


def with_hint(strip: Strip, at: int, hint: str, style: Style) -> Strip:
    """A line that is still logical, with the cells of a hint marked from column ``at``.

    The letters are not drawn yet: they would join with the text around them and push it aside. A line that has become
    too short for it stays without.
    """
    if at + len(hint) > strip.cell_length:
        return strip
    cuts = [*range(at, at + len(hint) + 1), strip.cell_length]
    before, *cells, after = strip.divide(cuts)
    marked = [
        Segment(segment.text, (segment.style or Style()) + style + Style(meta={META: letter}))
        for cell, letter in zip(cells, hint, strict=True)
        for segment in cell
    ]
    return Strip([*before, *marked, *after])


class HintFilter(LineFilter):
    """Draws the letters on the cells marked for them, in a line that is in visual order already."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with its hints."""
        return [self._draw_hint(segment) for segment in segments]

    def _draw_hint(self, segment: Segment) -> Segment:
        style = segment.style
        letter = style.meta.get(META) if style else None
        return Segment(letter.ljust(segment.cell_length), style) if letter else segment


HINT_FILTER = HintFilter()
