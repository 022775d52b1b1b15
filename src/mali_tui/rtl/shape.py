"""Arabic shaping with Unicode's presentation forms, for terminals that draw one glyph a cell and shape nothing."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from unicodedata import category, combining, decomposition

TATWEEL, ZWJ, ZWNJ = "\u0640", "\u200d", "\u200c"
_LAM = "\u0644"
_PRESENTATION_FORMS = (*range(0xFB50, 0xFDFB), *range(0xFE70, 0xFEFD))


class Forms(NamedTuple):
    """The presentation forms of a letter, or of lām-alif; empty where there is none."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


class Shaped(NamedTuple):
    """``text[i]`` comes from ``source[sources[i][0]:sources[i][1]]``: one character, or two for lām-alif."""

    text: str
    sources: tuple[tuple[int, int], ...]


@cache
def letter_forms() -> dict[str, Forms]:
    """Forms by letter (one character) or ligature (two), read from Unicode's compatibility decompositions."""
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
    return combining(character) != 0 or category(character) in ("Mn", "Me")


def _joins_back(character: str) -> bool:
    forms = letter_forms().get(character)
    return character in (TATWEEL, ZWJ) or (forms is not None and bool(forms.final))


def _joins_on(character: str) -> bool:
    forms = letter_forms().get(character)
    return character in (TATWEEL, ZWJ) or (forms is not None and bool(forms.initial))


def _form(character: str, before: str, after: str) -> str:
    """The form that a letter takes between its neighbours, marks left out; the letter where it has none."""
    forms = letter_forms().get(character)
    if forms is None:
        return character
    back = bool(before) and _joins_on(before) and _joins_back(character)
    on = bool(after) and _joins_back(after) and _joins_on(character)
    if back and on:
        return forms.medial
    if back:
        return forms.final
    return forms.initial if on else forms.isolated or character


def shape(text: str) -> Shaped:
    """Replace letters by the forms that their neighbours give them, lām-alif by one character.

    Marks stay where they are; a mark between lām and alif comes to stand after the ligature. ZWJ and ZWNJ do
    their work and are left out. Text without Arabic letters comes back as it is.
    """
    letters = [index for index, character in enumerate(text) if not is_mark(character)]
    output: list[tuple[str, int, int]] = []
    skip = -1
    for place, index in enumerate(letters):
        end = letters[place + 1] if place + 1 < len(letters) else len(text)
        marks = [(text[mark], mark, mark + 1) for mark in range(index + 1, end)]
        character = text[index]
        if index == skip or character in (ZWJ, ZWNJ):
            output += marks
            continue
        before = text[letters[place - 1]] if place else ""
        after = text[end] if end < len(text) else ""
        if character == _LAM and after and is_alif(after):
            ligature = letter_forms()[character + after]
            glyph = ligature.final if before and _joins_on(before) else ligature.isolated
            output.append((glyph, index, end + 1))
            skip = end
        else:
            output.append((_form(character, before, after), index, index + 1))
        output += marks
    leading = letters[0] if letters else len(text)
    output[:0] = [(text[mark], mark, mark + 1) for mark in range(leading)]
    return Shaped("".join(glyph for glyph, _, _ in output), tuple((start, end) for _, start, end in output))
