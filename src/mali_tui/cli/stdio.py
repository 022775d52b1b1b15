"""Standard input, output and error as the rest of the program expects them: open, in UTF-8, and how wide."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys

UNWRITABLE = (errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC)  # of a full disk, or what was closed
UNKNOWN_COLUMNS = 80


def repair_stdio() -> None:
    """Open what is closed, and let no letter be one that the locale's encoding does not have."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            # what is written to the output fails, for nothing may seem to be kept; what is said of that is lost
            os.dup2(os.open(os.devnull, os.O_WRONLY if descriptor == 2 else os.O_RDONLY), descriptor)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def columns() -> int:
    """How many cells wide the terminal is, or is said to be: what shutil finds, but without its 2 ms for archives."""
    with contextlib.suppress(KeyError, ValueError):
        if (named := int(os.environ["COLUMNS"])) > 0:
            return named
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or UNKNOWN_COLUMNS
    except (ValueError, OSError):  # it is closed, or no terminal
        return UNKNOWN_COLUMNS


def silence_stdio() -> None:
    """Let nothing more be said of what could not be written: Python would try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
