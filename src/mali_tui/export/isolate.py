"""Isolates (UAX #9) around words that may run against the direction of a page, for the program that displays it.

Of the bidirectional controls only these are printed, and only in pairs within a line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from mali_tui.content.model import Direction
from mali_tui.rtl.isolates import FSI, LRI, PDI, RLI

_STARTS = LRI + RLI + FSI
_OPPOSITE: dict[Direction, tuple[str, ...]] = {"ltr": ("R", "AL"), "rtl": ("L",)}


def isolate_opposite(text: str, direction: Direction) -> str:
    """``text`` in an isolate, if any of it runs against the ``direction`` of the page."""
    opposite = _OPPOSITE[direction]
    if any(unicodedata.bidirectional(character) in opposite for character in text):
        return f"{FSI}{text}{PDI}"
    return text


def close_isolates(lines: Iterable[str]) -> Iterator[str]:
    """Lines of one text, with isolates that go over the end of a line closed there and opened again."""
    opened: list[str] = []
    for line in lines:
        started = "".join(opened) + line
        for character in line:
            if character in _STARTS:
                opened.append(character)
            elif character == PDI and opened:
                opened.pop()
        yield f"{started.rstrip()}{PDI * len(opened)}" if opened else started
