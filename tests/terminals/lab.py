"""A terminal emulator on a screen of its own: started, typed into, photographed, and gone again.

Several may run at once, and nothing of the person's own settings or sessions is seen or touched.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from emulators import CELL, EMULATORS, Emulator, Start
from inside import FILLING
from pixels import Box, convert, count_ink, find_colour, read_grey
from sandbox import MAX_WAIT, SCREEN, LabError, Sandbox, open_sandbox, wait_for

MULTIPLEXERS = ("tmux", "screen")
KINDS = (*EMULATORS, *(f"{name}@xterm" for name in MULTIPLEXERS))
MAX_STARTS = 3
STILL = 1.0  # seconds without a change until a picture counts as finished


def split_kind(kind: str) -> tuple[str, Emulator]:
    """`tmux@xterm` → ("tmux", xterm); `xterm` → ("", xterm)."""
    multiplexer, _, name = kind.rpartition("@")
    if name not in EMULATORS or multiplexer not in ("", *MULTIPLEXERS):
        raise LabError(f"unknown terminal {kind}; known are {', '.join(KINDS)}")
    return multiplexer, EMULATORS[name]


def missing_programs(kind: str) -> list[str]:
    """The programs and files a terminal needs that are not installed; packages.txt and package.json have them."""
    multiplexer, emulator = split_kind(kind)
    needed = ["Xvfb", "openbox", "xprop", "xdotool", "import", "convert", *emulator.programs]
    programs = [program for program in [*needed, *filter(None, [multiplexer])] if not shutil.which(program)]
    return [*programs, *(str(file) for file in emulator.files if not file.exists())]


@dataclass(frozen=True)
class Terminal:
    """A running terminal: `text` is where its cells are on the screen, in pixels."""

    kind: str
    columns: int
    rows: int
    text: Box
    sandbox: Sandbox

    def press(self, *keys: str) -> None:
        """Press keys by their X names: `n`, `Return`, `ctrl+p`."""
        for key in keys:
            self.sandbox.run("xdotool", "key", "--delay", "40", key)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag the mouse from one cell to another, each (column, row) from 0."""
        (from_x, from_y), (to_x, to_y) = self.pixel(*start), self.pixel(*end)
        self.sandbox.run("xdotool", "mousemove", str(from_x), str(from_y), "mousedown", "1")
        self.sandbox.run("xdotool", "mousemove", str(to_x), str(to_y), "mouseup", "1")

    def pixel(self, column: int, row: int) -> tuple[int, int]:
        """The middle of a cell on the screen."""
        across, down = self.text.width / self.columns, self.text.height / self.rows
        return round(self.text.left + (column + 0.5) * across), round(self.text.top + (row + 0.5) * down)

    def shoot(self, path: Path) -> None:
        """Write a picture of the cells, nothing around them."""
        cut = ["-crop", self.text.geometry, "+repage", "-depth", "8"]
        self.sandbox.run("import", "-silent", "-window", "root", *cut, str(path))

    def wait_for_text(self) -> None:
        """Return when there is as much on the screen as a program shows that fills it, however late."""
        frame = self.sandbox.folder / "frame.ppm"
        cell = self.text.width // self.columns * (self.text.height // self.rows)

        def is_full() -> bool:
            self.shoot(frame)
            return count_ink(read_grey(frame)) > 20 * cell

        wait_for(is_full, "text on the screen")

    def wait_for_change(self, path: Path) -> None:
        """Return when the screen is no longer as in a picture."""
        frame = self.sandbox.folder / "frame.ppm"
        before = read_grey(path).pixels

        def has_changed() -> bool:
            self.shoot(frame)
            return read_grey(frame).pixels != before

        wait_for(has_changed, "the screen to change")

    def shoot_when_still(self, path: Path, still: float = STILL) -> None:
        """Write a picture once the screen has stopped changing for `still` seconds."""
        previous, since = b"", time.monotonic()
        deadline = since + MAX_WAIT
        frame = self.sandbox.folder / "frame.ppm"
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
        convert(str(frame), str(path))

    def begin(self) -> None:
        """Let the command start, the mouse out of the way, and return when the screen is its own."""
        # Weston takes the first place it hears of for its first pixel, and draws its pointer even when it has left
        first = self.text.left, self.text.top
        last = self.text.left + self.text.width - 1, self.text.top + self.text.height - 1
        for place in (first, last):
            self.sandbox.run("xdotool", "mousemove", *map(str, place))
        (self.sandbox.folder / "go").touch()
        wait_for(lambda: self.filled_part() is None, f"{self.kind} to start the command")

    def filled_part(self) -> Box | None:
        """The part of the picture that is still filled as it was before the command started."""
        frame = self.sandbox.folder / "frame.ppm"
        self.shoot(frame)
        return find_colour(frame, FILLING)

    def status(self) -> int | None:
        """The exit status of the command inside; None while it runs."""
        ended = self.sandbox.folder / "ended"
        return int(ended.read_text()) if ended.exists() else None

    def terminate_command(self) -> None:
        """Send the command inside SIGTERM."""
        self.sandbox.run("kill", "-TERM", (self.sandbox.folder / "pid").read_text())

    def wait_for_end(self, well: bool = True) -> None:
        """Return when the command inside has ended; LabError if it should have ended `well` and has not."""
        wait_for(lambda: self.status() is not None, "the command to end")
        if well and self.status():
            raise LabError(f"the command ended with status {self.status()}")


