"""Runs inside the terminal: fills it with one colour to show where its cells are, then runs the command.

Usage: inside.py FOLDER COMMAND...   FOLDER/size is written as "COLUMNS ROWS"; the command starts once FOLDER/go
exists. FOLDER/pid has its process id, and FOLDER/ended its status when it has ended; then what is in
FOLDER/afterwards is printed.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

FILLING = (255, 0, 135)  # no two numbers alike: a run of it starts at one place only
FILLING_INDEX = 198  # the same in the palette of 256, which every terminal has


def fill(columns: int, rows: int) -> None:
    """Every cell in FILLING; the cursor is hidden so that it leaves no hole."""
    lines = [f"\x1b[{row};1H\x1b[48;5;{FILLING_INDEX}m" + " " * columns for row in range(1, rows + 1)]
    sys.stdout.write("\x1b[?25l\x1b[?7l" + "".join(lines) + "\x1b[0m")
    sys.stdout.flush()


def put(path: Path, text: str) -> None:
    """Write a file in one step: it is being waited for."""
    beside = path.with_suffix(".new")
    beside.write_text(text)
    beside.rename(path)


def main(folder: Path, command: list[str]) -> None:
    os.environ["HOME"] = str(folder / "home")  # alacritty sets it to the user's own
    known = None
    while not (folder / "go").exists():
        size = os.get_terminal_size(1)
        if size != known and size.columns and size.lines:
            fill(*size)
            known = size
            put(folder / "size", f"{size.columns} {size.lines}")
        time.sleep(0.05)
    sys.stdout.write("\x1b[?7h\x1b[?25h\x1b[H\x1b[2J\x1b[3J")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        process = subprocess.Popen(command)
        put(folder / "pid", str(process.pid))
        status = process.wait()
        sys.stdout.write((folder / "afterwards").read_text(encoding="utf-8"))
        sys.stdout.flush()
        put(folder / "ended", str(status))
    while True:  # the picture of what was left on the screen is still to be taken
        time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
