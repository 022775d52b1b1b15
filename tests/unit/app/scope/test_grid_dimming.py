"""A matrix dims what is outside the lens or the cut-off, and can be filtered to the rows in the lens."""

from __future__ import annotations

import pytest

from mali_tui.app.matrix.grid import Column, GridCell, Row
from mali_tui.app.scope.grid_dimming import dim_grid, filter_grid_by_lens
from mali_tui.app.views.actors.ties_grid import ties_grid
from mali_tui.app.views.evidence.grid import evidence_grid
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.scope import Scope, resolve_scope
from mali_tui.symbols import DIMMED_SIGN

EXPLAINER = load(find_content())
WORDING = Wording(EXPLAINER, "en")
MAY_2021 = resolve_scope(EXPLAINER, Scope(cutoff=Cutoff("2021-05")))
GOITA = resolve_scope(EXPLAINER, Scope(lens="goita"))


def test_nothing_changes_without_a_scope() -> None:
    grid = evidence_grid(WORDING)
    assert dim_grid(grid, resolve_scope(EXPLAINER)) is grid
    assert filter_grid_by_lens(grid, resolve_scope(EXPLAINER)) is grid


def test_later_claims_and_events_are_dots_with_their_marks() -> None:
    grid = dim_grid(evidence_grid(WORDING), MAY_2021)
    heads: list[Row | Column] = [*grid.rows, *grid.columns]
    for head in heads:
        assert head.is_dimmed == (head.sign == DIMMED_SIGN) == (not MAY_2021.contains(head.location))
    for (row, _), mark in grid.marks.items():
        assert mark.is_dimmed == (mark.sign == DIMMED_SIGN) == grid.rows[row].is_dimmed


def test_a_columns_sum_counts_the_claims_in_scope() -> None:
    grid = dim_grid(evidence_grid(WORDING), MAY_2021)
    for column in grid.columns:
        claims = MAY_2021.claims.intersection(EXPLAINER.claims_of_event.get(column.location.id, ()))
        assert column.sum == len(claims)


def test_the_evidence_is_filtered_to_the_claims_in_the_lens_and_their_events() -> None:
    grid = filter_grid_by_lens(evidence_grid(WORDING), GOITA)
    claims = EXPLAINER.claims_of_actor["goita"]
    assert {row.location.id for row in grid.rows} == set(claims)
    events = {event for id in claims for event in EXPLAINER.graph.claims[id].events}
    assert {column.location.id for column in grid.columns} == events
    pairs = {(grid.rows[row].location.id, grid.columns[column].location.id) for row, column in grid.marks}
    assert pairs == {(id, event) for id in claims for event in EXPLAINER.graph.claims[id].events}


def test_a_tie_is_dimmed_with_its_event_and_letters_stay() -> None:
    plain, grid = ties_grid(WORDING), dim_grid(ties_grid(WORDING), MAY_2021)
    assert [row.sign for row in grid.rows] == [row.sign for row in plain.rows]
    for (row, _), mark in grid.marks.items():
        assert mark.location is not None
        assert mark.is_dimmed == (not MAY_2021.contains(mark.location) or grid.rows[row].is_dimmed)


def test_only_ties_in_scope_are_counted() -> None:
    november = resolve_scope(EXPLAINER, Scope(cutoff=Cutoff("2021-10")))
    plain, grid = ties_grid(WORDING), dim_grid(ties_grid(WORDING, november.contains), november)
    ids = [row.location.id for row in grid.rows]
    cell = ids.index("russia"), ids.index("mali-transition")
    events = [t.event for t in EXPLAINER.graph.ties if (t.source, t.target) == ("russia", "mali-transition")]
    in_scope = [event for event in events if event in november.events]
    assert 0 < len(in_scope) < len(events)
    assert (plain.marks[cell].count, grid.marks[cell].count) == (len(events), len(in_scope))
    assert plain.columns[cell[1]].sum - grid.columns[cell[1]].sum >= len(events) - len(in_scope)


@pytest.mark.parametrize("filters", [True, False])
def test_the_cursor_returns_to_its_cell(filters: bool) -> None:
    complete, filtered = evidence_grid(WORDING), filter_grid_by_lens(evidence_grid(WORDING), GOITA)
    old, new = (complete, filtered) if filters else (filtered, complete)
    ids = [row.location.id for row in old.rows]
    cell = GridCell(ids.index("second-coup"), old.primary_column(ids.index("second-coup")))
    new_cell = new.cell_at(*old.row_and_column(cell))
    assert new.row_and_column(new_cell) == old.row_and_column(cell)
    assert old.location_of(cell) == new.location_of(new_cell)


def test_a_cursor_without_row_and_column_moves_to_the_first_row() -> None:
    filtered = filter_grid_by_lens(evidence_grid(WORDING), GOITA)
    assert filtered.cell_at(None, None) == GridCell(0, filtered.primary_column(0))
