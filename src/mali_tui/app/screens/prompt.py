"""When a screen is drawn: as soon as everything is done that a key has brought about, and not before."""

from __future__ import annotations

import asyncio
from threading import get_ident
from typing import Any, cast

from textual.constants import MAX_FPS
from textual.message import Message
from textual.messages import Update
from textual.screen import Screen
from textual.timer import Timer

LONGEST = 1 / MAX_FPS  # seconds that a frame is put off while there is more to do
PATIENCE = 0.0005  # seconds until it is looked again


class FrameTimer:
    """Stands in for the timer that Textual draws a screen by, which only ever is resumed and paused.

    That one ticks sixty times a second: a key waits for its frame, and where a tick comes between two steps of what
    it changes, both are drawn. This one draws when no widget has a message left, or when that takes too long.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._next: asyncio.Handle | None = None
        self._latest = 0.0

    def resume(self) -> None:
        """There is something to draw."""
        if self._next is None:
            loop = asyncio.get_running_loop()
            self._latest = loop.time() + LONGEST
            self._next = loop.call_soon(self._tick)

    def pause(self) -> None:
        """There no longer is."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _tick(self) -> None:
        loop, app = asyncio.get_running_loop(), self._screen.app
        busy = any(node.message_queue_size for node in (app, *app._registry))
        if busy and loop.time() < self._latest:
            self._next = loop.call_later(PATIENCE, self._tick)
            return
        self._next = None
        try:
            self._screen._on_timer_update()
        except Exception as error:
            app._handle_exception(error)


class PromptScreen:
    """Mixin, before the screen itself: draws by a `FrameTimer`, and all at once."""

    _frames: FrameTimer | None = None

    @property
    def _update_timer(self) -> Timer:
        if self._frames is None:
            self._frames = FrameTimer(self._screen)
        return cast("Timer", self._frames)

    @property
    def _screen(self) -> Screen[Any]:
        return cast("Screen[Any]", self)

    def post_message(self, message: Message) -> bool:
        """As Textual's; but that a widget has to be drawn again is noted at once."""
        screen = self._screen
        if type(message) is Update and screen in screen._compositor and screen._thread_id == get_ident():
            screen._dirty_widgets.add(message.widget)
            screen.check_idle()
            return True
        return cast("bool", super().post_message(message))  # type: ignore[misc]

    def _compositor_refresh(self) -> None:
        """As Textual's; but what changed while all was laid out is drawn with it, not in a frame of its own."""
        compositor = self._screen._compositor
        changed = {widget for widget in compositor.visible_widgets if widget._repaint_required}
        compositor.update_widgets(changed)
        for widget in changed:
            widget._repaint_required = False
        super()._compositor_refresh()  # type: ignore[misc]
