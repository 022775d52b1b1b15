"""Keys typed ahead: each waits until the previous key's effects are finished.

A correction, not a speed-up: it stays with ``MALI_TUI_STOCK_TEXTUAL=1``. Changes: when `App.on_event` gets a key;
reads `App._registry`, `_message_queue` and `Screen._layout_required`. Textual sends a key to what has the focus
when it arrives, although keys before it may still be about to move the focus. Upstream: not reported (related:
https://github.com/Textualize/textual/issues/1199). Without it letters typed right after ``/`` would be keys of the
screen and not be written into the search.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual.app import App
from textual.events import Key

MAX_KEY_DELAY_SECONDS = 0.25  # seconds that a key waits; what takes longer is not waited for
MAX_QUEUED_KEYS = 32  # keys that wait; of more, the first are handled at once
IDLE_TURNS = 5  # turns of the loop without a message: a task that awaits another continues within fewer


class KeyQueue:
    """The keys of ``app`` that wait.

    Textual hands each key at once to what has the focus by then, and runs its binding only after the event has
    bubbled through all the widgets around it. Of ``/wagner`` typed in one go, as it comes through a slow line, the
    letters were taken as keys of the screen under the search.
    """

    def __init__(self, app: App[object]) -> None:
        self._app = app
        self._waiting: deque[Key] = deque()
        self._released: set[Key] = set()
        self._writing = False  # whether the last key handed on was typed into a field

    def __len__(self) -> int:
        """How many keys can be handled before the next frame; none while a layout is pending."""
        return 0 if self._needs_layout() else len(self._waiting)

    def accepts(self, key: Key) -> bool:
        """Whether it is a key's turn; one whose turn it is not is posted again when it is."""
        if key in self._released:
            self._released.remove(key)
        elif self._waiting or (self._busy() and not self._continues_typing(key)):
            self._queue(key)
            return False
        self._writing = self._writes(key)
        return True

    def _writes(self, key: Key) -> bool:
        focused = self._app.focused if self._app.screen_stack else None  # there is none when the app ends
        return focused is not None and focused.check_consume_key(key.key, key.character)

    def _continues_typing(self, key: Key) -> bool:
        """Whether it is one more letter of what is being written into a field, which need not wait for the others."""
        return self._writing and self._writes(key)

    def _queue(self, key: Key) -> None:
        self._waiting.append(key)
        if len(self._waiting) == 1:
            self._wait()
        elif len(self._waiting) > MAX_QUEUED_KEYS:
            self._release_next()

    def _busy(self) -> bool:
        app = self._app
        return (
            self._needs_layout()
            or not app._message_queue.empty()
            or any([node.message_queue_size for node in app._registry])
        )

    def _needs_layout(self) -> bool:
        screens = self._app.screen_stack
        return bool(screens) and screens[-1]._layout_required

    def _wait(self) -> None:
        loop = asyncio.get_running_loop()
        self._check_idle(loop, loop.time() + MAX_KEY_DELAY_SECONDS, 0)

    def _check_idle(self, loop: asyncio.AbstractEventLoop, latest: float, quiet: int) -> None:
        quiet = 0 if self._busy() else quiet + 1
        if quiet < IDLE_TURNS and loop.time() < latest:
            loop.call_soon(self._check_idle, loop, latest, quiet)
            return
        self._writing = self._writes(self._waiting[0])
        self._release_next()
        while self._waiting and self._continues_typing(self._waiting[0]):
            self._release_next()
        if self._waiting:
            self._wait()

    def _release_next(self) -> None:
        key = self._waiting.popleft()
        self._released.add(key)
        self._app.post_message(key)
