"""The terminal's own cursor, which input methods and screen readers follow, in fields of text.

Changes nothing. Textual moves that cursor only when its own cursor moves. Upstream: see `compositor`. Without it the
terminal's cursor would be at another letter once letters have been joined or moved by others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widgets import Input, TextArea


def place_terminal_cursor(field: Input | TextArea) -> None:
    """Have the terminal's cursor where the next letter goes, if the field has the focus."""
    if field.has_focus and field.app.cursor_position != field.cursor_screen_offset:
        field.app.cursor_position = field.cursor_screen_offset
        field.refresh()  # it is sent with the next frame
