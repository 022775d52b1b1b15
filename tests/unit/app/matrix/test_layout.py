"""The layout of a matrix in windows of any size: everything fits, and the cursor's column is visible."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mali_tui.app.matrix.grid import CellMark, Column, Grid, GridCell, Row
from mali_tui.app.matrix.layout import GridLayout
from mali_tui.app.views.actors.ties_grid import ties_grid
from mali_tui.app.views.evidence.grid import evidence_grid
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

EXPLAINER = load(find_content())
GRIDS = {
    (language, name): build_grid(Wording(EXPLAINER, language))
    for language in EXPLAINER.editions
    for name, build_grid in (("evidence", evidence_grid), ("ties", ties_grid))
}

SMALL = Grid(
    tuple(Row(Location("claim", f"c{n}"), "●", f"claim {n}", group="first" if n < 2 else "second") for n in range(3)),
    tuple(
        Column(Location("event", f"e{n}"), "■", f"event {n}", sum=n, group="2013" if n < 2 else "2021")
        for n in range(6)
    ),
    {(0, 4): CellMark("●"), (0, 5): CellMark("●", is_strong=True), (1, 2): CellMark("●")},
)


def test_a_rows_primary_column_is_that_of_its_strongest_mark_then_its_first_then_its_head() -> None:
    assert [SMALL.primary_column(row) for row in range(3)] == [5, 2, -1]


def test_a_cell_links_to_its_row_and_a_columns_head_to_its_column() -> None:
    assert SMALL.location_of(GridCell(1, 3)) == SMALL.location_of(GridCell(1, -1)) == Location("claim", "c1")
    assert SMALL.location_of(GridCell(-1, 3)) == Location("event", "e3")
    assert SMALL.find(Location("claim", "c0")) == GridCell(0, 5)
    assert SMALL.find(Location("event", "e3")) == GridCell(-1, 3)


def test_rows_are_under_the_headings_of_their_groups() -> None:
    assert GridLayout(SMALL, 80, 24).lines == ("first", 0, 1, "second", 2)


def test_the_heaviest_column_has_the_highest_bar_and_an_empty_one_none() -> None:
    layout = GridLayout(SMALL, 80, 24)
    assert [layout.bar(sum) for sum in (0, 1, 5)] == [" ", "▂", "█"]


def test_the_names_of_groups_are_above_their_first_columns_if_they_fit() -> None:
    layout = GridLayout(SMALL, 36, 24)
    assert layout.column_step == 2
    assert layout.groups_line(0) == "│   │2021   "


@settings(deadline=None)
@given(
    which=st.sampled_from(sorted(GRIDS)),
    width=st.integers(40, 250),
    height=st.integers(6, 70),
    column=st.integers(0, 39),
    first=st.integers(0, 39),
)
def test_at_any_width_everything_fits_and_the_cursor_is_visible(
    which: tuple[str, str], width: int, height: int, column: int, first: int
) -> None:
    layout = GridLayout(GRIDS[which], width, height)
    column, first = column % len(GRIDS[which].columns), first % len(GRIDS[which].columns)
    assert layout.cells_at + layout.cells_width + layout.edge <= width
    without_column = layout.first_column(-1, first)  # the cursor is on a row's head
    assert without_column <= first
    assert without_column + layout.visible_columns <= len(GRIDS[which].columns)
    first = layout.first_column(column, first)
    assert first <= column < first + layout.visible_columns <= len(GRIDS[which].columns)
    assert cell_len(layout.groups_line(first)) == layout.cells_width
    blanks, name, corner = layout.name_line(column, first)
    offset = layout.cells_at + (column - first) * layout.column_step
    assert cell_len(blanks + name + corner) <= width
    assert (offset == cell_len(blanks + name)) if corner == "┐" else (offset == len(blanks))
    assert name.strip()


@settings(deadline=None)
@given(width=st.integers(40, 250), height=st.integers(6, 60), language=st.sampled_from(sorted(EXPLAINER.editions)))
def test_the_columns_of_the_ties_have_their_names_above_them_if_all_fit(
    width: int, height: int, language: str
) -> None:
    grid = ties_grid(Wording(EXPLAINER, language))
    layout = GridLayout(grid, width, height)
    stairs = [line for line in layout.head if isinstance(line, int)]
    if not stairs:
        assert layout.head[0] == "name"
        return
    assert stairs == list(range(len(grid.columns)))
    assert layout.height <= height
    ends = [layout.cells_at + n * layout.column_step + 2 + cell_len(c.text) for n, c in enumerate(grid.columns)]
    assert max(ends) <= width


def test_a_wide_and_tall_window_has_the_names_above_the_columns() -> None:
    assert GridLayout(ties_grid(Wording(EXPLAINER, "en")), 116, 36).head[0] == 0
