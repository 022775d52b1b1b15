"""Dims what is outside the reader's scope, in the grid of any matrix."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from mali_tui.app.matrix.grid import CellMark, Column, Grid, Row
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import DIMMED_SIGN


def filter_grid_by_lens(grid: Grid, visible: VisibleSet) -> Grid:
    """Remove the rows outside the lens, and the columns that have no marks left."""
    in_lens = [number for number, row in enumerate(grid.rows) if row.location in visible.in_lens]
    if not visible.scope.lens or not in_lens:
        return grid
    used_columns = sorted({column for row, column in grid.marks if row in in_lens})
    marks = {
        (in_lens.index(row), used_columns.index(column)): mark
        for (row, column), mark in grid.marks.items()
        if row in in_lens
    }
    rows, columns = tuple(grid.rows[row] for row in in_lens), tuple(grid.columns[column] for column in used_columns)
    return replace(grid, rows=rows, columns=columns, marks=marks)


def dim_grid(grid: Grid, visible: VisibleSet) -> Grid:
    """Dim rows, columns and marks; a column's sum counts only the marks in scope.

    A mark is dimmed if its row is out of scope, or the Location it links to.
    """
    if not visible.scope.is_active:
        return grid
    marks = {cell: _dim_mark(grid.rows[cell[0]], mark, visible) for cell, mark in grid.marks.items()}
    sums = Counter[int]()
    for (_, column), mark in marks.items():
        sums[column] += 0 if mark.is_dimmed else mark.count
    columns = (_dim_column(column, sums[number], visible) for number, column in enumerate(grid.columns))
    return replace(grid, rows=tuple(_dim_row(row, visible) for row in grid.rows), columns=tuple(columns), marks=marks)


def _dim_mark(row: Row, mark: CellMark, visible: VisibleSet) -> CellMark:
    if visible.contains(row.location) and (mark.location is None or visible.contains(mark.location)):
        return mark
    return replace(mark, sign=DIMMED_SIGN, is_strong=False, is_dimmed=True)


def _dim_row(row: Row, visible: VisibleSet) -> Row:
    return row if visible.contains(row.location) else replace(row, sign=_dim_sign(row.sign), is_dimmed=True)


def _dim_column(column: Column, new_sum: int, visible: VisibleSet) -> Column:
    in_scope = visible.contains(column.location)
    sign = column.sign if in_scope else _dim_sign(column.sign)
    return replace(column, sign=sign, sum=new_sum, is_dimmed=not in_scope)


def _dim_sign(sign: str) -> str:
    """A dot, except for a letter, which is the name of a row and a column."""
    return DIMMED_SIGN if sign.strip() and not sign.isalnum() else sign
