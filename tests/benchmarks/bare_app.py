"""The base for frames: a minimal Textual app that shows a line, and fills the screen with prose on R."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

LINE = "A line of text"
PROSE = (
    "The article is a page of prose, and a page of prose is what this screen is filled with. ",
    "Each time the key is pressed there are other words in every line of it than before. ",
)


class BareApp(App[None]):
    """One widget that fills the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [("r", "repaint", "")]
    ENABLE_COMMAND_PALETTE = False
    CSS = "Static { height: 1fr; }"
    times = 0

    def compose(self) -> ComposeResult:
        yield Static(LINE, markup=False)

    def action_repaint(self) -> None:
        """Repaint the whole screen."""
        self.times += 1
        cells = self.size.width * self.size.height
        prose = PROSE[self.times % 2]
        self.query_one(Static).update(prose * (cells // len(prose)))


if __name__ == "__main__":
    BareApp().run()
