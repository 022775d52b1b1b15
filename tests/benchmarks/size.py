"""An explainer a hundred times as large, compared with ours: only what is visible should be laid out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hundredfold
from pairs import Figure, alternate, compare
from programs import Programs
from session import Session, Spent

MAX_START_RATIO, MAX_KEY_RATIO, MAX_SEARCH_RATIO = 2.0, 1.5, 2.0
TOP = b"g"
KEYS = {
    "language toggle": ((), b"l"),
    "page down": ((), b" "),
    "jump claim to event": ((b"1", b"n"), b"\r"),
    "search for a word": ((b"/", b"\x15"), b"Wagner"),  # opened once, then cleared each time
}
"""What is pressed before each time, and what is measured."""


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """The first frame once the files have been checked, then the keys."""
    folder = programs.folder / "hundredfold"
    hundredfold.write(folder)

    def small() -> Spent:
        with programs.ours() as (_, spent):
            return spent

    def large() -> Spent:
        with programs.ours(content=folder) as (_, spent):
            return spent

    small(), large()
    yield alternate("hundredfold: start to first frame", small, large, MAX_START_RATIO, times)
    _open_search(programs, folder)  # which stores the index
    opened = [(_open_search(programs), _open_search(programs, folder)) for _ in range(times)]
    yield compare("hundredfold: search opened the first time", opened, MAX_SEARCH_RATIO)
    with programs.ours() as (one, _), programs.ours(content=folder) as (hundred, _):
        for session in (one, hundred):
            for key in (b"n", b"\r", b"\x7f", b"l", b"l"):
                session.press(key)
        for what, (before, key) in KEYS.items():
            for session in (one, hundred):  # to where both are at the same
                session.press(TOP)
            pairs = [(_press(one, before, key), _press(hundred, before, key)) for _ in range(times)]
            yield compare(f"hundredfold: {what}", pairs, MAX_KEY_RATIO)


def _open_search(programs: Programs, content: Path | None = None) -> Spent:
    """Open the search in an app in which it hasn't been opened."""
    with programs.ours(content=content) as (session, _):
        return session.press(b"/")


def _press(session: Session, before: tuple[bytes, ...], key: bytes) -> Spent:
    for first in before:
        session.press(first)
    return session.press(key)
