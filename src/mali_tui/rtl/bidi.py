"""UAX #9: from logical to visual order, by python-bidi's engine, with the mapping that the engine does not give."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import bidirectional

from bidi import get_display

from mali_tui.rtl.char_class import ranges

Base = Literal["rtl", "ltr", "auto"]

# UAX #9 leaves characters of class BN beside the character before them. So a number written in such characters after
# each character comes back with it and tells which one it was; that it comes back in front of the character tells
# that the level is odd. (Tags of class NSM would break rule W4: 2013-01 would flip.)
_BOUNDARY_NEUTRAL = (
    *((0x00, 0x09), (0x0E, 0x1C), (0x7F, 0x85), (0x86, 0xA0)),  # control characters
    *((0x2060, 0x2065), (0x206A, 0x2070), (0x1BCA0, 0x1BCA4), (0x1D173, 0x1D17B), (0xE0020, 0xE0080)),
)
_TAGS = [chr(code) for start, end in _BOUNDARY_NEUTRAL for code in range(start, end)]
_VALUE = {tag: value for value, tag in enumerate(_TAGS)}
_STRONG = {"rtl": "\u200f", "ltr": "\u200e"}
# What a line on a screen has no use for: explicit formatting (and tags of ours) is ignored, as by rule X9 ...
_IGNORED = re.compile(f"[\u202a-\u202e\u2066-\u2069\ufff9{ranges(_TAGS)}]")
# ... and what ends a paragraph, class B, only ends a segment, class S.
_PARAGRAPH_END = re.compile("[\n\r\x1c-\x1e\x85\u2029]")
# L1 gives blanks before a segment separator the base direction, and would take the tag before them along. A neutral
# character between them keeps it where it is.
_SEGMENT_END = re.compile("(?<!^)[ \x0c\u1680\u2000-\u200b\u2028\u205f\u3000\u00ad\ufeff\u200d]*[\t\x0b\x1f]")
_SEPARATOR_GUARD = "\ufff9"


class VisualOrder(NamedTuple):
    """``order[i]`` is the logical index of the i-th character from the left; ``odd[i]`` whether its level is odd."""

    order: tuple[int, ...]
    odd: tuple[bool, ...]


def first_strong(text: str) -> Literal["rtl", "ltr"]:
    """The base direction that a text asks for itself: that of its first strong character, rules P2 and P3."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def visual_order_of(text: str, base: Base) -> VisualOrder:
    """The visual order of one line, character by character, and which characters run from the right."""
    if base == "auto":
        base = first_strong(text)
    text = _PARAGRAPH_END.sub("\t", _IGNORED.sub("\u200b", text))
    tags = _numbers(len(text))
    step = 1 + len(tags[0]) if tags else 1
    for separator in _SEGMENT_END.finditer(text):
        tags[separator.start() - 1] += _SEPARATOR_GUARD
    tagged = "".join(map("".join, zip(text, tags, strict=True)))
    # L1: blanks at the end take the base direction, which a strong character after them brings about.
    shown = get_display(tagged + _STRONG[base], base_dir="R" if base == "rtl" else "L")
    assert isinstance(shown, str)
    shown = shown.replace(_SEPARATOR_GUARD, "")
    shown = shown[1:] if base == "rtl" else shown[:-1]  # where that character comes to stand
    odd = tuple([tag in _VALUE for tag in shown[::step]])
    if step == 2:
        order = [_VALUE[a if turned else b] for a, b, turned in zip(shown[::2], shown[1::2], odd, strict=True)]
    else:
        order = [_number(shown[at : at + step]) for at in range(0, len(shown), step)]
    return VisualOrder(tuple(order), odd)


def _numbers(count: int) -> list[str]:
    """The numbers from 0, all with as many digits as the last one needs."""
    numbers = _TAGS
    while len(numbers) < count:
        numbers = [high + low for high in numbers for low in _TAGS]
    return numbers[:count]


def _number(group: str) -> int:
    """The number of a character: that after it, or, turned round, before it."""
    value = 0
    for digit in reversed(group[:-1]) if group[0] in _VALUE else group[1:]:
        value = value * len(_TAGS) + _VALUE[digit]
    return value


visual = lru_cache(4096)(visual_order_of)


def visual_order(text: str, base: Base = "rtl") -> list[int]:
    """The logical indices of a line's characters, from left to right on the screen.

    Source: UAX #9, rules P to L2. Combining marks are characters like others (`layout_cells` applies L3). Explicit
    formatting characters are ignored, and a paragraph separator ends no paragraph: this is one line of a screen.
    """
    return list(visual(text, base).order)
