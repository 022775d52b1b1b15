"""Draws a screen as soon as everything is done that a key has caused, or after a sixtieth of a second.

A speed-up. Changes: `Screen._update_timer`, `post_message`, `_compositor_refresh`, `_on_screen_resume`,
`_on_timer_update` and `focused`, and with them three behaviours of Textual: a change of focus repaints the whole
screen, a dialog is drawn before its widgets know their size, and the first screen's widgets are styled twice. Buys:
one frame for each key that is handled within a sixtieth of a second. Without it Textual's timer draws, sixty times a
second: a key waits for the next tick, and a tick between two changes draws both. A language toggle then takes 2.7
times as long by the clock, a jump 1.5 and a page down 1.7 times; 1.2 to 1.35 times the processor time (``make bench
ARGS="--only speed_ups"``). Upstream: not reported.
"""

from __future__ import annotations

import asyncio
from threading import get_ident
from typing import Any, cast

from textual.constants import MAX_FPS
from textual.events import ScreenResume
from textual.message import Message
from textual.messages import Update
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from mali_tui.textual_fixes import speed_up
from mali_tui.textual_fixes.mixins import ScreenMixin

MAX_FRAME_DELAY_SECONDS = 1 / MAX_FPS  # seconds that a frame is put off while there is more to do
IDLE_CHECK_TURNS = 3  # event-loop turns between two checks; a timer could not wait less than a millisecond


class IdleFrameScheduler:
    """Stands in for the timer that Textual draws a screen by, of which it calls `resume` and `pause` alone.

    Draws when no widget has a message left, or when that takes too long.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._next: asyncio.Handle | None = None
        self._deadline = 0.0

    def resume(self) -> None:
        """Schedule a frame, unless one is scheduled."""
        if self._next is None:
            loop = asyncio.get_running_loop()
            self._deadline = loop.time() + MAX_FRAME_DELAY_SECONDS
            self._next = loop.call_soon(self._tick, 0)

    def pause(self) -> None:
        """Cancel the frame that is scheduled."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _tick(self, turns: int) -> None:
        """Wait for ``turns`` turns of the event loop; then draw, or wait again if there are messages left."""
        loop, app = asyncio.get_running_loop(), self._screen.app
        if turns:
            self._next = loop.call_soon(self._tick, turns - 1)
            return
        busy = any(node.message_queue_size for node in (app, *app._registry))
        if busy and loop.time() < self._deadline:
            self._next = loop.call_soon(self._tick, IDLE_CHECK_TURNS)
            return
        self._next = None
        try:
            self._screen._on_timer_update()
        except Exception as error:  # the event loop would only log it; Textual ends the app, as for its timers
            app._handle_exception(error)


@speed_up
class EagerRefreshScreen(ScreenMixin):
    """Mixin, before the screen itself: draws by an `IdleFrameScheduler`, and all at once."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual's, but a change of focus doesn't repaint the screen: the widgets concerned repaint themselves."""

    _frames: IdleFrameScheduler | None = None
    _skips_frame = False

    @property
    def _update_timer(self) -> Timer:
        if self._frames is None:
            self._frames = IdleFrameScheduler(self)
        return cast("Timer", self._frames)

    def post_message(self, message: Message) -> bool:
        """As Textual's; but that a widget has to be drawn again is noted at once."""
        if type(message) is Update and self in self._compositor and self._thread_id == get_ident():
            self._dirty_widgets.add(message.widget)
            self.check_idle()
            return True
        return super().post_message(message)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Keep Textual from styling the app's first screen twice, and from drawing a dialog at once.

        The widgets of the first screen have just been styled; a dialog's style sheet may have been read after its
        widgets were mounted. These don't know their size yet, and the whole screen would be drawn three times. It
        doesn't call ``super()``: Textual calls the handler of every class.
        """
        if not self.stack_updates:
            if len(self.app.screen_stack) == 1:
                event.refresh_styles = False
            else:
                self._skips_frame = True

    def _on_timer_update(self) -> None:
        self._skips_frame = False
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        """As Textual's; but what changed while all was laid out is drawn with it, not in a frame of its own."""
        if self._skips_frame:
            return
        changed = {widget for widget in self._compositor.visible_widgets if widget._repaint_required}
        self._compositor.update_widgets(changed)
        for widget in changed:
            widget._repaint_required = False
        super()._compositor_refresh()
