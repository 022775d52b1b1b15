"""Strips that put the cursor where it should be after characters whose width terminals disagree about.

Changes: `Strip.render`. A joined emoji, a flag or a keycap takes one, two or more cells, depending on the terminal;
so do Arabic number signs. Textual counts them as Rich does, and all that follows in the line would be shifted. Here
the cells are blanked, the cluster is drawn over them, and the cursor is placed after them. Upstream: not reported.
Without it a line with such a character is shifted in terminals that count otherwise, borders included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rich.color import ColorSystem
from rich.console import Console
from textual.strip import Strip

from mali_tui.rtl.cell_width import cell_len

_MODIFIERS = "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_PICTURES = "\U0001f000-\U0001faff"
_JOINED = f"(?:\u200d[\u2190-\u2bff\u3030-\u3299{_PICTURES}]{_MODIFIERS})*"
_EMOJI_OF_BMP = (  # Emoji_Presentation of Unicode's emoji-data.txt
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
_MAYBE_UNCERTAIN = re.compile(f"[\u20e3\ufe0f{_PICTURES}{_EMOJI_OF_BMP}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]")
"""A character that each cluster of uncertain width has, found much faster."""


@cache
def uncertain_width_pattern() -> re.Pattern[str]:
    """Grapheme clusters whose width terminals disagree about.

    Compiled when a character of one is first found: it takes 3 ms, and most screens have none.
    """
    return re.compile(
        f"([\U0001f1e6-\U0001f1ff]{{1,2}}"  # flags
        "|[#*0-9]\ufe0f?\u20e3"  # keycaps
        f"|[{_PICTURES}{_EMOJI_OF_BMP}]{_MODIFIERS}{_JOINED}"
        f"|[\u00a9\u00ae\u203c-\u3299]\ufe0f{_MODIFIERS}{_JOINED}"  # signs that a variation selector makes emoji
        "|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])"  # Prepended_Concatenation_Mark of PropList.txt
    )


class PlacedStrip(Strip):
    """A strip that begins at column ``x`` of the screen."""

    def __init__(self, strip: Strip, x: int) -> None:
        super().__init__(list(strip), strip.cell_length)
        self._x = x
        self._of = type(strip)

    def render(self, console: Console) -> str:
        """As Textual's, with the cursor placed after each uncertain cluster."""
        color_system = console._color_system or ColorSystem.TRUECOLOR
        rendered, column = [], self._x
        for text, style, control in self:
            if control:
                rendered.append(text)
                continue
            for number, piece in enumerate(uncertain_width_pattern().split(text)):
                width = cell_len(piece)
                drawn = (" " * width, _move_to(column), piece, _move_to(column + width)) if number % 2 else (piece,)
                for part in drawn:
                    is_text = part and not part.startswith("\x1b")
                    rendered.append(self._of.render_style(style, part, color_system) if style and is_text else part)
                column += width
        return "".join(rendered)

    def divide(self, cuts: Iterable[int]) -> list[Strip]:
        """The strip in pieces, each of which knows where it begins."""
        pieces, x = [], self._x
        for piece in super().divide(cuts):
            pieces.append(PlacedStrip(piece, x))
            x += piece.cell_length
        return list(pieces)


def place_row(strips: Iterable[Strip], x: int) -> Iterator[Strip]:
    """The strips of a row from column ``x`` on, those with uncertain clusters as `PlacedStrip`."""
    for strip in strips:
        yield place(strip, x)
        x += strip.cell_length


def place(strip: Strip, x: int) -> Strip:
    """A strip at column ``x``; itself, if the width of all its characters is certain."""
    return PlacedStrip(strip, x) if has_uncertain([strip]) else strip


def has_uncertain(strips: Iterable[Strip | None]) -> bool:
    """Whether there is a cluster in any of the strips whose width terminals disagree about."""
    text = "".join([text for strip in strips if strip is not None for text, _, _ in strip._segments])
    return _MAYBE_UNCERTAIN.search(text) is not None and uncertain_width_pattern().search(text) is not None


def _move_to(column: int) -> str:
    return f"\x1b[{column + 1}G"
