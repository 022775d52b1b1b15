"""A terminal for the tests: the app runs in a real pty, and everything it writes to it is recorded."""

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

WAIT_SECONDS = 30.0  # a busy machine starts the app in ten
MODES = re.compile(rb"\x1b\[\?(\d+)([hl])")
CONTROL = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
CURSOR_TO = re.compile(r"\x1b\[(\d+);(\d+)H")
MAIN = ("-m", "mali_tui")
ANSWERS = {  # an xterm's
    b"\x1b[>q": b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1b[>c": b"\x1b[>41;379;0c",
    b"\x1b[8$p": b"\x1b[8;0$y",
    b"\x1b[c": b"\x1b[?64;1;2c",
}


class Terminal:
    """A pty with the app in it; ``answers`` are the replies to the terminal queries that the app may send."""

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

    # ── Input ────────────────────────────────────────────────────────────────────────────────

    def type(self, keys: str | bytes) -> None:
        """Send keys, encoded as a keyboard would."""
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send a signal to the app."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    # ── Output ───────────────────────────────────────────────────────────────────────────────

    def wait_for(self, wanted: str | Callable[[], object], what: str = "", seconds: float = WAIT_SECONDS) -> None:
        """Read until a text has been written or a condition holds.

        Fails after `seconds` with what was waited for and the screen at that moment.
        """
        deadline = time.monotonic() + seconds
        while not (wanted() if callable(wanted) else wanted.encode() in self.output or wanted in self.text):
            if time.monotonic() > deadline:
                what = what or repr(wanted)
                raise AssertionError(f"waited {seconds:.0f} s for {what}; the screen:\n{self.screen}")
            self._read(0.02)

    def look(self, seconds: float = 1.0) -> None:
        """Read whatever comes next, if anything does; not every key changes something."""
        self._read(seconds)

    def wait_until_drawn(self) -> None:
        """Read until the article is on the screen, which is the last step of the app's start."""
        self.wait_for("⏎")
        self.wait_for("\x1b[?7l")

    def wait_for_end(self, seconds: float = WAIT_SECONDS) -> int:
        """Wait for the app to end; its exit code."""
        self.wait_for(lambda: self.process.poll() is not None, "the app to end", seconds)
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
        """The output without styles and cursor movements, which may split a word."""
        return CONTROL.sub("", self.output.decode("utf-8", "replace"))

    @property
    def screen(self) -> str:
        """The rows of the screen, roughly: what was last written from the start of each row on."""
        _, *moves = re.split(CURSOR_TO, self.output.decode("utf-8", "replace"))
        rows: dict[int, str] = {}
        for row, column, written in zip(moves[::3], moves[1::3], moves[2::3], strict=True):
            text = CONTROL.sub("", written).rstrip("\r\n")
            start = int(column) - 1
            before = rows.get(int(row), "").ljust(start)
            rows[int(row)] = before[:start] + text + before[start + len(text) :]
        return "\n".join(rows[row] for row in sorted(rows)) or self.text[-2000:]

    @property
    def settings(self) -> list[Any]:
        """The settings of the terminal, as `stty -g` prints them."""
        return termios.tcgetattr(self.slave)

    @property
    def modes(self) -> dict[int, bool]:
        """The private modes that the app has set or reset, and whether they are set now."""
        return {int(number): to == b"h" for number, to in MODES.findall(self.output)}

    @property
    def pushed_keyboards(self) -> int:
        """The number of keyboard protocols (kitty's) on the terminal's stack."""
        return len(re.findall(rb"\x1b\[>\d+u", self.output)) - self.output.count(b"\x1b[<u")

    def assert_left_as_it_was(self) -> None:
        """Check for the main screen, a cursor, wrapping lines, and no mouse, paste, focus or keyboard reports."""
        on = {number for number, on in self.modes.items() if on}
        assert on == {7, 25}, on
        assert not self.pushed_keyboards
        assert self.settings == self.before

    def after_the_app(self) -> str:
        """The text on the main screen after the app has ended."""
        return CONTROL.sub("", self.output.rpartition(b"\x1b[?1049l")[2].decode())

    def close(self) -> None:
        """Kill whatever still runs."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.master >= 0:
            self.hang_up()


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a program: its home, a plain xterm, and nothing else of ours."""
    path = os.pathsep.join(["/usr/bin", "/bin"])
    coverage = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    plain = {"HOME": str(home), "PATH": path, "PYTHONPATH": ":".join(sys.path), "TERM": "xterm-256color", "LANG": "C"}
    return plain | coverage


@contextlib.contextmanager
def opened(home: Path, *arguments: str, **options: Any) -> Iterator[Terminal]:
    """The app in a terminal, closed afterwards."""
    terminal = Terminal(home, *arguments, **options)
    try:
        yield terminal
    finally:
        terminal.close()


def saved_state(home: Path) -> str:
    """The content of the app's state file."""
    uri = f"{(home / '.local/state/mali-tui/state.sqlite3').as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return json.dumps([connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
