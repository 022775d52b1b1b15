"""The last step: a finished visual line in the encoding that a terminal's own treatment of Arabic calls for.

Some terminals reorder what they are sent, each in a way of its own. Each encoding here is what, sent to its
terminals, comes out in the visual order that was meant. Measured in real terminals; see the table in README.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, cycle, groupby, islice, pairwise
from typing import Literal, NamedTuple, get_args
from unicodedata import bidirectional

from rich.cells import cell_len
from rich.segment import Segment

from mali_tui.rtl.alternating_colours import RIGHT_TO_LEFT, alternating
from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.joining import JOINS_BACK, JOINS_ON
from mali_tui.rtl.mirroring import BIDI_MIRROR
from mali_tui.rtl.shaping import FORMS, MARKS, ZWNJ, is_mark

Encoding = Literal["visual", "lrm", "words_lrm", "words", "words_run", "colour"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

LRM = "\u200e"
# Forms that don't join to the next letter, of letters that can, and forms that don't join to the one before.
# Where one follows the other there was a ZWNJ between them, or the first is a heh that stands for ە.
_LAST_FORMS = frozenset(form for letter, forms in FORMS.items() if letter in JOINS_ON for form in forms[:2])
_FIRST_FORMS = frozenset(
    form for letters, forms in FORMS.items() if letters[0] in JOINS_BACK for form in (forms.isolated, forms.initial)
)
_BLOCKS = ((0x590, 0x900), (0xFB1D, 0xFE00), (0xFE70, 0xFEFD))
_CHARACTERS = [chr(code) for start, end in _BLOCKS for code in range(start, end)]
_STRONG = ranges(character for character in _CHARACTERS if bidirectional(character) in ("R", "AL"))
_DIGITS = "".join(character for character in _CHARACTERS if bidirectional(character) == "AN")
_MARKS = ranges(MARKS)
_BLANK = "\\s\u2500-\u259f\u2800-\u28ff"  # includes the lines, blocks and braille that kitty draws itself

_MOVED = re.compile(f"[{_STRONG}{_DIGITS}]")
_LETTER = re.compile(f"[{_STRONG}]")
# Letters that DejaVu Sans Mono, which has Arabic and Persian, lacks: kitty draws them in another font, as a run of
# their own. Hebrew, and much of Urdu, Pashto and Sorani.
_OTHER_FONT = re.compile(
    "[\u0590-\u05ff\u0620\u063b-\u063f\u066e-\u0673\u0675-\u0678\u067c\u067d\u0681\u0682\u0685\u0688-\u0690"
    "\u0692-\u0697\u0699-\u06a3\u06a5-\u06a8\u06aa-\u06ae\u06b0-\u06bd\u06bf-\u06cb\u06cd-\u06d5\u06ee\u06ef"
    "\u06fa-\u08ff\ufb1d-\ufb51\ufb82-\ufb89\ufb96-\ufb9d\ufba0-\ufba9\ufbae-\ufbe7\ufbea-\ufbfb\ufc00-\ufdff]"
)
# Characters that are no marks: what most runs are made of.
_UNMARKED = re.compile(
    "[ -\u02ff\u060c\u061b\u061f-\u064a\u0660-\u066f\u2010-\u2027\u2190-\u25ff\u2800-\u28ff\ufb50-\ufdfb"
    "\ufe70-\ufefc]*"
)
_BRACKET = re.compile(f"[{ranges(BIDI_MIRROR)}]")
_LETTERS = re.compile(f"[{_STRONG}{_MARKS}]+")
_CLUSTER = re.compile(f"[{_STRONG}{_DIGITS}][{_MARKS}]*")
_PERSIAN_DIGIT = re.compile("[\u06f0-\u06f9]")  # kitty takes a number of them to be Arabic
_READ_BACK = re.compile(f"{_LETTER.pattern}|[{_DIGITS}]|{_PERSIAN_DIGIT.pattern}")

Glyphs = Sequence[str]


class EncodingRule(NamedTuple):
    """What an encoding does: ``turn`` rewrites every run of glyphs that ``run`` matches, and leaves as many.

    A glyph is a character with its marks. ``joins`` tells whether a run goes on over a change of colour, as what the
    terminal takes to be one does.
    """

    run: re.Pattern[str]
    turn: Callable[[Glyphs], Glyphs]
    joins: bool


def encode(segments: Iterable[Segment], encoding: Encoding) -> list[Segment]:
    """Segments in visual order, as they are to be sent in ``encoding``. They take the same cells."""
    given = list(segments)
    if encoding == "visual" or not any(has_rtl(text) for text, _, control in given if not control):
        return given
    if encoding == "colour":
        return _encode_colours(given)
    if joins(encoding):
        texts = [segment for segment in given if segment.text and not segment.control]
        touching = [pair for pair in pairwise(texts) if runs_join(pair[0].text, pair[1].text, encoding)]
        if touching:
            return _encode_line(given, touching, encoding)
    return [
        segment if segment.control else Segment(_encode_text(segment.text, encoding), segment.style)
        for segment in given
    ]


def has_rtl(text: str) -> bool:
    """Whether there is anything in a text that a terminal may move."""
    return _MOVED.search(text) is not None or _PERSIAN_DIGIT.search(text) is not None


def joins(encoding: Encoding) -> bool:
    """Whether what the terminal takes to be one run goes on over a change of colour."""
    return encoding in _RULES and _RULES[encoding].joins


def runs_join(before: str, after: str, encoding: Encoding) -> bool:
    """Whether what the terminal takes to be one run goes on from one text to the next."""
    if not before or not after or " " in (before[-1], after[0]) or not joins(encoding):
        return False
    matches = _RULES[encoding].run.match
    return matches(before[-1]) is not None and matches(after[0]) is not None


def seen_column(texts: Iterable[str], column: int) -> int:
    """The column in which the letter is seen that ``words_lrm`` sends in ``column`` of a line of these texts.

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


