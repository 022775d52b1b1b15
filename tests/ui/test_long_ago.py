"""An explainer of two thousand years, with dates before year 1, spans and few actors, can be read at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen import picture, press, reading, settle

from mali_tui.app.app import MaliApp
from mali_tui.app.views.timeline.axis import NO_ACTORS
from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import load
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

FOLDER = Path(__file__).parents[1] / "unit" / "content" / "ancient"
SIZES = ((120, 36), (80, 24), (40, 12))


@pytest.fixture(scope="module")
def ancient() -> Explainer:
    return load(FOLDER)


def make_app(explainer: Explainer, address: str, folder: Path) -> MaliApp:
    store = StateStore(folder / "state.sqlite3")
    return MaliApp(explainer, "en", Location.parse(address), store=store, state=State())


@pytest.mark.parametrize("size", SIZES)
async def test_every_event_is_on_the_axis_in_the_order_of_time(
    ancient: Explainer, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = make_app(ancient, "event:caesar-killed", tmp_path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        axis = app.screen.query_one(TimeAxis)
        first = {id: bar.first for bar in axis.picture.bars for id in bar.ids}
        assert first.keys() == ancient.graph.events.keys()
        dated = ("homer", "marathon", "peloponnesian-war", "caesar-killed", "rome-falls", "digs", "survey", "lecture")
        columns = [first[id] for id in dated]
        assert columns == sorted(columns)
        ticks = "".join(piece.text for piece in axis.picture.rows[-1])
        assert "800 BCE" in ticks and "44 BCE" in ticks
        assert "15 March 44 BCE" in picture(app)


async def test_bars_show_spans_and_what_is_only_near_a_date(ancient: Explainer, tmp_path: Path) -> None:
    app = make_app(ancient, "event:caesar-killed", tmp_path)
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        bars = {id: bar for bar in app.screen.query_one(TimeAxis).picture.bars for id in bar.ids}
        assert bars["peloponnesian-war"].glyphs.startswith("■═") and bars["peloponnesian-war"].glyphs.endswith("╡")
        assert bars["plague"].shape == "circa"
        assert bars["digs"].glyphs.endswith("▶")
        assert bars["late-antiquity"].glyphs.replace("╌", "") == "├┤"
        assert [bars[id].glyphs[0] for id in ("museum", "lecture", "opening")] == ["⊟", "⊠", "⊡"]
        assert bars["homer"].lane == NO_ACTORS
        assert "No actors" in picture(app)


async def test_the_list_puts_every_event_under_its_year_and_calls_none_undated(
    ancient: Explainer, tmp_path: Path
) -> None:
    app = make_app(ancient, "event:caesar-killed", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        heading, under = "", {}
        for block in reading(app).current_view.pane("outline").blocks:
            if block.key.startswith("event:"):
                under[block.key.removeprefix("event:")] = heading, block.lead.rstrip()
            else:
                heading = block.text
        assert under["homer"] == ("800 BCE–701 BCE", "■")
        assert under["marathon"] == ("490 BCE", "■ Sep")
        assert under["salamis"] == ("480 BCE", "■ autumn")
        assert under["peloponnesian-war"] == ("431 BCE", "■ –")
        assert under["plague"] == ("430 BCE", "■ c.")
        assert under["caesar-killed"] == ("44 BCE", "■ 15 Mar")
        assert under["late-antiquity"] == ("284", "■ –")
        assert under["rome-falls"] == ("476", "■ 4 Sep")
        assert under["survey"] == ("1990s", "■")
        assert under["finds"] == ("2020", "■")
        assert under["museum"] == ("2020", "⊟ Q2")
        assert under["lecture"] == ("2021", "⊠ 1 Mar 18:30")


async def test_the_cut_off_steps_through_years_before_year_1(ancient: Explainer, tmp_path: Path) -> None:
    app = make_app(ancient, "event:caesar-killed", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert "Known by 15 March 44 BCE" in picture(app)
        await press(pilot, "[")
        assert "Known by around 430 BCE" in picture(app)
        await press(pilot, "{")
        assert "Known by November 430 BCE" in picture(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_other_views_show_it(ancient: Explainer, tmp_path: Path, size: tuple[int, int]) -> None:
    app = make_app(ancient, "event:rome-falls", tmp_path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        assert reading(app).current_view.id == "actors"
        await press(pilot, "4", "5", "1", "2")
        assert reading(app).current_view.id == "timeline"
        assert "476" in picture(app)
