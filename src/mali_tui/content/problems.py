"""Problems of content files: where they are, what is wrong, and how to fix it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Literal

from msgspec import Struct

_MAX_SHOWN_LENGTH = 60  # characters of a value
_MAX_CHOICES_SHOWN = 8  # known words in a message
_MAX_COMPARISONS = 300  # words compared in a search for the nearest

Severity = Literal["error", "warning", "todo"]
_SEVERITY_WORDS: dict[Severity, str] = {"error": "", "warning": "warning: ", "todo": "to do: "}


class Problem(Struct, frozen=True, order=True):
    """A problem in ``file`` at ``line`` and ``column``, both counted from 1."""

    file: str
    line: int
    column: int
    message: str
    fix: str
    severity: Severity = "error"  # an explainer with a warning, or something to do, can be read

    def __str__(self) -> str:
        severity = _SEVERITY_WORDS[self.severity]
        return f"{self.file}:{self.line}:{self.column}: {severity}{self.message}. {self.fix}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Distinct problems: those of the graph first, since others may follow from them, then file by file."""
    return sorted(set(problems), key=lambda problem: (not problem.file.endswith("graph.yaml"), problem))


class ContentError(Exception):
    """The content isn't a valid explainer; ``problems`` holds its errors and warnings in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


class TooManyProblems(ContentError):
    """A file has too many problems to look for more."""


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word most similar to ``word``; empty if none is similar."""
    import difflib  # 6 ms, only needed for errors

    return next(iter(difflib.get_close_matches(word[:_MAX_SHOWN_LENGTH], _candidates(word, known), 1)), "")


def suggest(word: str, known: Collection[str]) -> str:
    """The fix for an unknown word: the nearest known one, or some of them."""
    if near := nearest(word, known):
        return f"Did you mean {near}?"
    some = ", ".join(islice(known, _MAX_CHOICES_SHOWN)) + (" …" if len(known) > _MAX_CHOICES_SHOWN else "")
    return f"Use one of: {some}." if some else "Add it there, or remove it."


def _candidates(word: str, known: Collection[str]) -> Collection[str]:
    """The known words to compare ``word`` with; each comparison takes ten microseconds or more."""
    if len(known) <= _MAX_COMPARISONS:
        return known
    alike = (other for other in known if other[:1] == word[:1] and abs(len(other) - len(word)) <= 2)
    return list(islice(alike, _MAX_COMPARISONS))


def shorten(value: str) -> str:
    """A value as a message shows it: on one line, truncated."""
    value = " ".join(value[: 2 * _MAX_SHOWN_LENGTH].split())
    return value if len(value) <= _MAX_SHOWN_LENGTH else f"{value[:_MAX_SHOWN_LENGTH]}…"
