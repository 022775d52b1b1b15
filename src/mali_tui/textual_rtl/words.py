"""Words as a reader sees them: marks, and the joiners within a word, belong to it.

Changes nothing in Textual; `bidi_input` and `bidi_text_area` use it. Python takes neither for a part of a word, so
that neither do the fields of Textual. Upstream: not reported. Without it Ctrl+→ stops at each mark of a vowel, and in
the middle of Persian words.
"""

from __future__ import annotations

import re

from mali_tui.rtl.char_class import ranges
from mali_tui.rtl.shaping import MARKS, ZWJ, ZWNJ

JOINERS = (ZWJ, ZWNJ)
_HEBREW_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
_MARKS = f"{ranges(MARKS)}{_HEBREW_POINTS}"
LETTER = rf"[\w{_MARKS}{ZWJ}{ZWNJ}]"
WORD_START = re.compile(rf"(?<=[^\w{_MARKS}])(?<![\w{_MARKS}][{ZWJ}{ZWNJ}])\w")
"""The first letter of a word that something stands before."""
WORD = re.compile(rf"\w(?:{LETTER}*[\w{_MARKS}])?")
_MARKS_FROM = re.compile(f"[{_MARKS}]*")


def previous_word(text: str, column: int) -> int:
    """Where the word begins that ends before ``column``, or the signs there."""
    end = len(text[:column].rstrip())
    for word in WORD.finditer(text, 0, end):
        if word.end() == end:
            return word.start()
    return max((word.end() for word in WORD.finditer(text, 0, end)), default=0)


def next_word(text: str, column: int) -> int:
    """Where the word ends that begins at ``column`` or after the blanks there, or the signs there."""
    start = column + len(text[column:]) - len(text[column:].lstrip())
    word = WORD.search(text, start)
    if word is None:
        return len(text)
    return word.end() if word.start() == start else word.start()


def cluster_end(text: str, column: int) -> int:
    """Where the letter at ``column`` ends, with its marks."""
    found = _MARKS_FROM.match(text, column + 1)
    return found.end() if found else column + 1
