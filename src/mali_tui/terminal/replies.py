"""Replies to `terminal.detect.QUERIES` that come after the wait for them has ended.

Over a slow connection a reply may come after the app has started. Textual would take it for keys. Knows nothing of
Textual.
"""

from __future__ import annotations

import re

# XTVERSION, DA2 and DA1, DECRPM of BDSM, CPR. No key sends any of these, but F3 with Shift or Alt on the first row.
_REPLY = re.compile(r"\x1bP>\|[^\x1b]*\x1b\\|\x1b\[[>?][\d;]*c|\x1b\[8;\d\$y|\x1b\[\d+;\d+R")
_INCOMPLETE = re.compile(
    r"\x1b(P>(\|[^\x1b]*\x1b?)?|\[[>?][\d;]*|\[8(;(\d\$?)?)?)$"
)  # Escape, Alt+P and Alt+[ are keys


class LateReplyFilter:
    """Removes such replies from what comes from a terminal, piece by piece."""

    def __init__(self) -> None:
        self._incomplete = ""

    def strip_replies(self, data: str) -> str:
        """The rest of the data; an incomplete reply is kept for the next call."""
        rest = _REPLY.sub("", self._incomplete + data)
        incomplete = _INCOMPLETE.search(rest) if data else None
        self._incomplete = incomplete[0] if incomplete else ""
        return rest[: len(rest) - len(self._incomplete)]
