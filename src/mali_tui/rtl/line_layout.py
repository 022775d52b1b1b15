"""One finished line of the screen, from logical to visual: shaped, ordered, mirrored, and as wide as before.

A line is made of prose and of what stands around it: borders, padding, guides, labels. Prose is a part of a
paragraph, whose levels are resolved as a whole before the line is cut from it. Everything else is divided into
fields, and each field is a paragraph by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from mali_tui.rtl.bidi import Base, first_strong, paragraph, paragraph_with_isolates, reorder
from mali_tui.rtl.bidi import Direction as Direction
from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.isolates import CONTROLS, has_isolates, split_isolates
from mali_tui.rtl.mirroring import BIDI_MIRROR, REVERSED_BLOCKS, ui_mirror
from mali_tui.rtl.shaping import LETTERS, MARKS, ZWJ, shape_with_marks

FIELD_SEPARATOR = re.compile("([\u2500-\u259f\u2800-\u28ff]+|  +)")
"""What divides a line, prose aside, into fields whose texts must not mix: the lines and blocks of borders, tables,
guides and drawings, and the gap between two columns."""

_RIGHT_TO_LEFT = "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_SEQUENCE = "\u20e3\ufe0f\U0001f3fb-\U0001f3ff"  # keycaps, emoji presentation and skin tones, and ZWJ between emoji
NEEDS_LAYOUT = re.compile(f"{_RIGHT_TO_LEFT}|[\u200d\u200e{CONTROLS}{_SEQUENCE}]")
"""What a left-to-right line must contain for `layout_line` to change it: right-to-left letters, directional marks or
isolates, or sequences to which terminals give different widths."""
# Drawn instead of characters that some terminals give a cell and others none, or join with the words beside them.
_STAND_INS = {
    **dict.fromkeys("\u00a0\u2007\u202f", " "),
    **dict.fromkeys("\u0600\u0601\u0602\u0603\u0604\u0605", "#"),
    **dict.fromkeys("\u0890\u0891", "£"),
    **dict.fromkeys("\u06dd\u08e2", "○"),
}
_REVERSED_BLOCK = re.compile(f"([{''.join(REVERSED_BLOCKS)}])")
VARIATION = "\ufe0f"  # selects the emoji, often wider, form of a character
_JOINER = re.compile(f"[{ZWJ}{VARIATION}]")
_CONTROLS = "\u061c\u200e\u200f" + CONTROLS  # directional marks and isolates: they order text and are never drawn
_AS_LETTERS = str.maketrans(dict.fromkeys(_CONTROLS, "x"))
# Characters one cell wide, and letters with their marks: all else asks for a closer look.
_SINGLE = re.compile(
    "(?:[ -~\u00a1-\u00ac\u00ae-\u02ff\u060c\u061b\u061f\u0660-\u066c\u2010-\u2027\u2030-\u205e"
    f"\u2190-\u21ff\u25a0-\u25fc\u275b-\u275e]|[{ranges(LETTERS)}][{ranges(MARKS)}]*)*"
)


@cache
def right_to_left() -> re.Pattern[str]:
    """A letter from the right, or the mark that counts as one."""
    return re.compile(_RIGHT_TO_LEFT)


@cache
def _in_sequence() -> re.Pattern[str]:
    """What a sequence has besides its first sign."""
    return re.compile(f"[{ZWJ}{_SEQUENCE}]")


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


class Prose(NamedTuple):
    """``line[start:end]`` is the part of ``paragraph`` that begins at ``offset``.

    ``isolates`` are spans of the paragraph that run from the left whatever is around them: code, paths, addresses;
    ``first_strong_isolates`` each the way of its first strong letter: text in code.
    """

    start: int
    end: int
    paragraph: str
    offset: int
    isolates: tuple[tuple[int, int], ...] = ()
    first_strong_isolates: tuple[tuple[int, int], ...] = ()


@lru_cache(1024)  # lines, of some 4 kB each: those of ten screens
def layout_line(text: str, base: Direction, marks: bool, prose: tuple[Prose, ...] = ()) -> VisualLine:
    """A logical line laid out, as wide as it was.

    The parts of it that are ``prose`` are ordered by the levels of their paragraphs. The rest is divided into fields,
    each a paragraph of direction ``base``, by lines, blocks and gaps of two blanks, and its arrows are mirrored.
    ``marks``: whether combining marks of right-to-left letters are drawn. Isolates around prose or in fields are
    columns: each has a base of its own and keeps its place and its cells.
    """
    if not has_isolates(text) or not has_isolates(columns := _without_prose(text, prose)):
        return _arrange_fields(text, base, marks, prose)
    glyphs: list[str] = []
    starts: list[int] = []
    reversed_cells: set[int] = set()
    parts = list(split_isolates(columns))
    for part in reversed(parts) if base == "rtl" else parts:
        start, end = part.start, part.end
        inside = [span for span in prose if start <= span.start < end]
        moved = tuple([span._replace(start=span.start - start, end=span.end - start) for span in inside])
        line = layout_line(text[start:end], part.base or base, marks, moved)
        reversed_cells.update(len(glyphs) + index for index in line.reversed_cells)
        glyphs += line.glyphs
        starts += [start + at for at in line.starts]
    return VisualLine("".join(glyphs), glyphs, starts, frozenset(reversed_cells))


def _without_prose(text: str, prose: tuple[Prose, ...]) -> str:
    """The text with each character of prose replaced by a letter."""
    for start, end, *_ in prose:
        text = f"{text[:start]}{'x' * (end - start)}{text[end:]}"
    return text


def _arrange_fields(text: str, base: Direction, marks: bool, prose: tuple[Prose, ...]) -> VisualLine:
    glyphs, starts = _join_pieces(list(_pieces(text, base, marks, prose)), base)
    if _JOINER.search(text):
        _trim_to_width(glyphs, starts, cell_len(text), base)
    drawn = "".join(glyphs)
    reversed_cells: set[int] = set()
    if base == "rtl" and _REVERSED_BLOCK.search(drawn):
        reversed_cells = {index for index, glyph in enumerate(glyphs) if glyph in REVERSED_BLOCKS}
        glyphs = [REVERSED_BLOCKS.get(glyph, glyph) for glyph in glyphs]
        drawn = "".join(glyphs)
    return VisualLine(drawn, glyphs, starts, frozenset(reversed_cells))


_Piece = tuple[list[str], list[int]]
"""Glyphs from left to right, and the index of what each shows."""


def _join_pieces(pieces: list[_Piece], base: Direction) -> _Piece:
    """Join pieces that are in logical order into one."""
    glyphs: list[str] = []
    starts: list[int] = []
    for some_glyphs, some_starts in reversed(pieces) if base == "rtl" else pieces:
        glyphs += some_glyphs
        starts += some_starts
    return glyphs, starts


def _pieces(text: str, base: Direction, marks: bool, prose: tuple[Prose, ...]) -> Iterator[_Piece]:
    """The pieces of a line in logical order: prose, and what stands around it."""
    at = 0
    for spans in _join_prose(text, prose):
        first, last = spans[0], spans[-1]
        if at < first.start:
            yield _lay_out_around_prose(text, at, first.start, base, marks)
        levels = _levels_of_prose(spans, base)
        yield _lay_out(text, first.start, last.end, levels, base, marks, BIDI_MIRROR)
        at = last.end
    if at < len(text):
        yield _lay_out_around_prose(text, at, len(text), base, marks)


def _join_prose(text: str, prose: tuple[Prose, ...]) -> list[list[Prose]]:
    """Group parts of the same paragraph that have only blanks between them, as in justified lines."""
    joined: list[list[Prose]] = []
    for span in prose:
        before = joined[-1][-1] if joined else None
        goes_on = before and before.paragraph == span.paragraph and before.offset < span.offset
        if before and goes_on and not text[before.end : span.start].strip():
            joined[-1].append(span)
        else:
            joined.append([span])
    return joined


def _levels_of_prose(spans: list[Prose], base: Direction) -> bytes:
    """The levels of parts of a paragraph, and of the blanks between them, which are as the blank at their place."""
    first, last = spans[0], spans[-1]
    end = last.offset + last.end - last.start
    whole = first.paragraph, base
    isolates = first.isolates, first.first_strong_isolates
    resolved = paragraph_with_isolates(*whole, *isolates) if any(isolates) else paragraph(*whole)
    levels = resolved.line_levels(first.offset, end)
    if len(levels) == last.end - first.start:
        return levels
    parts: list[bytes] = []
    at = first.start
    for span in spans:
        offset = span.offset - first.offset
        parts += [levels[offset - 1 : offset] * (span.start - at), levels[offset : offset + span.end - span.start]]
        at = span.end
    return b"".join(parts)


def _lay_out_around_prose(line: str, start: int, end: int, base: Direction, marks: bool) -> _Piece:
    glyphs, starts = _lay_out_fields(line[start:end], line[end : end + 1] == " ", base, marks)
    return glyphs, [start + at for at in starts] if start else starts


@lru_cache(1024)  # around lines of prose they are much the same
def _lay_out_fields(text: str, before_blank: bool, base: Direction, marks: bool) -> _Piece:
    """The fields of a part of a line, which a blank may follow, and what divides them."""
    images = ui_mirror() if base == "rtl" else BIDI_MIRROR
    line = text + " " if before_blank else text
    pieces: list[_Piece] = []
    start = 0
    for number, field in enumerate(FIELD_SEPARATOR.split(text)):
        end = start + len(field)
        if number % 2:
            pieces.append(_divider(field, start, base))
        elif field:
            levels = paragraph(field, base).line_levels(0, len(field))
            pieces.append(_lay_out(line, start, end, levels, base, marks, images))
        start = end
    return _join_pieces(pieces, base)


def _divider(text: str, start: int, base: Direction) -> tuple[list[str], list[int]]:
    end = start + len(text)
    if base == "ltr":
        return list(text), list(range(start, end))
    images = ui_mirror()
    glyphs = list(text) if text[0] == " " else [images.get(glyph, glyph) for glyph in reversed(text)]
    return glyphs, list(range(end - 1, start - 1, -1))


def _lay_out(
    line: str, start: int, end: int, levels: bytes, base: Direction, marks: bool, images: Mapping[str, str]
) -> _Piece:
    """The glyphs of ``line[start:end]``, whose characters have these levels; ``images`` mirror at odd levels."""
    glyphs, starts, spare = _clusters(line[start:end], marks)
    if not images.keys().isdisjoint(line[start:end]):
        glyphs = [  # UAX #9 L4
            _mirror_glyph(glyph, images) if levels[at] & 1 else glyph
            for glyph, at in zip(glyphs, starts, strict=True)
        ]
    if levels.count(levels[0]) != len(levels):
        order = reorder(levels)
        if len(starts) != len(levels):  # characters without a glyph have levels, too
            place = {at: index for index, at in enumerate(starts)}
            order = [place[at] for at in order if at in place]
            starts = [starts[index] for index in order]
        else:
            starts = order
        glyphs = [glyphs[index] for index in order]
    elif levels[0] & 1:
        glyphs.reverse()
        starts.reverse()
    starts = [start + at for at in starts] if start else starts
    # the cells that shaping saved go to the end, styled as the gap that follows, if any
    blank = end if line[end : end + 1] == " " else end - 1
    if base == "rtl":
        return [" "] * spare + glyphs, [blank] * spare + starts
    return glyphs + [" "] * spare, starts + [blank] * spare


def _mirror_glyph(glyph: str, images: Mapping[str, str]) -> str:
    first = glyph[:1]
    return images.get(first, first) + glyph[1:]


def _clusters(text: str, marks: bool) -> tuple[list[str], list[int], int]:
    """Shaped glyphs with their marks in logical order, where each begins, and the cells saved."""
    glyphs, starts, saved = shape_with_marks(text, marks)
    if _SINGLE.fullmatch(text):
        return glyphs, starts, saved
    if _SINGLE.fullmatch(text.translate(_AS_LETTERS)):  # a mark after a control makes no match
        starts = [start for start, glyph in zip(starts, glyphs, strict=True) if glyph not in _CONTROLS]
        return [glyph for glyph in glyphs if glyph not in _CONTROLS], starts, saved
    glyphs, starts = _attach_marks(glyphs, starts, marks)
    glyphs = [_STAND_INS.get(glyph, glyph) for glyph in glyphs]
    return glyphs, starts, max(0, cell_len(text) - sum(map(cell_len, glyphs)))


def _attach_marks(glyphs: list[str], starts: list[int], marks: bool) -> tuple[list[str], list[int]]:
    """The glyphs with characters without width joined to the one before, and each sequence as one glyph."""
    joined: list[str] = []
    kept: list[int] = []
    for glyph, start in zip(glyphs, starts, strict=True):
        if glyph in _CONTROLS:
            continue
        if joined and (not cell_len(glyph) or _goes_on(joined[-1], glyph)):
            if marks or cell_len(glyph) or not right_to_left().match(joined[-1]):
                joined[-1] += glyph
        else:
            joined.append(glyph)
            kept.append(start)
    return [_without_sequence(glyph) if _in_sequence().search(glyph) else glyph for glyph in joined], kept


def _goes_on(before: str, glyph: str) -> bool:
    """Whether a glyph with a width belongs to the emoji before it: after a joiner, or as its skin tone."""
    return (before.endswith(ZWJ) and not before[0].isalnum()) or "\U0001f3fb" <= glyph <= "\U0001f3ff"


def _without_sequence(glyph: str) -> str:
    """The first character of a sequence, padded to its width; terminals differ in how wide they draw a sequence."""
    first = _in_sequence().sub("", glyph)[:1]
    return first + " " * (cell_len(glyph) - cell_len(first))


def _trim_to_width(glyphs: list[str], starts: list[int], width: int, base: Direction) -> None:
    """Make a line as wide as Rich takes it to be, which counts no cell for what follows a ZWJ, letter or border.

    The blank nearest to the line's end is removed; without one, the last glyph.
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


def layout_cells(text: str, base: Base, marks: bool, prose: tuple[Prose, ...] = ()) -> tuple[LineCell, ...]:
    """A logical line as cells from left to right, each with the span of ``text`` that it shows, as `layout_line`."""
    line = layout_line(text, first_strong(text) if base == "auto" else base, marks, prose)
    edges = sorted({*line.starts, len(text)})
    ends = dict(pairwise(edges)) | {len(text): len(text)}
    return tuple([LineCell(glyph, s, ends[s]) for glyph, s in zip(line.glyphs, line.starts, strict=True) if glyph])
