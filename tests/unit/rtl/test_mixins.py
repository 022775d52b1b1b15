"""Widgets that nothing depends on are drawn as any, but without the messages that this takes in Textual."""

from __future__ import annotations

import pytest
from textual import messages
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from mali_tui.rtl.app import DirectedApp
from mali_tui.rtl.mixins import SelfContained


class Counter(SelfContained, Static):
    """Counts its messages."""

    prompted = 0

    def post_message(self, message: Message) -> bool:
        self.prompted += isinstance(message, messages.Prompt)
        return super().post_message(message)


class Counting(DirectedApp):
    """A screen that only has this."""

    def compose(self) -> ComposeResult:
        yield Counter("one")


def seen(app: Counting) -> str:
    update = app.screen._compositor.render_full_update()
    return update.render_segments(app.console)


async def test_the_screen_is_told_at_once_that_something_is_to_be_drawn_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Counting()
    async with app.run_test(size=(20, 3)) as pilot:
        counter = app.query_one(Counter)
        await pilot.pause(0.1)
        told: list[Message] = []
        monkeypatch.setattr(app.screen, "post_message", told.append)
        counter.prompted = 0
        counter.refresh()
        assert counter.prompted == 0
        assert [message.widget for message in told if isinstance(message, messages.Update)] == [counter]
        counter._repaint_required = False
        counter.check_idle()
        assert counter.prompted == 1
        assert len(told) == 1
        monkeypatch.undo()
        await pilot.pause()
        counter.prompted = 0
        counter.update("two")  # which lays it out, too
        assert counter.prompted == 1
        await pilot.pause()
        assert "two" in seen(app)


async def test_another_size_is_no_reason_to_lay_out_the_screen_once_more() -> None:
    app = Counting()
    async with app.run_test(size=(20, 3)) as pilot:
        await pilot.resize_terminal(15, 3)
        counter = app.query_one(Counter)
        assert counter.size.width == 15
        counter._layout_required = False
        assert counter._size_updated(counter.size.with_width(9), counter.size.with_width(9), app.size)
        assert counter.virtual_size.width == 9
        assert not counter._layout_required
