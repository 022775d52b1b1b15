"""The layout of a matrix, in terminal cells: rows below each other, columns as wide as possible."""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len, set_cell_size

from mali_tui.app.matrix.grid import Grid
from mali_tui.app.page.truncate import truncate

HeadLine = Literal["name", "groups", "bars", "tens", "ones", "signs"]

GUTTER_CELLS = 2  # cells of the cursor's bar
SIGN_CELLS = 2  # cells of a row's sign
MIN_EDGE = 4  # cells of the sums at the far edge, with the line before them
NAME_OFFSET_CELLS = 2  # cells from a column to its name beside it
LINE_CELLS = 1  # cell of the line between the rows' heads and the columns
MIN_HEAD_BY_STEP = {4: 52, 2: 26}  # cells from column to column, and cells that this must leave for row texts
MIN_HEAD_CELLS = 10
MAX_HEAD_CELLS = 64
MIN_ROWS_WITH_SIGNS = 10  # rows of a matrix that shows the groups and the signs of its columns
MIN_ROWS_WITH_SUMS = 15  # rows of one that shows the sums of its columns in figures, and not as bars only
BARS = "▁▂▃▄▅▆▇█"


class GridLayout:
    """The layout of a grid in ``width`` by ``height`` cells."""

    def __init__(self, grid: Grid, width: int, height: int) -> None:
        self.grid = grid
        self.width = width
        count = len(grid.columns)
        self.edge = max((MIN_EDGE, *(LINE_CELLS + cell_len(row.sum) for row in grid.rows)))
        """Cells of the sums at the far edge, with the line before them."""
        room = width - GUTTER_CELLS - SIGN_CELLS - LINE_CELLS - self.edge
        longest = max((cell_len(text) for text in (grid.corner, *(row.text for row in grid.rows))), default=0)
        fits = {step: room - step * count >= min(longest, head) for step, head in MIN_HEAD_BY_STEP.items()}
        self.column_step = next((step for step, fit in fits.items() if fit), 1)
        """Cells from one column to the next."""
        self.text_width = max(MIN_HEAD_CELLS, min(MAX_HEAD_CELLS, longest, room - self.column_step * count))
        """Cells of a row's text."""
        self.visible_columns = max(1, min(count, (room - self.text_width) // self.column_step))
        """The number of columns that fit."""
        self.head = self._head(height)
        """The lines above the rows, from the top; a number stands for the line with that column's name."""
        self.lines = self._lines()
        """The lines below the head: the number of a row, or the heading of a group."""

    def _head(self, height: int) -> tuple[HeadLine | int, ...]:
        if self._stairs_fit(height):
            return (*range(len(self.grid.columns)), "bars", "tens", "ones", "signs")
        if height < MIN_ROWS_WITH_SIGNS:
            return ("name", "bars")
        groups: tuple[HeadLine, ...] = ("groups",) if any(column.group for column in self.grid.columns) else ()
        if height < MIN_ROWS_WITH_SUMS or self.column_step == 1:
            return ("name", *groups, "bars", "signs")
        tens: tuple[HeadLine, ...] = ("tens",) if any(column.sum > 9 for column in self.grid.columns) else ()
        return ("name", *groups, "bars", *tens, "ones", "signs")

    def _stairs_fit(self, height: int) -> bool:
        """Whether the columns' names fit above them, each on its own line; only for a square grid."""
        columns = self.grid.columns
        if (
            not self.grid.has_diagonal
            or self.visible_columns < len(columns)
            or height < len(columns) + len(self.grid.rows) + 4
        ):
            return False
        starts = (self.cells_at + number * self.column_step + NAME_OFFSET_CELLS for number in range(len(columns)))
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
        """The number of lines, including the head."""
        return len(self.head) + len(self.lines)

    @property
    def cells_at(self) -> int:
        """The offset of the first visible column, in cells."""
        return GUTTER_CELLS + SIGN_CELLS + self.text_width + LINE_CELLS

    @property
    def cells_width(self) -> int:
        """The width of the visible columns, in cells."""
        return self.visible_columns * self.column_step

    def line_of(self, row: int) -> int:
        """The line of a row, counted below the head."""
        return self.lines.index(row)

    def first_column(self, column: int, first: int) -> int:
        """The first column to show so that ``column`` is visible, as near to ``first`` as possible."""
        last = max(0, len(self.grid.columns) - self.visible_columns)
        if column < 0:
            return min(first, last)
        lowest, highest = column - self.visible_columns + 1, column
        return max(0, min(max(first, lowest), highest, last))

    def bar(self, column_sum: int) -> str:
        """A column's sum as a bar of one cell."""
        max_sum = max(column.sum for column in self.grid.columns)
        if not column_sum:
            return " "
        return BARS[max(0, -(-column_sum * len(BARS) // max_sum) - 1)]

    def name_line(self, column: int, first: int) -> tuple[str, str, str]:
        """The line with a column's name: spaces, the name, and a corner above the column.

        The name is on the side of the column with enough space; the corner is at its start or end.
        """
        name = self.grid.columns[column].text
        offset = self.cells_at + (column - first) * self.column_step
        before, after = offset - GUTTER_CELLS - 1, self.width - offset - 3
        if cell_len(name) <= before or before >= after:
            name = truncate(name, before)
            return " " * (offset - cell_len(name) - 1), name + " ", "┐"
        return " " * offset, " " + truncate(name, after), "┌"

    def groups_line(self, first: int) -> str:
        """The line with the columns' groups, each above its first column; a name that does not fit is left out."""
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
