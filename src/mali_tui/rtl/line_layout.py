"""One finished line of the screen, from logical to visual: shaped, ordered, mirrored, and as wide as before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from rich.cells import cell_len

from mali_tui.rtl.bidi import Base, first_strong, visual_order_of
from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.isolates import has_isolates, split_isolates
from mali_tui.rtl.mirroring import BIDI_MIRROR, REVERSED_BLOCKS, ui_mirror
from mali_tui.rtl.shaping import LETTERS, MARKS, ZWJ, shape_with_marks

Direction = Literal["rtl", "ltr"]

FIELD_SEPARATOR = re.compile("([\u2500-\u259f\u2800-\u28ff]+|  +)")
"""What divides a line into fields whose texts must not mix: the lines and blocks of borders, tables, guides and
drawings, and the gap between two columns."""

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEGATIVE = re.compile(f"([{''.join(REVERSED_BLOCKS)}])")
# Characters one cell wide, and letters with their marks: all else asks for a closer look.
_SINGLE = re.compile(
    "(?:[ -~\u00a1-\u00ac\u00ae-\u02ff\u060c\u061b\u061f\u0660-\u066c\u2010-\u2027\u2030-\u205e"
    f"\u2190-\u21ff\u25a0-\u25fc\u275b-\u275e]|[{ranges(LETTERS)}][{ranges(MARKS)}]*)*"
)
# Letters from the right, and what takes their direction: without numbers or other letters there is one level, odd.
# U+0660 to U+066C are numbers.
_PURE_RTL = re.compile(
    "[ -/:-@[-`{-~«»\u060c\u061b\u061f\u0620-\u065f\u066e-\u06d3"
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u25a0-\u25ff\u275b-\u275e]*"
)
# With numbers, each one run of digits, these alone keep their order (level 2). Not two that a sign joins (classes ES
# and CS), nor one with a sign of its own (ET) or a mark.
_DIGITS = re.compile("[0-9]+")
VARIATION = "\ufe0f"  # selects the emoji, often wider, form of a character
_JOINER = re.compile(f"[{ZWJ}{VARIATION}]")
_STRONG_CONTROLS = "\u061c\u200e\u200f"  # ALM, LRM, RLM: ordered like the letters they stand for, never drawn


class LineCell(NamedTuple):
    """A glyph on the screen with its marks, and the span of the logical line that it shows."""

    text: str
    start: int
    end: int


class VisualLine(NamedTuple):
    """A line from left to right: its glyphs, one for each cell or wide character, and what each comes from.

    ``starts[i]`` is the logical index of the first character that ``glyphs[i]`` shows; ``reversed_cells`` are the
    indices of the glyphs whose colours are to be reversed; ``drawn`` is the whole line.
    """

    drawn: str
    glyphs: Sequence[str]
    starts: Sequence[int]
    reversed_cells: frozenset[int]


@lru_cache(1024)  # lines, of some 4 kB each: those of ten screens
def layout_line(text: str, base: Direction, marks: bool) -> VisualLine:
    """A logical line laid out, as wide as it was.

    Each field of it is a paragraph of direction ``base``; lines, blocks and gaps of two blanks stand between them.
    ``marks``: whether combining marks of right-to-left letters are drawn. Parts of the line that are
    isolates have a base of their own.
    """
    if has_isolates(text):
        return _arrange_parts(text, base, marks)
    return _arrange_fields(text, base, marks)


def _arrange_fields(text: str, base: Direction, marks: bool) -> VisualLine:
    pieces: list[tuple[list[str], list[int]]] = []
    start = 0
    for number, piece in enumerate(FIELD_SEPARATOR.split(text)):
        end = start + len(piece)
        if number % 2:
            pieces.append(_divider(piece, start, base))
        elif piece:
            # the cells that shaping saved go to the field's end, styled as the gap that follows, if any
            blank = end if text[end : end + 1] == " " else end - 1
            pieces.append(_lay_out_field(piece, start, blank, base, marks))
        start = end
    glyphs: list[str] = []
    starts: list[int] = []
    for some_glyphs, some_starts in reversed(pieces) if base == "rtl" else pieces:
        glyphs += some_glyphs
        starts += some_starts
    if _JOINER.search(text):
        _trim_to_width(glyphs, starts, cell_len(text), base)
    drawn = "".join(glyphs)
    negatives: set[int] = set()
    if base == "rtl" and _NEGATIVE.search(drawn):
        negatives = {index for index, glyph in enumerate(glyphs) if glyph in REVERSED_BLOCKS}
        glyphs = [REVERSED_BLOCKS.get(glyph, glyph) for glyph in glyphs]
        drawn = "".join(glyphs)
    return VisualLine(drawn, glyphs, starts, frozenset(negatives))


def _arrange_parts(text: str, base: Direction, marks: bool) -> VisualLine:
    """A line with stretches: each is arranged by itself, and they come in the order of the line's base."""
    arranged = [
        (part.start, layout_line(text[part.start : part.end], part.base or base, marks))
        for part in split_isolates(text)
    ]
    glyphs: list[str] = []
    starts: list[int] = []
    negatives: set[int] = set()
    for offset, line in reversed(arranged) if base == "rtl" else arranged:
        negatives.update(len(glyphs) + index for index in line.reversed_cells)
        glyphs += line.glyphs
        starts += [offset + start for start in line.starts]
    return VisualLine("".join(glyphs), glyphs, starts, frozenset(negatives))


