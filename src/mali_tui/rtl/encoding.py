"""The last step: a finished visual line in the encoding that a terminal's own treatment of Arabic calls for.

Some terminals reorder what they are sent, each in a way of its own. Each encoding here is what, sent to its
terminals, comes out in the visual order that was meant. Measured in real terminals; see the table in README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from mali_tui.rtl.mirror import mirror_text
from mali_tui.rtl.shape import is_mark

Encoding = Literal["visual", "lrm", "words_lrm", "words", "words_run", "colour"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

LRM = "\u200e"
_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_DIGIT = re.compile("[\u0660-\u066c\u06f0-\u06f9]")
_UNBROKEN = re.compile("[^\\s\u2500-\u259f\u2800-\u28ff\u25a0-\u25ff]")


class Glyph(NamedTuple):
    """A character with its marks, and its style."""

    text: str
    style: Style | None


def encode(segments: Iterable[Segment], encoding: Encoding) -> list[Segment]:
    """Segments in visual order, as they are to be sent in ``encoding``. They take the same cells."""
    given = list(segments)
    text = "".join(segment.text for segment in given if not segment.control)
    if encoding == "visual" or not (_LETTER.search(text) or _DIGIT.search(text)):
        return given
    controls = [segment for segment in given if segment.control]
    return controls + _segments(_ENCODERS[encoding](_glyphs(given)))


def _glyphs(segments: list[Segment]) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for text, style, control in segments:
        for character in "" if control else text:
            if glyphs and is_mark(character):
                glyphs[-1] = Glyph(glyphs[-1].text + character, glyphs[-1].style)
            else:
                glyphs.append(Glyph(character, style))
    return glyphs


def _segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    result: list[Segment] = []
    run: list[str] = []
    style: Style | None = None
    for glyph in glyphs:
        if run and glyph.style is not style:
            result.append(Segment("".join(run), style))
            run = []
        style = glyph.style
        run.append(glyph.text)
    return [*result, Segment("".join(run), style)] if run else result


def _is_letter(glyph: Glyph) -> bool:
    return _LETTER.match(glyph.text) is not None


def _is_letter_or_digit(glyph: Glyph) -> bool:
    return _is_letter(glyph) or _DIGIT.match(glyph.text) is not None


def _runs(glyphs: list[Glyph], belongs: Callable[[Glyph], bool]) -> Iterable[tuple[bool, list[Glyph]]]:
    """Consecutive glyphs that belong, or don't, each run with which it is."""
    run: list[Glyph] = []
    inside = False
    for glyph in glyphs:
        if run and belongs(glyph) is not inside:
            yield inside, run
            run = []
        inside = belongs(glyph)
        run.append(glyph)
    if run:
        yield inside, run


def _lrm(glyphs: list[Glyph]) -> list[Glyph]:
    # after a letter, never before the first: there it would stick to the cell on its left, and damage a border
    return [Glyph(g.text + LRM, g.style) if _is_letter_or_digit(g) else g for g in glyphs]


def _words_lrm(glyphs: list[Glyph]) -> list[Glyph]:
    result: list[Glyph] = []
    for arabic, run in _runs(glyphs, _is_letter):
        if arabic:
            run.reverse()
            run[-1] = Glyph(run[-1].text + LRM, run[-1].style)
        result += run
    return result


def _words_run(glyphs: list[Glyph]) -> list[Glyph]:
    return [glyph for arabic, run in _runs(glyphs, _is_letter_or_digit) for glyph in (run[::-1] if arabic else run)]


def _words(glyphs: list[Glyph]) -> list[Glyph]:
    result: list[Glyph] = []
    for unbroken, run in _runs(glyphs, lambda glyph: _UNBROKEN.match(glyph.text) is not None):
        result += _turned(run) if unbroken and any(map(_is_letter_or_digit, run)) else run
    return result


def _turned(token: list[Glyph]) -> list[Glyph]:
    """A blank-free token as it must be sent to be drawn from the right, if the terminal will draw it so."""
    turned = [Glyph(mirror_text(g.text[0]) + g.text[1:], g.style) for g in reversed(token)]
    leading = next((g for g in turned if _is_letter(g) or g.text[0].isalpha()), None)
    return turned if leading is None or _is_letter(leading) else token


def _colour(glyphs: list[Glyph]) -> list[Glyph]:
    result: list[Glyph] = []
    step = 0
    for glyph in glyphs:
        if _is_letter_or_digit(glyph):
            step += 1
            glyph = Glyph(glyph.text, _shifted(glyph.style, 1 + step % 2))
        result.append(glyph)
    return result


def _shifted(style: Style | None, step: int) -> Style:
    """The style with its foreground one or two steps of blue away, so that no two neighbours share a run."""
    colour = style.color if style else None
    red, green, blue = colour.get_truecolor() if colour is not None else (224, 224, 224)
    return (style or Style.null()) + Style(color=Color.from_rgb(red, green, blue ^ step))


_ENCODERS: dict[Encoding, Callable[[list[Glyph]], list[Glyph]]] = {
    "visual": lambda glyphs: glyphs,
    "lrm": _lrm,
    "words_lrm": _words_lrm,
    "words": _words,
    "words_run": _words_run,
    "colour": _colour,
}
