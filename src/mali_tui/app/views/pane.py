"""The protocol of what the keys act on: a widget with a cursor on Locations, such as a Page or a Matrix."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from mali_tui.reading.location import Location


class Pane(Protocol):
    """A part of a view that the keys act on while it has the focus."""

    @property
    def current(self) -> Location | None:
        """Where the cursor leads."""

    def step(self, by: int, wanted: Callable[[Location], bool] = ...) -> bool:
        """Move to the next or previous link in reading order that is ``wanted``; False at the end."""

    def move(self, by: int) -> None:
        """Move the cursor up or down."""

    def page_by(self, by: int) -> None:
        """Move the cursor a screenful up or down."""

    def go_to_end(self, by: int) -> None:
        """Move the cursor to the start or the end."""
