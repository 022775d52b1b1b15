"""The last step: a finished visual line in the encoding that a terminal's own treatment of Arabic calls for.

Some terminals reorder what they are sent, each in a way of its own. Each encoding here is what, sent to its
terminals, comes out in the visual order that was meant. Measured in real terminals; see the table in README.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, groupby, pairwise, repeat
from typing import Literal, NamedTuple, get_args
from unicodedata import bidirectional

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from mali_tui.rtl.mirror import TEXT
from mali_tui.rtl.ranges import ranges
from mali_tui.rtl.shaping import MARKS, is_mark

Encoding = Literal["visual", "lrm", "words_lrm", "words", "words_run", "colour"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

LRM = "\u200e"
_BLOCKS = ((0x590, 0x900), (0xFB1D, 0xFE00), (0xFE70, 0xFEFD))
_CHARACTERS = [chr(code) for start, end in _BLOCKS for code in range(start, end)]
_STRONG = ranges(character for character in _CHARACTERS if bidirectional(character) in ("R", "AL"))
_DIGITS = "".join(character for character in _CHARACTERS if bidirectional(character) == "AN")
_MARKS = ranges(MARKS)
_ARABIC = "\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc"  # with its digits and punctuation: what a fallback font draws
_BLANK = "\\s\u2500-\u25ff\u2800-\u28ff"

_MOVED = re.compile(f"[{_STRONG}{_DIGITS}]")
_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
# Characters that are no marks: what most runs are made of.
_UNMARKED = re.compile("[ -\u02ff\u060c\u061b\u061f-\u064a\u0660-\u066f\u2010-\u2027\ufb50-\ufdfb\ufe70-\ufefc]*")
_LETTERS = re.compile(f"[{_STRONG}{_MARKS}]+")
_CLUSTER = re.compile(f"[{_STRONG}{_DIGITS}][{_MARKS}]*")
_FALLBACK = re.compile(f"[{_ARABIC}]")
_LETTERS_APART = re.compile(f"[{_ARABIC}][{_MARKS}]*|[^{_ARABIC}]+")
_DEFAULT_FOREGROUND = (224, 224, 224)


class Glyph(NamedTuple):
    """A character with its marks, and its style."""

    text: str
    style: Style | None


class Rule(NamedTuple):
    """What an encoding does: ``turn`` rewrites every run of glyphs that ``run`` matches.

    ``joins`` tells whether a run goes on over a change of colour, as what the terminal takes to be one does.
    """

    run: re.Pattern[str]
    turn: Callable[[list[Glyph]], list[Glyph]]
    joins: bool


def encode(segments: Iterable[Segment], encoding: Encoding) -> list[Segment]:
    """Segments in visual order, as they are to be sent in ``encoding``. They take the same cells."""
    given = list(segments)
    if encoding == "visual" or not any(is_moved(text) for text, _, control in given if not control):
        return given
    if encoding == "colour":
        return _encode_colours(given)
    for before, after in pairwise(given):
        if touches(before.text, after.text, encoding):
            return _encode_line(given, encoding)
    return [
        segment if segment.control else Segment(_encode_text(segment.text, encoding), segment.style)
        for segment in given
    ]


def is_moved(text: str) -> bool:
    """Whether there is anything in a text that a terminal may move."""
    return _MOVED.search(text) is not None


def joins(encoding: Encoding) -> bool:
    """Whether what the terminal takes to be one run goes on over a change of colour."""
    return encoding in _RULES and _RULES[encoding].joins


def touches(before: str, after: str, encoding: Encoding) -> bool:
    """Whether what the terminal takes to be one run goes on from one text to the next."""
    if not joins(encoding) or not before or not after:
        return False
    rule = _RULES[encoding]
    return rule.run.fullmatch(before[-1]) is not None and rule.run.fullmatch(after[0]) is not None


def seen_column(texts: Iterable[str], column: int) -> int:
    """Where in a line, whose segments have these texts, the letter is seen that ``words_lrm`` has in ``column``.

    All that is turned round is one cell wide, but for marks, which take none.
    """
    start = 0
    for text in texts:
        width = cell_len(text)
        if start <= column < start + width:
            for run in _LETTERS.finditer(text):
                first = start + cell_len(text[: run.start()])
                last = first + cell_len(run[0]) - 1
                if first <= column <= last:
                    return first + last - column
            return column
        start += width
    return column


@lru_cache(4096)
def _encode_text(text: str, encoding: Encoding) -> str:
    rule = _RULES[encoding]
    if encoding == "lrm":
        return _CLUSTER.sub(rf"\g<0>{LRM}", text)
    return rule.run.sub(lambda run: "".join([glyph.text for glyph in rule.turn(_glyphs(run[0]))]), text)


def _encode_line(segments: list[Segment], encoding: Encoding) -> list[Segment]:
    """The same where runs go on from segment to segment: those glyph by glyph, what is between them as ever."""
    rule = _RULES[encoding]
    plain = [segment for segment in segments if segment.text and not segment.control]
    text = "".join([segment.text for segment in plain])
    ends = list(accumulate([len(segment.text) for segment in plain]))
    encoded = [segment for segment in segments if segment.control]
    at = 0
    for run in rule.run.finditer(text):
        start, end = run.span()
        if end <= ends[bisect_right(ends, start)]:  # within a segment
            continue
        encoded += [
            Segment(_encode_text(piece.text, encoding), piece.style) for piece in _cut(plain, ends, at, start)
        ]
        styles = [piece.style for piece in _cut(plain, ends, start, end) for _ in piece.text]
        parts = [rule.turn(list(part)) for _, part in groupby(_glyphs(run[0], styles), _face)]
        encoded += [Segment("".join([g.text for g in part]), part[0].style) for part in _by_style(chain(*parts))]
        at = end
    return encoded + [
        Segment(_encode_text(piece.text, encoding), piece.style) for piece in _cut(plain, ends, at, len(text))
    ]


def _cut(segments: Sequence[Segment], ends: Sequence[int], start: int, end: int) -> Iterator[Segment]:
    """What stands from ``start`` to ``end`` of the line; ``ends`` are the segments' own."""
    index = bisect_right(ends, start)
    while start < end:
        offset = ends[index] - len(segments[index].text)
        stop = min(end, ends[index])
        yield Segment(segments[index].text[start - offset : stop - offset], segments[index].style)
        start = stop
        index += 1


