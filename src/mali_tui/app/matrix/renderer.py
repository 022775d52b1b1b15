"""Renders the lines of a matrix as styled segments: the head, the headings of groups, and the rows."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from mali_tui.app.matrix.grid import GridCell
from mali_tui.app.matrix.layout import GUTTER_CELLS, LINE_CELLS, SIGN_CELLS, GridLayout, HeadLine
from mali_tui.app.page.truncate import truncate

STYLES = (
    "text", "name", "label", "mark", "strong", "secondary", "line", "bar", "cross", "current", "dimmed", "link-hint",
)  # fmt: skip
DIAGONAL = "╲"


class MatrixRenderer(Struct, frozen=True):
    """Renders the lines of a grid from column ``first`` on, with the cursor's row and column highlighted."""

    layout: GridLayout
    first: int
    cursor: GridCell
    base: Style
    style: Callable[[str], Style]
    """Returns one of ``STYLES`` by its name."""

    def head(self, line: HeadLine | int) -> list[Segment]:
        """Render a line of the head."""
        layout, grid, base = self.layout, self.layout.grid, self.base
        if isinstance(line, int):
            return self._column_name(line)
        if line == "name":
            if self.cursor.column < 0:
                return []
            blanks, name, corner = layout.name_line(self.cursor.column, self.first)
            pieces = [Segment(name, base + self.style("name")), Segment(corner, base + self.style("bar"))]
            return [Segment(blanks, base), *(pieces if corner == "┐" else reversed(pieces))]
        if line == "groups":
            groups = Segment(layout.groups_line(self.first), base + self.style("secondary"))
            return [Segment(" " * layout.cells_at, base), groups]
        text = truncate(grid.corner, layout.text_width + SIGN_CELLS) if line == "bars" else ""
        head = set_cell_size(" " * GUTTER_CELLS + text, layout.cells_at - 1)
        segments = [Segment(head, base + self.style("secondary"))]
        segments.append(Segment("│", base + self.style("line")))
        for number in self._columns():
            column = grid.columns[number]
            sign = {
                "bars": layout.bar(column.sum),
                "tens": str(column.sum // 10 or " "),
                "ones": str(column.sum % 10) if column.sum else " ",
                "signs": column.sign,
            }[line]
            highlighted = number == self.cursor.column
            style = base + self.style("mark" if line == "bars" else "text" if highlighted else "secondary")
            style += self.style("dimmed") if column.is_dimmed else Style()
            segments += self._cell(sign, style, GridCell(-1, number))
        return segments

    def _column_name(self, column: int) -> list[Segment]:
        """Render a column's name above it, after the lines from the names above to their columns."""
        head, base = self.layout.grid.columns[column], self.base
        segments = [Segment(" " * self.layout.cells_at, base)]
        for number in range(column):
            highlighted = number == self.cursor.column
            segments += self._cell("│", base + self.style("bar" if highlighted else "line"), GridCell(-1, number))
        highlighted = column == self.cursor.column
        style = base + self.style("name" if highlighted else "dimmed" if head.is_dimmed else "text")
        corner = Segment("╭ ", base + self.style("bar" if highlighted else "line"))
        return [*segments, corner, Segment(head.text, style + Style(meta={"cell": (-1, column)}))]

    def heading(self, text: str) -> list[Segment]:
        """Render the heading of a group, or a blank line for an empty text."""
        if not text:
            return []
        layout, base = self.layout, self.base
        room = layout.cells_at - 1 - GUTTER_CELLS
        name = truncate(text, room + layout.cells_width)
        rest = layout.cells_at + layout.cells_width - GUTTER_CELLS - len(name) - 1
        line = Segment("─" * max(0, rest), base + self.style("line"))
        return [Segment(" " * GUTTER_CELLS, base), Segment(name + " ", base + self.style("label")), line]

    def row(self, number: int) -> list[Segment]:
        """Render a row: its head, its cells and the sum at the far edge."""
        layout, row, base = self.layout, self.layout.grid.rows[number], self.base
        is_current = number == self.cursor.row
        if is_current:
            base += self.style("cross")
        head = base + Style(meta={"cell": (number, -1)})
        if is_current and self.cursor.column < 0:
            head += self.style("current")
        segments = [
            Segment("▌ " if is_current else " " * GUTTER_CELLS, base + self.style("bar")),
            Segment(set_cell_size(row.sign, SIGN_CELLS), head + self.style("dimmed" if row.is_dimmed else "mark")),
            Segment(
                set_cell_size(truncate(row.text, layout.text_width), layout.text_width),
                head + self.style("dimmed" if row.is_dimmed else "text"),
            ),
            Segment("│", base + self.style("line")),
        ]
        for column in self._columns():
            mark = self.layout.grid.marks.get((number, column))
            highlighted = is_current or column == self.cursor.column
            style_name = ("dimmed" if mark.is_dimmed else "strong" if mark.is_strong else "mark") if mark else "line"
            cell = GridCell(number, column)
            sign = mark.sign if mark else self._empty(cell, highlighted)
            segments += self._cell(sign, base + self.style(style_name), cell)
        edge = base + self.style("strong" if row.is_weak else "secondary")
        return [
            *segments,
            Segment("│", base + self.style("line")),
            Segment(set_cell_size(row.sum, layout.edge - LINE_CELLS), edge),
        ]

    def _columns(self) -> range:
        return range(self.first, self.first + self.layout.visible_columns)

    def _empty(self, cell: GridCell, highlighted: bool) -> str:
        if self.layout.grid.has_diagonal and cell.row == cell.column:
            return DIAGONAL
        return "·" if highlighted else " "

    def _cell(self, sign: str, style: Style, cell: GridCell) -> list[Segment]:
        if cell == self.cursor:
            style += self.style("current")
        elif cell.column == self.cursor.column:
            style += self.style("cross")
        meta = Style(meta={"cell": (cell.row, cell.column)})
        pad = " " * (self.layout.column_step - 1)
        return [Segment(sign, style + meta), Segment(pad, self._background(cell) + meta)]

    def _background(self, cell: GridCell) -> Style:
        row_highlighted = cell.row >= 0 and cell.row == self.cursor.row
        return self.base + self.style("cross") if row_highlighted else self.base
