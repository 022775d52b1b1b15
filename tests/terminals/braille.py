"""BRLTTY, a screen reader for terminals, on the screen of an app in a pseudo-terminal.

It reads the screen as it reads that of GNU screen with its patch: from shared memory, where each cell is one byte, so
that only ASCII can be told. What it shows on its braille display comes here through its driver for virtual ones.
"""

from __future__ import annotations

import codecs
import contextlib
import ctypes
import os
import re
import select
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

from cells import INCOMPLETE, Cells
from terminal import Terminal, surroundings

BRLTTY = shutil.which("brltty", path=f"{os.environ['PATH']}:/sbin:/usr/sbin")
COLUMNS, ROWS = 100, 30
HEADER_BYTES = 4  # columns, rows, and the cursor's column and row
MEMORY_BYTES = HEADER_BYTES + 66 * 132 * 2
PROJECT = ord("b")  # of the key of the shared memory, which depends on the user's home, too
PLAIN_ATTRIBUTE = b"\x07"
SHOWN = re.compile(rb'Visual "((?:[^"\\]|\\.)*)"')
CREATE, REMOVE = 0o1700, 0  # IPC_CREAT for this user, and IPC_RMID

_libc = ctypes.CDLL(None, use_errno=True)
_libc.shmat.restype = ctypes.c_void_p


class Braille:
    """A braille display of one line, which follows the terminal's cursor."""

    def __init__(self, terminal: Terminal, address: int, display: socket.socket) -> None:
        self._terminal = terminal
        self._address = address
        self._display = display
        self._received = b""
        self._shown = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._read = 0  # bytes of the terminal's output
        self._unfed = ""
        self._cells = Cells(COLUMNS, ROWS)

    def wait_for(self, words: str) -> str:
        """Return what the display shows as soon as ``words`` are among it."""
        self._terminal.wait_for(lambda: words in self.line(), what=f"{words!r} on the braille display")
        return self._shown

    def line(self) -> str:
        """What the display shows."""
        self._copy_screen()
        while select.select([self._display], [], [], 0)[0]:
            data = self._display.recv(1 << 16)
            assert data, "BRLTTY has ended"
            self._received += data
        shown = SHOWN.findall(self._received)
        self._shown = shown[-1].decode("ascii", "replace").strip() if shown else ""
        return self._shown

    def _copy_screen(self) -> None:
        output = self._unfed + self._decode(self._terminal.output[self._read :])
        self._read = len(self._terminal.output)
        incomplete = INCOMPLETE.search(output)
        self._unfed = incomplete[0] if incomplete else ""
        self._cells.feed(output)
        row, column = self._cells.cursor
        places = [(row, column) for row in range(ROWS) for column in range(COLUMNS)]
        letters = "".join(self._cells[place].text[:1] or " " for place in places).encode("ascii", "replace")
        attributes = PLAIN_ATTRIBUTE * len(places)
        number_of_window = b"\0\0"
        image = bytes([COLUMNS, ROWS, column, row]) + letters + attributes + number_of_window
        ctypes.memmove(self._address, image, len(image))


@contextlib.contextmanager
def shared_screen(home: Path) -> Iterator[int]:
    """The address of the memory where BRLTTY looks for the screen of the user with this home."""
    key = _libc.ftok(str(home).encode(), PROJECT)
    memory = _libc.shmget(key, MEMORY_BYTES, CREATE)
    assert memory >= 0, os.strerror(ctypes.get_errno())
    try:
        yield _libc.shmat(memory, None, 0)
    finally:
        _libc.shmctl(memory, REMOVE, None)


@contextlib.contextmanager
def open_braille(terminal: Terminal, home: Path) -> Iterator[Braille]:
    """BRLTTY on the screen of a terminal, ended with the block."""
    assert BRLTTY
    path = home / "display"
    with socket.socket(socket.AF_UNIX) as listener, shared_screen(home) as address:
        listener.bind(str(path))
        listener.listen()
        listener.settimeout(30)
        command = [BRLTTY, "--no-daemon", "--no-api", "--quiet", "--standard-error", "--stay-privileged"]
        command += [
            "-b",
            "vr",
            "-d",
            f"client:{path}",
            "-s",
            "no",
            "-x",
            "sc",
            "-U",
            str(home),
            "-P",
            str(home / "pid"),
        ]
        ctypes.memmove(address, bytes([COLUMNS, ROWS, 0, 0]), HEADER_BYTES)
        with (home / "brltty.log").open("wb") as log:
            reader = subprocess.Popen(
                command, env=surroundings(home), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            display, _ = listener.accept()
            with display:
                display.sendall(f"cells {COLUMNS}\n".encode())
                yield Braille(terminal, address, display)
        finally:
            reader.terminate()
            reader.wait(30)
