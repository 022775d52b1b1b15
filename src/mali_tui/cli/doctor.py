"""``mali-tui doctor``: identifies the terminal, and shows an Arabic line in every mode to choose from."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.cli.signals import exit_on_signals
from mali_tui.cli.stdio import columns
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.locale import Locale
from mali_tui.reading.state_store import StateStore
from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.encodings import ENCODINGS, Encoding, encode
from mali_tui.rtl.line_layout import layout_cells
from mali_tui.terminal.detect import Terminal, TerminalReplies, identify, probe
from mali_tui.terminal.posix import read_key
from mali_tui.terminal.session import disable_terminal_bidi


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print the findings, show the modes, and save the one that the reader picks."""
    with exit_on_signals():
        return _run(words)


def _run(words: Locale) -> int:
    replies = probe()
    terminal = identify(replies, os.environ)
    lines = findings(replies, terminal, words)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(*lines, sep="\n")
        return EXIT_OK
    store = StateStore.default()
    state = store.load()
    with disable_terminal_bidi(terminal):
        for text in (*lines, words("doctor.choose")):
            _print_wrapped(text, terminal)
        for number, encoding in enumerate(ENCODINGS, 1):
            print(f"\n  {number}  {encode_line(words('doctor.sample'), encoding)}  {encoding}")
        print()
        _print_wrapped(words("doctor.prompt"), terminal)
        picked = read_key()
        if not (picked.isdigit() and 1 <= int(picked) <= len(ENCODINGS)):
            _print_wrapped(words("doctor.unchanged"), terminal)
            return EXIT_OK
        encoding = ENCODINGS[int(picked) - 1]
        saved = store.save(msgspec.structs.replace(state, bidi={**state.bidi, terminal.family: encoding}))
        key = "doctor.saved" if saved else store.error_key or "messages.state_unwritable"
        _print_wrapped(words(key, mode=encoding, family=terminal.family), terminal._replace(encoding=encoding))
    return EXIT_OK


def findings(replies: TerminalReplies, terminal: Terminal, words: Locale) -> list[str]:
    """What the terminal replied, and as what it was identified and why."""
    return [
        words("doctor.family", family=terminal.family, why=terminal.evidence),
        words("doctor.version", version=sanitize(replies.version) or "-"),
        # joined by full stops, which keep numbers in order in right-to-left lines
        words("doctor.attributes", attributes=".".join(map(str, replies.attributes)) or "-"),
        words("doctor.bidi_mode", mode=replies.bidi_mode or "-"),
        words("doctor.encoding", mode=terminal.encoding),
        *([words(f"terminals.{terminal.family}")] if words.has(f"terminals.{terminal.family}") else []),
    ]


def _print_wrapped(text: str, terminal: Terminal) -> None:
    """Print a text wrapped to the terminal; right-to-left text aligned right, in the terminal's encoding."""
    width = columns() - 1
    for line in textwrap.wrap(text, width):
        if first_strong(text) == "rtl":
            line = encode_line(line + " " * (width - cell_len(line)), terminal.encoding)
        print(line, flush=True)


def encode_line(text: str, encoding: Encoding) -> str:
    """A right-to-left line in ``encoding``, with its escape sequences."""
    visual = "".join(cell.text for cell in layout_cells(text, "rtl", False))
    # this encoding needs a colour; this one is visible on light and dark backgrounds
    style = Style(color="bright_black") if encoding == "colour" else Style.null()
    return "".join(
        part.style.render(part.text) if part.style else part.text
        for part in encode([Segment(visual, style)], encoding)
    )
