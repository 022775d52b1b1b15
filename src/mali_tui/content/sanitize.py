"""Characters that no text of an explainer may hold, because a terminal or a reader would be misled by them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_CONTROL = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 and C1, with which a terminal could be given orders
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: the direction comes from the letters
    "\u2028\u2029"  # line breaks that an editor may not count as such
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"  # what is no character in a file
)
_MARK = "\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MAX_MARKS_PER_LETTER = 4  # on one letter; Arabic needs three at most

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_REPLACEMENT = "\ufffd"


class ForbiddenCharacter(NamedTuple):
    """A forbidden character or a pile of marks, at ``offset`` characters into a text."""

    offset: int
    message: str
    cure: str


def find_forbidden(text: str) -> Iterator[ForbiddenCharacter]:
    """What may not stand in ``text``: first single characters, then piles of marks, each in its order."""
    if _may_have_controls(text):
        for match in _controls().finditer(text):
            yield ForbiddenCharacter(match.start(), *_describe(match.group()))
    for match in _stacked_marks().finditer(text):
        message = f"{len(match.group())} marks are piled on one letter"
        yield ForbiddenCharacter(match.start(), message, f"Leave at most {_MAX_MARKS_PER_LETTER}.")


def sanitize(text: str) -> str:
    """``text`` as a terminal may be given it: a tab becomes a space, what else is forbidden a �."""
    if text.isascii() and text.isprintable():
        return text
    if _may_have_controls(text):
        text = _controls().sub(_REPLACEMENT, text.replace("\t", " "))
    return _stacked_marks().sub(lambda match: match.group()[:_MAX_MARKS_PER_LETTER], text)


def _may_have_controls(text: str) -> bool:
    """Whether a search for control characters, which take long to compile and to look for, is worth while."""
    return not text.replace("\n", "").isprintable()  # none of them is


@cache
def _controls() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROL}]")


@cache
def _stacked_marks() -> re.Pattern[str]:
    return re.compile(f"[{_MARK}][{_MARK}]{{{_MAX_MARKS_PER_LETTER},}}")  # one first: re then leaps from mark to mark


def _describe(character: str) -> tuple[str, str]:
    """What a forbidden character is, and what to do about it."""
    code = f"U+{ord(character):04X}"
    if character == "\t":
        return "a tab stands here", "Use spaces."
    if character == "\x1b":
        return f"a terminal escape ({code}) stands here", "Remove it, with what belongs to it."
    if character in _BIDI:
        name = unicodedata.name(character).lower()
        return f"a control of direction ({code}, {name}) stands here", "Remove it: the letters give the direction."
    if character == "\r":
        return f"a carriage return ({code}) stands here alone", "End lines with a line feed."
    if character in "\u2028\u2029":
        return f"a line break of its own kind ({code}) stands here", "Break the line with Enter."
    return f"a control character ({code}) stands here", "Remove it."