def _divider(text: str, start: int, base: Direction) -> tuple[list[str], list[int]]:
    end = start + len(text)
    if base == "ltr":
        return list(text), list(range(start, end))
    glyphs = list(text) if text[0] == " " else [ui_mirror().get(glyph, glyph) for glyph in reversed(text)]
    return glyphs, list(range(end - 1, start - 1, -1))


def _lay_out_field(text: str, offset: int, blank: int, base: Direction, marks: bool) -> tuple[list[str], list[int]]:
    """A field's glyphs from left to right, and the index of what each shows; blanks to fill up show ``blank``."""
    glyphs, starts, spare = _clusters(text, marks)
    numbers = base == "rtl" and _DIGITS.search(text) is not None and not _number_expression().search(text)
    if base == "rtl" and _PURE_RTL.fullmatch(_DIGITS.sub("", text) if numbers else text):
        glyphs.reverse()
        starts.reverse()
        for number in _DIGITS.finditer("".join([glyph[0] for glyph in glyphs])) if numbers else ():
            span = slice(*number.span())
            glyphs[span], starts[span] = glyphs[span][::-1], starts[span][::-1]
        if not ui_mirror().keys().isdisjoint(text):
            glyphs = [_mirror_glyph(glyph, ui_mirror()) for glyph in glyphs]
    elif base == "rtl" or RIGHT_TO_LEFT.search(text):
        order, odd = visual_order_of("".join([glyph[:1] or "\u200b" for glyph in glyphs]), base)
        images = ui_mirror() if base == "rtl" else BIDI_MIRROR  # UAX #9 L4
        glyphs = [_mirror_glyph(glyphs[i], images if turned else {}) for i, turned in zip(order, odd, strict=True)]
        starts = [starts[i] for i in order]
    starts = [offset + start for start in starts] if offset else starts
    if base == "rtl":
        return [" "] * spare + glyphs, [blank] * spare + starts
    return glyphs + [" "] * spare, starts + [blank] * spare


@cache
def _number_expression() -> re.Pattern[str]:
    """What keeps numbers from being runs of digits; compiled on first use, as only Arabic needs it."""
    marks = ranges(MARKS)
    return re.compile(
        f"[0-9][+\\-,./:\u060c\u2044][{marks}]*[0-9]|[0-9][#$%\u2030-\u2034{marks}]|[#$%\u2030-\u2034][{marks}]*[0-9]"
    )


def _mirror_glyph(glyph: str, images: dict[str, str]) -> str:
    first = glyph[:1]
    return "" if glyph in _STRONG_CONTROLS else images.get(first, first) + glyph[1:]


def _clusters(text: str, marks: bool) -> tuple[list[str], list[int], int]:
    """Shaped glyphs with what stands on them, in logical order, where each begins, and the cells saved."""
    glyphs, starts, saved = shape_with_marks(text, marks)
    if _SINGLE.fullmatch(text):
        return glyphs, starts, saved
    glyphs, starts = _attach_marks(glyphs, starts, marks)
    width = sum([cell_len(glyph) for glyph in glyphs if glyph not in _STRONG_CONTROLS])
    return glyphs, starts, max(0, cell_len(text) - width)


def _attach_marks(glyphs: list[str], starts: list[int], marks: bool) -> tuple[list[str], list[int]]:
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
    # a joiner or a variation selector left over would act on what comes to stand beside it
    return [glyph.rstrip(ZWJ).lstrip(ZWJ + VARIATION) for glyph in joined], kept


def _trim_to_width(glyphs: list[str], starts: list[int], width: int, base: Direction) -> None:
    """Make a line as wide as Rich takes it to be, which counts no cell for what follows a ZWJ, letter or border.

    A blank is what goes, that nearest to the line's end; else the last glyph.
    """
    if base == "rtl":
        glyphs.reverse()
        starts.reverse()
    excess = sum([cell_len(glyph) for glyph in glyphs]) - width
    while excess > 0:
        at = next((index for index in range(len(glyphs) - 1, -1, -1) if glyphs[index] == " "), len(glyphs) - 1)
        excess -= cell_len(glyphs.pop(at))
        starts.pop(at)
    glyphs += [" "] * -excess
    starts += [starts[-1] if starts else 0] * -excess
    if base == "rtl":
        glyphs.reverse()
        starts.reverse()


def layout_cells(text: str, base: Base, marks: bool) -> tuple[LineCell, ...]:
    """A logical line as cells from left to right, each with the span of ``text`` that it shows; see `arrange`."""
    line = layout_line(text, first_strong(text) if base == "auto" else base, marks)
    edges = sorted({*line.starts, len(text)})
    ends = dict(pairwise(edges)) | {len(text): len(text)}
    return tuple([LineCell(glyph, s, ends[s]) for glyph, s in zip(line.glyphs, line.starts, strict=True) if glyph])
