"""Which terminal this is, and what Arabic must be sent to it. Knows nothing of Textual.

Source of the families and of what each needs: measurements in the real terminals; see the table in rtl/README.md.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mali_tui.terminal.early_screen import early_screen
from mali_tui.terminal.posix import unbuffered_input
from mali_tui.terminal.replies import LateReplyFilter

if TYPE_CHECKING:
    from mali_tui.rtl.encodings import Encoding

# Who are you (XTVERSION, DA2), do you reorder (DECRQM of BDSM), and last what every terminal answers (DA1). The
# cursor is put back after that and its line cleared: QTerminal prints the p of a question it does not know.
CLEAR_LINE = "\x1b[K"
WIDTH_QUERY = "\x1b[6n\u00e9\x1b[6n"  # where is the cursor before and after a letter of two bytes?
MODE_QUERY = "\x1b[8$p"
QUERIES = f"\x1b7{WIDTH_QUERY}\x1b[>q\x1b[>c{MODE_QUERY}\x1b[c\x1b8{CLEAR_LINE}"
QUERIES_OVER_FRAME = QUERIES.replace(WIDTH_QUERY, "").removesuffix(CLEAR_LINE)
"""For a terminal that shows a frame already, which it does only if it has shown UTF-8 before: they write nothing."""
REPLY_TIMEOUT_SECONDS = 0.1  # seconds of silence from which a terminal counts as one that does not reply
MAX_REPLY_SECONDS = 0.5  # seconds until a terminal that replies in pieces must be done
_LAST_REPLY = re.compile(rb"\x1b\[\?[0-9;]*c")


class TerminalReplies(NamedTuple):
    """What a terminal replied: its name, the numbers of its secondary attributes, and whether it knows BDSM."""

    version: str = ""
    attributes: tuple[int, ...] = ()
    bidi_mode: int = 0  # the state in ``CSI 8 $ y``: 1 set, 2 reset, 0 unknown
    is_utf8: bool = True  # unless a letter of two bytes took two cells

    def encode(self) -> bytes:
        """The replies as bytes, to be stored with a frame and compared at the next start."""
        return "\n".join(map(repr, self)).encode()


class Terminal(NamedTuple):
    """A terminal's family and how Arabic reads right on it.

    ``enter`` and ``leave`` switch its own reordering off and on again; ``evidence`` is what it was recognised by;
    ``marks`` tells whether it draws combining marks well; ``max_sgr_params`` is how many numbers it takes in one
    sequence of styles and colours (SGR), 0 for no limit; ``mouse_by_letter`` tells that over a word that it has
    reordered it reports the column in which a letter was sent, not the one in which it is seen.
    """

    family: str
    encoding: Encoding
    evidence: str
    marks: bool = False
    enter: str = ""
    leave: str = ""
    max_sgr_params: int = 0
    mouse_by_letter: bool = False


ANY_TERMINAL = Terminal("any", "visual", "")
"""One that draws every cell where it is put, and no marks."""

VTE = Terminal("vte", "visual", "", marks=True, enter="\x1b[8l", leave="\x1b[8h")
_MLTERM = Terminal(
    "mlterm", "visual", "", enter="\x1b]5379;use_ctl=false\x07", leave="\x1b]5379;use_ctl=true\x07", max_sgr_params=10
)
_KITTY = Terminal("kitty", "words", "")
_KONSOLE = Terminal("konsole", "words_lrm", "", mouse_by_letter=True)
_XTERM = Terminal("xterm", "visual", "", marks=True)
XTERM_JS = Terminal("xterm.js", "lrm", "")
# not seen: by their documentation Apple's lays out every word itself, and iTerm2 nothing unless it is set to
_APPLE = Terminal("apple", "words_lrm", "")
_ITERM = Terminal("iterm2", "visual", "")
_CONSOLE = Terminal("conhost", "visual", "-")  # not seen: the console of Windows before Windows Terminal

# What a terminal calls itself, and what it then is.
_VISUAL_NAMES = ("foot", "WezTerm", "ghostty", "iTerm2", "contour")
_BY_VERSION: tuple[tuple[str, Terminal], ...] = (
    *(("VTE(", VTE), ("mlterm", _MLTERM), ("kitty", _KITTY), ("Konsole", _KONSOLE), ("XTerm(", _XTERM)),
    *((name, Terminal(name.lower(), "visual", "")) for name in _VISUAL_NAMES),
)
# The variables that a terminal sets, and the number it gives as its model: that of another tells that they are not
# its own.
_BY_VARIABLE: tuple[tuple[Terminal, tuple[int, ...], tuple[str, ...]], ...] = (
    (_MLTERM, (24,), ("MLTERM",)),
    (_KITTY, (1, 4000), ("TERM=xterm-kitty", "KITTY_WINDOW_ID")),
    (_KONSOLE, (0, 115), ("KONSOLE_VERSION",)),
    (_KONSOLE, (1, 115), ("KONSOLE_VERSION",)),
    (XTERM_JS, (0, 276), ("TERM_PROGRAM=vscode",)),
    (_APPLE, (), ("TERM_PROGRAM=Apple_Terminal",)),
    (_ITERM, (), ("TERM_PROGRAM=iTerm.app",)),
)
_VISUAL_TERMS = ("foot", "alacritty", "st-", "rxvt-unicode", "xterm-ghostty", "wezterm", "zutty")
_VISUAL_VARIABLES = ("XTERM_VERSION", "ALACRITTY_WINDOW_ID", "WT_SESSION")


def identify(replies: TerminalReplies, environment: Mapping[str, str], platform: str = sys.platform) -> Terminal:
    """The terminal that gave these replies in this environment.

    What it says itself counts for more than variables, which a terminal leaves to those started from it.
    """
    if "TMUX" in environment or "STY" in environment or replies.version.startswith("tmux"):
        return _identify_multiplexed(environment)
    if replies.bidi_mode in (1, 2):
        return VTE._replace(evidence="CSI 8 $ p")
    if known := next((terminal for name, terminal in _BY_VERSION if replies.version.startswith(name)), None):
        return known._replace(evidence="XTVERSION")
    for terminal, model, variables in _BY_VARIABLE:
        present = next((name for name in variables if _names(environment, name)), None)
        if present and (not replies.attributes or _is_model(replies, model)):
            return terminal._replace(evidence=present)
    if _is_model(replies, (0, 115)):
        return Terminal("qterminal", "colour", "DA2")
    term = environment.get("TERM", "")
    if term.startswith(_VISUAL_TERMS):
        return Terminal(term, "visual", "TERM")
    if variable := next((name for name in _VISUAL_VARIABLES if name in environment), None):
        return Terminal(variable.partition("_")[0].lower(), "visual", variable, variable == "XTERM_VERSION")
    if platform == "win32" and "TERM_PROGRAM" not in environment and "TERM" not in environment:
        return _CONSOLE
    return Terminal("unknown", "lrm", "-")


def takes_hyperlinks(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the terminal turns OSC 8 into links; a Linux console, GNU screen and two others don't, or print it."""
    if environment.get("TERM") == "linux" or "STY" in environment:
        return False
    return identify(TerminalReplies(), environment, platform).family not in ("apple", "conhost")


