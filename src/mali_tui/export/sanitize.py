"""Removing control characters from printed text, so that none of the content reaches the reader's terminal."""

from __future__ import annotations

import re

# C0 but for the line feed, DEL and C1; explicit bidi formatting; the separators that some programs take for
# line breaks; surrogates, which no encoding has
_UNPRINTABLE = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
_ISOLATE = "\u2068[^\n\u2066-\u2069]*\u2069"  # a pair in one line, which changes nothing outside of it


def clean(printed: str) -> str:
    """``printed`` with U+FFFD for every control character, isolates of a single line excepted."""
    if printed.replace("\n", "").isprintable():  # the usual case, without compiling the pattern
        return printed
    pieces, end = [], 0
    for isolate in re.finditer(_ISOLATE, printed):
        words = re.sub(_UNPRINTABLE, "\ufffd", isolate[0][1:-1])
        pieces += [re.sub(_UNPRINTABLE, "\ufffd", printed[end : isolate.start()]), f"\u2068{words}\u2069"]
        end = isolate.end()
    return "".join([*pieces, re.sub(_UNPRINTABLE, "\ufffd", printed[end:])])


def escape_in_json(printed: str) -> str:
    """``printed``, which is JSON, with escapes for control characters."""
    return re.sub(_UNPRINTABLE, lambda match: f"\\u{ord(match[0]):04x}", printed)
