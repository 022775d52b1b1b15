"""``mali-tui doctor``: what terminal this is, and an Arabic line in every mode, to choose by eye."""

from __future__ import annotations

import argparse
import os
import sys
import termios
import tty

import msgspec
from rich.segment import Segment

from mali_tui.commands.ending import ended_by_signals
from mali_tui.content.characters import harmless
from mali_tui.locales import Locale
from mali_tui.reading.state import Memory
from mali_tui.rtl.encoding import ENCODINGS, Encoding, encode
from mali_tui.rtl.line import lay_out
from mali_tui.rtl.session import own_layout
from mali_tui.rtl.terminal import Answers, Terminal, identify, probe


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Tell what was found, show the modes, and remember the one that the reader picks."""
    with ended_by_signals():
        return _run(words)


def _run(words: Locale) -> int:
    answers = probe()
    terminal = identify(answers, os.environ)
    for line in findings(answers, terminal, words):
        print(line)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    memory = Memory.in_platform_place()
    state = memory.load()
    print(words("doctor.choose"), end="\n\n")
    with own_layout(terminal):
        for number, encoding in enumerate(ENCODINGS, 1):
            print(f"  {number}  {sample(words, encoding)}  {encoding}", end="\n\n")
        print(words("doctor.prompt"), flush=True)
        picked = _read_key()
    if not (picked.isdigit() and 1 <= int(picked) <= len(ENCODINGS)):
        print(words("doctor.unchanged"))
        return 0
    encoding = ENCODINGS[int(picked) - 1]
    saved = memory.save(msgspec.structs.replace(state, bidi={**state.bidi, terminal.family: encoding}))
    told = "doctor.remembered" if saved else memory.trouble or "messages.state_unwritable"
    print(words(told, mode=encoding, family=terminal.family))
    return 0


def findings(answers: Answers, terminal: Terminal, words: Locale) -> list[str]:
    """What the terminal said, what it is taken for, and why."""
    return [
        words("doctor.family", family=terminal.family, why=terminal.why),
        words("doctor.version", version=harmless(answers.version) or "-"),
        words("doctor.attributes", attributes=";".join(map(str, answers.attributes)) or "-"),
        words("doctor.bidi_mode", mode=answers.bidi_mode or "-"),
        words("doctor.encoding", mode=terminal.encoding),
    ]


def sample(words: Locale, encoding: Encoding) -> str:
    """An Arabic line as it is sent in ``encoding``, escape sequences and all."""
    visual = "".join(cell.text for cell in lay_out(words("doctor.sample"), "rtl", False))
    segments = encode([Segment(visual)], encoding)
    return "".join(style.render(text) if style else text for text, style, _ in segments)


def _read_key() -> str:
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        return os.read(descriptor, 16).decode("utf-8", "replace")[:1]
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
