"""The explainers in ``examples`` open in every view at three sizes, in all of their languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from screen import lines, picture, press, reading, resize, settle

from mali_tui.app.app import MaliApp
from mali_tui.app.views.map.places import BASE_OCCUPIED, BASE_VACATED, map_places
from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.content.loader import load
from mali_tui.i18n.locale import load_locale
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

FOLDER = Path(__file__).parents[2] / "examples"
SIZES = ((120, 36), (80, 24), (40, 12))
VIEWS = {"1": "sections", "2": "timeline", "3": "actors", "4": "evidence", "5": "map"}
LATIN_WORDS = {"en", "fr"}  # languages in whose pictures a word of the interface stands as it is written


def make_app(name: str, language: str, address: str, folder: Path) -> MaliApp:
    store = StateStore(folder / "state.sqlite3")
    return MaliApp(load(FOLDER / name), language, Location.parse(address), store=store, state=State())


@pytest.mark.parametrize(
    ("name", "language", "address"),
    [
        ("aral-sea", "fr", "event:dam-built"),
        ("aral-sea", "fa", "event:dam-built"),
        ("bronze-age", "en", "event:ugarit-falls"),
    ],
)
async def test_every_view_is_drawn_at_three_sizes(name: str, language: str, address: str, tmp_path: Path) -> None:
    app = make_app(name, language, address, tmp_path)
    words, english = load_locale(language), load_locale("en")
    foreign = {english(f"panes.{pane}") for pane in VIEWS.values()} - {
        words(f"panes.{pane}") for pane in VIEWS.values()
    }
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        for columns, rows in SIZES:
            await resize(pilot, columns, rows)
            pictures = []
            for key, view in VIEWS.items():
                await press(pilot, key)
                pictures.append(drawn := picture(app))
                assert len(lines(app)) == rows
                assert not [mark for mark in ("{", "}", "[fr]", "[fa]") if mark in drawn]
                assert not [word for word in foreign if re.search(rf"\b{word}\b", drawn)], (view, columns)
                assert language not in LATIN_WORDS or columns < 120 or words(f"views.{view}") in drawn
            assert len(set(pictures)) == len(VIEWS)


async def test_most_of_an_axis_is_for_the_time_with_most_events(tmp_path: Path) -> None:
    """Centuries of digging and of historians are left out or small beside the two centuries that matter."""
    app = make_app("bronze-age", "en", "event:ugarit-falls", tmp_path)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "2")
        axis = app.screen.query_one(TimeAxis)
        bars = {id: bar for bar in axis.picture.bars for id in bar.ids}
        assert bars["carchemish-reigns"].last > 0.7 * axis.size.width > bars["delta-battle"].last
        settling = bars["philistines-arrive"]
        assert settling.last - settling.first <= 2, "a start without an end is no span to this day"
        headings = [block.text for block in reading(app).current_view.pane("outline").blocks if not block.row]
        years = [int(text.split()[0]) for text in headings if text.endswith("BCE") and "–" not in text]
        assert years == sorted(years, reverse=True)


def test_a_place_stays_given_up_whatever_happens_there_later() -> None:
    wording = Wording(load(FOLDER / "bronze-age"), "en")
    signs = {id: {place.id: place.sign for place in map_places(wording, id)} for id in wording.explainer.graph.events}
    assert signs["three-dry-years"]["hattusa"] == BASE_OCCUPIED
    assert {signs[id]["hattusa"] for id in ("hattusa-emptied", "hattusa-burns", "strike")} == {BASE_VACATED}
