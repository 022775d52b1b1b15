"""The data of a matrix: rows, columns and the marks in its cells. Independent of widgets."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mali_tui.reading.location import Location


class Row(Struct, frozen=True):
    """A row's head: a sign and a text, truncated to fit, and a sum at the far edge.

    ``group`` is the heading shown above the first row of each group.
    """

    location: Location
    sign: str
    text: str
    sum: str = ""
    is_weak: bool = False  # the sum is shown as a weakness
    group: str = ""
    is_dimmed: bool = False


class Column(Struct, frozen=True):
    """A column's head: its sign, its sum, and its name, shown while the cursor is in the column.

    ``group`` is shown above the first column of each group, if it fits.
    """

    location: Location
    sign: str
    text: str
    sum: int
    group: str = ""
    is_dimmed: bool = False


class CellMark(Struct, frozen=True):
    """The mark in a cell, and the Location it links to, by default that of the row."""

    sign: str
    is_strong: bool = False
    location: Location | None = None
    count: int = 1  # how much it adds to its column's sum
    is_dimmed: bool = False


class GridCell(Struct, frozen=True):
    """A cell of a grid. Row -1 has the heads of the columns, column -1 those of the rows."""

    row: int
    column: int


class Grid(Struct, frozen=True):
    """Rows and columns. ``corner`` is the label of the columns' sums."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    marks: Mapping[tuple[int, int], CellMark]
    corner: str = ""
    has_diagonal: bool = False  # rows and columns are the same: a line is drawn along the diagonal

    def location_of(self, cell: GridCell) -> Location:
        """The Location that a cell or a head links to."""
        if cell.row < 0:
            return self.columns[cell.column].location
        mark = self.marks.get((cell.row, cell.column))
        return mark.location if mark and mark.location else self.rows[cell.row].location

    def cell_at(self, row: Location | None, column: Location | None) -> GridCell:
        """The cell of a row's and a column's Location; one in the first row if the grid has neither."""
        rows, columns = [row.location for row in self.rows], [column.location for column in self.columns]
        cell = GridCell(
            rows.index(row) if row in rows else -1,
            columns.index(column) if column in columns else -1,
        )
        return GridCell(0, self.primary_column(0)) if cell == GridCell(-1, -1) and rows else cell

    def row_and_column(self, cell: GridCell) -> tuple[Location | None, Location | None]:
        """The Locations of a cell's row and column."""
        return (
            self.rows[cell.row].location if cell.row >= 0 else None,
            self.columns[cell.column].location if cell.column >= 0 else None,
        )

    def primary_column(self, row: int) -> int:
        """The column of a row's strongest mark, else of its first mark, else that of its head."""
        columns = [column for marked_row, column in self.marks if marked_row == row]
        return min(columns, key=lambda column: (not self.marks[row, column].is_strong, column), default=-1)

    def find(self, location: Location) -> GridCell | None:
        """The cell for the cursor at a Location: a row's strongest mark, or a column's head."""
        for number, row in enumerate(self.rows):
            if row.location == location:
                return GridCell(number, self.primary_column(number))
        for number, column in enumerate(self.columns):
            if column.location == location:
                return GridCell(-1, number)
        return None
