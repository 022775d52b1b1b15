"""What a matrix is made of: rows against columns, with a mark where they meet. Knows nothing of widgets."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mali_tui.reading.location import Location


class Row(Struct, frozen=True):
    """A row's head: a sign and a text that is cut to the room there is, and a sum at the far edge.

    ``group`` is the heading that stands over the first row of each group.
    """

    location: Location
    sign: str
    text: str
    row_total: str = ""
    is_weak: bool = False  # the sum at the edge is one to worry about
    group: str = ""
    faded: bool = False


class Column(Struct, frozen=True):
    """A column's head: its sign, its sum, and the text that names it while the cursor is in it.

    ``group`` is written over the first column of each group, where there is room.
    """

    location: Location
    sign: str
    text: str
    weight: int
    group: str = ""
    faded: bool = False


class CellMark(Struct, frozen=True):
    """What stands where a row and a column meet, and where that leads: to the row's Location by default."""

    sign: str
    strong: bool = False
    location: Location | None = None
    count: int = 1  # what it counts for in its column's sum
    faded: bool = False


class GridCell(Struct, frozen=True):
    """A place in a grid. Row -1 is the columns' heads, column -1 the rows'."""

    row: int
    column: int


class Grid(Struct, frozen=True):
    """Rows against columns. ``corner`` says what the columns' sums are."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    marks: Mapping[tuple[int, int], CellMark]
    corner: str = ""
    diagonal: bool = False  # rows and columns are the same: a line runs where each would meet itself

    def location(self, cell: GridCell) -> Location:
        """Where a cell or a head leads."""
        if cell.row < 0:
            return self.columns[cell.column].location
        mark = self.marks.get((cell.row, cell.column))
        return mark.location if mark and mark.location else self.rows[cell.row].location

    def cell_at(self, row: Location | None, column: Location | None) -> GridCell:
        """The cell where two Locations meet; that of the first row where it has neither."""
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
        """The column of a row's strongest mark, else of its first; its head where it has none."""
        columns = [column for at, column in self.marks if at == row]
        return min(columns, key=lambda column: (not self.marks[row, column].strong, column), default=-1)

    def find(self, location: Location) -> GridCell | None:
        """The cell to stand on for a Location: a row's strongest mark, or a column's head."""
        for number, row in enumerate(self.rows):
            if row.location == location:
                return GridCell(number, self.primary_column(number))
        for number, column in enumerate(self.columns):
            if column.location == location:
                return GridCell(-1, number)
        return None
