"""Orderly exit on signals: the terminal is restored and the state is saved.

In the app Ctrl+C is a key and no signal: it copies what is selected (``app/shell/copy_control.py``).
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

from mali_tui.cli.exit_codes import EXIT_SIGNAL
from mali_tui.terminal.early_screen import early_screen
from mali_tui.terminal.posix import END_SIGNALS, restore_settings, save_settings

_received: int | None = None
"""The number of a signal to exit that has come since `exit_on_signals` was entered first."""


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
    end: Callable[[int], object] = exit_by_signal, limit: ShutdownLimit | None = None
) -> Iterator[None]:
    """Call ``end`` with the number of the first signal to exit; ignore those that follow.

    An import may lose the exception of ``exit_by_signal``. Python drops what is raised in the callback of a weak
    reference, which every import has: a signal that has not ended an outer block ends this one at once. Up to 3.11 it
    raises RuntimeError for what is raised in ``__set_name__``: any error after a signal is an exit with its code.

    The process is killed after ``limit`` if it is still blocked, for example by a terminal that accepts no output.
    """
    global _received
    descriptor, settings = -1, None
    with contextlib.suppress(ValueError, OSError):
        descriptor = sys.stdin.fileno()
        early = early_screen()
        settings = early.settings if early else save_settings(descriptor)

    def force(code: int) -> None:
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
            timer = threading.Timer(limit.seconds, force, (EXIT_SIGNAL + number,))
            timer.daemon = True
            timer.start()
        end(number)

    before = {number: signal.signal(number, handle) for number in END_SIGNALS}
    report = sys.unraisablehook
    try:
        if _received is not None:
            handle(_received, None)
        yield
    except Exception:
        if _received is not None:
            exit_by_signal(_received)
        raise
    finally:
        _received = None
        sys.unraisablehook = report
        for number, handler in before.items():
            if signal.getsignal(number) is handle:
                signal.signal(number, handler)
