"""A terminal for the tests: the app runs in a real pty, and what it does to the terminal is written down."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

LONGEST_WAIT = 30.0  # seconds; a busy machine starts the app in ten
MODES = re.compile(rb"\x1b\[\?(\d+)([hl])")
CONTROL = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
MAIN = ("-m", "mali_tui")
ANSWERS = {  # of an xterm
    b"\x1b[>q": b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1b[>c": b"\x1b[>41;379;0c",
    b"\x1b[8$p": b"\x1b[8;0$y",
    b"\x1b[c": b"\x1b[?64;1;2c",
}


class Terminal:
    """A pty with the app in it. ``answer`` is what the terminal says to a question; the last one is for DA1."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        program: Sequence[str] = MAIN,
        answers: Mapping[bytes, bytes] | None = None,
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        redirect: Mapping[str, int] | None = None,
    ) -> None:
        self.output = b""
        self._answers = dict(ANSWERS if answers is None else answers)
        self._answered = 0
        self.master, self.slave = pty.openpty()
        self.resize(*size)
        self.before = self.settings_at_end = termios.tcgetattr(self.slave)
        streams = {"stdin": self.slave, "stdout": self.slave, "stderr": self.slave} | dict(redirect or {})
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            env=surroundings(home) | dict(environment or {}),
            cwd=home,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0),
            pass_fds=[self.slave],
            stdin=streams["stdin"],
            stdout=streams["stdout"],
            stderr=streams["stderr"],
        )

    # ── What is done to it ───────────────────────────────────────────────────────────────────

    def type(self, keys: str | bytes) -> None:
        """Send what the keyboard would."""
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send a signal to the app."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    # ── What comes of it ─────────────────────────────────────────────────────────────────────

    def wait_for(self, met: str | Callable[[], object], seconds: float = LONGEST_WAIT) -> None:
        """Read on until a text has been written or something is true; AssertionError where that never comes."""
        deadline = time.monotonic() + seconds
        while not (met() if callable(met) else met.encode() in self.output or met in self.text):
            assert time.monotonic() < deadline, f"waited in vain for {met}: {self.output[-2000:]!r}"
            self._read(0.02)

    def look(self, seconds: float = 1.0) -> None:
        """Read what comes next, if anything does; not every key changes something."""
        self._read(seconds)

    def wait_until_drawn(self) -> None:
        """Read on until the article is on the screen, and so the last that the app does at its start is done."""
        self.wait_for("⏎")
        self.wait_for("\x1b[?7l")

    def wait_for_end(self, seconds: float = LONGEST_WAIT) -> int:
        """The exit code, once it is there."""
        self.wait_for(lambda: self.process.poll() is not None, seconds)
        self._read(0)
        self.settings_at_end = self.settings if self.slave >= 0 else self.before
        return self.process.wait()

    def is_stopped(self) -> bool:
        """Whether the app has been stopped by a signal."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

    def _read(self, seconds: float) -> None:
        if self.master < 0:
            time.sleep(seconds)
            return
        while select.select([self.master], [], [], seconds)[0]:
            self.output += os.read(self.master, 65536)
            self._answer()
            seconds = 0

    def _answer(self) -> None:
        found = [
            (match.start(), match.end(), answer)
            for question, answer in self._answers.items()
            for match in re.finditer(re.escape(question), self.output[self._answered :])
        ]
        start = self._answered
        for _, end, answer in sorted(found):
            os.write(self.master, answer)
            self._answered = start + end

    @property
    def text(self) -> str:
        """What has been written, without styles and moves of the cursor, which may cut a word."""
        return CONTROL.sub("", self.output.decode("utf-8", "replace"))

    @property
    def settings(self) -> list[Any]:
        """How the terminal is set, as `stty -g` tells it."""
        return termios.tcgetattr(self.slave)

    @property
    def modes(self) -> dict[int, bool]:
        """The private modes that the app has switched, and what they are now."""
        return {int(number): to == b"h" for number, to in MODES.findall(self.output)}

    @property
    def pushed_keyboards(self) -> int:
        """How many keyboard protocols (kitty's) are on the terminal's stack."""
        return len(re.findall(rb"\x1b\[>\d+u", self.output)) - self.output.count(b"\x1b[<u")

    def assert_left_as_it_was(self) -> None:
        """The main screen, a cursor, wrapping lines, and no mouse, paste, focus or keyboard reports."""
        on = {number for number, on in self.modes.items() if on}
        assert on == {7, 25}, on
        assert not self.pushed_keyboards
        assert self.settings == self.before

    def after_the_app(self) -> str:
        """What stands on the main screen after the app has left."""
        return CONTROL.sub("", self.output.rpartition(b"\x1b[?1049l")[2].decode())

    def close(self) -> None:
        """End what still runs."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.master >= 0:
            self.hang_up()


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a program of which nothing is known but its home and a plain xterm."""
    path = os.pathsep.join(["/usr/bin", "/bin"])
    coverage = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    plain = {"HOME": str(home), "PATH": path, "PYTHONPATH": ":".join(sys.path), "TERM": "xterm-256color", "LANG": "C"}
    return plain | coverage


@contextlib.contextmanager
def opened(home: Path, *arguments: str, **options: Any) -> Iterator[Terminal]:
    """The app in a terminal that is gone afterwards."""
    terminal = Terminal(home, *arguments, **options)
    try:
        yield terminal
    finally:
        terminal.close()


def remembered(home: Path) -> str:
    """What the app has kept in a home folder."""
    uri = f"{(home / '.local/state/mali-tui/state.sqlite3').as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return json.dumps([connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
