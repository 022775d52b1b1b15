"""Wrapping to a width in terminal cells. No-break spaces hold, then are written as plain ones."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.cell_width import cell_width, cells_of

NO_BREAK = "\u00a0"


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` cells, ``first`` before the first and ``rest`` before the others.

    A ``width`` of 0 is no limit. Words that are too long for a line are cut.
    """
    lines, line, used = [], first, cell_width(first)
    room = used  # where the words of a line begin
    for word in _words(text, width - max(used, cell_width(rest)) if width else 0):
        size = cell_width(word)
        if used > room and width and used + 1 + size > width:
            lines.append(line)
            line = rest
            used = room = cell_width(rest)
        if used > room:
            line, used = line + " ", used + 1
        line, used = line + word, used + size
    return [written.replace(NO_BREAK, " ").rstrip() for written in (*lines, line)]


def _words(text: str, longest: int) -> Iterator[str]:
    for word in text.replace("\n", " ").split(" "):
        if longest > 0 and cell_width(word) > longest:
            yield from _split_word(word, longest)
        elif word:
            yield word


def _split_word(word: str, longest: int) -> Iterator[str]:
    piece, used = "", 0
    for character in word:
        size = cells_of(character)
        if piece and used + size > longest:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + size
    yield piece
