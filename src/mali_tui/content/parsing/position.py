"""Where things stand in a file."""

from __future__ import annotations

from typing import Any, TypeAlias

Where: TypeAlias = tuple[Any, ...]  # keys and numbers from the top of a file down to a value
Position: TypeAlias = tuple[int, int]  # line and column, both counted from 1


def position_of(text: str, offset: int) -> Position:
    """Where a character stands in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
