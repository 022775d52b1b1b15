"""For programs without Textual: turns the terminal's own reordering of Arabic off, and on again however they end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from mali_tui.terminal.detect import Terminal
from mali_tui.terminal.posix import END_SIGNALS, EXIT_SIGNAL

# mouse, focus and paste reports off, lines wrap, kitty's keyboard protocol off, main screen, cursor shown
_REPORTS = "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1015, 1006, 1004, 2004))
LEAVE_SCREEN = f"{_REPORTS}\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"


@contextlib.contextmanager
def disable_terminal_bidi(terminal: Terminal) -> Iterator[None]:
    """Keep the terminal from reordering what it is sent, until the block is left or the program told to end.

    An app of Textual's has a driver for this, made by `driver_for`.
    """
    before = {number: signal.signal(number, _end) for number in END_SIGNALS if number != signal.SIGINT}
    _send(terminal.enter)
    try:
        yield
    finally:
        _send(terminal.leave)
        for number, handler in before.items():
            signal.signal(number, handler)


def leave_screen(terminal: Terminal) -> None:
    """Switch back to the main screen and the terminal's defaults, without waiting for a terminal that is stuck.

    For an app that has to be killed; one that exits by itself has a driver for this.
    """
    if sys.__stdout__ is None:
        return
    descriptor = sys.__stdout__.fileno()  # while an app runs, sys.stdout is Textual's
    with contextlib.suppress(OSError):
        if sys.platform != "win32":
            os.set_blocking(descriptor, False)
        os.write(descriptor, (LEAVE_SCREEN + terminal.leave).encode())


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(EXIT_SIGNAL + number)


def _send(sequence: str) -> None:
    if sequence:
        with contextlib.suppress(OSError):  # a terminal that has gone away
            os.write(sys.stdout.fileno(), sequence.encode())
