"""Character classes of regular expressions, as ranges, which compile ten times as fast as single characters."""

from __future__ import annotations

import re
from collections.abc import Iterable


def ranges(characters: Iterable[str]) -> str:
    """The inside of a character class that matches these characters: ``a-cx``."""
    found: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if found and code <= found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in found)
