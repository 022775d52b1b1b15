"""A key is answered by one frame, which shows all that it changed."""

from __future__ import annotations

from typing import Any

import pytest
from screen import MakeApp, press, settle
from textual.app import App
from textual.screen import Screen

from mali_tui.app.screens import prompt


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every frame that is drawn; none because a slow machine took too long for all that was to come."""
    monkeypatch.setattr(prompt, "LONGEST", 60.0)
    drawn: list[object] = []
    display = App._display

    def count(app: App[Any], screen: Screen[Any], update: Any) -> None:
        if update is not None:
            drawn.append(update)
        display(app, screen, update)

    monkeypatch.setattr(App, "_display", count)
    return drawn


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_each_key_is_one_frame(make_app: MakeApp, language: str, frames: list[object]) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in ("n", "enter", "backspace", "space", "n"):  # each view and each card once
            await press(pilot, key)
        for key in ("n", "enter", "backspace", "n", "space", "g", "down", "l", "l", "tab"):
            frames.clear()
            await press(pilot, key)
            assert len(frames) == 1, key


async def test_nothing_is_drawn_while_nothing_changes(make_app: MakeApp, frames: list[object]) -> None:
    app = make_app("claim:second-coup", "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        frames.clear()
        await press(pilot, "f12")
        assert frames == []


async def test_what_never_comes_to_an_end_is_shown_now_and_then(
    make_app: MakeApp, frames: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app("claim:second-coup", "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        frames.clear()
        monkeypatch.setattr(prompt, "LONGEST", 0.0)
        monkeypatch.setattr(type(app), "message_queue_size", property(lambda _: 1))
        await press(pilot, "n")
        assert frames