@contextlib.contextmanager
def open_terminal(
    kind: str,
    command: Sequence[str],
    *,
    columns: int = 120,
    rows: int = 36,
    environment: Mapping[str, str] | None = None,
    afterwards: str = "",
) -> Iterator[Terminal]:
    """Run a command in a terminal of a kind; when the block is left, all of it is gone.

    `environment` is for the command alone, on top of what the terminal gives it; HOME and the XDG folders are new and
    empty ones. `afterwards` is printed when the command has ended.
    """
    _, emulator = split_kind(kind)
    if missing := missing_programs(kind):
        raise LabError(f"{kind} needs {', '.join(missing)}: see packages.txt")
    given = [f"{name}={value}" for name, value in (environment or {}).items()]
    words = ["env", *given, *command]
    width, height = columns * CELL[0], rows * CELL[1]
    for attempt in range(1, MAX_STARTS + 1):
        with open_sandbox() as sandbox:
            (sandbox.folder / "afterwards").write_text(afterwards, encoding="utf-8")
            try:
                terminal = _start(kind, words, columns, rows, (width, height), sandbox)
            except LabError:
                if attempt == MAX_STARTS:
                    raise
                continue  # on a busy machine Weston may never draw, and once mlterm did not
            if (terminal.columns, terminal.rows) == (columns, rows):
                terminal.begin()
                yield terminal
                return
            if not emulator.sized_in_pixels or attempt == MAX_STARTS:
                raise LabError(f"{kind} is {terminal.columns}x{terminal.rows}, not {columns}x{rows}")
            width += (columns - terminal.columns) * terminal.text.width // terminal.columns
            height += (rows - terminal.rows) * terminal.text.height // terminal.rows


def _start(
    kind: str, command: Sequence[str], columns: int, rows: int, pixels: tuple[int, int], sandbox: Sandbox
) -> Terminal:
    """A terminal that shows nothing but FILLING yet, so that the place of its cells is known."""
    multiplexer, emulator = split_kind(kind)
    folder = sandbox.folder
    inside = [sys.executable, str(Path(__file__).with_name("inside.py")), str(folder), *command]
    if multiplexer == "tmux":
        settings = folder / "tmux.conf"
        settings.write_text("set -g status off\nset -g escape-time 20\n")
        size = ["-x", str(columns), "-y", str(rows)]
        inside = ["tmux", "-S", str(sandbox.runtime / "tmux"), "-f", str(settings), "new-session", *size, *inside]
    elif multiplexer == "screen":
        settings = folder / "screenrc"
        settings.write_text("startup_message off\naltscreen on\n")
        sandbox.environment["SCREENDIR"] = str(sandbox.runtime)
        inside = ["screen", "-U", "-c", str(settings), *inside]
    start = Start(columns, rows, *pixels, sandbox.home, sandbox.runtime, inside)
    if emulator.compositor:
        sandbox.spawn("compositor", emulator.compositor(start))
        wait_for((sandbox.runtime / "wayland-lab").exists, "the Wayland compositor")
        sandbox.environment["WAYLAND_DISPLAY"] = "wayland-lab"
    sandbox.spawn("terminal", emulator.command(start))
    return _wait_for_calibration(kind, start, sandbox)


def _wait_for_calibration(kind: str, start: Start, sandbox: Sandbox) -> Terminal:
    """Wait for the terminal to be filled at the size asked for (or at the one it insists on)."""
    wait_for((sandbox.folder / "size").exists, f"{kind} to start")
    with contextlib.suppress(LabError):  # some open at 80x24 and grow
        wait_for(lambda: _size(sandbox) == (start.columns, start.rows), "the size", seconds=3.0)
    whole = Terminal(kind, *_size(sandbox), Box(0, 0, *SCREEN), sandbox)
    found: list[tuple[Box | None, tuple[int, int]]] = [(None, (0, 0))]

    def at_rest() -> bool:
        found.append((whole.filled_part(), _size(sandbox)))  # a busy machine may give it its last size late
        box, (columns, rows) = found[-1]
        return box is not None and found[-1] == found[-2] and not (box.width % columns or box.height % rows)

    wait_for(at_rest, f"{kind} to fill {start.columns}x{start.rows} cells")
    box, (columns, rows) = found[-1]
    assert box is not None
    return Terminal(kind, columns, rows, box, sandbox)


def _size(sandbox: Sandbox) -> tuple[int, int]:
    columns, rows = (sandbox.folder / "size").read_text().split()
    return int(columns), int(rows)
