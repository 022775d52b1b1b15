"""A program in a pseudo-terminal that answers as xterm does, and when what it writes has come to an end."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COLUMNS, ROWS = 120, 36
QUIET = 0.1  # seconds without output, and ...
IDLE = 0.001  # ... at most so much work done in them, after which a frame has surely ended
MAX_WAIT = 60.0  # seconds
FRAME_END = b"\x1b[?2026l"  # the end of a synchronised update, as Textual sends it
# What a program may ask, and what it is told: xterm's name and attributes, no reordering, synchronised updates.
ANSWERS = {
    b"\x1b[>q": b"\x1bP>|XTerm(390)\x1b\\",
    b"\x1b[>c": b"\x1b[>41;390;0c",
    b"\x1b[8$p": b"\x1b[8;0$y",
    b"\x1b[c": b"\x1b[?64;1;22c",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
}


class Spent(NamedTuple):
    """What something took, in seconds: by the clock, and of processor time. Processor time needs Linux."""

    clock: float
    processor: float


class Session:
    """A running program. ``started`` is when it was spawned, by the monotonic clock.

    ``written`` is what it wrote, each time with the seconds since then.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """``first_frame`` and the like measure from here."""
        self.started = time.monotonic()
        self.process, self._terminal = pty.fork()
        if not self.process:
            try:
                os.execvpe(command[0], list(command), dict(environment))
            finally:
                os._exit(127)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._unanswered = b""
        self.written: list[tuple[float, bytes]] = []

    def first_frame(self, sign: str) -> Spent:
        """The time from its start to the end of the first frame that shows ``sign``."""
        seen, wanted, spent = b"", sign.encode(), None
        while wanted not in seen or FRAME_END not in seen[seen.find(wanted) :]:
            try:
                seen += self._read(QUIET if spent else MAX_WAIT)
            except TimeoutError:
                if spent is None:
                    raise
                break  # it began before it knew that updates can be synchronised
            if wanted in seen:
                spent = Spent(time.monotonic() - self.started, self.processor())
        self.settle()
        assert spent is not None
        return spent

    def first_text(self, sign: str) -> Spent:
        """The time from its start until ``sign`` is on the screen."""
        seen = b""
        while sign.encode() not in seen:
            seen += self._read(MAX_WAIT)
        return Spent(time.monotonic() - self.started, self.processor())

    def send(self, keys: bytes) -> None:
        """Send ``keys`` without waiting for anything."""
        os.write(self._terminal, keys)

    def press(self, keys: bytes) -> Spent:
        """Send ``keys``; the time to the last byte of their effect."""
        processor, start = self.processor(), time.monotonic()
        os.write(self._terminal, keys)
        end = self._read_to_end()
        return Spent(end - start, self.processor() - processor)

    def type(self, keys: bytes) -> None:
        """Send ``keys`` and wait only until something comes back."""
        os.write(self._terminal, keys)
        with contextlib.suppress(TimeoutError):
            self._read(QUIET)

    def settle(self) -> None:
        """Read until the program is silent and idle."""
        self._read_to_end()

    def quit(self) -> None:
        """Press q and wait for the end."""
        os.write(self._terminal, b"q")
        with contextlib.suppress(EOFError):
            while True:
                self._read(MAX_WAIT)

    def processor(self) -> float:
        """Processor time of all its threads, in seconds."""
        nanoseconds = 0
        for statistics in Path(f"/proc/{self.process}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                nanoseconds += int(statistics.read_text().split()[0])
        return nanoseconds / 1e9

    def memory(self) -> float:
        """Resident memory in megabytes."""
        status = Path(f"/proc/{self.process}/status").read_text()
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes) / 1024

    def _read_to_end(self) -> float:
        """Read until it is silent and idle (on a busy machine it may be only one); the time of its last output."""
        end, idle_since, deadline = time.monotonic(), self.processor(), time.monotonic() + MAX_WAIT
        while time.monotonic() < deadline:
            try:
                self._read(QUIET)
                end = time.monotonic()
            except TimeoutError:
                processor = self.processor()
                if processor - idle_since < IDLE:
                    return end
                idle_since = processor
        raise TimeoutError(f"it was still busy after {MAX_WAIT:.0f} s")

    def _read(self, patience: float) -> bytes:
        if not select.select([self._terminal], [], [], patience)[0]:
            raise TimeoutError(f"nothing was written for {patience:.1f} s")
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:
            raise EOFError("the program has ended") from None
        self.written.append((time.monotonic() - self.started, data))
        self._answer(data)
        return data

    def _answer(self, data: bytes) -> None:
        asked = self._unanswered + data
        found = sorted((asked.find(query), query) for query in ANSWERS if query in asked)
        for _, query in found:
            os.write(self._terminal, ANSWERS[query])
        last = max((at + len(query) for at, query in found), default=0)
        self._unanswered = asked[last:][-16:]

    def end(self) -> None:
        """Kill the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)


@contextlib.contextmanager
def open_session(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Session]:
    """A session that ends with the block."""
    session = Session(command, environment)
    try:
        yield session
    finally:
        session.end()
