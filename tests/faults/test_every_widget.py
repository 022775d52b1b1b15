"""The same keys, clicks and sizes over a pty, without the layer and with it in ltr: the same screen, cell by cell."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import every_widget
import pytest
from cells import Cells
from every_widget import SETTLED, WIDGETS
from terminal import Terminal, open_app
from textual import widgets

PROGRAM = every_widget.__file__
ENVIRONMENT = {"TEXTUAL_ANIMATIONS": "none", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
SIZE, NARROW = (60, 18), (41, 14)
MAX_SECONDS = 3600  # all of it takes some minutes
RESIZE = {"narrow": NARROW, "wide": SIZE}
REPORT, QUIT = "\x1bOR", "\x1b[21~"


def mouse(code: int, column: int, row: int, last: str = "M") -> str:
    """What a terminal sends about the mouse; the place counts from 1."""
    return f"\x1b[<{code};{column};{row}{last}"


def click(column: int, row: int) -> str:
    """A click."""
    return mouse(35, column, row) + mouse(0, column, row) + mouse(0, column, row, "m")


KEYS = {
    "next page": "\x1bOQ",
    "Tab": "\t",
    "Shift+Tab": "\x1b[Z",
    "Down": "\x1b[B",
    "Up": "\x1b[A",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "End": "\x1b[F",
    "Home": "\x1b[H",
    "Page Down": "\x1b[6~",
    "Page Up": "\x1b[5~",
    "Enter": "\r",
    "Space": " ",
    "Backspace": "\x7f",
    "Escape": "\x1b[27u",
    "Ctrl+P": "\x10",
    "a": "a",
    "click": click(5, 2),
    "click below": click(8, 10),
    "drag": mouse(0, 6, 10) + mouse(32, 12, 10) + mouse(32, 20, 11) + mouse(0, 20, 11, "m"),
    "wheel": mouse(65, 8, 3),
    "wheel to the right": mouse(67, 8, 3),
    "pointer": mouse(35, 10, 9),
}
"""What a terminal sends."""
SOME = ["next page", "Tab", "Down", "Space", "Tab", "a", "Right", "click below"]
ONCE = ["narrow", "Page Down", "Ctrl+P", "a", "Down", "Escape", "wide"]
"""Nothing in them depends on the widget."""
ALL = [
    *("next page", "Tab", "Down", "Right", "Enter", "Space", "Escape", "Page Down", "Left", "Up", "End", "a"),
    *("Backspace", "Home", "Page Up", "Tab", "Down", "Right", "Enter", "Right", "Down", "Space", "Escape"),
    *("Tab", "Shift+Tab", "pointer", "click", "click below", "Escape", "drag", "wheel", "wheel to the right"),
    *("narrow", "Tab", "Down", "End", "wide", "Ctrl+P", "a", "Down", "Escape", "Escape"),
]

NAMES = sorted(WIDGETS, key=lambda name: name in ("HelpPanel", "KeyPanel"))
"""Last come those that Textual goes on drawing when they are removed, which takes long."""


class Screen:
    """The cells of a program's terminal after each step."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._cells = Cells(*SIZE)
        self.wait("wide")

    def start(self, step: str) -> None:
        """Do what a step says, and ask for an answer."""
        if step in RESIZE:
            self._terminal.resize(*RESIZE[step])
        self._terminal.type(KEYS.get(step, "") + REPORT)

    def wait(self, step: str) -> dict[object, object]:
        """The cells that are seen then, by row and column, and the place of the cursor."""
        self._cells.feed(self._terminal.take_until(SETTLED).decode())
        columns, rows = RESIZE.get(step, SIZE)
        places = itertools.product(range(rows), range(columns))
        cursor = () if step == "Ctrl+P" else self._cells.cursor  # Textual's is where the palette's field was before
        return {"cursor": cursor} | {place: self._cells[place] for place in places}


def assert_same_screens(home: Path, kinds: Sequence[str], pages: Sequence[str], steps: Sequence[str]) -> None:
    """Run the programs side by side, and compare each step of the others with that of the first."""
    with ExitStack() as stack:
        screens = []
        for kind in kinds:
            started = open_app(home, kind, *pages, program=[PROGRAM], environment=ENVIRONMENT, size=SIZE)
            screens.append(Screen(stack.enter_context(started)))
        at = iter(pages)
        page = ""
        for number, step in enumerate(steps):
            for screen in screens:
                screen.start(step)
            page = next(at) if step == "next page" else page
            expected, *found = [screen.wait(step) for screen in screens]
            for kind, seen in zip(kinds[1:], found, strict=True):
                differing = {place: (cell, seen[place]) for place, cell in expected.items() if cell != seen[place]}
                first = dict(itertools.islice(differing.items(), 5))
                assert not differing, f"{page}, {kind}, step {number}, {step}, {len(differing)} cells: {first}"


def test_each_of_textual_s_widgets_is_there() -> None:
    assert set(WIDGETS) == set(vars(widgets)["__all__"])


@pytest.mark.timeout(MAX_SECONDS)
def test_from_the_left_every_cell_is_as_without_the_layer(tmp_path: Path, is_thorough: bool) -> None:
    if is_thorough:
        pages = [f"{name},{name}" for name in NAMES]
        assert_same_screens(tmp_path, ["plain", "directed", "installed"], pages, ALL * len(pages))
    else:
        pages = [",".join(NAMES[first : first + 4]) for first in range(0, len(NAMES), 4)]
        assert_same_screens(tmp_path, ["plain", "directed"], pages, SOME * len(pages) + ONCE)
