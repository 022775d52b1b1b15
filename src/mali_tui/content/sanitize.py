"""Find and remove characters that could mislead a terminal or a reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from mali_tui.rtl.isolates import FSI, LRI, PDI, RLI

_CONTROL = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 and C1: terminal control
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: letters set the direction, or paired isolates
    "\u2028\u2029"  # line breaks that editors count differently
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"  # not valid in a file
)
_MARK = "\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MAX_MARKS_PER_LETTER = 4  # on one letter; Arabic needs three at most

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_ISOLATE_STARTS = LRI + RLI + FSI
_REPLACEMENT = "\ufffd"


class ForbiddenCharacter(Struct, frozen=True):
    """A forbidden character, or too many marks on one letter, at ``offset`` in a text."""

    offset: int
    message: str
    fix: str


def find_forbidden(text: str) -> Iterator[ForbiddenCharacter]:
    """Forbidden characters in ``text``, then letters with too many marks, each in order."""
    if _may_have_controls(text):
        allowed = paired_isolates(text)
        for match in _controls().finditer(text):
            if match.start() in allowed:
                continue
            yield ForbiddenCharacter(match.start(), *_describe(match.group()))
    for match in _stacked_marks().finditer(text):
        message = f"a letter has {len(match.group())} combining marks"
        yield ForbiddenCharacter(match.start(), message, f"Keep at most {_MAX_MARKS_PER_LETTER}.")


def sanitize(text: str) -> str:
    """``text`` made safe for a terminal: tabs become spaces, other forbidden characters U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    if _may_have_controls(text):
        allowed = paired_isolates(text)
        text = text.replace("\t", " ")
        text = _controls().sub(lambda match: match[0] if match.start() in allowed else _REPLACEMENT, text)
    return _stacked_marks().sub(lambda match: match.group()[:_MAX_MARKS_PER_LETTER], text)


def paired_isolates(text: str) -> set[int]:
    """The offsets of isolates (UAX #9) that begin and end in one line, where they change nothing outside."""
    paired: set[int] = set()
    open_isolates: list[int] = []
    for match in re.finditer(f"[{_ISOLATE_STARTS}{PDI}\n]", text) if PDI in text else ():
        if match[0] in _ISOLATE_STARTS:
            open_isolates.append(match.start())
        elif match[0] == "\n":
            open_isolates.clear()
        elif open_isolates:
            paired |= {open_isolates.pop(), match.start()}
    return paired


def _may_have_controls(text: str) -> bool:
    """A quick check before the slow search for control characters."""
    return not text.replace("\n", "").isprintable()  # no control character is printable


@cache
def _controls() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROL}]")


@cache
def _stacked_marks() -> re.Pattern[str]:
    return re.compile(f"[{_MARK}][{_MARK}]{{{_MAX_MARKS_PER_LETTER},}}")  # one mark first lets re skip ahead


def _describe(character: str) -> tuple[str, str]:
    """What a forbidden character is, and what to do about it."""
    code = f"U+{ord(character):04X}"
    if character == "\t":
        return "tabs are not allowed", "Use spaces."
    if character == "\x1b":
        return f"terminal escapes ({code}) are not allowed", "Remove the whole escape sequence."
    if character in _BIDI:
        name = unicodedata.name(character).lower()
        return f"direction controls ({code}, {name}) are not allowed", "Remove it: the letters set the direction."
    if character in _ISOLATE_STARTS + PDI:
        name = unicodedata.name(character).lower()
        fix = "Begin and end it (U+2069) in the same line, or remove it."
        return f"direction controls ({code}, {name}) are allowed in pairs only", fix
    if character == "\r":
        return f"a carriage return ({code}) without a line feed", "End lines with a line feed."
    if character in "\u2028\u2029":
        return f"an unusual line break ({code}) is not allowed", "Break the line with Enter."
    return f"control characters ({code}) are not allowed", "Remove it."
