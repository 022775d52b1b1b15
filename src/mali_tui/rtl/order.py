"""UAX #9: from logical to visual order, by python-bidi's engine, with the mapping that the engine does not give."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import bidirectional

from bidi import get_display

Base = Literal["rtl", "ltr", "auto"]

# Tags of bidi class BN, which UAX #9 leaves where they are beside their character. Two of them number it.
_TAGS = [chr(0xE0020 + i) for i in range(96)]
_TAG_VALUE = {tag: value for value, tag in enumerate(_TAGS)}
_NUMBERS = [high + low for high in _TAGS for low in _TAGS]
LONGEST = len(_NUMBERS)  # characters in a line
_STRONG = {"rtl": "\u200f", "ltr": "\u200e"}


class Visual(NamedTuple):
    """``order[i]`` is the logical index of the i-th character from the left; ``odd[i]`` whether its level is odd."""

    order: tuple[int, ...]
    odd: tuple[bool, ...]


def first_strong(text: str) -> Base:
    """The base direction that a text asks for itself: that of its first strong character, rules P2 and P3."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


@lru_cache(4096)
def visual(text: str, base: Base = "rtl") -> Visual:
    """The visual order of one line, character by character, and which characters run from the right.

    Characters of class B end a paragraph in UAX #9; a line here holds none.

    Raises:
        ValueError: where ``text`` is longer than ``LONGEST`` characters.
    """
    if len(text) > LONGEST:
        raise ValueError(f"a line of {len(text)} characters; {LONGEST} is the most")
    tagged = "".join(map("".join, zip(text, _NUMBERS, strict=False)))
    if base == "auto":
        base = first_strong(text)
    # L1: blanks at the end take the base direction, which a strong character after them brings about
    shown = get_display(tagged + _STRONG[base], base_dir="R" if base == "rtl" else "L")
    shown = shown[1:] if base == "rtl" else shown[:-1]  # where that character comes to stand
    order, odd = [], []
    for start in range(0, len(shown) - 2, 3):
        triple = shown[start : start + 3]
        low = _TAG_VALUE.get(triple[0])
        if low is None:  # the character, then its number: an even level
            order.append(_TAG_VALUE[triple[1]] * len(_TAGS) + _TAG_VALUE[triple[2]])
            odd.append(False)
        else:
            order.append(_TAG_VALUE[triple[1]] * len(_TAGS) + low)
            odd.append(True)
    return Visual(tuple(order), tuple(odd))


def visual_order(text: str, base: Base = "rtl") -> list[int]:
    """The logical indices of a line's characters, from left to right on the screen.

    Source: UAX #9, rules P to L2. Combining marks are characters like others here.

    Raises:
        ValueError: where ``text`` is longer than ``LONGEST`` characters.
    """
    return list(visual(text, base).order)
