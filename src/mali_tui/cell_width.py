"""How many cells a text takes, for printing and checking, which must not wait for the import of Rich.

What Textual draws is measured as Rich does it, by `rtl.cell_width`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NO_CELLS = frozenset({"Mn", "Me", "Cf"})


def cell_width(text: str) -> int:
    """How many cells a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    return sum(map(character_width, text))


@lru_cache(4096)
def character_width(character: str) -> int:
    """The cells of a single character."""
    if unicodedata.category(character) in _NO_CELLS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
