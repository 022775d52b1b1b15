"""What all dialogs share: they stand over the reading screen, and Escape or a click beside them closes them."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from mali_tui.rtl.screen import DirectedScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], DirectedScreen):
    """A screen over the reading screen; the result is what the reader chose, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def on_click(self, event: events.Click) -> None:
        """A click beside the dialog closes it."""
        widget, _ = self.get_widget_at(event.screen_x, event.screen_y)
        if widget is self:
            self.dismiss()
