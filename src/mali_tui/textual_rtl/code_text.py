"""The parts of a line of code that are text: strings and comments, each of which runs its own way.

Changes nothing in Textual; `bidi_text_area` uses it. By UAX #9 alone two Arabic strings would change places with all
that stands between them; Unicode's report on source code (UTS #55) has each be an isolate. Upstream: not of Textual.
Without it ``"ا" + "ب"`` is seen as ``"ب" + "ا"``.
"""

from __future__ import annotations

import re

_TEXT = re.compile(
    r"""(?P<quotes>\"{3}|'{3}|["'`])(?P<string>(?:\\.|(?!(?P=quotes)).)*)(?:(?P=quotes)|$)"""
    r"|(?:\#|//|--|;;|%%)\s*(?P<comment>.*)"
)


def text_parts(line: str) -> tuple[tuple[int, int], ...]:
    """The spans of the text in a line, without quotes and signs of comments."""
    spans = [match.span("string" if match["quotes"] else "comment") for match in _TEXT.finditer(line)]
    return tuple([(start, end) for start, end in spans if start < end])
