"""The lens and the cut-off: what is dimmed in every view, what the banner says, and how they are cleared."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, picture, press, reading, resize, settle

from mali_tui.app.dialogs.lens import LensScreen
from mali_tui.app.matrix.matrix import Matrix
from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page import Page
from mali_tui.app.ui.bar import StatusBar
from mali_tui.app.views.map.map_widget import Map
from mali_tui.content.explainer import Explainer
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.location import Location
from mali_tui.reading.scope import NO_SCOPE, Scope, resolve_scope
from mali_tui.symbols import DIMMED_SIGN

MAY_2021 = Cutoff("2021-05")


def rows(page: Page) -> dict[str, Block]:
    """The rows of a list by their keys."""
    return {block.key: block for block in page.blocks if block.row}


@pytest.mark.parametrize(
    ("language", "key", "words", "clearing"),
    [
        ("en", "f", "Lens: Assimi Goïta  9 of 74 claims · 6 of 41 events", "f clear lens"),
        ("ar", "ب", "العدسة: عاصمي جويتا  9 من 74 قولًا · 6 من 41 حدثًا", "f إلغاء العدسة"),
    ],
)
async def test_the_lens_limits_every_view_to_an_actor_until_cleared(
    make_app: MakeApp, explainer: Explainer, language: str, key: str, words: str, clearing: str
) -> None:
    app = make_app("actor:goita", language)
    inside = resolve_scope(explainer, Scope(lens="goita"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        banner = reading(app).query_one("#banner", StatusBar)
        assert "  ".join(item.text for item in banner.fitting(120)) == words
        assert [f"{item.key} {item.text}" for item in banner._end] == [clearing]
        assert banner.region.y == 1 and banner.display

        await press(pilot, "2")
        view = reading(app).current_view
        assert [id.removeprefix("event:") for id in rows(view.pane("outline"))] == list(
            explainer.events_of_actor["goita"]
        )
        await press(pilot, "4")
        grid = reading(app).query_one("#evidence Matrix", Matrix).grid
        assert {row.location.id for row in grid.rows} == inside.claims

        await press(pilot, "1", "home")
        walked = []
        for _ in inside.claims:
            await press(pilot, "n")
            walked.append(reading(app).location.id)
        assert set(walked) == inside.claims
        await press(pilot, "n")
        assert reading(app).location.id == walked[-1]

        await press(pilot, key)
        assert not banner.display
        assert reading(app).session.scope == NO_SCOPE
        view = reading(app).current_view
        assert not any(span.style == "dimmed" for block in view.pane("content").blocks for span in block.spans)


async def test_at_a_claim_one_chooses_among_its_actors(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert isinstance(app.screen, LensScreen)
        shown = [stop.location.id for block in app.screen.query_one(Page).blocks for stop in block.links]
        assert shown == list(explainer.graph.claims["second-coup"].actors)
        await press(pilot, "down", "enter")
        assert reading(app).session.scope == Scope(lens=shown[1])
        await press(pilot, "f", "f", "f")  # off, asked again, the foremost
        assert reading(app).session.scope == Scope(lens=shown[0])
        assert reading(app).location == Location("claim", "second-coup")
        await press(pilot, "escape", "f", "escape")
        assert reading(app).session.scope == NO_SCOPE


async def test_the_cut_off_draws_back_what_was_not_known(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("claim:second-coup")
    inside = resolve_scope(explainer, Scope(cutoff=MAY_2021))
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert reading(app).session.scope == Scope(cutoff=MAY_2021)
        assert "Known by May 2021  28 of 74 claims · 21 of 41 events" in lines(app)[1]
        assert "[ ] move  c clear cut-off" in lines(app)[1]
        assert "news agency Reuters" in picture(app)  # drawn back, but still there

        await press(pilot, "2")
        outline = rows(reading(app).current_view.pane("outline"))
        assert {id for id, row in outline.items() if row.lead.startswith(DIMMED_SIGN)} == {
            f"event:{id}" for id in explainer.graph.events if id not in inside.events
        }
        await press(pilot, "4")
        grid = reading(app).query_one("#evidence Matrix", Matrix).grid
        assert {row.location.id for row in grid.rows if row.is_dimmed} == set(explainer.graph.claims) - inside.claims
        assert {c.location.id for c in grid.columns if c.is_dimmed} == set(explainer.graph.events) - inside.events
        await press(pilot, "x")
        ties = reading(app).query_one("#ties Matrix", Matrix).grid
        assert {
            mark.location.id for mark in ties.marks.values() if mark.location and not mark.is_dimmed
        } <= inside.events
        await press(pilot, "5")
        places = {mark.place.id: mark.place for mark in reading(app).query_one("#map Map", Map).picture.marks}
        assert places["kidal"].sign == DIMMED_SIGN and places["kidal"].is_not_yet
        await press(pilot, "escape")
        assert reading(app).session.scope == NO_SCOPE
        assert not reading(app).query_one("#banner").display


async def test_the_same_in_the_other_language_is_drawn_back_with_it(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(160, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "d")
        english, arabic = reading(app).query_one("#content", Page), reading(app).query_one("#facing", Page)
        for page in (english, arabic):
            drawn_back = {block.key for block in page.blocks if any(span.style == "dimmed" for span in block.spans)}
            assert "election-sanctions" in drawn_back and "two-coups" not in drawn_back
        await press(pilot, "c")
        for page in (english, arabic):
            assert not any(span.style == "dimmed" for block in page.blocks for span in block.spans)


async def test_the_list_of_events_points_where_the_reader_is_once_the_lens_is_lifted(make_app: MakeApp) -> None:
    app = make_app("actor:goita")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        await reading(app).navigation.go(Location("event", "diop-visit"))
        await settle(pilot)
        outline = reading(app).current_view.pane("outline")
        assert outline.current is None
        assert "· outside the lens" in picture(app)
        await press(pilot, "f")
        assert outline.current == Location("event", "diop-visit")


@pytest.mark.parametrize(("earlier", "later", "month_back", "month_on"), [("[", "]", "{", "}"), ("ج", "د", "<", ">")])
async def test_the_cut_off_moves_by_event_and_by_month_and_off_the_end(
    make_app: MakeApp, earlier: str, later: str, month_back: str, month_on: str
) -> None:
    app = make_app("event:coup-2021", "ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", later)
        assert reading(app).session.scope.cutoff == Cutoff("2021-08")
        await press(pilot, earlier, earlier)
        assert reading(app).session.scope.cutoff == Cutoff("2020-08")
        await press(pilot, month_on)
        assert reading(app).session.scope.cutoff == Cutoff("2020-09")
        assert "2020" in lines(app)[1]
        await press(pilot, month_back, month_back)
        assert reading(app).session.scope.cutoff == Cutoff("2020-07")
        await press(pilot, "c", earlier)  # from the end
        assert reading(app).session.scope.cutoff == Cutoff("2021-11-23")
        await press(pilot, later)
        assert reading(app).session.scope == NO_SCOPE


async def test_both_hold_at_once_in_every_language_view_and_window(make_app: MakeApp) -> None:
    app = make_app("actor:goita")
    both = Scope("goita", MAY_2021)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f", "2", "1")
        await reading(app).navigation.go(Location("event", "coup-2021"))
        await press(pilot, "c")
        assert reading(app).session.scope == both
        await press(pilot, "l")
        assert "ما عُرف حتى مايو 2021" in " ".join(
            i.text for i in reading(app).query_one("#banner", StatusBar).fitting(120)
        )
        await press(pilot, "backspace", "r", "l")
        assert reading(app).session.scope == both
        await resize(pilot, 40, 12)
        assert lines(app)[1].split() == ["Goïta", "by", "May", "2021", "f", "clear", "c", "clear"]
        await press(pilot, "f")
        assert reading(app).session.scope == Scope(cutoff=MAY_2021)
        await press(pilot, "c")
        assert reading(app).session.scope == NO_SCOPE
