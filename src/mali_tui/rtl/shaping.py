"""Arabic shaping with Unicode's presentation forms, for terminals that draw one glyph a cell and shape nothing."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category, decomposition

from mali_tui.rtl.char_class import ranges

TATWEEL, ZWJ, ZWNJ = "\u0640", "\u200d", "\u200c"
_LAM = "\u0644"
_PRESENTATION_FORMS = (*range(0xFB50, 0xFBEA), *range(0xFBFC, 0xFC00), *range(0xFE70, 0xFEFD))  # others are ligatures


class Forms(NamedTuple):
    """The presentation forms of a letter, or of lām-alif; empty where there is none."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


class Shaped(str):
    """A shaped text; character ``i`` shows ``source[sources[i][0]:sources[i][1]]``: two for lām-alif, else one."""

    sources: tuple[tuple[int, int], ...]


class Glyphs(NamedTuple):
    """Glyphs with their marks, the index of the character that each begins with, and how many letters have none."""

    glyphs: list[str]
    starts: list[int]
    saved: int


def _letter_forms() -> dict[str, Forms]:
    """Forms by letter (one character) or lām-alif (two), read from Unicode's compatibility decompositions."""
    found: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION_FORMS:
        tag, *parts = decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        wanted = len(letters) == 1 or (len(letters) == 2 and letters[0] == _LAM and is_alif(letters[1]))
        if wanted and tag.strip("<>") in Forms._fields:
            found.setdefault(letters, {}).setdefault(tag.strip("<>"), chr(code))
    return {letters: Forms(**forms) for letters, forms in found.items()}


def is_alif(character: str) -> bool:
    """Whether a letter joins with lām before it into one glyph."""
    return character in "\u0622\u0623\u0625\u0627"


def is_mark(character: str) -> bool:
    """Whether a character stands on the one before it and takes no part in joining."""
    return category(character) in ("Mn", "Me")


FORMS = _letter_forms()
_JOINERS = (ZWJ, ZWNJ)
_LETTERS = frozenset(letters for letters in FORMS if len(letters) == 1) | {TATWEEL}
_JOINS_BACK = frozenset(letter for letter in FORMS if FORMS[letter].final) | {TATWEEL, ZWJ}
_JOINS_ON = frozenset(letter for letter in FORMS if FORMS[letter].initial) | {TATWEEL, ZWJ}
LETTERS = "".join(sorted(_LETTERS))
MARKS = "".join(
    character
    for block in ((0x300, 0x370), (0x600, 0x700), (0x898, 0x900), (0xFE00, 0xFE10))
    for character in map(chr, range(*block))
    if is_mark(character)
)
MARKS_ON_LETTERS = re.compile(f"(?<=[{ranges(LETTERS)}{ZWJ}{ZWNJ}])[{ranges(MARKS)}]+")
"""The marks of a letter."""


class _ContextualGlyphs(dict[tuple[str, str, str], str]):
    """The glyph of a letter between its neighbours, marks left out; worked out once, so that lookup is all there is.

    It is the letter itself where it has no forms, and empty for what draws nothing: an alif that stands in a
    ligature with the lām before it, and a joiner beside a letter.
    """

    def __missing__(self, key: tuple[str, str, str]) -> str:
        before, letter, after = key
        joined = before in _JOINS_ON and letter in _JOINS_BACK
        if (letter in _JOINERS and not _LETTERS.isdisjoint((before, after))) or (before == _LAM and is_alif(letter)):
            glyph = ""
        elif letter == _LAM and is_alif(after):
            glyph = FORMS[letter + after][joined]
        elif letter in FORMS:
            joins = letter in _JOINS_ON and after in _JOINS_BACK
            glyph = getattr(FORMS[letter], _FORM_NAMES[joined, joins])
        else:
            glyph = letter
        self[key] = glyph
        return glyph


_FORM_NAMES = {
    (False, False): "isolated",
    (True, False): "final",
    (False, True): "initial",
    (True, True): "medial",
}
_BETWEEN = _ContextualGlyphs()


def letter_starts(text: str) -> list[int]:
    """The index of each character that is no mark of a letter."""
    starts = list(range(len(text)))
    for mark in reversed(list(MARKS_ON_LETTERS.finditer(text))):
        del starts[mark.start() : mark.end()]
    return starts


def shape_with_marks(text: str, marks: bool = True) -> Glyphs:
    """Shape a line, in logical order; without ``marks`` those of letters are left out."""
    letters, starts = MARKS_ON_LETTERS.sub("", text), letter_starts(text)
    glyphs = list(map(_BETWEEN.__getitem__, zip(" " + letters, letters, letters[1:] + " ", strict=False)))
    if marks:
        _put_marks(glyphs, text)
    saved = glyphs.count("")
    if saved:
        starts = [start for start, glyph in zip(starts, glyphs, strict=True) if glyph]
        glyphs = [glyph for glyph in glyphs if glyph]
    return Glyphs(glyphs, starts, saved)


def _put_marks(glyphs: list[str], text: str) -> None:
    """Put the marks of a text on its letters; on the ligature, where the letter has become part of one."""
    taken_out = 0
    for mark in MARKS_ON_LETTERS.finditer(text):
        on = mark.start() - taken_out - 1
        while on > 0 and not glyphs[on]:
            on -= 1
        glyphs[on] += mark.group()
        taken_out += len(mark.group())


def shape(text: str) -> Shaped:
    """Replace letters by the forms that their neighbours give them, lām-alif by one character.

    Marks stay where they are; a mark between lām and alif comes to stand after the ligature. ZWJ and ZWNJ do
    their work on letters and are left out. Text without Arabic letters comes back as it is.
    """
    glyphs, starts, _ = shape_with_marks(text)
    sources: list[tuple[int, int]] = []
    for glyph, start, end in zip(glyphs, starts, [*starts[1:], len(text)], strict=False):
        last = start
        if text[start] == _LAM and glyph[0] not in FORMS[_LAM]:
            last = next(index for index in range(start + 1, end) if is_alif(text[index]))
        if glyph[0] not in MARKS:  # else they stood on a joiner, which is left out
            sources.append((start, last + 1))
        sources += [(index, index + 1) for index in range(start, end) if text[index] in MARKS]
    shaped = Shaped("".join(glyphs))
    shaped.sources = tuple(sources)
    return shaped
