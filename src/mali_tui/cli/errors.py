"""What is wrong with a command line, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable


class UsageError(Exception):
    """Something on the command line that cannot be done; the message is for the reader."""


def suggest(word: str, known: Iterable[str]) -> str:
    """The nearest of the words ``known``; empty where none is near."""
    import difflib  # 6 ms, which a line without a fault need not wait for

    return next(iter(difflib.get_close_matches(word, list(known), 1)), "")
