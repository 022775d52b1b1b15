"""Orderly exit on terminating signals: every ``finally`` runs, where the terminal is restored.

An app that runs is asked to exit, and then `cli.open` saves the reader's state. In the app Ctrl+C is a key and no
signal: it copies what is selected (``app/shell/copy_control.py``).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from msgspec import Struct

from mali_tui.terminal.early_screen import early_screen
from mali_tui.terminal.posix import END_SIGNALS, EXIT_SIGNAL, restore_settings, save_settings

_received: int | None = None
"""The number of a terminating signal that came within an `exit_on_signals` block; None again after any block ends."""


def exit_by_signal(number: int) -> None:
    """Exit so that every ``finally`` runs.

    Raises:
        SystemExit: always, with the exit code of the signal.
    """
    raise SystemExit(EXIT_SIGNAL + number)


class ShutdownLimit(Struct, frozen=True):
    """The time that an exit may take, in seconds, and the function to call when it takes longer."""

    seconds: float
    on_timeout: Callable[[], object]


@contextlib.contextmanager
def exit_on_signals(
    on_signal: Callable[[int], object] = exit_by_signal, limit: ShutdownLimit | None = None
) -> Iterator[None]:
    """Call ``on_signal`` with the number of the first terminating signal; ignore those that follow.

    If the process still runs after ``limit``, for example because a terminal accepts no output, ``os._exit`` ends it.
    """
    global _received
    descriptor, settings = -1, None
    with contextlib.suppress(ValueError, OSError):
        descriptor = sys.stdin.fileno()
        early = early_screen()
        settings = early.settings if early else save_settings(descriptor)

    def force_exit(code: int) -> None:
        if limit:
            limit.on_timeout()
        restore_settings(descriptor, settings)
        os._exit(code)

    def handle(number: int, _: FrameType | None) -> None:
        global _received
        _received = number
        sys.unraisablehook = lambda _: None  # Python would print what it drops
        for each in END_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        if limit:
            timer = threading.Timer(limit.seconds, force_exit, (EXIT_SIGNAL + number,))
            timer.daemon = True
            timer.start()
        on_signal(number)

    previous_handlers = {number: signal.signal(number, handle) for number in END_SIGNALS}
    previous_hook = sys.unraisablehook
    try:
        # Importing runs callbacks of weak references, and Python drops an exception that is raised in one. If the
        # SystemExit of an outer block was lost like that, exit now.
        if _received is not None:
            handle(_received, None)
        yield
    except Exception:
        # Up to 3.11 Python turns an exception in `__set_name__` into RuntimeError. After a signal any error is
        # therefore taken for its exit.
        if _received is not None:
            exit_by_signal(_received)
        raise
    finally:
        _received = None
        sys.unraisablehook = previous_hook
        for number, handler in previous_handlers.items():
            if signal.getsignal(number) is handle:
                signal.signal(number, handler)
