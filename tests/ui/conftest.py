"""Fixtures for the tests of the screens: the shipped explainer, and apps that start without saved state.

The fixtures import what they need, since this file is also read by what starts the workers, which wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from screen import MakeApp

    from mali_tui.app.app import MaliApp
    from mali_tui.content.explainer import Explainer
    from mali_tui.reading.state_store import State


@pytest.fixture(scope="session")
def explainer() -> Explainer:
    """The explainer as shipped."""
    from mali_tui.content.loader import find_content, load

    return load(find_content())


@pytest.fixture(scope="session", autouse=True)
def shared_rules() -> Iterator[None]:
    """Styles are parsed once for all apps: a tenth of a test's time."""
    from style_sheets import parse_styles_once

    with parse_styles_once():
        yield


@pytest.fixture(autouse=True)
def freed_widgets() -> Iterator[None]:
    """Garbage is not collected during tests, and hardly any is left."""
    from free_widgets import free_widgets_after

    with free_widgets_after():
        yield


@pytest.fixture(autouse=True)
def no_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the app wait for what a key brings about, and for all of a frame, as long as a busy machine takes."""
    from mali_tui.textual_fixes import frame_scheduler, key_queue

    monkeypatch.setattr(key_queue, "MAX_KEY_DELAY_SECONDS", 60.0)
    monkeypatch.setattr(frame_scheduler, "MAX_FRAME_DELAY_SECONDS", 60.0)


@pytest.fixture
def make_app(explainer: Explainer, tmp_path: Path) -> MakeApp:
    """Makes an app at an address, in a language, with its own state file."""
    from mali_tui.app.app import MaliApp
    from mali_tui.reading.location import Location, first_location
    from mali_tui.reading.state_store import State, StateStore

    def make(address: str = "", language: str = "en", state: State | None = None) -> MaliApp:
        location = Location.parse(address) if address else first_location(explainer)
        store = StateStore(tmp_path / "state.sqlite3")
        return MaliApp(explainer, language, location, store=store, state=state or State())

    return make
