"""The frame that the next start will open with, kept as bytes in the cache, to be shown before Textual is imported.

A frame has a name, which is a hash of the command line, the size of the window, and the variables that decide what is
sent to the terminal. With it stand the files that it was made from, each with its size and time of change: if any of
them has changed, or the frame is damaged or another user's, there is none. Every start imports this module first, so
that it imports little itself.
"""

from __future__ import annotations

import os
import stat
import sys
from _blake2 import blake2b  # hashlib uses this; importing hashlib takes 3 ms

from mali_tui import __version__
from mali_tui.folders import cache_folder

TYPE_CHECKING = False  # as in typing, whose import takes 3 ms
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_FRAMES = 8  # the oldest are deleted
MAX_FRAME_FILE_BYTES = 1024 * 1024
DIGEST_BYTES = 16
NO_INSTANT_OPTION = "--no-instant"  # the option with which no frame is shown or stored
VARIABLES = (
    *("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TERM_PROGRAM", "TERM_PROGRAM_VERSION"),
    *("LC_ALL", "LC_MESSAGES", "LANG", "HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "COLUMNS", "LINES", "TERMINFO"),
    *("KONSOLE_VERSION", "VTE_VERSION", "MALI_TUI_STOCK_TEXTUAL", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_ANIMATIONS"),
)
"""Variables whose values decide what a frame looks like."""
MARKERS = (
    "TMUX",
    "STY",
    "MLTERM",
    "XTERM_VERSION",
    "ALACRITTY_WINDOW_ID",
    "KITTY_WINDOW_ID",
    "KITTY_PID",
    "WT_SESSION",
)
"""Variables whose presence tells which terminal it is; their values differ from window to window."""


class LastFrame:
    """A frame, and the terminal that it is for.

    ``enter`` and ``leave`` switch the terminal's own reordering off and on again; ``replies`` are what the terminal
    answered when it was asked what it is.
    """

    def __init__(self, replies: bytes, enter: bytes, leave: bytes, content: bytes) -> None:
        self.replies = replies
        self.enter = enter
        self.leave = leave
        self.content = content


class FrameKey:
    """What decides which frame a start shows, apart from files and the size of the window."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], folder: str) -> None:
        """``folder``: the current one, to which paths among the arguments may be relative."""
        self._parts = [__version__, sys.version, *arguments, "", folder if _names_folder(arguments) else ""]
        self._parts += [f"{name}={environment.get(name)}" for name in VARIABLES]
        self._parts += [name for name in MARKERS if name in environment]

    def path(self, columns: int, rows: int) -> str:
        """The file of the frame for a window of this size."""
        key = "\0".join([*self._parts, f"{columns}x{rows}"])
        name = blake2b(key.encode(errors="surrogateescape"), digest_size=DIGEST_BYTES).hexdigest()
        return os.path.join(cache_folder(), "frames", name)


def _names_folder(arguments: Sequence[str]) -> bool:
    return any(argument.startswith("--content") for argument in arguments)


def load_frame(path: str) -> LastFrame | None:
    """The frame in a file; None if it isn't sound, isn't only the user's, or files that it was made from changed."""
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:  # it may be a pipe
            status = os.fstat(file.fileno())
            if not _is_private(status):
                return None
            data = file.read(MAX_FRAME_FILE_BYTES)
        if data[:DIGEST_BYTES] != _digest(path, data[DIGEST_BYTES:]):
            return None
        replies, enter, leave, content, *files = data[DIGEST_BYTES:].split(b"\0")
        if all(_stamp(name) == stamp for name, stamp in zip(files[::2], files[1::2], strict=True)):
            return LastFrame(replies, enter, leave, content)
    except (OSError, ValueError):
        pass
    return None


def _is_private(status: os.stat_result) -> bool:
    """Whether it is a file that only this user can have written and can read."""
    if sys.platform == "win32":
        return False  # where no frame is stored
    return stat.S_ISREG(status.st_mode) and not status.st_mode & 0o077 and status.st_uid == os.getuid()


def stamp_files(paths: Iterable[str]) -> list[bytes]:
    """Each path, followed by what tells later whether the file has changed; to be called before it is read."""
    names = [os.fsencode(path) for path in paths]
    return [field for name in names for field in (name, _stamp(name))]


def _stamp(name: bytes) -> bytes:
    try:
        status = os.stat(name)
    except (FileNotFoundError, NotADirectoryError):
        return b"-"
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}".encode()


def store_frame(path: str, frame: LastFrame, files: Sequence[bytes]) -> None:
    """Write a frame, made from files with the stamps of `stamp_files`, and delete the oldest if there are too many.

    Raises:
        OSError: if that fails.
    """
    fields = [frame.replies, frame.enter, frame.leave, frame.content, *files]
    data = b"\0".join(fields)
    if len(data) + DIGEST_BYTES > MAX_FRAME_FILE_BYTES or data.count(b"\0") != len(fields) - 1:
        return
    folder = os.path.dirname(path)
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_digest(path, data) + data)
        os.replace(temporary, path)
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise
    with os.scandir(folder) as entries:
        by_age = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)
    for entry in by_age[:-MAX_FRAMES]:
        os.unlink(entry)


def _digest(path: str, data: bytes) -> bytes:
    """Of the name, too: a frame that was renamed isn't the one for that name."""
    name = os.fsencode(os.path.basename(path))
    return blake2b(name + b"\0" + data, digest_size=DIGEST_BYTES).digest()
