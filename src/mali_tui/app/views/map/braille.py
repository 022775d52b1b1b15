"""A canvas of braille dots, two across and four down in every cell.

No package is used: drawille is unmaintained, and plotext is much larger than needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, floor, pi, sin

ACROSS, DOWN = 2, 4  # dots in a cell
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))  # the bit of the dot in a column and a row of its cell


class BrailleCanvas:
    """``width`` × ``height`` cells. Dots count from the upper left; dots outside are ignored."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells: dict[tuple[int, int], int] = {}

    @property
    def cells(self) -> Iterable[tuple[int, int]]:
        """The cells with any dot, as column and row."""
        return self._cells.keys()

    def bits(self, column: int, row: int) -> int:
        """Which dots of a cell are set, as the offset of its braille character."""
        return self._cells.get((column, row), 0)

    def dot(self, x: int, y: int) -> None:
        """Set a dot."""
        column, row = x // ACROSS, y // DOWN
        if 0 <= column < self.width and 0 <= row < self.height:
            bit = _BITS[x % ACROSS][y % DOWN]
            self._cells[column, row] = self._cells.get((column, row), 0) | bit

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a straight line; it is clipped to the canvas first, for speed."""
        clipped = _clip(x0, y0, x1, y1, self.width * ACROSS, self.height * DOWN)
        if clipped is None:
            return
        x0, y0, x1, y1 = clipped
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(steps + 1):
            self.dot(int(x0 + (x1 - x0) * step / steps), int(y0 + (y1 - y0) * step / steps))

    def ellipse(self, x: float, y: float, x_radius: float, y_radius: float) -> None:
        """Draw an ellipse around a point."""
        steps = max(8, round(2 * pi * max(x_radius, y_radius)))
        for step in range(steps):
            angle = 2 * pi * step / steps
            self.dot(floor(x + x_radius * cos(angle)), floor(y + y_radius * sin(angle)))


def _clip(
    x0: float, y0: float, x1: float, y1: float, width: float, height: float
) -> tuple[float, float, float, float] | None:
    """Clip a line to a rectangle from the origin, with the algorithm of Liang and Barsky."""
    dx, dy = x1 - x0, y1 - y0
    enter, leave = 0.0, 1.0
    for change, room in ((-dx, x0), (dx, width - x0), (-dy, y0), (dy, height - y0)):
        if change == 0:
            if room < 0:
                return None
        elif change < 0:
            enter = max(enter, room / change)
        else:
            leave = min(leave, room / change)
    if enter > leave:
        return None
    return x0 + enter * dx, y0 + enter * dy, x0 + leave * dx, y0 + leave * dy
