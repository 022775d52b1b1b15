"""Fixtures for the tests of the screens: the shipped explainer, and apps that start without saved state."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen import MakeApp

from mali_tui.app.app import MaliApp
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import Location, first_location
from mali_tui.reading.state_store import State, StateStore


@pytest.fixture(scope="session")
def explainer() -> Explainer:
    """The explainer as shipped."""
    return load(find_content())


@pytest.fixture
def make_app(explainer: Explainer, tmp_path: Path) -> MakeApp:
    """Makes an app at an address, in a language, with its own state file."""

    def make(address: str = "", language: str = "en", state: State | None = None) -> MaliApp:
        location = Location.parse(address) if address else first_location(explainer)
        memory = StateStore(tmp_path / "state.sqlite3")
        return MaliApp(explainer, language, location, memory=memory, state=state or State())

    return make
