"""Cut a text around its matches, to fit a row of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """A piece of a text, cut between words, and where in it the ranges are."""

    text: str
    ranges: tuple[tuple[int, int], ...]


def excerpt(text: str, ranges: Sequence[tuple[int, int]], *, length: int, before: int) -> Excerpt:
    """About ``length`` characters of ``text``, of which up to ``before`` stand before the first range."""
    if len(text) <= length or not ranges:
        return Excerpt(text, tuple(ranges))
    start = max(0, ranges[0][0] - before)
    if start:
        start = text.find(" ", start, ranges[0][0]) + 1 or ranges[0][0]
    end = min(len(text), max(start + length, ranges[0][1]))
    if end < len(text):
        end = max(text.rfind(" ", start, end), ranges[0][1])
    opening = f"{ELLIPSIS} " if start else ""
    closing = f" {ELLIPSIS}" if end < len(text) else ""
    shift = len(opening) - start
    moved = tuple((a + shift, min(b, end) + shift) for a, b in ranges if a < end)
    return Excerpt(f"{opening}{text[start:end]}{closing}", moved)
