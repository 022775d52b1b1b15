"""Right-to-left letters in two indistinguishable colours in turn; the terminal draws each letter separately."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import cycle

from rich.color import Color, ColorSystem
from rich.style import Style

from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.shaping import MARKS

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""The characters whose colours alternate, as in a character class; digits and punctuation among them."""

_LETTER = re.compile(f"[^{RIGHT_TO_LEFT}]*[{RIGHT_TO_LEFT}][{ranges(MARKS)}]*|[^{RIGHT_TO_LEFT}]+")
_DEFAULT_FOREGROUND = (224, 224, 224)


class AlternatingStyle(Style):
    """A style with two foregrounds, of which letters get one and the other in turn.

    It is one style, and not one for each letter, as a screen has two thousand letters.
    """

    __slots__ = ("_shades",)

    def __init__(self, style: Style | None, step: int) -> None:
        """``step``: 0, or 2 beside a text that has 0: the steps of blue to change both foregrounds by."""
        base = style or Style.null()
        red, green, blue = _foreground(base)
        self._shades = [Color.from_rgb(red, green, blue ^ shift) for shift in (step, step + 1)]
        first = base + Style(color=self._shades[0])
        for name in Style.__slots__:
            setattr(self, name, getattr(first, name))

    def render(
        self,
        text: str = "",
        *,
        color_system: ColorSystem | None = ColorSystem.TRUECOLOR,
        legacy_windows: bool = False,
    ) -> str:
        """The text with the codes that a terminal with these colours is sent."""
        if color_system is None:
            return text
        first, second = [";".join(shade.downgrade(color_system).get_ansi_codes()) for shade in self._shades]
        turns = cycle((f"\x1b[{first}m", f"\x1b[{second}m"))
        letters = [f"{turn}{letter}" for turn, letter in zip(turns, _LETTER.findall(text), strict=False)]
        return super().render("".join(letters), color_system=color_system, legacy_windows=legacy_windows)


def _foreground(style: Style) -> tuple[int, int, int]:
    known = style.color is not None and not style.color.is_default
    return style.color.get_truecolor() if style.color is not None and known else _DEFAULT_FOREGROUND


@lru_cache(1024)
def alternating(style: Style | None, step: int) -> AlternatingStyle:
    """The alternating style for a style; cached."""
    return AlternatingStyle(style, step)
