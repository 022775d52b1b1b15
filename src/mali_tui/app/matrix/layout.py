"""Where everything in a matrix stands, in cells: rows below each other, columns as wide as there is room for."""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len, set_cell_size

from mali_tui.app.matrix.grid import Grid
from mali_tui.app.page.truncate import truncate

HeadLine = Literal["name", "groups", "bars", "tens", "ones", "signs"]

GUTTER = 2  # the cursor's bar
SIGN = 2  # of a row
EDGE = 4  # the line before the sums at the far edge, and the sums
STAIR = 2  # cells from a column to its name, where that stands beside it
LINE = 1  # between the rows' heads and the cells
MIN_HEAD_BY_PITCH = {4: 52, 2: 26}  # cells from column to column, and of the rows' texts that must be left for it
MIN_HEAD = 10
MAX_HEAD_CELLS = 64
BARS = "▁▂▃▄▅▆▇█"


class GridLayout:
    """A grid in a window of ``width`` by ``height`` cells."""

    def __init__(self, grid: Grid, width: int, height: int) -> None:
        self.grid = grid
        self.width = width
        count = len(grid.columns)
        room = width - GUTTER - SIGN - LINE - EDGE
        longest = max((cell_len(text) for text in (grid.corner, *(row.text for row in grid.rows))), default=0)
        fits = {pitch: room - pitch * count >= min(longest, head) for pitch, head in MIN_HEAD_BY_PITCH.items()}
        self.column_step = next((pitch for pitch, fit in fits.items() if fit), 1)
        """Cells from one column to the next."""
        self.text_width = max(MIN_HEAD, min(MAX_HEAD_CELLS, longest, room - self.column_step * count))
        """Cells of a row's text."""
        self.visible_columns = max(1, min(count, (room - self.text_width) // self.column_step))
        """Columns that fit beside each other."""
        self.head = self._head(height)
        """The lines over the rows, from the top; a number is the line on which that column's name stands."""
        self.lines = self._lines()
        """Below the head: a row's number, or the heading of the group that begins."""

    def _head(self, height: int) -> tuple[HeadLine | int, ...]:
        if self._stairs_fit(height):
            return (*range(len(self.grid.columns)), "bars", "tens", "ones", "signs")
        if height < 10:
            return ("name", "bars")
        groups: tuple[HeadLine, ...] = ("groups",) if any(column.group for column in self.grid.columns) else ()
        if height < 15 or self.column_step == 1:
            return ("name", *groups, "bars", "signs")
        tens: tuple[HeadLine, ...] = ("tens",) if any(column.weight > 9 for column in self.grid.columns) else ()
        return ("name", *groups, "bars", *tens, "ones", "signs")

    def _stairs_fit(self, height: int) -> bool:
        """Whether the names of columns that are as few as the rows have room over them, each on a line of its own."""
        columns = self.grid.columns
        if (
            not self.grid.diagonal
            or self.visible_columns < len(columns)
            or height < len(columns) + len(self.grid.rows) + 4
        ):
            return False
        starts = (self.cells_at + number * self.column_step + STAIR for number in range(len(columns)))
        return all(start + cell_len(column.text) <= self.width for start, column in zip(starts, columns, strict=True))

    def _lines(self) -> tuple[int | str, ...]:
        lines: list[int | str] = []
        group = ""
        for number, row in enumerate(self.grid.rows):
            if row.group != group:
                group = row.group
                lines.append(group)
            lines.append(number)
        return tuple(lines)

    @property
    def height(self) -> int:
        """Lines of the whole, the head among them."""
        return len(self.head) + len(self.lines)

    @property
    def cells_at(self) -> int:
        """The cell of a line at which the first column shown begins."""
        return GUTTER + SIGN + self.text_width + LINE

    @property
    def cells_width(self) -> int:
        """The cells of a line that the columns take."""
        return self.visible_columns * self.column_step

    def line_of(self, row: int) -> int:
        """The line, below the head, on which a row stands."""
        return self.lines.index(row)

    def first_column(self, column: int, first: int) -> int:
        """The first column to show so that ``column``, if it is one, is seen, staying at ``first`` if it can."""
        last = max(0, len(self.grid.columns) - self.visible_columns)
        if column < 0:
            return min(first, last)
        least, most = column - self.visible_columns + 1, column
        return max(0, min(max(first, least), most, last))

    def bar(self, weight: int) -> str:
        """A column's sum as a bar of one cell."""
        most = max(column.weight for column in self.grid.columns)
        if not weight:
            return " "
        return BARS[max(0, -(-weight * len(BARS) // most) - 1)]

    def name_line(self, column: int, first: int) -> tuple[str, str, str]:
        """The line that names a column: blanks, the name, and a corner that points down at the column.

        Whichever side of the column has the room takes the name; the corner stands first or last in it.
        """
        name = self.grid.columns[column].text
        at = self.cells_at + (column - first) * self.column_step
        before, after = at - GUTTER - 1, self.width - at - 3
        if cell_len(name) <= before or before >= after:
            name = truncate(name, before)
            return " " * (at - cell_len(name) - 1), name + " ", "┐"
        return " " * at, " " + truncate(name, after), "┌"

    def groups_line(self, first: int) -> str:
        """The names of the columns' groups, each over its first column; what has no room is only a tick."""
        columns = self.grid.columns[first : first + self.visible_columns]
        starts = [i for i, c in enumerate(columns) if not i or c.group != columns[i - 1].group]
        line = ""
        for start, end in zip(starts, [*starts[1:], self.visible_columns], strict=True):
            room = (end - start) * self.column_step
            name = columns[start].group
            text = (
                f"│{name}"
                if cell_len(name) + 2 <= room or (end == self.visible_columns and cell_len(name) < room)
                else "│"
            )
            line += set_cell_size(text, room)
        return line
