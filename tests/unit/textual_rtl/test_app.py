"""An app in a direction takes the mouse to be where it is seen."""

from __future__ import annotations

from typing import Any

import pytest
from screen import settle
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.widgets import Static

from mali_tui.rtl.encodings import Encoding
from mali_tui.terminal.detect import ANY_TERMINAL, Terminal
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.driver import driver_for

KONSOLE = Terminal("konsole", "words_lrm", "", mouse_by_letter=True)


class Word(Directed, App[Any]):
    """A word of three letters at the right edge of ten cells."""

    def compose(self) -> ComposeResult:
        yield Static("عقد")


@pytest.mark.parametrize(
    ("terminal", "encoding", "column"),
    [(KONSOLE, "words_lrm", 9), (KONSOLE, "visual", 7), (ANY_TERMINAL, "words_lrm", 7)],
)
async def test_a_terminal_that_names_the_letter_is_understood(
    terminal: Terminal, encoding: Encoding, column: int
) -> None:
    app = Word(driver_for(terminal))
    app.encoding = encoding
    async with app.run_test(size=(10, 1)) as pilot:
        await settle(pilot)
        for x, y in ((7, 0), (2, 0), (7, 1), (7, 2), (7, 9), (7, -1)):
            event = events.MouseMove(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y)
            await app.on_event(event)
            seen = column if (x, y) == (7, 0) else x
            assert app.mouse_position == Offset(seen, y)
            assert (event.x, event.screen_x) == (seen, seen)


def test_nothing_is_typed_that_nobody_typed() -> None:
    assert [driver_for(ANY_TERMINAL, typed).typed for typed in ("", "k")] == ["", "k"]
    assert getattr(Word().driver_class, "typed", None) == ""
