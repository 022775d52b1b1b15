"""How many cells a text takes: as Rich has it, and for Arabic, too, without looking up each letter in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len as rich_cell_len

_SINGLE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u060c\u061b\u061f-\u064a\u0660-\u066f\u0671-\u06d3"
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff\ufb50-\ufbb1\ufe70-\ufefc]*"
).fullmatch


def cell_len(text: str) -> int:
    """The cells of a text on a terminal."""
    return len(text) if _SINGLE(text) else rich_cell_len(text)


def cells_of(texts: Sequence[str]) -> int:
    """The cells of several texts, each measured by itself."""
    whole = "".join(texts)
    return len(whole) if _SINGLE(whole) else sum(map(cell_len, texts))
