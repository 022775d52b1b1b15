"""Stores the frame that the next start will open with, after the app has been left.

It is the first frame of an app made as the next start will make it, drawn without a terminal. A process of its own
does that, so that the shell's prompt doesn't wait for it. If anything goes wrong there, the next start has no frame.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mali_tui.cli.show_frame import frame_key
from mali_tui.last_frame import LastFrame, stamp_files, store_frame
from mali_tui.terminal.detect import TerminalReplies

if TYPE_CHECKING:
    from mali_tui.app.app import MaliApp

MAX_SECONDS = 10  # seconds after which the process is ended
DATA_FILES = ("*.yaml", "*.tcss")


def store(replies: TerminalReplies, new_app: Callable[[], MaliApp], files: Sequence[Path]) -> None:
    """Store the first frame of the app that ``new_app`` returns, made from ``files``, and return at once."""
    key = frame_key()
    if key is None or sys.platform == "win32" or threading.active_count() > 1:
        return
    try:
        size = os.get_terminal_size(1)
        child = os.fork()
    except OSError:
        return
    if child:
        return
    try:
        signal.alarm(MAX_SECONDS)
        os.setsid()  # what becomes of the terminal no longer matters
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        stamps = stamp_files([*map(str, files), *_program_files()])  # before they are read
        frame = draw_first_frame(new_app(), size, replies.encode())
        if frame:
            store_frame(key.path(*size), frame, stamps)
    finally:
        os._exit(0)


def draw_first_frame(app: MaliApp, size: tuple[int, int], replies: bytes) -> LastFrame | None:
    """The first frame of an app, in the bytes that its terminal is to be sent; None if it shows an error."""
    if app.session.error_key:
        return None
    from mali_tui.app.first_frame import first_frame  # this imports all of Textual

    frame = first_frame(app, size)
    return LastFrame(replies, app.terminal.enter.encode(), app.terminal.leave.encode(), frame.encode())


def _program_files() -> list[str]:
    """The files of the program that a frame depends on, for those who change them."""
    package = Path(__file__).parents[1]
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == package.name]
    code = [module.__file__ for module in (*modules, sys.modules["textual"], sys.modules["rich"])]
    data = [str(path) for pattern in DATA_FILES for path in package.rglob(pattern)]
    return [*filter(None, code), *data]