def _glyphs(text: str, styles: list[Style | None] | None = None) -> list[Glyph]:
    if _UNMARKED.fullmatch(text):
        return list(map(Glyph, text, styles or repeat(None)))
    glyphs: list[Glyph] = []
    for index, character in enumerate(text):
        if glyphs and is_mark(character):
            glyphs[-1] = Glyph(glyphs[-1].text + character, glyphs[-1].style)
        else:
            glyphs.append(Glyph(character, styles[index] if styles else None))
    return glyphs


def _face(glyph: Glyph) -> tuple[bool, bool]:
    """A run ends where another face of the font is taken, though not where a colour changes."""
    return (bool(glyph.style.bold), bool(glyph.style.italic)) if glyph.style else (False, False)


def _by_style(glyphs: Iterable[Glyph]) -> Iterable[list[Glyph]]:
    for _, part in groupby(glyphs, lambda glyph: id(glyph.style)):
        yield list(part)


def _marked(run: list[Glyph]) -> list[Glyph]:
    # after a letter, never before the first: there it would stick to the cell on its left, and damage a border
    return [Glyph(text + LRM, style) for text, style in run]


def _word(run: list[Glyph]) -> list[Glyph]:
    turned = run if run[0].text[0] in _DIGITS else run[::-1]
    return [*turned[:-1], *_marked(turned[-1:])]


def _token(run: list[Glyph]) -> list[Glyph]:
    """A blank-free token as it must be sent to be drawn from the right, if the terminal will draw it so."""
    if not any(_LETTER.match(glyph.text) or glyph.text[0] in _DIGITS for glyph in run):
        return run
    turned = [Glyph(TEXT.get(text, text), style) for text, style in _turned(run)]
    leading = next((glyph for glyph in turned if _LETTER.match(glyph.text) or glyph.text[0].isalpha()), None)
    return turned if leading is None or _LETTER.match(leading.text) else run


def _turned(run: list[Glyph]) -> list[Glyph]:
    """The letters turned round between the styles, which stay: kitty draws a run anew, but colours cell by cell."""
    return [Glyph(glyph.text, place.style) for glyph, place in zip(reversed(run), run, strict=True)]


def _encode_colours(segments: list[Segment]) -> list[Segment]:
    """Every letter in a colour of its own, one or two steps of blue away in turn."""
    encoded: list[Segment] = []
    step = 0
    for segment in segments:
        text, style, control = segment
        if control or not is_moved(text):
            encoded.append(segment)
            continue
        colours = _shifted(style, 1), _shifted(style, 2)
        for piece in _LETTERS_APART.findall(text):
            if _FALLBACK.match(piece):
                encoded.append(Segment(piece, colours[step]))
                step = 1 - step
            else:
                encoded.append(Segment(piece, style))
    return encoded


@lru_cache(1024)
def _shifted(style: Style | None, step: int) -> Style:
    """The style with its foreground one or two steps of blue away, so that no two neighbours share a run."""
    colour = style.color if style else None
    known = colour is not None and not colour.is_default
    red, green, blue = colour.get_truecolor() if colour is not None and known else _DEFAULT_FOREGROUND
    return (style or Style.null()) + Style(color=Color.from_rgb(red, green, blue ^ step))


_RULES: dict[Encoding, Rule] = {
    "lrm": Rule(_CLUSTER, _marked, joins=False),
    "words_lrm": Rule(re.compile(f"{_LETTERS.pattern}|[{_DIGITS}]+"), _word, joins=False),
    "words": Rule(re.compile(f"[^{_BLANK}]+"), _token, joins=True),
    "words_run": Rule(re.compile(f"[{_ARABIC}]+"), _turned, joins=True),
    "colour": Rule(re.compile(f"[{_ARABIC}]+"), lambda run: run, joins=True),
}
