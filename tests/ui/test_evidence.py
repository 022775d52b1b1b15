"""The evidence view: walking claims against events, what is named at the cursor, and where a cell leads."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, picture, press, reading, resize, settle
from thorough import combinations, one_of

from mali_tui.app.matrix.grid import GridCell
from mali_tui.app.matrix.matrix import Matrix
from mali_tui.app.views.evidence.view import EvidenceView
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")
SIZES = ((160, 48), (120, 36), (80, 24), (40, 12))


def evidence(app: object) -> EvidenceView:
    """The view, which must be the one on the screen."""
    view = reading(app).current_view  # type: ignore[arg-type]
    assert isinstance(view, EvidenceView)
    return view


def details(view: EvidenceView) -> str:
    """What is said about the cursor."""
    return "\n".join(block.text for block in view.pane("links").blocks)


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_it_opens_at_the_claim_and_names_it_and_its_strongest_event(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        view = evidence(app)
        assert reading(app).location == view.matrix.current == Location("claim", "second-coup")
        assert view.matrix.grid.columns[view.matrix.cursor.column].location == Location("event", "coup-2021")
        assert view.matrix.cursor_visible
        assert app.focused is view.matrix
        edition = explainer.editions[language]
        assert edition.claims["second-coup"] in details(view)
        assert edition.events["coup-2021"].title in details(view)
        assert [row for row in lines(app) if "▌" in row or "▐" in row]
        assert all(len(row) == size[0] for row in lines(app))


async def test_the_marks_are_the_claims_own_events(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        grid = evidence(app).matrix.grid
        drawn = {(grid.rows[row].location.id, grid.columns[column].location.id) for row, column in grid.marks}
        assert drawn == {(id, event) for id, claim in explainer.graph.claims.items() for event in claim.events}
        sums = {column.location.id: column.sum for column in grid.columns}
        assert sums["diop-visit"] == len(explainer.claims_of_event["diop-visit"])
        weak = {row.location.id for row in grid.rows if row.is_weak}
        assert weak == {id for id, claim in explainer.graph.claims.items() if len(claim.events) == 1}


async def test_the_arrows_walk_cells_and_heads_and_enter_goes_where_each_leads(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        matrix = evidence(app).matrix
        at = matrix.cursor
        await press(pilot, "down", "right", "right")
        assert matrix.cursor == GridCell(at.row + 1, at.column + 2)
        assert reading(app).location == Location("claim", "goita-took-presidency")
        await press(pilot, "enter")
        assert reading(app).location == Location("claim", "goita-took-presidency")
        assert reading(app).current_view.id == "sections"
        await press(pilot, "backspace")
        assert evidence(app).matrix.cursor == GridCell(at.row + 1, at.column + 2)
        await press(pilot, "home", "up")
        assert matrix.cursor == GridCell(-1, at.column + 2)
        assert reading(app).location == Location("event", "maiga-appointed")
        await press(pilot, "enter")
        assert reading(app).current_view.id == "timeline"
        await press(pilot, "4")
        assert evidence(app).matrix.cursor == GridCell(-1, at.column + 2)
        await press(pilot, "down", *["left"] * (at.column + 3), "left")
        assert matrix.cursor == GridCell(0, -1)
        await press(pilot, "enter")
        assert reading(app).location == Location("claim", "visit-took-place")
        assert reading(app).current_view.id == "sections"


async def test_in_arabic_the_left_arrow_goes_on_through_time(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        matrix = evidence(app).matrix
        column = matrix.cursor.column
        await press(pilot, "left")
        assert matrix.cursor.column == column + 1
        await press(pilot, "right", "right")
        assert matrix.cursor.column == column - 1


async def test_n_and_p_walk_the_claims_from_one_strongest_event_to_the_next(
    make_app: MakeApp, explainer: Explainer
) -> None:
    app = make_app("claim:visit-took-place")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        matrix = evidence(app).matrix
        for claim in list(explainer.claims_of_passage["visit"])[1:]:
            await press(pilot, "n")
            assert reading(app).location == Location("claim", claim)
            event = explainer.graph.claims[claim].events[0]
            assert matrix.grid.columns[matrix.cursor.column].location.id == event
        await press(pilot, "end", "n")
        assert matrix.cursor.row == len(matrix.grid.rows) - 1


async def test_where_nothing_meets_it_says_so(make_app: MakeApp) -> None:
    app = make_app("claim:timbuktu-next")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        words = reading(app).wording
        assert words("evidence.only_future") in details(evidence(app))
        await press(pilot, "right")
        assert words("evidence.apart") in details(evidence(app))
        assert words("evidence.apart") in picture(app)


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_a_sign_and_words_say_whether_a_public_source_is_behind_a_claim(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    graph = explainer.graph
    app = make_app("claim:moscow-backs-delay", language)  # no public source was found for its event
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        view = evidence(app)
        for row in view.matrix.grid.rows:
            has_source = any(graph.events[event].sources for event in graph.claims[row.location.id].events)
            assert row.sum.endswith("†" if has_source else "∅")
        current = next(line for line in lines(app) if "▌" in line or "▐" in line)
        assert "∅" in current and "†" not in current
        assert f"∅ {view.wording('evidence.unsourced')}" in details(view)
        await press(pilot, "n")
        assert f"† {view.wording('evidence.sourced')}" in details(view)


async def test_the_heads_stay_while_the_rows_scroll(make_app: MakeApp) -> None:
    app = make_app("claim:visit-took-place")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        matrix = evidence(app).matrix
        top, width = matrix.content_region.y, matrix.content_region.width - 2  # without the scroll bar
        heads = [line[:width] for line in lines(app)[top : top + 6]]
        await press(pilot, "G")
        assert matrix.scroll_offset.y > 0
        assert matrix.cursor_visible
        assert [line[:width] for line in lines(app)[top : top + 6]] == heads


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_the_footing_counts_every_claim_once_and_leads_to_the_passages(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "tab")
        view = evidence(app)
        footing = view.pane("outline")
        assert app.focused is footing
        assert footing.display and not view.query_one("#matrix-and-details").display
        claims = len(explainer.graph.claims)
        tails = [int(block.tail) for block in footing.blocks if block.tail]
        assert sum(tails[:5]) == claims
        assert sum(tails[5 : 5 + len(explainer.claims_of_passage)]) == claims
        await press(pilot, "down", "down")
        assert view.matrix.current == Location("claim", "shifts-paved-way")
        await press(pilot, "enter")
        assert reading(app).location == Location("section", "shifts")


async def test_a_wide_window_shows_the_footing_beside_the_matrix(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        view = evidence(app)
        assert view.pane("outline").display and view.query_one("#matrix-and-details").display
        await resize(pilot, 100, 30)
        assert not view.pane("outline").display
        assert view.matrix.cursor_visible


async def test_the_language_changes_in_the_same_cell(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "right", "l")
        view = evidence(app)
        assert reading(app).location == Location("claim", "second-coup")
        event = view.matrix.grid.columns[view.matrix.cursor.column].location.id
        assert explainer.editions["ar"].events[event].title in details(view)


async def test_a_click_puts_the_cursor_on_a_cell_and_another_follows_it(make_app: MakeApp) -> None:
    app = make_app("claim:visit-took-place")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        matrix = app.screen.query_one(Matrix)
        spot = (matrix.content_region.x + 10, matrix.content_region.y + 9)
        await pilot.click(offset=spot)
        await settle(pilot)
        assert matrix.cursor.column == -1
        claim = reading(app).location
        assert claim == matrix.grid.rows[matrix.cursor.row].location
        await pilot.click(offset=spot)
        await settle(pilot)
        assert reading(app).location == claim
        assert reading(app).current_view.id == "sections"


@pytest.mark.parametrize("address", ["claim:second-coup", "claim:timbuktu-next"])
async def test_several_resizes_leave_it_scrolled_as_the_last_one_alone(make_app: MakeApp, address: str) -> None:
    pictures = []
    for sizes in (((80, 24),), ((40, 12), (120, 30), (120, 100), (40, 12), (80, 24))):
        app = make_app(address)
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            await press(pilot, "4", "down")
            for size in sizes:
                await resize(pilot, *size)
            assert evidence(app).matrix.cursor_visible
            pictures.append(picture(app))
    assert pictures[0] == pictures[1]
