"""Wrap text to a width in terminal cells. No-break spaces hold, and stay as they are."""

from __future__ import annotations

from itertools import chain, pairwise, repeat

from mali_tui.cell_width import cell_width
from mali_tui.export.isolate import close_isolates
from mali_tui.export.sanitize import clean
from mali_tui.wrapping import line_starts

MARK_SPACE = "\u2007"
"""A space that holds, and is written as a plain one; a figure space, so that authors' no-break spaces stay."""


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` cells, ``first`` before the first and ``rest`` before the others.

    A ``width`` of 0 is no limit. Words that are too long for a line are cut.
    """
    # isolates without their other half are replaced here: lines that are cut from the text would complete them
    text = clean(" ".join(filter(None, text.replace("\n", " ").split(" "))))
    starts = [0]
    if width:
        room, first_room = (max(1, width - cell_width(lead)) for lead in (rest, first))
        starts = line_starts(text, room, cell_width, first_room)
    lines = close_isolates(text[start:end] for start, end in pairwise((*starts, len(text))))
    leads = chain((first,), repeat(rest))
    return [f"{lead}{line}".replace(MARK_SPACE, " ").rstrip() for lead, line in zip(leads, lines, strict=False)]
