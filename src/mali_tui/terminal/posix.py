"""A terminal's input settings, colours and process group. Only this module imports what POSIX systems alone have.

On Windows, where Textual's own driver sets up the console, its functions do nothing.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterable, Iterator

TYPE_CHECKING = False  # as in typing, whose import takes 3 ms that the first frame would wait for
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

if sys.platform != "win32":
    import termios
    import tty

END_SIGNALS: tuple[signal.Signals, ...] = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK") if hasattr(signal, name)
)
"""The signals that ask a program to end: Windows has Ctrl+Break, and no hang-up."""
EXIT_SIGNAL = 128  # plus the number of the signal that ended the program: the exit code


def save_settings(descriptor: int) -> list[Any] | None:
    """The settings of the terminal at a descriptor; None if there is none."""
    if sys.platform != "win32":
        with contextlib.suppress(termios.error, ValueError, OSError):
            return termios.tcgetattr(descriptor)
    return None


def restore_settings(descriptor: int, settings: list[Any] | None) -> None:
    """Restore a terminal's settings, without waiting for anything."""
    if sys.platform != "win32" and settings is not None:
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(descriptor, termios.TCSANOW, settings)


@contextlib.contextmanager
def _restore_on_signals(descriptor: int, settings: list[Any]) -> Iterator[None]:
    """Within the block, restore a terminal's settings before a signal that nothing handles ends the program."""

    def end(number: int, _: FrameType | None) -> None:
        restore_settings(descriptor, settings)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    handled = [number for number in END_SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    with contextlib.suppress(ValueError):  # only the main thread may handle signals
        for number in handled:
            signal.signal(number, end)
    try:
        yield
    finally:
        for number in handled:
            if signal.getsignal(number) is end:
                signal.signal(number, signal.SIG_DFL)


def set_blocking(descriptor: int, blocks: bool) -> None:
    """Set whether writing waits while a terminal takes no output; on Windows it always does."""
    if sys.platform != "win32":
        os.set_blocking(descriptor, blocks)


def silence_input(descriptor: int) -> None:
    """Have typed bytes wait to be read, and not echoed. Ctrl+Z is a byte, too; Ctrl+C stays a signal."""
    if sys.platform != "win32":
        with contextlib.suppress(termios.error):
            settings = termios.tcgetattr(descriptor)
            settings[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON)
            settings[tty.CC][termios.VSUSP] = b"\0"
            settings[tty.CC][termios.VMIN], settings[tty.CC][termios.VTIME] = 1, 0
            termios.tcsetattr(descriptor, termios.TCSANOW, settings)


@contextlib.contextmanager
def unbuffered_input(descriptor: int, keeps_unread: bool = False) -> Iterator[None]:
    """Within the block every byte of input can be read at once and doesn't show.

    What was typed before can be read in it, too. What is unread at the end is discarded, or can be read afterwards.

    Raises:
        OSError: if there is no terminal at the descriptor.
    """
    if sys.platform == "win32":
        yield
    else:
        try:
            before = termios.tcgetattr(descriptor)
        except termios.error as error:
            raise OSError(*error.args) from error
        try:
            with _restore_on_signals(descriptor, before):
                try:
                    tty.setcbreak(descriptor, termios.TCSANOW)  # a signal may end the program right after it
                except termios.error as error:
                    raise OSError(*error.args) from error
                yield
        finally:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSANOW if keeps_unread else termios.TCSAFLUSH, before)


def read_key() -> str:
    """Wait for a key at standard input, and return the character it types."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    descriptor = sys.stdin.fileno()
    with unbuffered_input(descriptor):
        return os.read(descriptor, 16).decode("utf-8", "replace")[:1]


def terminfo_colours(flags: Iterable[str]) -> tuple[int, bool]:
    """The number of colours in the terminfo entry of TERM, 0 without one, and whether it has one of ``flags``."""
    if sys.platform != "win32":
        with contextlib.suppress(ImportError):  # Python can be built without it
            import curses  # 2 ms that only few terminals need

            with contextlib.suppress(OSError, curses.error):
                curses.setupterm(fd=1)
                return curses.tigetnum("colors"), any(curses.tigetflag(name) == 1 for name in flags)
    return 0, False


def has_job_control() -> bool:
    """Whether a shell would notice that this process group stops, and could continue it.

    By POSIX's definition the group is orphaned otherwise: no member has a parent in another group of its session.
    """
    if sys.platform == "win32":
        return False
    return any(map(_is_outside_parent, (os.getppid(), _parent_of(os.getpgrp()))))


def _is_outside_parent(process: int) -> bool:
    if sys.platform == "win32" or process <= 0:  # 0 is the parent of a container's first process
        return False
    try:
        return os.getsid(process) == os.getsid(0) and os.getpgid(process) != os.getpgrp()
    except OSError:
        return False


def _parent_of(process: int) -> int:
    """The parent of a process; 0 if that isn't known."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        pass
    import subprocess  # only systems without /proc need it

    try:
        command = ["ps", "-o", "ppid=", "-p", str(process)]
        return int(subprocess.run(command, capture_output=True, text=True, timeout=2, check=True).stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0
