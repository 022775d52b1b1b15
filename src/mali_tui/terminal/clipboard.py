"""Putting text on the terminal's clipboard, by an escape sequence or by a command.

OSC 52 asks a terminal to put text on the clipboard. tmux ignores it from programs by default (``set-clipboard
external``), but takes text by ``tmux load-buffer -w`` and passes it on; screen passes on what is wrapped in DCS.
"""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Mapping
from typing import Literal, NamedTuple

COMMAND_SECONDS = 2.0  # time that a command has to take the text
MAX_CHUNK_LENGTH = 250  # characters; screen discards a string of more than 768
Outcome = Literal["sent", "tmux", "screen", "command", "tmux_failed", "console"]
"""What became of a copy: ``sent`` to the terminal, which may ignore it; ``console`` has no clipboard."""


class Copy(NamedTuple):
    """The ``sequence`` to send to the terminal, if any, and what became of the copy by then."""

    outcome: Outcome
    sequence: str = ""


def copy(text: str, environment: Mapping[str, str], platform: str = sys.platform) -> Copy:
    """Put ``text`` on the clipboard by a command, if there is one; else return the sequence to send."""
    if "TMUX" in environment:
        if _run(["tmux", "load-buffer", "-w", "-"], text.encode()):
            return Copy("tmux")
        return Copy("tmux_failed", _osc52(text))  # tmux before 3.2, or the variable is of another machine's
    if "STY" in environment:
        return Copy("screen", _wrapped_for_screen(_osc52(text)))
    if environment.get("TERM_PROGRAM") == "Apple_Terminal" and _run(["pbcopy"], text.encode()):
        return Copy("command")
    is_console = platform == "win32" and not {"WT_SESSION", "TERM_PROGRAM", "TERM"} & environment.keys()
    if is_console and _run(["clip"], text.encode("utf-16")):
        return Copy("command")
    if environment.get("TERM") == "linux" or is_console:
        return Copy("console")
    return Copy("sent", _osc52(text))


def _osc52(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def _wrapped_for_screen(sequence: str) -> str:
    """A sequence in pieces that screen passes on to the terminal outside it."""
    pieces = [sequence[start : start + MAX_CHUNK_LENGTH] for start in range(0, len(sequence), MAX_CHUNK_LENGTH)]
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _run(command: list[str], data: bytes) -> bool:
    """Whether a command took the data."""
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=COMMAND_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
