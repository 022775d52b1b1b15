"""Which terminal this is, and what Arabic must be sent to it. Knows nothing of Textual.

Source of the families and of what each needs: measurements in the real terminals; see the table in README.md.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import termios
import time
import tty
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mali_tui.rtl.encoding import Encoding

# Who are you (XTVERSION, DA2), do you reorder (DECRQM of BDSM), and last what every terminal answers (DA1). The cursor
# is kept and put back, and the line from there cleared, since QTerminal prints the p of a question it does not know.
QUERIES = "\x1b7\x1b[>q\x1b[>c\x1b[8$p\x1b[c\x1b8\x1b[K"
PATIENCE = 0.1  # seconds


class Answers(NamedTuple):
    """What a terminal said: its name, the number in its secondary attributes, and whether it knows BDSM."""

    version: str = ""
    attributes: tuple[int, ...] = ()
    bidi_mode: int = 0  # of ``CSI 8 $ y``: 1 set, 2 reset, 0 unknown


class Terminal(NamedTuple):
    """A terminal's family and how Arabic reads right on it.

    ``enter`` and ``leave`` switch its own reordering off and on again; ``why`` names the evidence; ``marks``
    tells whether it draws combining marks well.
    """

    family: str
    encoding: Encoding
    why: str
    marks: bool = False
    enter: str = ""
    leave: str = ""


ANY_TERMINAL = Terminal("any", "visual", "")
"""One that draws every cell where it is put, and no marks."""

_BDSM_OFF, _BDSM_ON = "\x1b[8l", "\x1b[8h"
_MLTERM_OFF, _MLTERM_ON = "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"
_VISUAL_VERSIONS = ("XTerm(", "foot(", "WezTerm", "ghostty", "iTerm2", "contour")
_VISUAL_TERMS = ("foot", "alacritty", "st-", "rxvt-unicode", "xterm-ghostty", "wezterm", "zutty")
_VISUAL_VARIABLES = ("XTERM_VERSION", "ALACRITTY_WINDOW_ID", "WT_SESSION")


def identify(answers: Answers, environment: Mapping[str, str]) -> Terminal:
    """The terminal that gave these answers in this environment."""
    term = environment.get("TERM", "")
    if "TMUX" in environment or "STY" in environment or answers.version.startswith("tmux"):
        return _multiplexed(environment)
    if answers.bidi_mode in (1, 2) or answers.version.startswith("VTE("):
        return Terminal("vte", "visual", "CSI 8 $ p" if answers.bidi_mode else "XTVERSION", True, _BDSM_OFF, _BDSM_ON)
    if answers.version.startswith("mlterm") or "MLTERM" in environment:
        why = "XTVERSION" if answers.version else "MLTERM"
        return Terminal("mlterm", "visual", why, False, _MLTERM_OFF, _MLTERM_ON)
    if answers.version.startswith("kitty") or term == "xterm-kitty" or "KITTY_WINDOW_ID" in environment:
        return Terminal("kitty", "words", "XTVERSION" if answers.version else "TERM")
    if answers.version.startswith("Konsole") or "KONSOLE_VERSION" in environment:
        return Terminal("konsole", "words_lrm", "XTVERSION" if answers.version else "KONSOLE_VERSION")
    if answers.attributes[:2] == (0, 115):
        return Terminal("qterminal", "colour", "DA2")
    if environment.get("TERM_PROGRAM") == "vscode":
        return Terminal("xterm.js", "lrm", "TERM_PROGRAM")
    if answers.version.startswith(_VISUAL_VERSIONS):
        return Terminal(
            answers.version.partition("(")[0].lower(), "visual", "XTVERSION", answers.version[:5] == "XTerm"
        )
    if term.startswith(_VISUAL_TERMS):
        return Terminal(term, "visual", "TERM")
    if variable := next((name for name in _VISUAL_VARIABLES if name in environment), None):
        return Terminal(variable.partition("_")[0].lower(), "visual", variable, variable == "XTERM_VERSION")
    return Terminal("unknown", "lrm", "-")


def _multiplexed(environment: Mapping[str, str]) -> Terminal:
    """Inside tmux or screen only the outer terminal's variables, leaked and perhaps stale, tell of it."""
    if any(name.startswith("KITTY_") for name in environment):
        return Terminal("multiplexer-kitty", "words", "KITTY_*")
    if "KONSOLE_VERSION" in environment:
        return Terminal("multiplexer-konsole", "words_lrm", "KONSOLE_VERSION")
    return Terminal("multiplexer", "lrm", "TMUX" if "TMUX" in environment else "STY")


def parse(reply: str) -> Answers:
    """What a terminal wrote back to ``QUERIES``."""
    version = re.search(r"\x1bP>\|(.*?)\x1b\\", reply, re.DOTALL)
    attributes = re.search(r"\x1b\[>([0-9;]*)c", reply)
    mode = re.search(r"\x1b\[8;(\d)\$y", reply)
    return Answers(
        version[1] if version else "",
        tuple(int(number or 0) for number in attributes[1].split(";")) if attributes else (),
        int(mode[1]) if mode else 0,
    )


def probe(patience: float = PATIENCE) -> Answers:
    """Ask the terminal at standard output; no answer within ``patience`` seconds is an empty one.

    What it writes back is read here, so that none of it shows or is taken for keys.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return Answers()
    try:
        with _raw(sys.stdin.fileno()) as source:
            os.write(sys.stdout.fileno(), QUERIES.encode())
            return parse(_read_until_done(source, time.monotonic() + patience))
    except (OSError, termios.error):
        return Answers()


def _read_until_done(source: int, deadline: float) -> str:
    reply = ""
    while (left := deadline - time.monotonic()) > 0 and select.select([source], [], [], left)[0]:
        reply += os.read(source, 4096).decode("latin-1")
        if re.search(r"\x1b\[\?[0-9;]*c", reply):
            break
    return reply


@contextlib.contextmanager
def _raw(descriptor: int) -> Iterator[int]:
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield descriptor
    finally:
        # flushing drops an answer that came late, which would otherwise be typed into the app
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
