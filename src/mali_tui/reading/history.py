"""The reader's history: a list of Locations with a cursor, as in a web browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mali_tui.reading.location import Location

MAX_ENTRIES = 500  # the oldest are forgotten


class HistoryEntry(NamedTuple):
    """A Location, and the view that showed it if that wasn't the usual one for its kind."""

    location: Location
    view: str = ""


class History:
    """Steps replace the entry at the cursor; jumps add an entry after it and delete those that followed."""

    def __init__(self, start: Location, view: str = "") -> None:
        self._entries = [HistoryEntry(start, view)]
        self._cursor = 0

    @property
    def here(self) -> Location:
        """The Location at the cursor."""
        return self._entries[self._cursor].location

    @property
    def view(self) -> str:
        """The view that showed the Location at the cursor, if that wasn't the usual one."""
        return self._entries[self._cursor].view

    def step(self, location: Location) -> None:
        """Replace the Location at the cursor: scrolling, or stepping from claim to claim in one view."""
        self._entries[self._cursor] = HistoryEntry(location, self.view)

    def jump(self, location: Location, view: str = "") -> None:
        """Add a Location that the reader may want to return from."""
        if (location, view) == self._entries[self._cursor]:
            return
        del self._entries[self._cursor + 1 :]
        self._entries.append(HistoryEntry(location, view))
        del self._entries[:-MAX_ENTRIES]
        self._cursor = len(self._entries) - 1

    def back(self) -> Location | None:
        """Move the cursor back and return the Location there; None at the start."""
        return self._move(-1)

    def forward(self) -> Location | None:
        """Move the cursor forward and return the Location there; None at the end."""
        return self._move(+1)

    def prune(self, exists: Callable[[Location], bool], here: Location) -> None:
        """Delete the Locations that don't exist any more; the one at the cursor becomes ``here``."""
        if here != self.here:
            self._entries[self._cursor] = HistoryEntry(here)
        self._cursor = sum(exists(entry.location) for entry in self._entries[: self._cursor])
        self._entries = [entry for entry in self._entries if exists(entry.location)]

    def _move(self, by: int) -> Location | None:
        target = self._cursor + by
        if not 0 <= target < len(self._entries):
            return None
        self._cursor = target
        return self.here
