"""Mouse events for a running app, without the delays of Textual's pilot."""

from __future__ import annotations

from typing import Any

from screen import settle
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot, _get_mouse_message_arguments

Place = tuple[int, int]
"""Column and row of a cell of the screen, from 0."""


def drag(pilot: Pilot[None], start: Place, end: Place) -> str | None:
    """Drag from one cell to another; the selected text. It is highlighted once the app has settled."""
    _send(pilot, events.MouseMove, start)
    _send(pilot, events.MouseDown, start)
    _send(pilot, events.MouseMove, end)
    _send(pilot, events.MouseUp, end)
    _send(pilot, events.Click, end, chain=1)  # Textual sends a click after a drag within a widget, too
    return pilot.app.screen.get_selected_text()


async def click(pilot: Pilot[None], place: Place, times: int = 1) -> str | None:
    """Click a cell, once or several times in quick succession; the selected text."""
    for chain in range(1, times + 1):
        _send(pilot, events.MouseDown, place)
        _send(pilot, events.MouseUp, place)
        _send(pilot, events.Click, place, chain=chain)
        await settle(pilot)
    return pilot.app.screen.get_selected_text()


def _send(pilot: Pilot[None], kind: type[events.MouseEvent], place: Place, chain: int = 0) -> None:
    screen = pilot.app.screen
    pilot.app.mouse_position = Offset(*place)
    arguments: dict[str, Any] = _get_mouse_message_arguments(screen, place, button=1)
    if chain:
        arguments["chain"] = chain
    screen._forward_event(kind(**arguments))
