"""The time axis on the screen: it follows the reader, zooms and pans, and leads to the events drawn on it."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, picture, press, reading, resize, settle
from textual.app import App
from thorough import combinations, one_of

from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.app.views.timeline.bars import EventBar
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")
HEIGHTS = {(160, 48): 13, (120, 36): 10, (80, 24): 4, (40, 12): 2}


def axis_of(app: App[None]) -> TimeAxis:
    """The axis."""
    return app.screen_stack[0].query_one(TimeAxis)


def bar_of(app: App[None], event: str) -> EventBar:
    """The bar that stands for an event."""
    return next(bar for bar in axis_of(app).picture.bars if event in {entry.id for entry in bar.entries})


def highlighted_events(app: App[None]) -> set[str]:
    """The events drawn as current."""
    rows = axis_of(app).picture.rows
    return {id for row in rows for piece in row if piece.style == "lit" for id in piece.events}


def cell(app: App[None], row: int, column: int) -> tuple[int, int]:
    """Where on the screen a column of the axis is: counted from the right where lines run from there."""
    region = axis_of(app).content_region
    rtl = reading(app).wording.edition.direction == "rtl"  # type: ignore[arg-type]
    return (region.right - 1 - column if rtl else region.x + column), region.y + row


@pytest.mark.parametrize(("size", "language"), combinations(HEIGHTS, LANGUAGES))
async def test_the_axis_stands_over_the_panes_and_shows_the_event(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    height = HEIGHTS[size]
    app = make_app("event:coup-2021", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        axis = axis_of(app)
        assert axis.region.size == (size[0], height)
        assert axis.region.bottom <= reading(app).current_view.pane("content").region.y
        assert highlighted_events(app) == {"coup-2021"}
        assert "1994" in picture(app)
        today = axis.picture.today
        assert today is not None
        if size[1] >= 24:  # the line of today stands in its own column, in the language's direction
            column, _ = cell(app, 0, today)
            assert lines(app)[axis.content_region.bottom - 2][column] == "┿"


async def test_a_window_too_low_has_no_axis_and_tab_passes_it_over(make_app: MakeApp) -> None:
    app = make_app("event:coup-2021")
    async with app.run_test(size=(80, 11)) as pilot:
        await settle(pilot)
        assert not axis_of(app).display
        await press(pilot, "tab", "tab")
        assert reading(app).current_view.active == "outline"


async def test_it_follows_the_list(make_app: MakeApp) -> None:
    app = make_app("event:agreement-1994")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "shift+tab", "down")
        assert highlighted_events(app) == {"serval-2013"}


@pytest.mark.parametrize(("language", "later", "earlier"), [("en", "right", "left"), ("ar", "left", "right")])
async def test_the_arrows_step_along_it_the_way_the_language_runs(
    make_app: MakeApp, explainer: Explainer, language: str, later: str, earlier: str
) -> None:
    order = list(explainer.graph.events)
    at = order.index("coup-2021")
    app = make_app("event:coup-2021", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "shift+tab", "shift+tab")
        assert app.focused is axis_of(app)
        await press(pilot, later, later, earlier)
        assert reading(app).location == Location("event", order[at + 1])
        assert reading(app).current_view.pane("outline").current == Location("event", order[at + 1])
        assert app.focused is axis_of(app)
        await press(pilot, "end")
        assert reading(app).location == Location("event", order[-1])
        await press(pilot, later, "enter")
        assert reading(app).focused is reading(app).current_view.pane("content")


@pytest.mark.parametrize(("size", "language"), combinations(((160, 48), (80, 24)), LANGUAGES))
async def test_a_click_on_a_bar_goes_to_its_event(make_app: MakeApp, language: str, size: tuple[int, int]) -> None:
    app = make_app("event:article-published", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        bar = bar_of(app, "coup-2020")
        await pilot.click(offset=cell(app, bar.row, bar.first))
        await settle(pilot)
        assert reading(app).location == Location("event", "coup-2020")
        assert highlighted_events(app) == {"coup-2020"}
        await press(pilot, "backspace")
        assert reading(app).location == Location("event", "article-published")


async def test_clicks_on_a_bar_of_several_events_go_from_one_to_the_next(make_app: MakeApp) -> None:
    app = make_app("event:agreement-1994")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = bar_of(app, "agreement-review-2019")
        assert [entry.id for entry in bar.entries] == ["agreement-review-2019", "sochi-forum"]
        for event in ("agreement-review-2019", "sochi-forum", "agreement-review-2019"):
            await pilot.click(offset=cell(app, bar.row, bar.first))
            await settle(pilot)
            assert reading(app).location == Location("event", event)


async def test_zooming_keeps_the_event_in_sight_and_parts_what_shared_a_cell(make_app: MakeApp) -> None:
    app = make_app("event:blinken-tour")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        whole = axis_of(app).window
        assert bar_of(app, "blinken-tour").glyphs == "▣"
        await press(pilot, "+", "=", "+")
        assert axis_of(app).window.length == pytest.approx(whole.length / 8)
        assert bar_of(app, "blinken-tour").glyphs.startswith("■")
        assert highlighted_events(app) == {"blinken-tour"}
        await press(pilot, "-")
        assert axis_of(app).window.length == pytest.approx(whole.length / 4)
        await press(pilot, "0")
        assert axis_of(app).window == whole


async def test_z_shows_the_time_around_the_event_and_stepping_out_of_it_moves_along(make_app: MakeApp) -> None:
    app = make_app("event:coup-2020")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "+ - zoom" in lines(app)[-1]
        await press(pilot, "z")
        assert axis_of(app).border_subtitle == "Jun 2020 – Oct 2020"
        assert "Jun 2020 – Oct 2020" in picture(app)
        await press(pilot, "shift+tab", *["down"] * 3)
        assert reading(app).location == Location("event", "coup-2021")
        assert highlighted_events(app) == {"coup-2021"}
        assert axis_of(app).window.length == pytest.approx(45 + 31 + 45)


@pytest.mark.parametrize(("language", "later"), [("en", "shift+right"), ("ar", "shift+left")])
async def test_it_pans_without_leaving_the_event(make_app: MakeApp, language: str, later: str) -> None:
    app = make_app("event:coup-2020", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "z")
        before = axis_of(app).window
        await press(pilot, later)
        assert axis_of(app).window.start > before.start
        assert axis_of(app).window.length == pytest.approx(before.length)
        assert reading(app).location == Location("event", "coup-2020")
        await press(pilot, "l")
        assert axis_of(app).window.start > before.start
        await press(pilot, "shift+tab", "shift+tab", "pageup")
        assert axis_of(app).window.start == pytest.approx(before.start)


async def test_in_other_views_the_keys_of_the_axis_do_nothing(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "+ -" not in lines(app)[-1]
        await press(pilot, "+", "z", "0", "shift+right")
        assert reading(app).location == Location("claim", "second-coup")


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_a_cutoff_is_a_line_on_the_axis_that_moves_and_what_came_later_is_drawn_back(
    make_app: MakeApp, language: str
) -> None:
    app = make_app("event:coup-2020", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert dimmed_events(app) == set()
        await press(pilot, "c")
        assert {"coup-2021", "diop-visit", "election-date"} <= dimmed_events(app)
        assert not {"coup-2020", "agreement-1994", "terror-spread"} & dimmed_events(app)
        first = cutoff_column(app)
        await press(pilot, "]")
        assert "coup-2021" not in dimmed_events(app)
        assert cutoff_column(app) > first
        await press(pilot, "escape")
        assert dimmed_events(app) == set()


async def test_a_lens_draws_back_what_the_actor_has_no_part_in(make_app: MakeApp, explainer: Explainer) -> None:
    own = explainer.events_of_actor["goita"]
    app = make_app("actor:goita")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f", "2")
        assert dimmed_events(app) == set(explainer.graph.events) - set(own)
        await press(pilot, "shift+tab", "shift+tab", "end")
        assert reading(app).location == Location("event", own[-1])
        await press(pilot, "left")
        assert reading(app).location == Location("event", own[-2])


@pytest.mark.parametrize("address", ["event:coup-2021", "actor:goita", "claim:second-coup"])
async def test_a_window_that_gets_its_size_back_shows_the_same(make_app: MakeApp, address: str) -> None:
    app = make_app(address)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = lines(app)
        for size in ((60, 12), (5, 5), (40, 12), (80, 24)):
            await resize(pilot, *size)
        assert lines(app) == before


def dimmed_events(app: App[None]) -> set[str]:
    """The events drawn faintly."""
    return {entry.id for bar in axis_of(app).picture.bars for entry in bar.entries if bar.is_dimmed}


def cutoff_column(app: App[None]) -> int:
    """Where on the axis the line of the cut-off is."""
    line = "".join(piece.text for piece in axis_of(app).picture.rows[-2])
    return line.index("╏")
