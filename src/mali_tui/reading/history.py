"""Where the reader has been: a list of Locations with a cursor, as in a web browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mali_tui.reading.location import Location

LIMIT = 500


class HistoryEntry(NamedTuple):
    """A Location, and the view that it was seen in where that is not its own."""

    location: Location
    view: str = ""


class History:
    """Steps replace the entry under the cursor; jumps add one and cut off what lay ahead."""

    def __init__(self, start: Location, view: str = "") -> None:
        self._entries = [HistoryEntry(start, view)]
        self._cursor = 0

    @property
    def here(self) -> Location:
        """The Location under the cursor."""
        return self._entries[self._cursor].location

    @property
    def view(self) -> str:
        """The view in which the Location under the cursor was seen, where that is not its own."""
        return self._entries[self._cursor].view

    def step(self, location: Location) -> None:
        """Move within the same stay, in the same view: scrolling, or walking from claim to claim."""
        self._entries[self._cursor] = HistoryEntry(location, self.view)

    def jump(self, location: Location, view: str = "") -> None:
        """Go somewhere one may want to come back from."""
        if (location, view) == self._entries[self._cursor]:
            return
        del self._entries[self._cursor + 1 :]
        self._entries.append(HistoryEntry(location, view))
        del self._entries[:-LIMIT]
        self._cursor = len(self._entries) - 1

    def back(self) -> Location | None:
        """Move the cursor back and return what is there; None at the beginning."""
        return self._move(-1)

    def forward(self) -> Location | None:
        """Move the cursor forward and return what is there; None at the end."""
        return self._move(+1)

    def prune(self, known: Callable[[Location], bool], here: Location) -> None:
        """Forget the Locations that are not ``known`` any more; the one under the cursor becomes ``here``."""
        if here != self.here:
            self._entries[self._cursor] = HistoryEntry(here)
        self._cursor = sum(known(stay.location) for stay in self._entries[: self._cursor])
        self._entries = [stay for stay in self._entries if known(stay.location)]

    def _move(self, by: int) -> Location | None:
        target = self._cursor + by
        if not 0 <= target < len(self._entries):
            return None
        self._cursor = target
        return self.here
