"""An actor's card: its ties as a network, its span in time; and the main actors against each other."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, press, reading, resize, settle
from thorough import combinations

from mali_tui.app.matrix.grid import GridCell
from mali_tui.app.views.actors.ties_grid import main_actors
from mali_tui.app.views.actors.ties_view import TiesView
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")


@pytest.mark.parametrize(("size", "language"), combinations([(160, 48), (120, 36)], LANGUAGES))
async def test_the_ties_are_drawn_around_the_box_each_named_and_leading_to_its_event(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app("actor:russia", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        edition = explainer.editions[language]
        blocks = reading(app).current_view.pane("content").blocks
        box = next(block for block in blocks if f"│ {edition.actors['russia'].name} ├" in block.text)
        middle = box.text.index(edition.actors["russia"].name)
        drawn = [(block, stop) for block in blocks for stop in block.links if not block.row]
        for tie in explainer.ties_of_actor["russia"]:
            after = tie.source == "russia"
            words = edition.ties[tie.kind].out
            assert any(
                stop.location == Location("event", tie.event)
                and words.startswith(block.text[stop.start : stop.end])
                and (stop.start > middle) == after
                for block, stop in drawn
            )
            other = Location("actor", tie.target if after else tie.source)
            assert any(stop.location == other and (stop.start > middle) == after for _, stop in drawn)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_a_narrow_window_they_are_branches_below_it(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("actor:russia", language)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        blocks = reading(app).current_view.pane("content").blocks
        edition = explainer.editions[language]
        for tie in explainer.ties_of_actor["russia"]:
            words = edition.ties[tie.kind]
            out = tie.source == "russia"
            arrow = "─▶" if out == (edition.direction == "ltr") else "◀─"  # arrows are not mirrored with the text
            word = words.out if out else words.back
            drawn = [block for block in blocks if block.text.startswith(f"{arrow} {word} ")]
            assert Location("event", tie.event) in {stop.location for block in drawn for stop in block.links}
        leads = {stop.location.id for block in blocks if "───" in block.lead for stop in block.links}
        assert leads == {end for tie in explainer.ties_of_actor["russia"] for end in (tie.source, tie.target)} - {
            "russia"
        }


async def test_the_arrow_keys_walk_down_the_side_of_the_drawing_that_one_is_in(make_app: MakeApp) -> None:
    app = make_app("actor:russia")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        page.select_location(Location("actor", "mali"))  # before the box
        await press(pilot, "down")
        assert page.current == Location("event", "agreement-1994")
        await press(pilot, "down", "down")
        assert page.current == Location("event", "goita-vice-president")
        await press(pilot, "up")
        assert page.current == Location("actor", "goita")
        await press(pilot, "enter")
        assert reading(app).location == Location("actor", "goita")


async def test_from_a_tie_to_its_event_and_back(make_app: MakeApp) -> None:
    app = make_app("actor:keita")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "enter")
        assert reading(app).location == Location("event", "coup-2020")
        await press(pilot, "backspace")
        assert reading(app).location == Location("actor", "keita")


async def test_the_strip_draws_the_actors_own_events_to_scale(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("actor:france")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        (line,) = [block.text for block in page.blocks if block.text.count("╱╱") == 2 and "┿" in block.text]
        assert len(line) == page.text_width
        own = explainer.events_of_actor["france"]
        ends = [stop.location.id for block in page.blocks if " … " in block.text for stop in block.links]
        assert ends == [own[0], own[-1]]
        await resize(pilot, 40, 20)
        (line,) = [block.text for block in page.blocks if block.text.count("╱╱") == 2 and "┿" in block.text]
        assert len(line) == page.text_width


@pytest.mark.parametrize(("size", "language"), combinations([(160, 48), (80, 24), (40, 12)], LANGUAGES))
async def test_the_main_actors_stand_against_each_other(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app("actor:france", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        view = reading(app).current_view
        assert isinstance(view, TiesView)
        ids = main_actors(explainer)
        pairs = {(ids[row], ids[column]) for row, column in view.matrix.grid.marks}
        assert pairs == {
            (tie.source, tie.target) for tie in explainer.graph.ties if {tie.source, tie.target} <= set(ids)
        }
        assert view.matrix.grid.rows[view.matrix.cursor.row].location == Location("actor", "france")
        assert view.matrix.cursor_visible


async def test_a_cell_names_the_ties_and_leads_to_the_event(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("actor:france")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        view = reading(app).current_view
        assert isinstance(view, TiesView)
        ids = main_actors(explainer)
        view.matrix.select_location(GridCell(ids.index("russia"), ids.index("mali-transition") + 1))
        ahead = "left"
        await press(pilot, ahead)
        said = [block.text for block in view.pane("links").blocks]
        ties = [t for t in explainer.graph.ties if (t.source, t.target) == ("russia", "mali-transition")]
        assert len(said) == 1 + len(ties)
        await press(pilot, "enter")
        assert reading(app).location == Location("event", ties[0].event)
        await press(pilot, "backspace")
        assert reading(app).current_view is view


async def test_n_leads_to_the_claims_about_the_actor_even_where_they_are_folded_away(make_app: MakeApp) -> None:
    app = make_app("actor:goita")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        view, claims = reading(app).current_view, reading(app).wording.explainer.claims_of_actor["goita"]
        await press(pilot, "n")
        assert view.active == "links" and view.pane("links").current == Location("claim", claims[0])
        assert "⏎ its sentence" in lines(app)[-1]
        await press(pilot, "n", "enter")
        assert reading(app).location == Location("claim", claims[1])


async def test_in_the_matrix_n_and_p_walk_the_ties_row_by_row(make_app: MakeApp) -> None:
    app = make_app("actor:france")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "x", "g")
        view = reading(app).current_view
        assert isinstance(view, TiesView)
        view.matrix.select_location(GridCell(0, -1))
        marks = sorted(view.matrix.grid.marks)
        walked = []
        for _ in marks:
            await press(pilot, "n")
            walked.append((view.matrix.cursor.row, view.matrix.cursor.column))
        assert walked == marks
        assert "n p tie" in lines(app)[-1]
        assert "3 Actors" in lines(app)[0]
        await press(pilot, "n")
        assert (view.matrix.cursor.row, view.matrix.cursor.column) == marks[-1]
        assert len(app._notifications) == 1
        await press(pilot, "n")
        assert len(app._notifications) == 1
        await press(pilot, "p")
        assert (view.matrix.cursor.row, view.matrix.cursor.column) == marks[-2]


async def test_a_tie_on_two_lines_is_lit_and_can_be_clicked_on_both(make_app: MakeApp) -> None:
    app = make_app("actor:france")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        index = next(i for i, block in enumerate(page.blocks) if block.link_continuations)
        (number,) = [number for number in page._links.continuations(index) if number is not None][:1]
        page.cursor = number
        await settle(pilot)
        row = page._layout.first_row(index)
        lit = page.get_component_rich_style("page--current", partial=True).bgcolor
        pieces = [s for s in page._draw(row) if s.style and s.style.meta.get("link_number") == number]
        assert pieces and all(s.style and s.style.bgcolor == lit for s in pieces)
