"""Time from a key to the last byte of its effect, compared with a bare app repainting a screen of the same size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pairs import Figure, compare
from programs import Programs
from session import Session, Spent

MAX_RATIO = 2.4
ENTER, BACKSPACE, REPAINT = b"\r", b"\x7f", b"r"
WARM_UP = (b"n", ENTER, BACKSPACE, b"l", b"l")  # each view and each language once


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """The keys one reads with, in both languages."""
    with programs.bare() as (bare, _):
        bare.press(REPAINT)
        for language, name in (("en", "English"), ("ar", "Arabic")):
            with programs.ours(language) as (ours, _):
                for key in WARM_UP:
                    ours.press(key)
                for what, measure in MEASURES.items():
                    pairs = list(measure(ours, lambda: bare.press(REPAINT), times))
                    yield compare(f"{what}, {name}", pairs, MAX_RATIO)


def _toggle(ours: Session, base: Callable[[], Spent], times: int) -> Iterator[tuple[Spent, Spent]]:
    """Into the other language and back; what counts is the way back."""
    for _ in range(times):
        ours.press(b"l")
        yield base(), ours.press(b"l")


def _jump(ours: Session, base: Callable[[], Spent], times: int) -> Iterator[tuple[Spent, Spent]]:
    """From claim after claim to the event behind it."""
    for _ in range(times):
        yield base(), ours.press(ENTER)
        ours.press(BACKSPACE)
        ours.press(b"n")


def _page_down(ours: Session, base: Callable[[], Spent], times: int) -> Iterator[tuple[Spent, Spent]]:
    """Down the article from its top."""
    ours.press(b"g")
    for _ in range(times):
        yield base(), ours.press(b" ")


def _scroll(ours: Session, base: Callable[[], Spent], times: int) -> Iterator[tuple[Spent, Spent]]:
    """A line at a time."""
    ours.press(b"g")
    for _ in range(times):
        yield base(), ours.press(b"j")


MEASURES = {
    "language toggle to": _toggle,
    "jump claim to event": _jump,
    "page down": _page_down,
    "line down": _scroll,
}
