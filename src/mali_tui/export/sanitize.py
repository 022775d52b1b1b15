"""Removing control characters from printed text, so that none of the content reaches the reader's terminal."""

from __future__ import annotations

import re

from mali_tui.content.sanitize import paired_isolates

# C0 but for the line feed, DEL and C1; explicit bidi formatting; the separators that some programs take for
# line breaks; surrogates, which no encoding has
_UNPRINTABLE = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"


def clean(printed: str) -> str:
    """``printed`` with U+FFFD for every control character, isolates that end in their line excepted."""
    if printed.replace("\n", "").isprintable():  # the usual case, without compiling the pattern
        return printed
    allowed = paired_isolates(printed)
    return re.sub(_UNPRINTABLE, lambda match: match[0] if match.start() in allowed else "\ufffd", printed)


def escape_in_json(printed: str) -> str:
    """``printed``, which is JSON, with escapes for control characters."""
    return re.sub(_UNPRINTABLE, lambda match: f"\\u{ord(match[0]):04x}", printed)
