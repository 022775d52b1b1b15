"""Isolates: parts of a line with a direction of their own, marked by LRI or RLI before and PDI after.

Unlike an isolate within a paragraph, such a part is laid out by itself and keeps its place and its cells, as a column
of a table does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Direction = Literal["ltr", "rtl"]
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
CONTROLS = LRI + RLI + FSI + PDI
_OPENING: dict[str, Direction] = {LRI: "ltr", RLI: "rtl"}
_ISOLATE = re.compile(f"[{LRI}{RLI}][^{LRI}{RLI}{PDI}]*{PDI}?")


class TextPart(NamedTuple):
    """``text[start:end]`` of a line, without the controls; a ``base`` of None is that of the line."""

    start: int
    end: int
    base: Direction | None


def has_isolates(text: str) -> bool:
    """Whether a line has any."""
    return LRI in text or RLI in text


def isolate(text: str) -> str:
    """A text in an isolate, ordered by its first strong letter, and by itself in the text around it."""
    return f"{FSI}{text}{PDI}"


def isolate_start(base: Direction) -> str:
    """What stands before an isolate of direction ``base``; ``PDI`` stands after it."""
    return LRI if base == "ltr" else RLI


def split_isolates(text: str) -> Iterator[TextPart]:
    """The line in parts, none of them empty, in logical order."""
    at = 0
    for match in _ISOLATE.finditer(text):
        start, end = match.span()
        if at < start:
            yield TextPart(at, start, None)
        at = end
        inner = end - text.endswith(PDI, start, end)
        if start + 1 < inner:
            yield TextPart(start + 1, inner, _OPENING[text[start]])
    if at < len(text):
        yield TextPart(at, len(text), None)
