"""One finished line of the screen, from logical to visual: shaped, ordered, mirrored, and as wide as before."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from rich.cells import cell_len

from mali_tui.rtl.mirror import INTERFACE, NEGATIVES, TEXT
from mali_tui.rtl.order import Base, first_strong, visual
from mali_tui.rtl.shape import RUN, ZWJ, shape_run

Side = Literal["rtl", "ltr"]

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# What divides a line into fields whose texts must not mix: the lines and blocks of borders, tables, guides and
# drawings, and the gap between two columns.
_DIVIDER = re.compile("([\u2500-\u259f\u2800-\u28ff]+|  +)")
_NEGATIVE = re.compile(f"([{''.join(NEGATIVES)}])")
# Characters one cell wide, outside of which marks, joiners and wide characters ask for a closer look.
_SINGLE = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u060c\u061b\u061f\u0660-\u066c\u2010-\u2027\u2030-\u205e]*")
# Letters from the right, and what takes their direction: without numbers or other letters there is one level, odd.
# U+0660 to U+066C are numbers.
_ONE_WAY = re.compile(
    "[ -/:-@[-`{-~«»\u060c\u061b\u061f\u0620-\u065f\u066e-\u06d3"
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u25a0-\u25ff]*"
)
_STRONG_CONTROLS = "\u061c\u200e\u200f"  # ALM, LRM, RLM: ordered like the letters they stand for, never drawn


class Cell(NamedTuple):
    """A glyph on the screen with its marks, and the span of the logical line that it shows."""

    text: str
    start: int
    end: int


class Field(NamedTuple):
    """A part of a line that keeps to itself: glyphs from left to right, and the logical index that each shows.

    ``drawn`` is the glyphs in one string; ``negative`` asks for its colours to be reversed.
    """

    drawn: str
    glyphs: tuple[str, ...]
    starts: tuple[int, ...]
    start: int
    end: int
    negative: bool = False


@lru_cache(4096)
def arrange(text: str, base: Side, marks: bool) -> tuple[Field, ...]:
    """A logical line as fields from left to right; together they are as wide as ``text``.

    Each field is a paragraph of direction ``base``; lines, blocks and gaps of two blanks stand between them.
    ``marks``: whether combining marks of right-to-left letters are drawn.
    """
    fields: list[Field] = []
    start = 0
    for number, piece in enumerate(_DIVIDER.split(text)):
        if number % 2:
            for part in _NEGATIVE.split(piece) if base == "rtl" else (piece,):
                if part:
                    fields.append(_divider(part, start, base))
                    start += len(part)
        elif piece:
            glyphs, starts, spare = _lay_out_field(piece, base, marks)
            end = start + len(piece)
            if spare:  # the cells that shaping saved go to the field's end, styled as the gap that follows, if any
                at = end if text[end : end + 1] == " " else end - 1
                blanks, there = (" ",) * spare, (at - start,) * spare
                glyphs = blanks + glyphs if base == "rtl" else glyphs + blanks
                starts = there + starts if base == "rtl" else starts + there
            fields.append(Field("".join(glyphs), glyphs, tuple([start + s for s in starts]), start, end))
            start = end
    return tuple(fields[::-1] if base == "rtl" else fields)


def _divider(text: str, start: int, base: Side) -> Field:
    end = start + len(text)
    if base == "ltr" or text[0] == " ":
        glyphs = tuple(text)
    elif text in NEGATIVES:
        return Field(NEGATIVES[text], (NEGATIVES[text],), (start,), start, end, negative=True)
    else:
        glyphs = tuple([INTERFACE.get(glyph, glyph) for glyph in reversed(text)])
    starts = range(start, end) if base == "ltr" else range(end - 1, start - 1, -1)
    return Field("".join(glyphs), glyphs, tuple(starts), start, end)


@lru_cache(8192)
def _lay_out_field(text: str, base: Side, marks: bool) -> tuple[tuple[str, ...], tuple[int, ...], int]:
    """A field's glyphs from left to right, where each begins in the field, and how many cells shaping saved."""
    glyphs, starts, spare = _clusters(text, marks)
    if base == "rtl" and _ONE_WAY.fullmatch(text):
        return tuple([INTERFACE.get(glyph, glyph) for glyph in reversed(glyphs)]), tuple(reversed(starts)), spare
    if base == "ltr" and not RIGHT_TO_LEFT.search(text):
        return tuple(glyphs), tuple(starts), spare
    order, odd = visual("".join([glyph[0] for glyph in glyphs]), base)
    images = INTERFACE if base == "rtl" else TEXT  # UAX #9 L4
    ordered = [_seen(glyphs[i], images if turned else {}) for i, turned in zip(order, odd, strict=True)]
    return tuple(ordered), tuple([starts[i] for i in order]), spare


def _seen(glyph: str, images: dict[str, str]) -> str:
    first = glyph[0]
    return "" if first in _STRONG_CONTROLS else images.get(first, first) + glyph[1:]


def _clusters(text: str, marks: bool) -> tuple[list[str], list[int], int]:
    """Shaped glyphs with what stands on them, in logical order, where each begins, and the cells saved."""
    glyphs: list[str] = []
    starts: list[int] = []
    ligatures = 0
    single = True
    end = 0
    for match in RUN.finditer(text):
        start = match.start()
        if start > end:
            single = single and _SINGLE.fullmatch(text, end, start) is not None
            glyphs += text[end:start]
            starts += range(end, start)
        run = shape_run(match.group(), marks)
        glyphs += run.glyphs
        starts += [start + first for first in run.starts]
        ligatures += run.ligatures
        end = match.end()
    glyphs += text[end:]
    starts += range(end, len(text))
    if (single and _SINGLE.fullmatch(text, end)) and ZWJ not in text:
        return glyphs, starts, ligatures
    return _fit(*_joined(glyphs, starts, marks), cell_len(text))


def _joined(glyphs: list[str], starts: list[int], marks: bool) -> tuple[list[str], list[int]]:
    """The same with what has no width put on the glyph before it, and a sequence joined by ZWJ made one."""
    joined: list[str] = []
    kept: list[int] = []
    for glyph, start in zip(glyphs, starts, strict=True):
        if joined and glyph not in _STRONG_CONTROLS and (not cell_len(glyph) or joined[-1].endswith(ZWJ)):
            if marks or cell_len(glyph) or not RIGHT_TO_LEFT.match(joined[-1]):
                joined[-1] += glyph
        else:
            joined.append(glyph)
            kept.append(start)
    return joined, kept


def _fit(glyphs: list[str], starts: list[int], width: int) -> tuple[list[str], list[int], int]:
    """The cells that are left to fill ``width``. Where it was measured too narrow, glyphs are lost at the end."""
    spare = width - sum([cell_len(glyph) for glyph in glyphs if glyph not in _STRONG_CONTROLS])
    while spare < 0:
        spare += cell_len(glyphs.pop())
        starts.pop()
    return glyphs, starts, spare


def lay_out(text: str, base: Base, marks: bool) -> tuple[Cell, ...]:
    """A logical line as cells from left to right, each with the span of ``text`` that it shows; see `arrange`."""
    cells: list[Cell] = []
    for field in arrange(text, first_strong(text) if base == "auto" else base, marks):
        edges = sorted({*field.starts, field.end})
        ends = dict(pairwise(edges)) | {field.end: field.end}
        cells += [Cell(glyph, s, ends[s]) for glyph, s in zip(field.glyphs, field.starts, strict=True) if glyph]
    return tuple(cells)
