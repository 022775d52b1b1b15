"""Looking at a running app as a reader does: what is on the screen, and pressing keys until it settles."""

from __future__ import annotations

from textual.pilot import Pilot

from mali_tui.app.app import MaliApp
from mali_tui.app.screens.reading import ReadingScreen


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


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each after the app has done all that the one before set off."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no message is under way: a key may set off a message, which sets off another."""
    for _ in range(4):
        await pilot.pause()
