"""A field to type in that runs the way of what is typed: a Latin name in an Arabic screen runs from the left.

Changes: `Input._cell_offset_to_index`, by which a click finds its character; reads `_position_to_cell`. Textual's
field runs from the left only. Upstream: see `compositor`. Without it what is typed is still seen in visual order,
by the line filter of the app, but the cursor and the mouse are at other letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.widgets import Input

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.line_layout import Direction, layout_cells
from mali_tui.textual_rtl.app import BidiApp


class BidiInput(Input):
    """Textual's input field, whose line and cursor are turned round, and which knows where the mouse is."""

    def on_mount(self) -> None:
        """Nothing blinks."""
        self.cursor_blink = False

    def on_focus(self) -> None:
        """Have the terminal's cursor in it at once: Textual computes where it is before the field has a place."""
        self.call_after_refresh(self._place_terminal_cursor)

    def _place_terminal_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()  # it is sent with the next frame

    @property
    def direction(self) -> Direction:
        """That of the first letter typed; before there is one, the screen's."""
        if any(character.isalpha() for character in self.value):
            return first_strong(self.value)
        return cast(BidiApp, self.app).direction

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the field's own direction."""
        return cast(BidiApp, self.app).line_filters(self.direction)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is seen, for the terminal's own cursor."""
        # not Textual's own, which lies a cell further on at the end of the text
        logical = self._position_to_cell(self.cursor_position) - self.scroll_offset.x
        x, y = self.content_region.offset
        return Offset(x + self._seen_at(logical), y)

    def _cells(self) -> list[tuple[int, int, int]]:
        """The line as it is seen, from the left: the column, and the start and end of the characters shown there."""
        width = self.content_region.width
        text = "".join(segment.text for segment in self.render_line(0))
        column, cells = 0, []
        for cell in layout_cells(text.ljust(width)[: width + 1], self.direction, False):
            cells.append((column, cell.start, cell.end))
            column += cell_len(cell.text)
        # the line is a cell longer than the field, and loses it at its end
        spare = max(0, column - width) if self.direction == "rtl" else 0
        return [(at - spare, start, end) for at, start, end in cells]

    def _seen_at(self, logical: int) -> int:
        return next((at for at, start, end in self._cells() if start <= logical < end), logical)

    def _cell_offset_to_index(self, offset: int) -> int:
        here = [start for at, start, _ in self._cells() if at <= offset]
        return super()._cell_offset_to_index(here[-1] if here else offset)
