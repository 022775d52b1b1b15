"""Where the reader has been: a list of Locations with a cursor, as in a web browser."""

from __future__ import annotations

from mali_tui.reading.location import Location

LIMIT = 500


class History:
    """Steps replace the entry under the cursor; jumps add one and cut off what lay ahead."""

    def __init__(self, start: Location) -> None:
        self._entries = [start]
        self._cursor = 0

    @property
    def here(self) -> Location:
        """The Location under the cursor."""
        return self._entries[self._cursor]

    def step(self, location: Location) -> None:
        """Move within the same stay: scrolling, or walking from claim to claim."""
        self._entries[self._cursor] = location

    def jump(self, location: Location) -> None:
        """Go somewhere one may want to come back from."""
        if location == self.here:
            return
        del self._entries[self._cursor + 1 :]
        self._entries.append(location)
        del self._entries[:-LIMIT]
        self._cursor = len(self._entries) - 1

    def back(self) -> Location | None:
        """Move the cursor back and return what is there; None at the beginning."""
        return self._move(-1)

    def forward(self) -> Location | None:
        """Move the cursor forward and return what is there; None at the end."""
        return self._move(+1)

    def _move(self, by: int) -> Location | None:
        target = self._cursor + by
        if not 0 <= target < len(self._entries):
            return None
        self._cursor = target
        return self.here
