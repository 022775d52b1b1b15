"""Arabic shaping with Unicode's presentation forms, for terminals that draw one glyph a cell and shape nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, decomposition

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


class Run(NamedTuple):
    """Glyphs with their marks, the index of the character that each begins with, and how many are lām-alifs."""

    glyphs: tuple[str, ...]
    starts: tuple[int, ...]
    ligatures: int


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


class Joining(NamedTuple):
    """A letter's glyph by how it joins (to neither side, back, on, both), and to which sides it ever joins."""

    glyphs: tuple[str, str, str, str]
    back: bool = True
    on: bool = True


FORMS = _letter_forms()
_JOINING = {TATWEEL: Joining((TATWEEL,) * 4), ZWJ: Joining(("",) * 4), ZWNJ: Joining(("",) * 4, False, False)} | {
    letter: Joining(
        (
            forms.isolated or letter,
            forms.final or letter,
            forms.initial or letter,
            forms.medial or letter,
        ),
        bool(forms.final),
        bool(forms.initial),
    )
    for letter, forms in FORMS.items()
    if len(letter) == 1
}
_NOTHING = Joining(("",) * 4, False, False)
_LIGATURES = frozenset(glyph for letters, forms in FORMS.items() if len(letters) == 2 for glyph in forms if glyph)
_MARKS = "".join(
    character
    for block in ((0x300, 0x370), (0x600, 0x700), (0x898, 0x900), (0xFE00, 0xFE10))
    for character in map(chr, range(*block))
    if is_mark(character)
)
_MARKED = re.compile(f"[{_MARKS}]+")
_LETTERS = "".join(sorted(_JOINING.keys() - {ZWJ, ZWNJ}))
RUN = re.compile(f"[{ZWJ}{ZWNJ}]*[{_LETTERS}][{_LETTERS}{ZWJ}{ZWNJ}{_MARKS}]*")
"""An unbroken run of letters that have forms, their marks and joiners: all that shaping depends on."""


@lru_cache(8192)
def shape_run(run: str, marks: bool = True) -> Run:
    """Shape what `RUN` matches; without ``marks`` these are left out of the glyphs. Words recur, so it is cached."""
    letters = run
    indices: Sequence[int] = range(len(run))
    marked: dict[int, str] = {}
    if _MARKED.search(run):
        letters = _MARKED.sub("", run)
        indices = [index for index, character in enumerate(run) if character not in _MARKS]
        marked = {match.start() - 1: match.group() for match in _MARKED.finditer(run)} if marks else {}
    glyphs: list[str] = []
    starts: list[int] = []
    ligatures = 0
    joined = in_ligature = False
    for index, character, after in zip(indices, letters, letters[1:] + " ", strict=True):
        joining = _JOINING[character]
        if in_ligature:
            glyph, in_ligature = "", False
        elif character == _LAM and is_alif(after):
            glyph, in_ligature = FORMS[character + after][joined], True
            ligatures += 1
        else:
            on = joining.on and _JOINING.get(after, _NOTHING).back
            glyph = joining.glyphs[(joined and joining.back) + 2 * on]
        joined = joining.on
        if glyph:
            glyphs.append(glyph)
            starts.append(index)
        if marked and index in marked and glyphs:
            glyphs[-1] += marked[index]
    return Run(tuple(glyphs), tuple(starts), ligatures)


def shape(text: str) -> Shaped:
    """Replace letters by the forms that their neighbours give them, lām-alif by one character.

    Marks stay where they are; a mark between lām and alif comes to stand after the ligature. ZWJ and ZWNJ do
    their work on letters and are left out. Text without Arabic letters comes back as it is.
    """
    output: list[str] = []
    sources: list[tuple[int, int]] = []
    end = 0
    for match in RUN.finditer(text):
        start = match.start()
        output.append(text[end:start])
        sources += [(index, index + 1) for index in range(end, start)]
        end = match.end()
        run = shape_run(match.group())
        for glyph, first, following in zip(run.glyphs, run.starts, (*run.starts[1:], end - start), strict=True):
            marks = [index for index in range(start + first, start + following) if text[index] in _MARKS]
            last = start + first
            if glyph[0] in _LIGATURES:
                last = next(index for index in range(last + 1, end) if is_alif(text[index]))
            output.append(glyph)
            sources.append((start + first, last + 1))
            sources += [(index, index + 1) for index in marks]
    output.append(text[end:])
    sources += [(index, index + 1) for index in range(end, len(text))]
    return Shaped("".join(output), tuple(sources))
