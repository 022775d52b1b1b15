"""What is restored at the next start, and what happens if nothing can be saved: apps are closed and reopened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from screen import picture, press, reading, settle

from mali_tui.app.app import MaliApp
from mali_tui.cli.resolve import choose_language, choose_location
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.locale import load_locale
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

SIZE = (120, 36)
Open = Callable[..., MaliApp]


@pytest.fixture
def open_app(explainer: Explainer, tmp_path: Path) -> Open:
    """Create the app as the command line does, with the state file of this test."""

    def create_app(path: Path = tmp_path / "state.sqlite3", explainer_name: str = "") -> MaliApp:
        store, words = StateStore(path, explainer_name), load_locale("en")
        state = store.load()
        language = choose_language(explainer, None, state, words)
        location = choose_location(explainer, None, state, words)
        return MaliApp(explainer, language, location, store=store, state=state)

    return create_app


@pytest.mark.parametrize(
    ("keys", "address", "view"),
    [
        (("n", "n"), "claim:contracts-signed", "sections"),
        (("n", "4"), "claim:visit-took-place", "evidence"),
        (("n", "5"), "event:diop-visit", "map"),
        (("n", "x"), None, "ties"),
    ],
)
async def test_location_view_language_theme_and_encoding_are_restored(
    open_app: Open, keys: tuple[str, ...], address: str | None, view: str
) -> None:
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "l", "t", "e")
        before = reading(app).location, reading(app).wording.edition.code, app.theme, app.encoding
        assert address is None or before[0] == Location.parse(address)
    app.session.save()
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert reading(app).current_view.id == view
        assert (reading(app).location, reading(app).wording.edition.code, app.theme) == before[:3]
        assert app.session.state.bidi == {app.terminal.family: before[3]}


@pytest.mark.parametrize(
    ("view", "address", "shown"),
    [
        ("evidence", "term:g5-sahel", "sections"),
        ("map", "event:sanction-threat", "map"),
        ("ties", "actor:reuters", "ties"),
        ("later", "claim:second-coup", "sections"),
    ],
)
async def test_an_unsuitable_saved_view_does_not_stop_the_app_from_opening(
    explainer: Explainer, tmp_path: Path, view: str, address: str, shown: str
) -> None:
    location = Location.parse(address)
    state = State(location=address, view=view)
    app = MaliApp(explainer, "en", location, store=StateStore(tmp_path / "state.sqlite3"), state=state)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert reading(app).location == location
        assert reading(app).current_view.id == shown


async def test_a_damaged_file_is_reported_and_renamed(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "state.sqlite3").write_text("{ not what it was")
    app = open_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        (notification,) = app._notifications
        assert notification.message == reading(app).wording("messages.state_corrupt")
        await press(pilot, "n")
    app.session.save()
    assert (tmp_path / "state.corrupt.sqlite3").read_text() == "{ not what it was"
    assert StateStore(tmp_path / "state.sqlite3").load().location == "claim:visit-took-place"


async def test_without_a_writable_folder_the_app_works(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, where a folder would have to be")
    app = open_app(tmp_path / "home" / "state.sqlite3")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "enter")
        assert reading(app).location == Location("event", "diop-visit")
        assert "diop" in picture(app).casefold()
    app.session.save()
    assert app.session.error_key == "messages.state_unwritable"
