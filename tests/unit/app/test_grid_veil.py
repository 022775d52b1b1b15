"""A matrix draws back what is outside lens or cut-off, and narrows to the rows of the lens where it is asked to."""

from __future__ import annotations

import pytest

from mali_tui.app.evidence import evidence_grid
from mali_tui.app.grid import Cell, Column, Row
from mali_tui.app.grid_veil import rows_in_lens, veiled
from mali_tui.app.ties import ties_grid
from mali_tui.content.load import find_content, load
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.scope import Scope, reach
from mali_tui.symbols import OUTSIDE
from mali_tui.wording import Wording

EXPLAINER = load(find_content())
WORDING = Wording(EXPLAINER, "en")
MAY_2021 = reach(EXPLAINER, Scope(cutoff=Cutoff("2021-05")))
GOITA = reach(EXPLAINER, Scope(lens="goita"))


def test_nothing_changes_while_nothing_is_narrowed() -> None:
    grid = evidence_grid(WORDING)
    assert veiled(grid, reach(EXPLAINER)) is grid
    assert rows_in_lens(grid, reach(EXPLAINER)) is grid


def test_later_claims_and_events_are_dots_with_their_marks() -> None:
    grid = veiled(evidence_grid(WORDING), MAY_2021)
    heads: list[Row | Column] = [*grid.rows, *grid.columns]
    for head in heads:
        assert head.faded == (head.sign == OUTSIDE) == (not MAY_2021.holds(head.location))
    for (row, _), mark in grid.marks.items():
        assert mark.faded == (mark.sign == OUTSIDE) == grid.rows[row].faded


def test_a_columns_sum_counts_the_claims_inside() -> None:
    grid = veiled(evidence_grid(WORDING), MAY_2021)
    for column in grid.columns:
        resting = MAY_2021.claims.intersection(EXPLAINER.claims_of_event.get(column.location.id, ()))
        assert column.weight == len(resting)


def test_the_evidence_narrows_to_the_claims_of_the_lens_and_what_they_rest_on() -> None:
    grid = rows_in_lens(evidence_grid(WORDING), GOITA)
    claims = EXPLAINER.claims_of_actor["goita"]
    assert {row.location.id for row in grid.rows} == set(claims)
    events = {event for id in claims for event in EXPLAINER.graph.claims[id].events}
    assert {column.location.id for column in grid.columns} == events
    pairs = {(grid.rows[row].location.id, grid.columns[column].location.id) for row, column in grid.marks}
    assert pairs == {(id, event) for id in claims for event in EXPLAINER.graph.claims[id].events}


def test_a_tie_goes_with_the_event_that_shows_it_and_letters_stay() -> None:
    plain, grid = ties_grid(WORDING), veiled(ties_grid(WORDING), MAY_2021)
    assert [row.sign for row in grid.rows] == [row.sign for row in plain.rows]
    for (row, _), mark in grid.marks.items():
        assert mark.location is not None
        assert mark.faded == (not MAY_2021.holds(mark.location) or grid.rows[row].faded)


def test_of_several_ties_those_inside_count() -> None:
    november = reach(EXPLAINER, Scope(cutoff=Cutoff("2021-10")))
    plain, grid = ties_grid(WORDING), veiled(ties_grid(WORDING, november.holds), november)
    ids = [row.location.id for row in grid.rows]
    place = ids.index("russia"), ids.index("mali-transition")
    events = [t.event for t in EXPLAINER.graph.ties if (t.source, t.target) == ("russia", "mali-transition")]
    inside = [event for event in events if event in november.events]
    assert 0 < len(inside) < len(events)
    assert (plain.marks[place].count, grid.marks[place].count) == (len(events), len(inside))
    assert plain.columns[place[1]].weight - grid.columns[place[1]].weight >= len(events) - len(inside)


@pytest.mark.parametrize("narrowed", [True, False])
def test_the_cursor_finds_its_cell_again(narrowed: bool) -> None:
    whole, narrow = evidence_grid(WORDING), rows_in_lens(evidence_grid(WORDING), GOITA)
    old, new = (whole, narrow) if narrowed else (narrow, whole)
    ids = [row.location.id for row in old.rows]
    cell = Cell(ids.index("second-coup"), old.home(ids.index("second-coup")))
    found = new.meeting(*old.heads(cell))
    assert new.heads(found) == old.heads(cell)
    assert old.location(cell) == new.location(found)


def test_a_cursor_whose_row_and_column_are_gone_stands_on_the_first_row() -> None:
    narrow = rows_in_lens(evidence_grid(WORDING), GOITA)
    assert narrow.meeting(None, None) == Cell(0, narrow.home(0))
