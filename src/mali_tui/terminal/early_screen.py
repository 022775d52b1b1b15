"""The terminal's screen, taken before there is an app: it shows a frame until the app draws its own over it.

Until then whatever ends the program gives the screen back: `give_back` is called on every way out, and by signals.
"""

from __future__ import annotations

import contextlib
import os
import signal

from mali_tui.terminal.posix import (
    END_SIGNALS,
    EXIT_SIGNAL,
    restore_settings,
    save_settings,
    set_blocking,
    silence_input,
)

TYPE_CHECKING = False  # as in typing, whose import takes 3 ms
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

STDIN, STDOUT = 0, 1
ENTER_SCREEN, LEAVE_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
_HIDE_CURSOR, _SHOW_CURSOR = b"\x1b[?25l", b"\x1b[?25h"
_HOME = b"\x1b[H"


class EarlyScreen:
    """A screen that shows a frame. ``enter`` and ``leave`` switch the terminal's own reordering off and on again.

    ``settings`` are those of the terminal before; what is typed from now on isn't shown and waits to be read.
    """

    def __init__(self, frame: bytes, replies: bytes, enter: bytes, leave: bytes) -> None:
        """Take the screen. ``replies``: what the terminal must answer for the frame to be right."""
        self.replies = replies
        self._leave = leave
        self._is_taken = True
        self.settings: list[Any] | None = save_settings(STDIN)
        self._handlers: dict[signal.Signals, Any] = {}  # a signal may come before it is complete
        for number in END_SIGNALS:
            self._handlers[number] = signal.signal(number, self._end)
        if hasattr(signal, "SIGTSTP"):  # a stopped program would leave the screen to nobody
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        silence_input(STDIN)
        self._write(enter + ENTER_SCREEN + _HIDE_CURSOR + frame + _HOME)

    def give_back(self) -> None:
        """Leave the terminal as it was, unless that has been done, or is left to the app."""
        if self._is_taken:
            self._is_taken = False
            self._write(LEAVE_SCREEN + _SHOW_CURSOR + self._leave, waits=False)
            restore_settings(STDIN, self.settings)
            if hasattr(signal, "SIGTSTP") and signal.getsignal(signal.SIGTSTP) == signal.SIG_IGN:
                signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            for number, handler in self._handlers.items():
                if signal.getsignal(number) == self._end:
                    signal.signal(number, handler)

    def hand_over(self) -> None:
        """Leave it to the app to give back the screen, with ``settings``."""
        self._is_taken = False

    @property
    def is_taken(self) -> bool:
        """Whether it shows the frame."""
        return self._is_taken

    def _end(self, number: int, _: FrameType | None) -> None:
        """Give back the screen and end at once: there is nothing to save yet."""
        self.give_back()
        os._exit(EXIT_SIGNAL + number)

    def _write(self, data: bytes, *, waits: bool = True) -> None:
        """``waits``: for a terminal that takes no output, such as one stopped by Ctrl+S."""
        with contextlib.suppress(OSError):  # a terminal that has gone away
            set_blocking(STDOUT, waits)
            with contextlib.suppress(BlockingIOError):
                while data:
                    data = data[os.write(STDOUT, data) :]
            set_blocking(STDOUT, True)


_screen: EarlyScreen | None = None


def take_screen(frame: bytes, replies: bytes, enter: bytes, leave: bytes) -> None:
    """Show a frame on the screen of standard output."""
    global _screen
    _screen = EarlyScreen(frame, replies, enter, leave)


def early_screen() -> EarlyScreen | None:
    """The screen that shows a frame; None if there is none, or no longer."""
    return _screen if _screen and _screen.is_taken else None


def give_back_screen() -> None:
    """Give back the screen if it shows a frame. Messages to the reader need this before they are printed."""
    if _screen:
        _screen.give_back()
