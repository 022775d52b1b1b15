"""Reading the screen of a running app, and pressing keys and waiting until it settles."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from mali_tui.app.app import MaliApp
from mali_tui.app.page.page import Page
from mali_tui.app.shell.reading_screen import ReadingScreen

MakeApp = Callable[..., MaliApp]
"""Makes an app at an address, in a language, with its own state file."""

FRAME = 0.004  # seconds; Textual paints on a timer
QUIET_ROUNDS = 8  # turns of the loop with empty queues; a handler may be between two awaits
SETTLE_SECONDS = 50  # less than the limit of a test, so that the failure shows the screen


def reading(app: MaliApp) -> ReadingScreen:
    """The reading screen, also when a dialog covers it."""
    screen = app.screen_stack[0]
    assert isinstance(screen, ReadingScreen)
    return screen


def lines(app: App[None]) -> list[str]:
    """The rows of the screen as drawn."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def picture(app: App[None]) -> str:
    """The screen as drawn, in one string."""
    return "\n".join(lines(app))


def top_key(page: Page) -> str:
    """The key of the block at the top of a page."""
    top = page.top_block()
    return "" if top is None else page.blocks[top].key


def key_event(name: str) -> events.Key:
    """The event of a key, given its name or the character that it types."""
    return events.Key(_character_to_key(name), name) if len(name) == 1 else events.Key(name, None)


def send(pilot: Pilot[None], name: str) -> None:
    """Press a key without waiting."""
    event = key_event(name)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, waiting for the app to settle after each."""
    for name in keys:
        send(pilot, name)
        await settle(pilot)


async def press_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without waiting for what each does, and wait for the app to settle after the last.

    A word is typed in a fifth of the time that way: the frame after each letter is left out.
    """
    for name in keys:
        send(pilot, name)
    await settle(pilot)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Put a text into the field that has the focus, at once, and wait for the app to settle."""
    focused = pilot.app.screen.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await settle(pilot)


async def resize(pilot: Pilot[None], columns: int, rows: int) -> None:
    """Change the size of the window and wait for the app to settle; the pilot's own way takes three times as long."""
    size = Size(columns, rows)
    driver = pilot.app._driver
    assert driver is not None
    driver._size = columns, rows
    pilot.app.post_message(events.Resize(size, size))
    await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Let the app run until it has nothing left to do; much faster than waiting for the processor to be idle.

    Fails with the screen and with what is still busy when that takes more than `SETTLE_SECONDS`.
    """
    deadline = time.monotonic() + SETTLE_SECONDS
    quiet = 0
    while quiet < QUIET_ROUNDS:
        busy, unpainted = _busy(pilot.app), _widgets_to_paint(pilot.app)
        if time.monotonic() > deadline:
            for pump in busy:  # a handler that never returns would keep the app from ending, and hide the failure
                if pump._task is not None:
                    pump._task.cancel()
            raise AssertionError(
                f"not settled after {SETTLE_SECONDS} s; busy: {busy}, not painted: {unpainted}\n{picture(pilot.app)}"
            )
        waits = unpainted if not busy else busy == [pilot.app] and pilot.app._resize_timer
        await asyncio.sleep(FRAME if waits else 0)
        quiet = 0 if busy or unpainted else quiet + 1


async def wait_until(pilot: Pilot[None], condition: Callable[[], object], what: str) -> None:
    """Let the app run until a condition holds that comes with time; fails with what was waited for and the screen."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {SETTLE_SECONDS} s for {what}\n{picture(pilot.app)}")
        await asyncio.sleep(0.01)


def _busy(app: App[None]) -> list[MessagePump]:
    """Whatever has messages or callbacks waiting, and the app while it delays a resize."""
    pumps = (app, *app.screen_stack, *app.screen.walk_children())
    return [
        pump
        for pump in pumps
        if pump.message_queue_size or pump._next_callbacks or (pump is app and app._resize_event is not None)
    ]


def _widgets_to_paint(app: App[None]) -> set[Widget]:
    """What the screen on top has yet to paint; one behind a dialog may keep widgets dirty that it cannot paint."""
    screen = app.screen
    waiting = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._callbacks
    return {screen} if waiting else set(screen._dirty_widgets)
