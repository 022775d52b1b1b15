"""Textual's driver for POSIX terminals, robust against late replies, invalid bytes, stops and lost terminals.

A correction, not a speed-up. Changes: `LinuxDriver.run_input_thread`, `start_application_mode`,
`_get_terminal_size` and what follows a stop. Upstream: invalid UTF-8 ends the input thread,
https://github.com/Textualize/textual/issues/6456; at the end of input it loops at full load,
https://github.com/Textualize/textual/pull/6690; the rest is not reported. Without it an app would still run, but
end with a traceback or hang in these cases.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import partial
from io import TextIOWrapper
from typing import Any, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from mali_tui.terminal.posix import EXIT_SIGNAL
from mali_tui.terminal.replies import LateReplyFilter

assert sys.platform != "win32"  # there `driver` takes Textual's own

ESCAPE_DELAY_SECONDS = 0.1  # seconds after which a lone escape is the key of that name
EXIT_HANGUP = EXIT_SIGNAL + signal.SIGHUP  # the exit code


class NonBlockingOutput:
    """Where the driver writes to: standard output. A terminal that has gone away is no error."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: list[str] = []

    def write(self, text: str) -> None:
        """Keep ``text`` for the next flush."""
        self._waiting.append(text)

    def flush(self) -> None:
        """Send what has been kept."""
        data = memoryview("".join(self._waiting).encode("utf-8", "replace"))
        self._waiting.clear()
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:  # another process sharing the terminal made it non-blocking
                select.select([], [self._descriptor], [])
            except OSError:
                return

    def fileno(self) -> int:
        """The file descriptor."""
        return self._descriptor


class RobustInputParser(XTermParser):
    """Textual's parser of input, without the terminal's late replies."""

    def __init__(self, debug: bool) -> None:
        super().__init__(debug)
        self._late = LateReplyFilter()

    def feed(self, data: str) -> Iterable[Message]:
        """What the reader did, as messages; the end of the input is empty data."""
        rest = self._late.strip_replies(data)
        return super().feed(rest) if rest or not data else ()


class RobustLinuxDriver(LinuxDriver):
    """Draws on standard output, where the app was asked to open, not on standard error as Textual does."""

    typed = ""
    """What was typed before the app started, and has been read from the terminal already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file = cast("TextIOWrapper", NonBlockingOutput(sys.__stdout__.fileno() if sys.__stdout__ else 1))

    def start_application_mode(self) -> None:
        """Take the screen, and from now on handle SIGTSTP and SIGCONT between two turns of the loop.

        Textual's handlers may interrupt the app while it holds a lock that they need: a deadlock.
        """
        self._size = self._get_terminal_size()  # the app would ask COLUMNS and LINES, and draw a frame of that size
        super().start_application_mode()  # type: ignore[no-untyped-call]
        handle = asyncio.get_running_loop().add_signal_handler
        handle(signal.SIGTSTP, self._sigtstp_application)
        handle(signal.SIGCONT, self._sigcont_application)

    def run_input_thread(self) -> None:
        """Turn what the terminal sends into events: no byte can be wrong, and its end is the app's.

        Textual's own ends the app with a traceback at the first byte that is not UTF-8, and turns without a pause
        once the terminal has gone away, or all that was piped in is read.
        """
        parser = RobustInputParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            typed, self.typed = self.typed, ""
            if not typed and select.select([self.fileno], [], [], ESCAPE_DELAY_SECONDS)[0]:
                data = self._read()
                if not data:
                    if self.input_tty:  # else what was piped in has ended, and the app goes on
                        self._app.call_later(partial(self._app.exit, return_code=EXIT_HANGUP))
                    return
                typed = decode(data)
            if typed:
                for event in parser.feed(typed):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _read(self) -> bytes:
        """What has been sent; nothing where the terminal has gone away."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _query_in_band_window_resize(self) -> None:
        """Ask, except Terminal of macOS, which prints a letter of the question (as Textual says of another one)."""
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":
            super()._query_in_band_window_resize()

    def _get_terminal_size(self) -> tuple[int, int]:
        """The terminal's own size; Textual asks COLUMNS and LINES first, which may be of another terminal."""
        columns = rows = 0
        if self._file is not None:
            with contextlib.suppress(OSError):
                columns, rows = os.get_terminal_size(self._file.fileno())
        return (columns, rows) if columns and rows else super()._get_terminal_size()

    def suspend_process_group(self) -> None:
        """Give up the screen, and then stop the whole process group, as the shell expects of Ctrl+Z.

        Where no shell could continue it, as in ``xterm -e mali-tui``, it would stay stopped.
        """
        self.suspend_application_mode()
        self._must_signal_resume = True
        os.killpg(os.getpgrp(), signal.SIGSTOP)  # not kill(0, …), of which `make mutants` makes a stop of everything

    def _sigcont_application(self, *_: object) -> None:
        """Come back from a stop: to where one left off, unless the app did not know of it and left nothing."""
        if self._must_signal_resume:
            super()._sigcont_application()
            self._app.refresh(layout=True)  # the shell has had the screen; Textual draws only what changes
