"""A terminal for the tests: the app runs in a real pty, and everything it writes to it is recorded.

No test depends on how fast the machine is. While the app runs, only `Terminal.wait_for` looks at what it has written,
since more may come at any moment; anything else may look once the app has ended or stopped, when all has been read.
"""

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

from fork_server import ForkedApp

WAIT_SECONDS = 60.0  # a busy machine starts the app in ten
PROGRAM_SECONDS = 250.0  # for a program to run to its end; less than the limit of a test
END_OF_OUTPUT = b"\x1b_end of output\x1b\\"  # what the tests write to the terminal after the app
MODES = re.compile(rb"\x1b\[\?(\d+)([hl])")
CONTROL = re.compile(r"\x1b(?:\[[?0-9;]*[a-zA-Z]|\([0B])")  # ESC ( is of tmux, which may write it within a word
CURSOR_TO = re.compile(r"\x1b\[(\d+);(\d+)H")
MAIN = ("-m", "mali_tui")
RUN = "import sys; from mali_tui.cli.start import main; sys.exit(main())"
COVERED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
PATIENCE = Path(__file__).with_name("patience")
PROMPT = "ready> "
CACHE = Path(".cache/mali-tui")  # in the home
SHELL = ("-c", "import os; os.execlp('bash', 'bash', '--norc', '--noprofile', '-i')")
ANSWERS = {  # an xterm's
    b"\x1b[>q": b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1b[>c": b"\x1b[>41;379;0c",
    b"\x1b[8$p": b"\x1b[8;0$y",
    b"\x1b[c": b"\x1b[?64;1;2c",
}
LAST_ANSWER = re.compile(rb"\x1b\[\?[\d;]*c")


class Terminal:
    """A pty with the app in it; ``answers`` are the replies to the terminal queries that the app may send.

    The app waits for the last of them as long as it takes; where it won't come, ``waits`` tells whether. An app that
    has been left stores its first frame only if ``stores_frame`` is set: in a process that outlives it. One that has
    been told to end is killed after a few seconds only if ``is_killed`` is set.

    The app is started by a `ForkServer`, after the code ``first``; what is given as ``program``, `MAIN` for the app,
    in a new Python.
    """

    def __init__(
        self,
        home: Path,
        *arguments: str,
        program: Sequence[str] = (),
        first: str = "",
        answers: Mapping[bytes, bytes] | None = None,
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        redirect: Mapping[str, int] | None = None,
        waits: bool | None = None,
        stores_frame: bool = False,
        is_killed: bool = False,
    ) -> None:
        self._read_bytes = b""
        self._start = 0  # of what has not been forgotten
        self._is_waiting = self._is_complete = False
        self._answers = dict(ANSWERS if answers is None else answers)
        self._answered = 0
        self.master, self.slave = pty.openpty()
        self.resize(*size)
        if waits is None:
            waits = any(LAST_ANSWER.search(answer) for answer in self._answers.values())
        self.before = self.settings_at_end = termios.tcgetattr(self.slave)
        variables = surroundings(home, waits, stores_frame, is_killed) | dict(environment or {})
        self.process: ForkedApp | subprocess.Popen[bytes]
        if not (program or redirect or COVERED):
            self.process = ForkedApp(self.slave, str(home), arguments, variables, first)
            return
        command = ["-c", f"{first}\n{RUN}"] if first else program or MAIN
        streams = {"stdin": self.slave, "stdout": self.slave, "stderr": self.slave} | dict(redirect or {})
        self.process = subprocess.Popen(
            [sys.executable, *command, *arguments],
            env=variables,
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
        self._is_complete = False
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._is_complete = False
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send a signal to the app."""
        self._is_complete = False
        os.kill(self.process.pid, number)

    @property
    def unread_input(self) -> int:
        """How many bytes have been sent that the app has not read yet."""
        return int.from_bytes(fcntl.ioctl(self.slave, termios.FIONREAD, bytes(4)), sys.byteorder)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    # ── Output ───────────────────────────────────────────────────────────────────────────────

    def wait_for(self, *wanted: str | Callable[[], object], what: str = "") -> None:
        """Read until all of these texts have been written and all of these conditions hold, at one moment.

        Fails after `WAIT_SECONDS` with what was waited for and the screen at that moment.
        """
        deadline = time.monotonic() + WAIT_SECONDS
        self._is_waiting = True
        try:
            while missing := [each for each in wanted if not self._holds(each)]:
                if time.monotonic() > deadline:
                    what = what or ", ".join(map(repr, missing))
                    raise AssertionError(f"waited {WAIT_SECONDS:.0f} s for {what}; the screen:\n{self.screen}")
                self.read(0.02)
        finally:
            self._is_waiting = False

    def read_until(self, text: str) -> bytes:
        """Read until a text has been written; what was written before it, however much has been read behind it."""
        self.wait_for(text)
        return self._output.partition(text.encode())[0]

    def take_until(self, text: str) -> bytes:
        """What is written before a text; it and the text are then taken for not written."""
        wanted = text.encode()
        self.wait_for(lambda: wanted in self._output, what=repr(text))
        before = self._output.partition(wanted)[0]
        self._start += len(before) + len(wanted)
        return before

    def wait_until_drawn(self) -> None:
        """Read until the article is on the screen, which is the last step of the app's start."""
        self.wait_for("⏎", "\x1b[?7l")

    def wait_for_end(self) -> int:
        """Wait for the app to end, and read all that it has written; its exit code."""
        self.wait_for(lambda: self.process.poll() is not None, what="the app to end")
        self._read_rest()
        self.settings_at_end = self.settings if self.slave >= 0 else self.before
        return self.process.wait()

    def wait_for_stop(self) -> None:
        """Wait for a signal to stop the app, and read all that it has written."""
        self.wait_for(self.is_stopped, what="the app to stop")
        self._read_rest()

    def is_stopped(self) -> bool:
        """Whether the app has been stopped by a signal."""
        return self._status("State").startswith("T")

    def has_received(self, number: int) -> bool:
        """Whether a signal sent to the app has been handled or ignored."""
        pending = int(self._status("ShdPnd"), 16) | int(self._status("SigPnd"), 16)
        return not pending >> (number - 1) & 1

    def _status(self, name: str) -> str:
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(value.strip() for key, _, value in (line.partition(":") for line in lines) if key == name)

    def forget_output(self) -> None:
        """Take what has been read so far for not written, so that `wait_for` waits for what comes after it."""
        self._start = len(self._read_bytes)

    def _holds(self, wanted: str | Callable[[], object]) -> bool:
        if callable(wanted):
            return bool(wanted())
        return wanted.encode() in self._output or wanted in self._text

    def read(self, seconds: float) -> None:
        """Read what is there, or comes within so many seconds."""
        if self.master < 0:
            time.sleep(seconds)
        elif select.select([self.master], [], [], seconds)[0]:
            self._read_bytes += os.read(self.master, 65536)
            self._answer()

    def _read_rest(self) -> None:
        """Read all that has been written: up to what is written now, which the kernel brings after it."""
        if self.slave >= 0:
            self.wait_for(self._write_end, what="room for the end of the output")
            self.wait_for(lambda: END_OF_OUTPUT in self._output, what="all output")
            self._read_bytes = self._read_bytes.replace(END_OF_OUTPUT, b"")
        self._is_complete = True

    def _write_end(self) -> bool:
        """Write it, unless the terminal is full, and the app has left it non-blocking."""
        with contextlib.suppress(BlockingIOError):
            os.write(self.slave, END_OF_OUTPUT)
            return True
        return False

    @property
    def output(self) -> bytes:
        """All that the app has written; for conditions of `wait_for`, and for when the app has ended or stopped."""
        if not (self._is_waiting or self._is_complete):
            raise RuntimeError("more may come: wait for it with wait_for, or for the end with wait_for_end")
        return self._output

    @property
    def _output(self) -> bytes:
        return self._read_bytes[self._start :]

    def _answer(self) -> None:
        found = [
            (match.start(), match.end(), answer)
            for question, answer in self._answers.items()
            for match in re.finditer(re.escape(question), self._read_bytes[self._answered :])
        ]
        start = self._answered
        for _, end, answer in sorted(found):
            os.write(self.master, answer)
            self._answered = start + end
        self._answered = max(self._answered, len(self._read_bytes) - max(map(len, self._answers), default=0))

    @property
    def _text(self) -> str:
        """The output without styles and cursor movements, which may split a word."""
        return CONTROL.sub("", self._output.decode("utf-8", "replace"))

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
        return "\n".join(rows[row] for row in sorted(rows)) or self._text[-2000:]

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
        """The text on the main screen after the app has left its own; none before."""
        _, left, after = self.output.rpartition(b"\x1b[?1049l")
        return CONTROL.sub("", after.decode()) if left else ""

    def close(self) -> None:
        """Kill whatever still runs."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.master >= 0:
            self.hang_up()


class Shell(Terminal):
    """A pty with a shell in it."""

    def __init__(self, home: Path, **options: Any) -> None:
        super().__init__(home, program=SHELL, environment={"PS1": PROMPT}, **options)

    def run(self, command: str) -> str:
        """What a command writes, once it has ended."""
        self.forget_output()
        self.type(f"{command}; echo end=$((6 * 7))\n")  # what is typed is shown, too, but not with the result
        self.wait_for("end=42")
        return self._text.partition("end=42")[0]

    def continue_stopped_app(self) -> None:
        """Wait for the app to be stopped, off its screen, and bring it back to the foreground until it is drawn."""
        self.wait_for("Stopped", lambda: self.modes[1049] is False)
        self.forget_output()
        self.type("fg\n")
        self.wait_until_drawn()

    def wait_for_prompt(self) -> None:
        """Wait for the shell to go on after the app has left its screen."""
        self.wait_for(lambda: PROMPT in self.after_the_app(), what="the prompt")

    def leave(self) -> None:
        """End the shell."""
        self.type("exit\n")
        assert self.wait_for_end() == 0


def surroundings(
    home: Path, waits: bool = True, stores_frame: bool = False, is_killed: bool = False
) -> dict[str, str]:
    """The environment of a program: its home, a plain xterm, and nothing else of ours but changes by `PATIENCE`.

    ``waits``: for a terminal's answers, as long as it takes; for the rest see `Terminal`.
    """
    path = os.pathsep.join(["/usr/bin", "/bin"])
    modules = os.pathsep.join([str(PATIENCE), *sys.path])
    plain = {"HOME": str(home), "PATH": path, "PYTHONPATH": modules, "TERM": "xterm-256color", "LANG": "C"}
    changes = {"commands", "frame" if stores_frame else "no frame"}
    changes |= ({"replies"} if waits else set()) | (set() if is_killed else {"end"})
    return plain | COVERED | {"PATIENCE": ",".join(changes)}


def processes_of(home: Path) -> list[int]:
    """The processes in this home that still run, also those that have left the terminal."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended, or is another user's
            if (folder / "cwd").samefile(home):
                found.append(int(folder.name))
    return found


@contextlib.contextmanager
def open_app(home: Path, *arguments: str, **options: Any) -> Iterator[Terminal]:
    """The app in a terminal, closed afterwards."""
    terminal = Terminal(home, *arguments, **options)
    try:
        yield terminal
    finally:
        terminal.close()


def frames(home: Path) -> list[Path]:
    """The stored frames."""
    return sorted((home / CACHE / "frames").glob("?" * 32))


def leave_app(home: Path, *arguments: str, **options: Any) -> None:
    """Open the app and quit, so that a frame is stored; the first time of all shows a hint."""
    with open_app(home, *arguments, **options, stores_frame=True) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.wait_for(lambda: not processes_of(home), what="what stores the frame to end")
    assert frames(home)


def saved_state(home: Path) -> str:
    """The content of the app's state file."""
    uri = f"{(home / '.local/state/mali-tui/state.sqlite3').as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return json.dumps([connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
