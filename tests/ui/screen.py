"""Looking at a running app as a reader does: what is on the screen, and pressing keys until it settles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from mali_tui.app.app import MaliApp
from mali_tui.app.page.page import Page
from mali_tui.app.shell.reading_screen import ReadingScreen

MakeApp = Callable[..., MaliApp]
"""Makes an app at an address, in a language, with a memory of its own."""

FRAME = 0.004  # seconds; painting happens on a timer of Textual's own
QUIET_ROUNDS = 8  # turns of the loop in which no queue held anything: a handler may be between two awaits
MOST_ROUNDS = 500  # an animation never falls silent


def reading(app: MaliApp) -> ReadingScreen:
    """The reading screen, under whatever is over it."""
    screen = app.screen_stack[0]
    assert isinstance(screen, ReadingScreen)
    return screen


def lines(app: MaliApp) -> list[str]:
    """The rows of the screen as they are drawn."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def picture(app: MaliApp) -> str:
    """The screen as drawn, in one string."""
    return "\n".join(lines(app))


def top_key(page: Page) -> str:
    """The key of the block at the top of a page."""
    top = page.top_block()
    return "" if top is None else page.blocks[top].key


def key_event(name: str) -> events.Key:
    """The event of a key by its name, or by the character that it types."""
    return events.Key(_character_to_key(name), name) if len(name) == 1 else events.Key(name, None)


def send(pilot: Pilot[None], name: str) -> None:
    """Press a key, and wait for nothing."""
    event = key_event(name)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each after the app has done all that the one before set off."""
    for name in keys:
        send(pilot, name)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Let the app run until it has nothing left to do; much faster than waiting for the processor to be idle."""
    quiet = 0
    for _ in range(MOST_ROUNDS):
        app = pilot.app
        pumps = [app, *app.screen_stack, *app.screen.walk_children()]
        busy = any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
        unpainted = any(screen._layout_required or screen._dirty_widgets for screen in app.screen_stack)
        await asyncio.sleep(FRAME if unpainted and not busy else 0)
        quiet = 0 if busy or unpainted else quiet + 1
        if quiet == QUIET_ROUNDS:
            return
