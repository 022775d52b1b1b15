"""Messages from the panes to the screen."""

from __future__ import annotations

from textual.message import Message

from mali_tui.reading.location import Location


class NavigateTo(Message):
    """A pane asks to go to a Location.

    A ``step`` replaces the current one in the history, where a jump adds to it. ``shown`` says that the
    content pane shows it already. ``view`` is the name of the view that the pane is in, which the view fills in.
    """

    def __init__(self, location: Location, *, step: bool = False, shown: bool = False) -> None:
        super().__init__()
        self.location = location
        self.step = step
        self.already_shown = shown
        self.view = ""
