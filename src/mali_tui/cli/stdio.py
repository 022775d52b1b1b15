"""The standard streams as the rest of the program expects them: open and in UTF-8; and the terminal's width."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys

UNWRITABLE = (errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC)  # full disk, or closed stream
UNKNOWN_COLUMNS = 80  # where the width isn't known


def repair_stdio() -> None:
    """Reopen closed streams, and write UTF-8 whatever the locale's encoding is."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            # writing to a closed stdout has to fail, as output would be lost silently; messages on stderr may be lost
            os.dup2(os.open(os.devnull, os.O_WRONLY if descriptor == 2 else os.O_RDONLY), descriptor)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def columns() -> int:
    """The width of the terminal in cells. COLUMNS counts only where there is no terminal: it may be another's."""
    with contextlib.suppress(ValueError, OSError):  # closed, or not a terminal
        if columns := os.get_terminal_size(sys.stdout.fileno()).columns:
            return columns
    with contextlib.suppress(KeyError, ValueError):
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns
    return UNKNOWN_COLUMNS


def silence_stdio() -> None:
    """Discard what couldn't be written: Python would try again at exit, and report it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(devnull, stream.fileno())
