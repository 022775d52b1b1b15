"""A terminal emulator on a screen of its own: started, typed into, photographed, and gone again.

Every terminal has its own X server, window manager, home folder and message bus, so several may run at once and
nothing of the person's own settings or sessions is seen or touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from emulators import CELL, EMULATORS, Emulator, Start
from inside import FILLING
from pixels import Box, PictureError, find_colour

KINDS = (*EMULATORS, "tmux@xterm")
LONGEST_WAIT = 30.0  # seconds for anything to appear; a busy machine starts a terminal in ten
STILL = 1.0  # seconds without a change until a picture counts as finished
SCREEN = (1800, 1100)
TAG = "TERMINAL_LAB"  # an environment variable that marks every process of one lab


class LabError(RuntimeError):
    """The terminal could not be started or did not do what was asked."""


def split_kind(kind: str) -> tuple[str, Emulator]:
    """`tmux@xterm` → ("tmux", xterm); `xterm` → ("", xterm)."""
    multiplexer, _, name = kind.rpartition("@")
    if name not in EMULATORS or multiplexer not in ("", "tmux"):
        raise LabError(f"unknown terminal {kind}; known are {', '.join(KINDS)}")
    return multiplexer, EMULATORS[name]


def missing_programs(kind: str) -> list[str]:
    """The programs a terminal needs that are not installed; packages.txt has the packages they come in."""
    multiplexer, emulator = split_kind(kind)
    needed = ["Xvfb", "openbox", "xdotool", "import", "convert", *emulator.programs, *filter(None, [multiplexer])]
    return [program for program in needed if not shutil.which(program)]


def wait_for(met: Callable[[], bool], what: str, seconds: float = LONGEST_WAIT) -> None:
    """Return as soon as `met()` is true; LabError, naming `what`, when it never is."""
    deadline = time.monotonic() + seconds
    while not met():
        if time.monotonic() > deadline:
            raise LabError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)


@dataclass(frozen=True)
class Terminal:
    """A running terminal: `text` is where its cells are on the screen, in pixels."""

    kind: str
    columns: int
    rows: int
    text: Box
    folder: Path
    environment: Mapping[str, str]

    def press(self, *keys: str) -> None:
        """Press keys by their X names: `n`, `Return`, `ctrl+p`."""
        for key in keys:
            self._run("xdotool", "key", "--delay", "40", key)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag the mouse from one cell to another, each (column, row) from 0."""
        (from_x, from_y), (to_x, to_y) = self.pixel(*start), self.pixel(*end)
        self._run("xdotool", "mousemove", str(from_x), str(from_y), "mousedown", "1")
        self._run("xdotool", "mousemove", str(to_x), str(to_y), "mouseup", "1")

    def pixel(self, column: int, row: int) -> tuple[int, int]:
        """The middle of a cell on the screen."""
        across, down = self.text.width / self.columns, self.text.height / self.rows
        return round(self.text.left + (column + 0.5) * across), round(self.text.top + (row + 0.5) * down)

    def shoot(self, path: Path) -> None:
        """Write a picture of the cells, nothing around them."""
        self._run(
            "import",
            "-silent",
            "-window",
            "root",
            *("-crop", self.text.geometry, "+repage", "-depth", "8"),
            str(path),
        )

    def shoot_when_still(self, path: Path, still: float = STILL) -> None:
        """Write a picture once the screen has stopped changing for `still` seconds."""
        previous, since = b"", time.monotonic()
        deadline = since + LONGEST_WAIT
        frame = self.folder / "frame.ppm"
        while True:
            self.shoot(frame)
            now, current = time.monotonic(), frame.read_bytes()
            if current != previous:
                previous, since = current, now
            elif now - since >= still:
                break
            if now > deadline:
                raise LabError(f"{self.kind}: the screen never came to rest")
            time.sleep(0.1)
        subprocess.run(["convert", str(frame), str(path)], check=True)

    def begin(self) -> None:
        """Let the command start, the mouse out of the way, and return when the screen is its own."""
        # Weston takes the first place it hears of for its first pixel, and draws its pointer even when it has left
        first = self.text.left, self.text.top
        last = self.text.left + self.text.width - 1, self.text.top + self.text.height - 1
        for place in (first, last):
            self._run("xdotool", "mousemove", *map(str, place))
        (self.folder / "go").touch()
        wait_for(lambda: _filled(self) is None, f"{self.kind} to start the command")

    def has_ended(self) -> bool:
        """Whether the command inside has ended."""
        return (self.folder / "ended").exists()

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, env=dict(self.environment), capture_output=True, text=True, check=False)
        if done.returncode:
            raise PictureError(f"{command[0]}: {done.stderr.strip()}")


