"""Widgets that nothing depends on are drawn as any, but without the messages that this takes in Textual."""

from __future__ import annotations

from typing import Any

import pytest
from screen import press, settle
from textual import events, messages
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from mali_tui.textual_fixes.mixins import DirectRepaint, ForwardingContainer
from mali_tui.textual_rtl.app import Directed


class Counter(DirectRepaint, Static):
    """Counts its messages."""

    prompted = 0

    def post_message(self, message: Message) -> bool:
        self.prompted += isinstance(message, messages.Prompt)
        return super().post_message(message)


class Counting(Directed, App[Any]):
    """A screen that only has this."""

    def compose(self) -> ComposeResult:
        yield Counter("one")


def shown_text(app: Counting) -> str:
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
        await settle(pilot)
        counter.prompted = 0
        counter.update("two")  # which lays it out, too
        assert counter.prompted == 1
        await settle(pilot)
        assert "two" in shown_text(app)


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


@pytest.mark.parametrize("regions", [(), (Region(2, 0, 3, 1),)])
async def test_the_same_is_to_be_drawn_again_as_in_textual(regions: tuple[Region, ...]) -> None:
    app = Counting()
    async with app.run_test(size=(20, 3)) as pilot:
        await pilot.pause(0.1)
        counter = app.query_one(Counter)
        dirty = []
        for kind in (Widget, Counter):
            counter._exchange_repaint_regions()
            counter._dirty_regions.clear()
            kind._set_dirty(counter, *regions)
            dirty.append((set(counter._dirty_regions), set(counter._repaint_regions)))
            assert counter._styles_cache._cache == {} or regions
        assert dirty[0] == dirty[1] != (set(), set())


async def test_what_is_not_on_the_screen_need_not_be_drawn_there() -> None:
    app = Counting()
    async with app.run_test(size=(20, 3)):
        apart = Counter("apart")
        apart._set_dirty()
        assert apart._repaint_regions == set()


# ── What only holds others ───────────────────────────────────────────────────────────────────────


class Holder(Vertical):
    """Notes what comes into its queue."""

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children)
        self.taken: list[type[Message]] = []

    def post_message(self, message: Message) -> bool:
        self.taken.append(type(message))
        return super().post_message(message)


class Through(ForwardingContainer, Holder):
    """Does nothing about anything."""


class OnKeys(ForwardingContainer, Holder):
    """Does something about keys."""

    pressed = ""

    def on_key(self, event: events.Key) -> None:
        self.pressed = event.key


class Inner(Static, can_focus=True):
    """What has the focus."""


class Nested(Directed, App[Any]):
    """One within the other."""

    AUTO_FOCUS = None

    def compose(self) -> ComposeResult:
        yield Holder(Through(OnKeys(Through(Inner("text")))))


async def test_keys_and_word_of_the_focus_pass_by_whom_they_do_not_concern() -> None:
    app = Nested()
    async with app.run_test(size=(20, 3)) as pilot:
        app.query_one(Inner).focus()
        await press(pilot, "x")
        app.set_focus(None)
        await settle(pilot)
        outer, on_keys = app.query_one(Holder), app.query_one(OnKeys)
        passed = {events.Key, events.DescendantFocus, events.DescendantBlur}
        assert passed <= set(outer.taken)
        for through in app.query(Through):
            assert passed.isdisjoint(through.taken)
            assert events.Resize in through.taken
        assert passed & set(on_keys.taken) == {events.Key}
        assert on_keys.pressed == "x"


async def test_what_is_in_nothing_keeps_its_keys() -> None:
    app = Counting()
    async with app.run_test(size=(20, 3)):
        apart = Through()
        assert apart.post_message(events.Key("x", "x"))
        assert apart.message_queue_size == 1
