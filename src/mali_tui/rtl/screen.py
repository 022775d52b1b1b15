"""A Textual screen whose lines are laid out for a direction: what the mouse selects, and how it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.filter import LineFilter
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from mali_tui.rtl.compositor import EncodingCompositor
from mali_tui.rtl.filter import DirectionFilter
from mali_tui.rtl.selection import offset_seen_at

if TYPE_CHECKING:
    from mali_tui.rtl.app import DirectedApp


class DirectedScreen(Screen[Any]):
    """Base, or the last of two: dragging selects what is seen, and what is drawn is sent as the terminal needs it."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual's, but no reason to draw the whole screen again: what loses or gets the focus draws itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor = EncodingCompositor(lambda: cast("DirectedApp", self.app).encoding)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget at a cell of the screen, and the offset of the character seen there in its content."""
        seen = offset_seen_at(self, x, y)
        return super().get_widget_and_offset_at(x, y) if seen is None else seen

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Behind a dialog stand the lines of the screen below, which have been laid out already."""
        return [f for f in super().get_line_filters() if not isinstance(f, DirectionFilter)]
