"""Where a text breaks into lines: just where Textual breaks it, but found a line at a time where that is easy."""

from __future__ import annotations

import re
from bisect import bisect_right

from rich._wrap import divide_line  # what Textual itself wraps with

# Letters that take no cell or two need a closer look.
_HARD = re.compile(
    "[^ !-~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u060c\u061b\u061f\u0620-\u064a\u0660-\u066f\u0671-\u06d3"
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u25a0-\u25ff\u275b-\u275e]"
)
_ANY_MARK = re.compile("[\u064b-\u0652]")  # found four times as fast as one with its letter
_MARK = re.compile("(?<=[\u0620-\u064a\u064b-\u0652\u0671-\u06d3])[\u064b-\u0652]")  # on an Arabic letter; no cell


def line_starts(text: str, width: int) -> list[int]:
    """The index of the character with which each line begins that is at most ``width`` cells wide.

    Where Rich measures every word, which is most of what it takes to lay out a page, here one search for a blank
    finds the end of a line.
    """
    bare = _MARK.sub("", text) if _ANY_MARK.search(text) else text
    starts = _easy_starts(bare, width) if _is_easy(bare) else None
    if starts is None:
        return [0, *divide_line(text, width)]
    if len(bare) < len(text):
        before = [mark.start() - number for number, mark in enumerate(_MARK.finditer(text))]
        return [0, *(start + bisect_right(before, start) for start in starts[1:])]
    return starts


def _is_easy(text: str) -> bool:
    """Whether each letter takes a cell, and no blanks stand together or at an end."""
    return not (_HARD.search(text) or "  " in text or text.startswith(" ") or text.endswith(" "))


def _easy_starts(text: str, width: int) -> list[int] | None:
    """The same for a text whose letters take a cell each; None where a word is longer than a line."""
    starts, start = [0], 0
    while len(text) - start > width:
        blank = text.rfind(" ", start, start + width + 1)
        if blank < 0:
            return None
        start = blank + 1
        starts.append(start)
    return starts
