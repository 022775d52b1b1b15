"""Arabic shaping with Unicode's presentation forms, for terminals that draw one glyph a cell and shape nothing.

The forms are Unicode's; a letter that has none, or not all, is drawn as `SUBSTITUTE_FORMS` say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category, decomposition, normalize

from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.joining import JOINS_BACK, JOINS_ON

TATWEEL, ZWJ, ZWNJ = "\u0640", "\u200d", "\u200c"
_LAM = "\u0644"
_FORM_TAGS = ("<isolated>", "<final>", "<initial>", "<medial>")  # tags of decompositions, in the order of `Forms`
_PRESENTATION_FORMS = (*range(0xFB50, 0xFBEA), *range(0xFBFC, 0xFC00), *range(0xFE70, 0xFEFD))  # others are ligatures

SUBSTITUTE_FORMS: dict[str, str] = {
    "\u06d5": "\ufee9\ufeea",  # ە as heh at the end of a word
    "\u06ba": "\ufb9e\ufb9f\ufbe8\ufbe9",  # ں within a word is a tooth without dots
    "\u066e": "\u066e\u066e\ufbe8\ufbe9",  # as is dotless beh
    "\u06c2": "\ufba6\ufba7\ufba8\ufba9",  # ۂ as ہ, and its hamza above where marks are drawn
}
"""Forms, isolated, final, initial and medial, of letters that Unicode has none or not all for."""

LETTERS_DRAWN_WITH_MARK = {
    "\u06c2": ("\u06c1", "\u0654"),
    "\u0681": ("\u062d", "\u0654"),  # ځ is ح with a hamza
    "\u06b5": ("\u0644", "\u065a"),  # ڵ is ل with a small v
    "\u06ce": ("\u06cc", "\u065a"),  # ێ is ی with a small v
}
"""Letters without forms that are drawn as another with a mark, where marks are drawn."""


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
    found: dict[str, list[str]] = {}
    for code in _PRESENTATION_FORMS:
        tag, *parts = decomposition(chr(code)).split() or [""]
        letters = "".join([chr(int(part, 16)) for part in parts])
        wanted = len(letters) == 1 or (len(letters) == 2 and letters[0] == _LAM and is_alif(letters[1]))
        if wanted and tag in _FORM_TAGS:
            forms, place = found.setdefault(letters, [""] * len(_FORM_TAGS)), _FORM_TAGS.index(tag)
            forms[place] = forms[place] or chr(code)
    return {letters: Forms(*forms) for letters, forms in found.items()}


def is_alif(character: str) -> bool:
    """Whether a letter joins with lām before it into one glyph."""
    return character in "\u0622\u0623\u0625\u0627"


def is_mark(character: str) -> bool:
    """Whether a character stands on the one before it and takes no part in joining."""
    return category(character) in ("Mn", "Me")


FORMS = _letter_forms()
_JOINERS = (ZWJ, ZWNJ)
_LETTERS = frozenset(letters for letters in FORMS if len(letters) == 1) | (JOINS_BACK - {ZWJ})
LETTERS = "".join(sorted(_LETTERS))
MARKS = "".join(
    character
    for block in ((0x300, 0x370), (0x600, 0x700), (0x898, 0x900), (0xFE00, 0xFE10))
    for character in map(chr, range(*block))
    if is_mark(character)
)
_MARK = re.compile(f"[{ranges(MARKS)}]")


@cache
def _marks_on_letters() -> re.Pattern[str]:
    """The marks on a letter; compiled for the first text with marks."""
    return re.compile(f"(?<=[{ranges(LETTERS)}{ZWJ}{ZWNJ}])[{ranges(MARKS)}]+")


MAX_CACHED_WORDS = 2048  # those of fifty screens


class _ContextualGlyphs(dict[tuple[str, str, str], str]):
    """The glyph of each letter between two neighbours, without marks; computed on the first lookup.

    It is the letter itself where it has no forms nor a stand-in, and empty for what draws nothing: an alif that
    stands in a ligature with the lām before it, and a joiner beside a letter.
    """

    def __init__(self, marked: Mapping[str, tuple[str, str]]) -> None:
        """``marked`` are letters that are drawn as another with a mark."""
        super().__init__()
        self._marked = marked
        self.of_word = lru_cache(MAX_CACHED_WORDS)(self._of_word)
        """The glyphs of a text between blanks, without marks; of words, the same ones come again and again."""

    def _of_word(self, word: str) -> tuple[str, ...]:
        return tuple(map(self.__getitem__, zip(" " + word, word, word[1:] + " ", strict=False)))

    def __missing__(self, key: tuple[str, str, str]) -> str:
        before, letter, after = key
        joined = before in JOINS_ON and letter in JOINS_BACK
        if (letter in _JOINERS and not _LETTERS.isdisjoint((before, after))) or (before == _LAM and is_alif(letter)):
            glyph = ""
        elif letter == _LAM and is_alif(after):
            glyph = FORMS[letter + after][joined]
        else:
            joins = letter in JOINS_ON and after in JOINS_BACK
            drawn, mark = self._marked.get(letter, (letter, ""))
            glyph = (_form(drawn, _PLACES[joined, joins]) or letter) + mark
        self[key] = glyph
        return glyph


def _form(letter: str, place: int) -> str:
    forms: Sequence[str] = SUBSTITUTE_FORMS.get(letter) or FORMS.get(letter) or ()
    return forms[place] if place < len(forms) else ""


_PLACES = {(False, False): 0, (True, False): 1, (False, True): 2, (True, True): 3}  # indexes of `Forms`
_GLYPHS = _ContextualGlyphs({})
_GLYPHS_WITH_MARKS = _ContextualGlyphs(LETTERS_DRAWN_WITH_MARK)
# Marks that letters have a composed form with; what is left of one is a mark that draws nothing.
_COMPOSING = re.compile("[\u0653-\u0655]")
_NOTHING = "\u034f"  # combining grapheme joiner
_DRAWN_MARKS = MARKS.replace(_NOTHING, "")


def letter_starts(text: str) -> list[int]:
    """The index of each character that is no mark of a letter."""
    starts = list(range(len(text)))
    if not _MARK.search(text):
        return starts
    for mark in reversed(list(_marks_on_letters().finditer(text))):
        del starts[mark.start() : mark.end()]
    return starts


def compose(text: str) -> str:
    """The text in normalization form C, as far as letters with hamza and madda go; as long as it was.

    Where a mark has become part of its letter, a combining grapheme joiner stands, which draws nothing.
    """
    if not _COMPOSING.search(text):
        return text
    characters = list(text)
    for marks in _marks_on_letters().finditer(text):
        start, end = marks.start() - 1, marks.end()
        composed = normalize("NFC", text[start:end])
        characters[start:end] = composed.ljust(end - start, _NOTHING)
    return "".join(characters)


def shape_with_marks(text: str, marks: bool = True) -> Glyphs:
    """Shape a line, in logical order; without ``marks`` those of letters are left out."""
    return _shape(compose(text), marks, _GLYPHS_WITH_MARKS if marks else _GLYPHS)


def _shape(text: str, marks: bool, contextual: _ContextualGlyphs) -> Glyphs:
    has_marks = _MARK.search(text) is not None
    letters = _marks_on_letters().sub("", text) if has_marks else text
    starts = letter_starts(text)
    glyphs: list[str] = []
    for word in letters.split(" "):
        glyphs += contextual.of_word(word)
        glyphs.append(" ")
    del glyphs[-1]
    if marks and has_marks:
        _put_marks(glyphs, text)
    saved = glyphs.count("")
    if saved:
        starts = [start for start, glyph in zip(starts, glyphs, strict=True) if glyph]
        glyphs = [glyph for glyph in glyphs if glyph]
    return Glyphs(glyphs, starts, saved)


def _put_marks(glyphs: list[str], text: str) -> None:
    """Put the marks of a text on its letters; on the ligature, where the letter has become part of one."""
    taken_out = 0
    for mark in _marks_on_letters().finditer(text):
        on = mark.start() - taken_out - 1
        while on > 0 and not glyphs[on]:
            on -= 1
        glyphs[on] += mark.group().replace(_NOTHING, "")
        taken_out += len(mark.group())


def shape(text: str) -> Shaped:
    """Replace letters by the forms that their neighbours give them, lām-alif by one character.

    Marks stay where they are; a mark between lām and alif follows the ligature. ZWJ and ZWNJ affect
    the letters beside them and are left out. Text without Arabic letters is returned as it is.
    """
    text = compose(text)
    glyphs, starts, _ = _shape(text, True, _GLYPHS)
    sources: list[tuple[int, int]] = []
    for glyph, start, end in zip(glyphs, starts, [*starts[1:], len(text)], strict=False):
        last = start
        if text[start] == _LAM and glyph[0] not in FORMS[_LAM]:
            last = next(index for index in range(start + 1, end) if is_alif(text[index]))
        if glyph[0] not in MARKS:  # else they stood on a joiner, which is left out
            sources.append((start, last + 1))
        sources += [(index, index + 1) for index in range(start, end) if text[index] in _DRAWN_MARKS]
    shaped = Shaped("".join(glyphs))
    shaped.sources = tuple(sources)
    return shaped