@contextlib.contextmanager
def open_terminal(
    kind: str,
    command: Sequence[str],
    *,
    columns: int = 120,
    rows: int = 36,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """Run a command in a terminal of a kind; when the block is left, all of it is gone.

    `environment` adds to the small one that the command gets; HOME and the XDG folders are the lab's own.
    """
    _, emulator = split_kind(kind)
    if missing := missing_programs(kind):
        raise LabError(f"{kind} needs {', '.join(missing)}: see packages.txt")
    width, height = columns * CELL[0], rows * CELL[1]
    for attempt in (1, 2):
        with contextlib.ExitStack() as stack:
            started = stack.enter_context(_started(kind, command, columns, rows, (width, height), environment))
            if (started.columns, started.rows) == (columns, rows):
                started.begin()
                yield started
                return
            if not emulator.sized_in_pixels or attempt == 2:
                raise LabError(f"{kind} is {started.columns}x{started.rows}, not {columns}x{rows}")
            width += (columns - started.columns) * started.text.width // started.columns
            height += (rows - started.rows) * started.text.height // started.rows


@contextlib.contextmanager
def _started(
    kind: str,
    command: Sequence[str],
    columns: int,
    rows: int,
    pixels: tuple[int, int],
    extra: Mapping[str, str] | None,
) -> Iterator[Terminal]:
    """A terminal that shows nothing but FILLING, so that the place of its cells is known."""
    multiplexer, emulator = split_kind(kind)
    folder = Path(tempfile.mkdtemp(prefix="lab-"))
    environment = _environment(folder, extra or {})
    home, runtime = folder / "home", folder / "run"
    inside = [sys.executable, str(Path(__file__).with_name("inside.py")), str(folder), *command]
    if multiplexer == "tmux":
        settings = folder / "tmux.conf"
        settings.write_text("set -g status off\nset -g escape-time 20\n")
        size = ["-x", str(columns), "-y", str(rows)]
        inside = ["tmux", "-S", str(runtime / "tmux"), "-f", str(settings), "new-session", *size, *inside]
    start = Start(columns, rows, *pixels, home, runtime, inside)
    children: list[subprocess.Popen[bytes]] = []

    def spawn(name: str, words: list[str]) -> None:
        with (folder / f"{name}.log").open("wb") as log:
            children.append(
                subprocess.Popen(words, env=environment, stdout=log, stderr=log, cwd=home, start_new_session=True)
            )

    try:
        environment["DISPLAY"] = _start_screen(folder, environment, children)
        spawn("openbox", ["openbox", "--sm-disable", "--config-file", str(_window_rules(folder))])
        wait_for(lambda: _has_window_manager(environment), "the window manager")
        if emulator.compositor:
            spawn("compositor", emulator.compositor(start))
            wait_for((runtime / "wayland-lab").exists, "the Wayland compositor")
            environment["WAYLAND_DISPLAY"] = "wayland-lab"
        spawn("terminal", emulator.command(start))
        yield _calibrated(kind, start, folder, environment)
    except LabError as problem:
        raise LabError(f"{problem}\n{_last_words(folder)}") from problem
    finally:
        _end(folder, children)


def _environment(folder: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """What the terminal and its command see: nothing of the terminal the lab itself was started from."""
    home, runtime = folder / "home", folder / "run"
    for path in (home, runtime):
        path.mkdir(mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "XCURSOR_PATH": str(home),  # the smallest pointer, for Weston, which draws it
        "SHELL": "/bin/sh",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "NO_AT_BRIDGE": "1",
        "QT_XCB_NO_MITSHM": "1",
        TAG: str(folder),
        **extra,
    }


def _start_screen(folder: Path, environment: dict[str, str], children: list[subprocess.Popen[bytes]]) -> str:
    """Start Xvfb on a display number it finds itself; return the display."""
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    with (folder / "screen.log").open("wb") as log:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-dpi", "96"]
        children.append(
            subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, pass_fds=[writing], start_new_session=True
            )
        )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    if not number:
        raise LabError("Xvfb did not start")
    return f":{number}"


def _window_rules(folder: Path) -> Path:
    """Windows without a frame, in the corner, with the keyboard."""
    path = folder / "openbox.xml"
    path.write_text(
        '<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications>'
        '<application class="*"><decor>no</decor><position force="yes"><x>0</x><y>0</y></position>'
        "<focus>yes</focus></application></applications></openbox_config>"
    )
    return path


def _has_window_manager(environment: Mapping[str, str]) -> bool:
    command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    return "window id" in done.stdout


def _calibrated(kind: str, start: Start, folder: Path, environment: dict[str, str]) -> Terminal:
    """Wait for the terminal to be filled at the size asked for (or at the one it insists on)."""
    wait_for((folder / "size").exists, f"{kind} to start")
    with contextlib.suppress(LabError):  # some open at 80x24 and grow
        wait_for(lambda: _size(folder) == (start.columns, start.rows), "the size", seconds=3.0)
    columns, rows = _size(folder)
    whole = Terminal(kind, columns, rows, Box(0, 0, *SCREEN), folder, environment)
    found: list[Box | None] = [None]

    def at_rest() -> bool:
        found.append(_filled(whole))
        box = found[-1]
        return box is not None and box == found[-2] and not (box.width % columns or box.height % rows)

    wait_for(at_rest, f"{kind} to fill {columns}x{rows} cells")
    box = found[-1]
    assert box is not None
    return Terminal(kind, columns, rows, box, folder, environment)


def _size(folder: Path) -> tuple[int, int]:
    columns, rows = (folder / "size").read_text().split()
    return int(columns), int(rows)


def _filled(terminal: Terminal) -> Box | None:
    frame = terminal.folder / "frame.ppm"
    terminal.shoot(frame)
    return find_colour(frame, FILLING)


def _last_words(folder: Path) -> str:
    """The ends of the logs: what a person needs to see why a terminal did not start."""
    logs = sorted(folder.glob("*.log"))
    return "\n".join(f"{log.name}: {log.read_text(errors='replace')[-400:]}" for log in logs)


def _end(folder: Path, children: list[subprocess.Popen[bytes]]) -> None:
    """End every process of this lab, those that left their group (a tmux server) too, and remove its folder."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for child in reversed(children):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, sign)
        for process in _tagged(folder):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(process, sign)
        with contextlib.suppress(LabError):
            wait_for(lambda: not [c for c in children if c.poll() is None] and not _tagged(folder), "the end", 2.0)
    shutil.rmtree(folder, ignore_errors=True)


def _tagged(folder: Path) -> list[int]:
    """The processes whose environment carries this lab's mark."""
    mark = f"{TAG}={folder}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
    return found
