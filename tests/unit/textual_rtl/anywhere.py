"""An app with the layer, run in each of Textual's ways: test_ways_to_run.py does; ``inline`` is an argument."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from mali_tui.textual_rtl import Directed


class Anywhere(Directed, App[int]):
    """A line of Arabic, and a key to leave it by."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "exit_with_number", "")]

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("سلام")

    def action_exit_with_number(self) -> None:
        """Return a number."""
        self.exit(7)


if __name__ == "__main__":
    sys.exit(Anywhere().run(inline="inline" in sys.argv))
