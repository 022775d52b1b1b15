"""An app that takes nothing of ours but the right-to-left layer; test_driver.py runs it in a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from typing import Any, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from mali_tui.terminal.detect import Terminal, identify, probe
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.driver import driver_for


class Bare(Directed, App[Any]):
    """A line of Arabic, and keys to leave it by in good order and otherwise; others are shown as they are pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", ""), ("x", "fail", ""), ("z", "suspend_process", "")]

    def __init__(self, terminal: Terminal) -> None:
        super().__init__(driver_for(terminal))
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("سلام")

    def on_key(self, event: events.Key) -> None:
        """Tell of every key."""
        self.pressed.append(event.key)
        self.query_one(Static).update("سلام pressed_" + "_".join(self.pressed))

    def action_fail(self) -> None:
        """Do what no app should."""
        raise RuntimeError("as asked")


if __name__ == "__main__":
    app = Bare(identify(probe(), os.environ))
    app.run()
    sys.exit(app.return_code)
