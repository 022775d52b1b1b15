"""Where a text breaks into lines of a width in terminal cells: where Rich, and so Textual, breaks it.

Except at no-break spaces, at which Rich breaks as at any others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

NO_BREAK_SPACES = "\u00a0\u2007\u202f"
"""Spaces that hold the words beside them together: class GL of UAX #14."""

_WORD = re.compile(r"\s*\S+\s*")


def line_starts(text: str, width: int, cell_len: Callable[[str], int], first_width: int | None = None) -> list[int]:
    """The index of the first character of each line, of which none is more than ``width`` cells wide.

    ``cell_len`` measures a text in cells. ``first_width`` is the width of the first line, if that is another. Spaces
    at the end of a line may stand beyond the width. A word wider than a line is cut.
    """
    for space in NO_BREAK_SPACES:
        text = text.replace(space, "x")  # ten times as fast as `str.translate`
    ends = [word.end() for word in _WORD.finditer(text)]
    starts, start, first = [0], 0, 0
    room = width if first_width is None else first_width

    def fits(word: int) -> bool:
        return cell_len(text[start : ends[word]].rstrip()) <= room

    while first < len(ends):
        # most characters take one cell, so this is the last word of the line, or one beside it
        last = min(bisect_left(ends, start + room, first), len(ends) - 1)
        while last > first and not fits(last):
            last -= 1
        if last == first and not fits(first):
            starts += [cut for cut in _cut(text, start, ends[first], min(room, width), cell_len) if cut > start]
            start, room = starts[-1], width
        while last + 1 < len(ends) and fits(last + 1):
            last += 1
        first, start, room = last + 1, ends[last], width
        if first < len(ends):
            starts.append(start)
    return starts


def _cut(text: str, start: int, end: int, width: int, cell_len: Callable[[str], int]) -> Iterator[int]:
    """Where to cut a word that is wider than a line."""
    piece = start
    for index in range(start, end):
        if cell_len(text[index]) and cell_len(text[piece : index + 1]) > width:  # the whole: characters may be joined
            yield index
            piece = index
