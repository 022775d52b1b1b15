"""What a terminal writes back to the questions of `terminal.detect.QUERIES` after the wait for it has ended.

Over a slow connection an answer may come after the app has started. Textual would take it for keys. Knows nothing of
Textual.
"""

from __future__ import annotations

import re

# XTVERSION, DA2 and DA1, DECRPM of BDSM, CPR. No key sends any of these, but F3 with Shift or Alt on the first row.
_ANSWER = re.compile(r"\x1bP>\|[^\x1b]*\x1b\\|\x1b\[[>?][\d;]*c|\x1b\[8;\d\$y|\x1b\[\d+;\d+R")
_BEGUN = re.compile(r"\x1b(P>(\|[^\x1b]*\x1b?)?|\[[>?][\d;]*|\[8(;(\d\$?)?)?)$")  # Escape, Alt+P and Alt+[ are keys


class LateReplyFilter:
    """Takes such answers out of what comes from a terminal, piece by piece."""

    def __init__(self) -> None:
        self._begun = ""

    def strip_replies(self, data: str) -> str:
        """The rest of the data; an answer that has only begun is kept for the next time."""
        rest = _ANSWER.sub("", self._begun + data)
        begun = _BEGUN.search(rest) if data else None
        self._begun = begun[0] if begun else ""
        return rest[: len(rest) - len(self._begun)]
