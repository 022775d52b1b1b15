"""Shows the frame stored for this start, and knows under which key to store the next.

What is imported here and by `start` delays the frame, so it is only what finding and writing the frame needs.
"""

from __future__ import annotations

import os
import sys

from mali_tui.last_frame import NO_INSTANT_OPTION, FrameKey, load_frame

TYPE_CHECKING = False  # as in typing, whose import takes 3 ms
if TYPE_CHECKING:
    from collections.abc import Sequence

_key: FrameKey | None = None


def frame_key() -> FrameKey | None:
    """The key of the frame that this command line begins with; None if no frame is wanted."""
    return _key


def show_last_frame(arguments: Sequence[str]) -> None:
    """Show the frame for these arguments of the process, if there is one that fits."""
    global _key
    if sys.platform == "win32" or NO_INSTANT_OPTION in arguments:
        return
    try:
        if not (os.isatty(0) and os.isatty(1)):
            return
        _key = FrameKey(arguments, os.environ, os.getcwd())
        frame = load_frame(_key.path(*os.get_terminal_size(1)))
    except OSError:
        return
    if frame is not None:
        from mali_tui.terminal.early_screen import take_screen  # 3 ms, which other commands don't need

        take_screen(frame.content, frame.replies, frame.enter, frame.leave)


def give_back_screen() -> None:
    """Give back the screen if it still shows the frame. Messages to the reader need this before they are printed."""
    if early := sys.modules.get("mali_tui.terminal.early_screen"):
        early.give_back_screen()
