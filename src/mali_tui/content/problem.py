"""What is wrong with a file of content: where it is, what it is, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """A fault in ``file`` at ``line`` and ``column``, both counted from 1; line 0 means the file as a whole."""

    file: str
    line: int
    column: int
    message: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}. {self.cure}"


class ContentError(Exception):
    """The content cannot be read as an explainer; ``problems`` are all its faults, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The cure for a word that is none of those known: the nearest of them, or some."""
    known = sorted(known)
    if close := difflib.get_close_matches(word, known, 1):
        return f"Did you mean {close[0]}?"
    some = ", ".join(known[:8]) + (" …" if len(known) > 8 else "")
    return f"Use one of: {some}." if some else "Leave it out."