@lru_cache(1024)
def _encode_text(text: str, encoding: Encoding) -> str:
    if encoding == "lrm":
        # after a letter, never before the first: there it would stick to the cell on its left, and damage a border
        return text.translate(_WITH_LRM) if _UNMARKED.fullmatch(text) else _CLUSTER.sub(rf"\g<0>{LRM}", text)
    return _RULES[encoding].run.sub(lambda run: _reverse_run(run[0], encoding), text)


@lru_cache(2048)
def _reverse_run(run: str, encoding: Encoding) -> str:
    return "".join(_RULES[encoding].turn(_glyphs(run)))


def _encode_line(
    segments: list[Segment], touching: list[tuple[Segment, Segment]], encoding: Encoding
) -> list[Segment]:
    """The encoded segments of a line in which runs go on from segment to segment, in the pairs that are ``touching``.

    Letters are reversed, styles stay in place: kitty reorders a run but colours cell by cell.
    """
    text = "".join([segment.text for segment in segments])
    controls, faces = (
        any([s.control for s in segments]),
        any(_font_face(one) != _font_face(other) for one, other in touching),
    )
    if controls or faces or not _UNMARKED.fullmatch(text):
        return _encode_glyphs(segments, encoding)
    encoded = _encode_text(text, encoding)
    ends = accumulate([len(segment.text) for segment in segments])
    return [
        Segment(encoded[end - len(text) : end], style) for end, (text, style, _) in zip(ends, segments, strict=True)
    ]