def _names(environment: Mapping[str, str], variable: str) -> bool:
    """Whether a variable is there; or, of ``NAME=value``, whether it has that value."""
    name, _, value = variable.partition("=")
    return name in environment and value in ("", environment[name])


def _is_model(replies: TerminalReplies, model: tuple[int, ...]) -> bool:
    return replies.attributes[: len(model)] == model


def _identify_multiplexed(environment: Mapping[str, str]) -> Terminal:
    """The terminal outside tmux or screen, of which only variables tell, which may be out of date."""
    if any(name.startswith("KITTY_") for name in environment):
        return Terminal("multiplexer-kitty", "words", "KITTY_*")
    if "KONSOLE_VERSION" in environment:
        return Terminal("multiplexer-konsole", "words_lrm", "KONSOLE_VERSION", mouse_by_letter=True)
    why = next((variable for variable in ("TMUX", "STY") if variable in environment), "XTVERSION")
    return Terminal("multiplexer", "lrm", why)


def parse(reply: str) -> TerminalReplies:
    """What a terminal wrote back to ``QUERIES``."""
    version = re.search(r"\x1bP>\|(.*?)\x1b\\", reply, re.DOTALL)
    attributes = re.search(r"\x1b\[>([0-9;]{,64})c", reply)
    mode = re.search(r"\x1b\[8;(\d)\$y", reply)
    return TerminalReplies(
        version[1] if version else "",
        tuple(int(number or 0) for number in attributes[1].split(";")) if attributes else (),
        int(mode[1]) if mode else 0,
        not _is_two_cells(re.findall(r"\x1b\[(\d{1,9});(\d{1,9})R", reply)),
    )


