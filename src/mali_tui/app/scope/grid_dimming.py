"""What is outside the reader's scope, drawn back in a grid, whatever it is of."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from mali_tui.app.matrix.grid import CellMark, Column, Grid, Row
from mali_tui.app.scope.dimming import SIGNS
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import DIMMED_SIGN


def filter_grid_by_lens(grid: Grid, reach: VisibleSet) -> Grid:
    """A grid without the rows that the lens leaves out, and without the columns in which nothing is left."""
    kept = [number for number, row in enumerate(grid.rows) if row.location in reach.in_lens]
    if not reach.scope.lens or not kept:
        return grid
    marked = sorted({column for row, column in grid.marks if row in kept})
    marks = {
        (kept.index(row), marked.index(column)): mark for (row, column), mark in grid.marks.items() if row in kept
    }
    rows, columns = tuple(grid.rows[row] for row in kept), tuple(grid.columns[column] for column in marked)
    return replace(grid, rows=rows, columns=columns, marks=marks)


def dim_grid(grid: Grid, reach: VisibleSet) -> Grid:
    """A grid with faded rows, columns and marks; a column's sum counts only the marks that are left.

    A mark goes with its row, or with what it leads to itself.
    """
    if not reach.scope.is_active:
        return grid
    marks = {place: _mark(grid.rows[place[0]], mark, reach) for place, mark in grid.marks.items()}
    left = Counter[int]()
    for (_, column), mark in marks.items():
        left[column] += 0 if mark.faded else mark.count
    columns = (_column(column, left[number], reach) for number, column in enumerate(grid.columns))
    return replace(grid, rows=tuple(_row(row, reach) for row in grid.rows), columns=tuple(columns), marks=marks)


def _mark(row: Row, mark: CellMark, reach: VisibleSet) -> CellMark:
    if reach.contains(row.location) and (mark.location is None or reach.contains(mark.location)):
        return mark
    return replace(mark, sign=DIMMED_SIGN, strong=False, faded=True)


def _row(row: Row, reach: VisibleSet) -> Row:
    return row if reach.contains(row.location) else replace(row, sign=_sign(row.sign), faded=True)


def _column(column: Column, weight: int, reach: VisibleSet) -> Column:
    inside = reach.contains(column.location)
    sign = column.sign if inside else _sign(column.sign)
    return replace(column, sign=sign, weight=weight, faded=not inside)


def _sign(sign: str) -> str:
    """A letter stays: it is the name of a row and a column."""
    return DIMMED_SIGN if sign in SIGNS else sign