def _encode_glyphs(segments: list[Segment], encoding: Encoding) -> list[Segment]:
    """The same where a glyph may be of several characters, a run of several faces, or not all is text."""
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
            Segment(_encode_text(piece.text, encoding), piece.style) for piece in _slice(plain, ends, at, start)
        ]
        for _, group in groupby(_slice(plain, ends, start, end), _font_face):
            pieces = list(group)
            glyphs = [_glyphs(piece.text) for piece in pieces]
            turned = iter(rule.turn(list(chain(*glyphs))))
            encoded += [
                Segment("".join(islice(turned, len(own))), piece.style)
                for own, piece in zip(glyphs, pieces, strict=True)
            ]
        at = end
    return encoded + [
        Segment(_encode_text(piece.text, encoding), piece.style) for piece in _slice(plain, ends, at, len(text))
    ]


def _slice(segments: Sequence[Segment], ends: Sequence[int], start: int, end: int) -> Iterator[Segment]:
    """What stands from ``start`` to ``end`` of the line; ``ends`` are the segments' own."""
    index = bisect_right(ends, start)
    while start < end:
        offset = ends[index] - len(segments[index].text)
        stop = min(end, ends[index])
        yield Segment(segments[index].text[start - offset : stop - offset], segments[index].style)
        start = stop
        index += 1


def _glyphs(text: str) -> Glyphs:
    if _UNMARKED.fullmatch(text):
        return text
    glyphs: list[str] = []
    for character in text:
        if glyphs and is_mark(character):
            glyphs[-1] += character
        else:
            glyphs.append(character)
    return glyphs


def _font_face(segment: Segment) -> tuple[bool, bool]:
    """A run ends where another face of the font is taken, though not where a colour changes."""
    return (bool(segment.style.bold), bool(segment.style.italic)) if segment.style else (False, False)


def _word(run: Glyphs) -> Glyphs:
    turned = run if run[0][0] in _DIGITS else run[::-1]
    # Qt joins letters again, by their base letters, whatever forms they are sent in
    letters = [
        glyph + ZWNJ if glyph[0] in _LAST_FORMS and following[0] in _FIRST_FORMS else glyph
        for glyph, following in pairwise(turned)
    ]
    return [*letters, turned[-1] + LRM]


def _reverse_token(run: Glyphs) -> Glyphs:
    """A blank-free token as it must be sent to be drawn from the right, if the terminal will draw it so."""
    text = "".join(run)
    if not _READ_BACK.search(text):
        return run
    turned = [BIDI_MIRROR.get(glyph, glyph) for glyph in reversed(run)] if _BRACKET.search(text) else run[::-1]
    for glyph in turned:
        if _LETTER.match(glyph):
            return turned
        if glyph[0].isalpha():
            return run
    return turned


def _reverse_font_runs(run: Glyphs) -> Glyphs:
    """A blank-free token, in which letters of another font are runs of their own."""
    if not _OTHER_FONT.search("".join(run)):
        return _reverse_token(run)
    parts = [list(part) for _, part in groupby(run, lambda glyph: _OTHER_FONT.match(glyph) is not None)]
    return list(chain.from_iterable(map(_reverse_token, parts)))


def _reverse(run: Glyphs) -> Glyphs:
    return run[::-1]


def _encode_colours(segments: list[Segment]) -> list[Segment]:
    """The letters in two colours in turn, and in two others where a text may touch the one before it."""
    steps = cycle((0, 2))
    return [
        Segment(segment.text, alternating(segment.style, next(steps)))
        if not segment.control and has_rtl(segment.text)
        else segment
        for segment in segments
    ]


_WITH_LRM = str.maketrans({character: character + LRM for character in filter(_MOVED.match, _CHARACTERS)})
_RULES: dict[Encoding, EncodingRule] = {
    "words_lrm": EncodingRule(re.compile(f"{_LETTERS.pattern}|[{_DIGITS}]+"), _word, joins=False),
    "words": EncodingRule(re.compile(f"[^{_BLANK}]+"), _reverse_font_runs, joins=True),
    "words_run": EncodingRule(re.compile(f"[{RIGHT_TO_LEFT}]+"), _reverse, joins=True),
    "colour": EncodingRule(re.compile(f"[{RIGHT_TO_LEFT}]+"), lambda run: run, joins=True),
}