def _is_two_cells(positions: list[tuple[str, str]]) -> bool:
    """Whether the cursor moved by two columns from the first position to the second."""
    if len(positions) != 2 or positions[0][0] != positions[1][0]:
        return False
    return int(positions[1][1]) - int(positions[0][1]) == 2


class TerminalQuery:
    """A terminal that has been sent the queries, and what has been read from it since."""

    def __init__(self, source: int | None) -> None:
        self._written = b""
        self._source = source
        self._since = time.monotonic()

    def replies(self, timeout: float = REPLY_TIMEOUT_SECONDS) -> TerminalReplies:
        """Its replies; empty ones if it sends nothing within ``timeout`` seconds.

        The time counts from the query, and again from each piece of a reply.
        """
        if self._source is not None:
            with contextlib.suppress(OSError):
                self._read_until_done(self._source, timeout)
        return parse(self._written.decode("latin-1"))

    @property
    def typed(self) -> str:
        """What was typed meanwhile: everything but replies, the last of which may be incomplete."""
        return LateReplyFilter().strip_replies(self._written.decode("utf-8", "replace"))

    def _read_until_done(self, source: int, timeout: float) -> None:
        """Read up to the last reply, or until the terminal is silent; half a reply would be taken for keys."""
        end = self._since + max(MAX_REPLY_SECONDS, timeout)
        silent = self._since + timeout
        while select.select([source], [], [], max(0.0, min(silent, end) - time.monotonic()))[0]:
            data = os.read(source, 4096)
            self._written += data
            silent = time.monotonic() + timeout
            if not data or silent - timeout > end or _LAST_REPLY.search(self._written):
                break


def _queries_over_frame(replies: bytes) -> str:
    """The queries for a terminal that shows a frame, and gave these replies, encoded, when that was made.

    About its reordering it is only asked if it answered then: QTerminal would print a letter of that into the frame.
    """
    knows_mode = replies.split(b"\n")[-2:-1] != [b"0"]
    return QUERIES_OVER_FRAME if knows_mode else QUERIES_OVER_FRAME.replace(MODE_QUERY, "")


def is_interactive() -> bool:
    """Whether standard input and output are a terminal that can show an app."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return sys.platform == "win32" or (os.environ.get("TERM") or "dumb") != "dumb"


@contextlib.contextmanager
def query_terminal(before_app: bool = False) -> Iterator[TerminalQuery]:
    """Ask the terminal at standard output. In the block it may reply, while something else is done.

    What it writes back meanwhile does not show. What is unread at the end is discarded, or read by the app that comes
    then: a key must not be lost, and the app's driver knows a reply when it sees one.
    """
    with contextlib.ExitStack() as stack:
        source = None
        # on Windows the console would have to be set up before it answers
        if is_interactive() and sys.platform != "win32":
            with contextlib.suppress(OSError):
                stack.enter_context(unbuffered_input(sys.stdin.fileno(), keeps_unread=before_app))
                early = early_screen()
                queries = _queries_over_frame(early.replies) if early else QUERIES
                os.write(sys.stdout.fileno(), queries.encode())
                source = sys.stdin.fileno()
        yield TerminalQuery(source)


def probe(timeout: float = REPLY_TIMEOUT_SECONDS) -> TerminalReplies:
    """Ask the terminal at standard output, and wait for its replies."""
    with query_terminal() as query:
        return query.replies(timeout)
