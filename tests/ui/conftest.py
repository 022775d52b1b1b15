"""Fixtures for the tests of the screens: the shipped explainer, and apps that start without saved state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from screen import MakeApp
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from mali_tui.app.app import MaliApp
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import Location, first_location
from mali_tui.reading.state_store import State, StateStore
from mali_tui.textual_fixes import frame_scheduler, key_queue


@pytest.fixture(scope="session")
def explainer() -> Explainer:
    """The explainer as shipped."""
    return load(find_content())


@pytest.fixture(scope="session", autouse=True)
def shared_rules() -> Iterator[None]:
    """Parse styles once for all apps that give the variables in them the same values: a tenth of a test's time."""
    parsed: dict[Any, list[RuleSet]] = {}
    parse_rules = Stylesheet._parse_rules

    def parse_once(sheet: Stylesheet, *arguments: Any, **options: Any) -> list[RuleSet]:
        key = (arguments, *options.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse_rules(sheet, *arguments, **options)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(autouse=True)
def no_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the app wait for what a key brings about, and for all of a frame, as long as a busy machine takes."""
    monkeypatch.setattr(key_queue, "MAX_KEY_DELAY", 60.0)
    monkeypatch.setattr(frame_scheduler, "MAX_FRAME_DELAY", 60.0)


@pytest.fixture
def make_app(explainer: Explainer, tmp_path: Path) -> MakeApp:
    """Makes an app at an address, in a language, with its own state file."""

    def make(address: str = "", language: str = "en", state: State | None = None) -> MaliApp:
        location = Location.parse(address) if address else first_location(explainer)
        memory = StateStore(tmp_path / "state.sqlite3")
        return MaliApp(explainer, language, location, memory=memory, state=state or State())

    return make
