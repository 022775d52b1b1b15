"""Lines in which everything runs from the right but numbers, as it does in most: they are turned round as a whole.

The outcome is that of `line`, which lays out any line, at a fraction of the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.mirroring import UI_MIRROR
from mali_tui.rtl.shaping import LETTERS, LIGATED_ALEF, MARKS_ON_LETTERS, letter_starts, shape_without_marks

FIELD_SEPARATOR = re.compile("([\u2500-\u259f\u2800-\u28ff]+|  +)")
"""What divides a line into fields whose texts must not mix: the lines and blocks of borders, tables, guides and
drawings, and the gap between two columns."""

# Arabic letters, digits, and what takes its direction from what is around it; all of it one cell wide.
_BACKWARD = re.compile(
    f"[ -@[-`{{-~«»\u060c\u061b\u061f{ranges(LETTERS)}\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
    "\u2500-\u2588\u258c\u258f-\u25fc\u275b-\u275e\u2800-\u28ff]*"
)
# Signs that make one number of two (bidi classes ES and CS), or belong to the number beside them (ET).
_NUMBER_EXPRESSION = re.compile("[0-9][+\\-,./:\u060c\u2044][0-9]|[0-9][#$%\u2030-\u2034]|[#$%\u2030-\u2034][0-9]")
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile("[0-9]{2,}")
_SIDED = re.compile(f"[{ranges(UI_MIRROR)}]")
_IMAGES = str.maketrans(UI_MIRROR)


def layout_rtl_line(text: str, marks: bool) -> tuple[Sequence[str], Sequence[int]] | None:
    """The glyphs of a logical line in visual order, and the index of what each shows. None for other lines.

    ``marks``: whether combining marks are drawn, on the glyphs that they stand on.
    """
    bare = text
    if not _BACKWARD.fullmatch(text):
        bare = MARKS_ON_LETTERS.sub("", text)
        if len(bare) == len(text) or not _BACKWARD.fullmatch(bare):
            return None
    numbers = _DIGIT.search(bare) is not None
    if numbers and _NUMBER_EXPRESSION.search(bare):
        return None
    drawn = shape_without_marks(bare)
    starts: Sequence[int] = range(len(text) - 1, -1, -1)
    if len(bare) < len(text) or LIGATED_ALEF in drawn:
        drawn, starts = _fill_cells(text, bare, drawn)
    drawn = drawn[::-1]
    if numbers:
        starts = list(starts)
        for start, end in [number.span() for number in _NUMBER.finditer(drawn)]:
            drawn = drawn[:start] + drawn[start:end][::-1] + drawn[end:]
            starts[start:end] = starts[start:end][::-1]
    if _SIDED.search(drawn):
        drawn = drawn.translate(_IMAGES)
    return _place_marks(text, drawn, starts) if marks and len(bare) < len(text) else drawn, starts


def _place_marks(text: str, drawn: str, starts: Sequence[int]) -> list[str]:
    """The glyphs with their marks; those of an alif that has become part of lām-alif on the whole of it."""
    glyphs = list(drawn)
    places = {start: place for place, start in enumerate(starts)}
    for mark in MARKS_ON_LETTERS.finditer(text):
        letter = mark.start() - 1
        while letter not in places:
            letter -= 1
        glyphs[places[letter]] += mark.group()
    return glyphs


def _fill_cells(text: str, bare: str, drawn: str) -> tuple[str, list[int]]:
    """A shaped line as wide as before, and the index of what each of its cells shows, from the last to the first.

    A letter without a cell of its own leaves a blank at the end of its field, styled as the gap after it, if any.
    """
    starts = letter_starts(text)
    at = drawn.rfind(LIGATED_ALEF)
    while at >= 0:
        divider = FIELD_SEPARATOR.search(bare, at)
        end = divider.start() if divider else len(bare)
        after = starts[end] if divider else len(text)
        starts.insert(end, after if bare[end : end + 1] == " " else after - 1)
        del starts[at]
        drawn = f"{drawn[:at]}{drawn[at + 1 : end]} {drawn[end:]}"
        at = drawn.rfind(LIGATED_ALEF, 0, at)
    return drawn, starts[::-1]
