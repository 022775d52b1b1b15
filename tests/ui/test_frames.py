"""A key is answered by one frame, which shows all that it changed."""

from __future__ import annotations

from typing import Any

import pytest
from screen import MakeApp, press, resize, send, settle, wait_until
from textual.app import App
from textual.message import Message
from textual.messages import Update
from textual.screen import Screen

from mali_tui.app.page.line_renderer import LineRenderer, LineToDraw
from mali_tui.app.views.article.page import Article
from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.textual_fixes import SPEED_UPS, frame_scheduler

of_the_scheduler = pytest.mark.skipif(not SPEED_UPS, reason="Textual's timer may draw one key in several frames")


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every frame that is drawn; none because a slow machine took too long for all that was to come."""
    monkeypatch.setattr(frame_scheduler, "MAX_FRAME_DELAY_SECONDS", 60.0)
    drawn: list[object] = []
    display = App._display

    def count(app: App[Any], screen: Screen[Any], update: Any) -> None:
        if update is not None:
            drawn.append(update)
        display(app, screen, update)

    monkeypatch.setattr(App, "_display", count)
    return drawn


@of_the_scheduler
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
        monkeypatch.setattr(frame_scheduler, "MAX_FRAME_DELAY_SECONDS", 0.0)
        monkeypatch.setattr(type(app), "message_queue_size", property(lambda _: 1))
        send(pilot, "n")
        await wait_until(pilot, lambda: frames, "a frame")


@of_the_scheduler
async def test_the_screen_needs_no_message_to_know_what_has_changed(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app("claim:second-coup", "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        heard: list[Message] = []
        on_update = Screen._on_update

        async def hear(screen: Screen[Any], message: Update) -> None:
            heard.append(message)
            await on_update(screen, message)

        monkeypatch.setattr(Screen, "_on_update", hear)
        for key in ("n", "enter", "backspace", "space"):
            await press(pilot, key)
        assert heard == []


async def test_who_comes_back_finds_the_lines_as_they_were_drawn(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app("claim:second-coup", "en")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in ("enter", "backspace", "enter"):
            await press(pilot, key)
        drawn: list[LineToDraw] = []
        draw = LineRenderer.draw

        def count(drawing: LineRenderer, line: LineToDraw) -> Any:
            drawn.append(line)
            return draw(drawing, line)

        monkeypatch.setattr(LineRenderer, "draw", count)
        await press(pilot, "backspace")
        article = {block.key for block in app.screen.query_one(Article).blocks}
        assert not [line for line in drawn if line.block.key and line.block.key in article]
        await press(pilot, "n")
        assert drawn


async def test_another_event_leaves_most_rows_of_the_axis_as_they_are(make_app: MakeApp) -> None:
    app = make_app("event:coup-2021", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        axis = app.screen.query_one(TimeAxis)
        axis.focus()
        await settle(pilot)
        before = [axis.render_line(y) for y in range(axis.content_size.height)]
        await press(pilot, "down")
        after = [axis.render_line(y) for y in range(axis.content_size.height)]
        assert sum(one is other for one, other in zip(before, after, strict=True)) >= 2
        axis.notify_style_update()
        anew = [axis.render_line(y) for y in range(axis.content_size.height)]
        assert after == anew != before
        await resize(pilot, 90, 36)
        assert all(axis.render_line(y).cell_length == axis.size.width for y in range(axis.content_size.height))
