"""The very first start: three lines say how to begin; the first key takes them away, and does its work as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen import lines, press, reading, settle
from thorough import combinations

from mali_tui.app.app import MaliApp
from mali_tui.app.shell.first_run_hint import Hint
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, first_location
from mali_tui.reading.state_store import StateStore


def open_app(explainer: Explainer, path: Path, language: str) -> MaliApp:
    """The app as the command line opens it."""
    store = StateStore(path)
    state = store.load()
    return MaliApp(
        explainer, language, first_location(explainer), store=store, state=state, is_first_run=store.is_first_run
    )


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (40, 12)], ["en", "ar"]))
async def test_three_lines_once(explainer: Explainer, tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    app = open_app(explainer, tmp_path / "state.sqlite3", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        hint = reading(app).query_one(Hint)
        shown = lines(app)
        assert hint.region.bottom == size[1] - 1  # above the keys
        assert hint.scrollable_content_region.height == hint.virtual_size.height == 3
        assert "Enter" in shown[-3] and "?" in shown[-2]
        await press(pilot, "n")
        assert not reading(app).query(Hint)
        assert reading(app).location == Location("claim", "visit-took-place")
    app = open_app(explainer, tmp_path / "state.sqlite3", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert not reading(app).query(Hint)


async def test_a_click_takes_them_away_too(explainer: Explainer, tmp_path: Path) -> None:
    app = open_app(explainer, tmp_path / "state.sqlite3", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(offset=(10, 3))
        await settle(pilot)
        assert not reading(app).query(Hint)
