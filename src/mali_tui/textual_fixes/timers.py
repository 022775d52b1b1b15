"""Calls what is to be called once after a delay even if the processor is taken away for longer than that.

A correction, not a speed-up. Changes: `App.set_timer`; sets `Timer._skip`. A timer of Textual's leaves out the times
that have passed already. If the delay passes between two statements of the timer, as on a busy machine, that is the
only one, and nothing is called. Upstream: not reported. Without it the app would now and then keep its old size when
the window gets another: Textual resizes after a delay of 8 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.timer import Timer, TimerCallback

if TYPE_CHECKING:
    from textual.app import App

    AppMixin = App[Any]
else:
    AppMixin = object


class UnskippedTimers(AppMixin):
    """Mixin, before the app itself."""

    def set_timer(
        self, delay: float, callback: TimerCallback | None = None, *, name: str | None = None, pause: bool = False
    ) -> Timer:
        """As Textual's, but sure to call ``callback``."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False  # it starts when this returns to the event loop
        return timer
