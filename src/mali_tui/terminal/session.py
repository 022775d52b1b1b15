"""For programs without Textual: the terminal's own reordering of Arabic off, and on again however they end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from mali_tui.terminal.detect import Terminal


@contextlib.contextmanager
def disable_terminal_bidi(terminal: Terminal) -> Iterator[None]:
    """Keep the terminal from reordering what it is sent, until the block is left or the program told to end.

    An app of Textual's has a driver for this, made by `driver_for`.
    """
    before = {number: signal.signal(number, _end) for number in (signal.SIGTERM, signal.SIGHUP)}
    _send(terminal.enter)
    try:
        yield
    finally:
        _send(terminal.leave)
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _send(sequence: str) -> None:
    if sequence:
        with contextlib.suppress(OSError):  # a terminal that has gone away
            os.write(sys.stdout.fileno(), sequence.encode())
