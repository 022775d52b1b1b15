"""Apps of one editor, for tests: with the layer and without."""

from __future__ import annotations

from typing import Any

from rich.style import Style
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from mali_tui.textual_rtl import Directed, TextDirection
from mali_tui.textual_rtl.bidi_text_area import BidiTextArea

WIDTH = 24


class Stock(App[Any]):
    """An editor in a window of its own size."""

    CSS = "TextArea, TextArea:focus { border: none; padding: 0; height: 100% }"

    def __init__(self, text: str, **options: Any) -> None:
        super().__init__()
        self._editor = TextArea(text, **options)

    def compose(self) -> ComposeResult:
        """The editor."""
        yield self._editor

    async def on_mount(self) -> None:
        """Let nothing blink."""
        self._editor.cursor_blink = False


class Editor(Directed, Stock):
    """The same in a direction."""

    def __init__(self, direction: TextDirection, text: str, **options: Any) -> None:
        super().__init__(text, **options)
        self.set_up_direction(direction)

    @property
    def area(self) -> BidiTextArea:
        """The editor."""
        return self.query_one(BidiTextArea)

    def rows(self) -> list[str]:
        """What is seen."""
        return [strip.text for strip in self.screen._compositor.render_strips()]


def cells_in_style(app: Editor, style_name: str = "cursor_style") -> list[tuple[int, int]]:
    """The cells that have the colours of the cursor, or those of another style of the theme."""
    wanted: Style | None = getattr(app.area._theme, style_name)
    assert wanted
    rows = app.screen._compositor.render_strips()
    cells = [[(g, segment.style) for segment in row for g in segment.text] for row in rows]
    return [
        (x, y)
        for y, row in enumerate(cells)
        for x, (_, style) in enumerate(row)
        if style and style.bgcolor == wanted.bgcolor
    ]
