"""What the keys act on: anything with a cursor that leads to Locations. A Page is one, a Matrix another."""

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
        """Along the line of reading: the next or previous place, or the one of those ``wanted``; False at the end."""

    def move(self, by: int) -> None:
        """Up or down."""

    def page_by(self, by: int) -> None:
        """Up or down a screenful."""

    def go_to_end(self, by: int) -> None:
        """To the start or the end."""
