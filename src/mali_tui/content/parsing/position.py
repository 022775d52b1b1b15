"""Paths and positions in a file."""

from __future__ import annotations

from typing import Any, TypeAlias

Where: TypeAlias = tuple[Any, ...]  # keys and indices from the top of a file to a value
Position: TypeAlias = tuple[int, int]  # line and column, both counted from 1


def position_of(text: str, offset: int) -> Position:
    """The position of the character at ``offset``."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
