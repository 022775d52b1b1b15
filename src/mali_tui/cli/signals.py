"""Ending in good order when told to: the terminal as it was, and where the reader is kept."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import NamedTuple

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def exit_by_signal(number: int) -> None:
    """End the program by way of every ``finally``.

    Raises:
        SystemExit: always, with the exit code of the signal.
    """
    raise SystemExit(128 + number)


class ShutdownLimit(NamedTuple):
    """How long an end may take, in seconds, and what is still done where it takes longer."""

    seconds: float
    last: Callable[[], object]


@contextlib.contextmanager
def exit_on_signals(
    end: Callable[[int], object] = exit_by_signal, limit: ShutdownLimit | None = None
) -> Iterator[None]:
    """Let the first signal that ends the program call ``end`` with its number, and none that follows disturb that.

    The program is gone within ``limit`` even if it is held up, say by a terminal that takes nothing any more.
    """
    settings = None
    with contextlib.suppress(termios.error, ValueError, OSError):
        settings = termios.tcgetattr(sys.stdin.fileno())

    def force(code: int) -> None:
        if limit:
            limit.last()
        if settings:
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, settings)
        os._exit(code)

    def take(number: int, _: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        if limit:
            timer = threading.Timer(limit.seconds, force, (128 + number,))
            timer.daemon = True
            timer.start()
        end(number)

    before = {number: signal.signal(number, take) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is take:
                signal.signal(number, handler)
