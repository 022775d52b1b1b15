"""Which terminal it is, from answers recorded in the real ones; and asking, which never takes long."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
import threading
import time
import tty
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from mali_tui.rtl.encodings import Encoding
from mali_tui.terminal import detect
from mali_tui.terminal.detect import (
    ANY_TERMINAL,
    QUERIES,
    REPLY_TIMEOUT_SECONDS,
    TerminalReplies,
    identify,
    is_interactive,
    parse,
    probe,
    query_terminal,
    takes_hyperlinks,
)

NONE: dict[str, str] = {}


def reply(version: str = "", attributes: str = "", mode: str = "") -> str:
    """What a terminal writes back that answers some of the questions."""
    name = f"\x1bP>|{version}\x1b\\" if version else ""
    model = f"\x1b[>{attributes}c" if attributes else ""
    return name + model + (f"\x1b[8;{mode}$y" if mode else "") + "\x1b[?64;1;2c"


# terminal, its answers, the variables it sets, what it is taken for, how Arabic is to be sent to it
RECORDED: tuple[tuple[str, str, Mapping[str, str], str, Encoding], ...] = (
    ("xterm 379", reply("XTerm(379)", "41;379;0", "0"), {"XTERM_VERSION": "XTerm(379)"}, "xterm", "visual"),
    ("VTE 0.70", reply("", "65;7006;1", "1"), {"VTE_VERSION": "7006"}, "vte", "visual"),
    ("VTE 0.84", reply("VTE(8401)", "61;8401;1", "1"), {"VTE_VERSION": "8401"}, "vte", "visual"),
    ("VTE, its BiDi off", reply("", "65;7006;1", "2"), NONE, "vte", "visual"),
    ("Konsole 22.12", reply("Konsole 22.12.3", "1;115;0"), {"KONSOLE_VERSION": "221203"}, "konsole", "words_lrm"),
    ("Konsole, its name unsaid", reply("", "1;115;0"), {"KONSOLE_VERSION": "221203"}, "konsole", "words_lrm"),
    ("Konsole 21", reply("", "0;115;0"), {"KONSOLE_VERSION": "210400"}, "konsole", "words_lrm"),
    ("QTerminal 1.2", reply("", "0;115;0"), NONE, "qterminal", "colour"),
    ("kitty 0.26", reply("kitty(0.26.5)", "1;4000;26", "0"), {"KITTY_WINDOW_ID": "1"}, "kitty", "words"),
    ("kitty, its name unsaid", reply("", "1;4000;26", "0"), {"KITTY_WINDOW_ID": "1"}, "kitty", "words"),
    ("kitty, silent", "", {"TERM": "xterm-kitty"}, "kitty", "words"),
    ("mlterm 3.9.0", reply("", "24;279;0", "0"), {"MLTERM": "3.9.0"}, "mlterm", "visual"),
    ("mlterm 3.9.4", reply("mlterm(3.9.4)", "24;279;0", "0"), NONE, "mlterm", "visual"),
    ("foot 1.13", reply("foot(1.13.1)", "1;011301;0"), {"TERM": "foot"}, "foot", "visual"),
    ("foot, silent", "", {"TERM": "foot"}, "foot", "visual"),
    ("rxvt-unicode, silent", "", {"TERM": "rxvt-unicode-256color"}, "rxvt-unicode-256color", "visual"),
    ("alacritty 0.11", reply("", "0;1700;1"), {"TERM": "alacritty"}, "alacritty", "visual"),
    ("alacritty 0.15", reply("", "0;2600;1", "0"), {"ALACRITTY_WINDOW_ID": "7"}, "alacritty", "visual"),
    ("Terminal of macOS", reply("", "1;95;0"), {"TERM_PROGRAM": "Apple_Terminal"}, "apple", "words_lrm"),
    ("iTerm2, its name unsaid", reply("", "0;95;0"), {"TERM_PROGRAM": "iTerm.app"}, "iterm2", "visual"),
    ("Windows Terminal, not asked", "", {"WT_SESSION": "6c6c"}, "wt", "visual"),
    ("xterm.js", reply("", "0;276;0", "0"), {"TERM_PROGRAM": "vscode"}, "xterm.js", "lrm"),
    ("Windows Terminal", reply("", "0;10;1"), {"WT_SESSION": "5f"}, "wt", "visual"),
    ("tmux 3.3", reply("tmux 3.3a", "84;0;0"), {"TMUX": "/tmp/tmux-1000/default,1,0"}, "multiplexer", "lrm"),
    ("tmux in kitty", reply("tmux 3.3a"), {"TMUX": "x", "KITTY_WINDOW_ID": "1"}, "multiplexer-kitty", "words"),
    ("tmux in Konsole", reply(), {"TMUX": "x", "KONSOLE_VERSION": "2"}, "multiplexer-konsole", "words_lrm"),
    ("screen", reply("", "83;40900;0"), {"STY": "1.pts-0"}, "multiplexer", "lrm"),
    ("one that nobody knows", reply("", "0;95;0"), {"TERM": "xterm-256color"}, "unknown", "lrm"),
    ("one that says nothing", "", NONE, "unknown", "lrm"),
    # started from within another terminal, whose variables it inherits
    ("xterm from Konsole", reply("XTerm(379)", "41;379;0"), {"KONSOLE_VERSION": "2"}, "xterm", "visual"),
    ("xterm from kitty", reply("XTerm(379)", "41;379;0"), {"KITTY_WINDOW_ID": "1"}, "xterm", "visual"),
    ("VTE from kitty", reply("", "65;7006;1", "1"), {"KITTY_WINDOW_ID": "1"}, "vte", "visual"),
    ("kitty from mlterm", reply("kitty(0.26.5)", "1;4000;26"), {"MLTERM": "3.9.0"}, "kitty", "words"),
    ("QTerminal from kitty", reply("", "0;115;0"), {"KITTY_WINDOW_ID": "1"}, "qterminal", "colour"),
    (
        *("alacritty from Konsole", reply("", "0;1700;1")),
        *({"KONSOLE_VERSION": "2", "ALACRITTY_WINDOW_ID": "7"}, "alacritty", "visual"),
    ),
)


@pytest.mark.parametrize(
    ("name", "answer", "variables", "family", "encoding"), RECORDED, ids=[r[0] for r in RECORDED]
)
def test_a_terminal_is_known_by_what_it_answers_and_sets(
    name: str, answer: str, variables: Mapping[str, str], family: str, encoding: Encoding
) -> None:
    found = identify(parse(answer), variables)
    assert (found.family, found.encoding) == (family, encoding)
    assert found.evidence


@pytest.mark.parametrize(
    ("answer", "enter", "leave", "marks", "max_sgr_params"),
    [
        (reply("", "65;7006;1", "1"), "\x1b[8l", "\x1b[8h", True, 0),
        (reply("mlterm(3.9.4)"), "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07", False, 10),
        (reply("XTerm(379)"), "", "", True, 0),
        (reply("foot(1.13.1)"), "", "", False, 0),
        (reply(), "", "", False, 0),
    ],
)
def test_a_terminal_is_treated_as_it_must_be(
    answer: str, enter: str, leave: str, marks: bool, max_sgr_params: int
) -> None:
    found = identify(parse(answer), NONE)
    assert (found.enter, found.leave, found.marks, found.max_sgr_params) == (enter, leave, marks, max_sgr_params)


@pytest.mark.parametrize(
    ("answer", "variables", "by_letter"),
    [
        (reply("Konsole 22.12.3", "1;115;0"), NONE, True),
        (reply("", "0;115;0"), {"KONSOLE_VERSION": "210400"}, True),
        (reply("tmux 3.3a"), {"KONSOLE_VERSION": "221203"}, True),
        (reply("tmux 3.3a"), {"KITTY_PID": "7"}, False),
        (reply("XTerm(379)"), NONE, False),
        ("", NONE, False),
    ],
)
def test_only_konsole_says_which_letter_the_mouse_is_at(
    answer: str, variables: Mapping[str, str], by_letter: bool
) -> None:
    assert identify(parse(answer), variables).mouse_by_letter == by_letter


def test_any_terminal_is_sent_what_is_to_be_seen_and_no_marks() -> None:
    assert (ANY_TERMINAL.encoding, ANY_TERMINAL.marks) == ("visual", False)
    assert (ANY_TERMINAL.enter, ANY_TERMINAL.leave, ANY_TERMINAL.max_sgr_params) == ("", "", 0)


@pytest.mark.parametrize(
    ("answer", "variables", "why"),
    [
        (reply("XTerm(379)"), {"XTERM_VERSION": "XTerm(379)"}, "XTVERSION"),
        (reply("", "65;7006;1", "1"), NONE, "CSI 8 $ p"),
        (reply("", "0;115;0"), NONE, "DA2"),
        ("", {"TERM": "foot"}, "TERM"),
        ("", {"XTERM_VERSION": "XTerm(379)"}, "XTERM_VERSION"),
        (reply("tmux 3.3a"), NONE, "XTVERSION"),
        (reply("tmux 3.3a"), {"TMUX": "x"}, "TMUX"),
        ("", {"STY": "1.pts-0"}, "STY"),
        ("", {"STY": "1.pts-0", "KITTY_PID": "7"}, "KITTY_*"),
        ("", {"TMUX": "x", "KONSOLE_VERSION": "2"}, "KONSOLE_VERSION"),
        ("", NONE, "-"),
    ],
)
def test_the_doctor_can_say_what_told(answer: str, variables: Mapping[str, str], why: str) -> None:
    assert identify(parse(answer), variables).evidence == why


def test_an_xterm_that_says_nothing_draws_marks_all_the_same() -> None:
    assert identify(TerminalReplies(), {"XTERM_VERSION": "XTerm(379)"}).marks
    assert not identify(TerminalReplies(), {"WT_SESSION": "5f"}).marks


def test_a_name_may_have_anything_in_it_but_its_end() -> None:
    assert parse("\x1bP>|a\nb\x1b\\").version == "a\nb"
    assert parse("\x1b[>1c\x1bP>|\x1b\\b\x1b\\").version == ""
    assert parse("\x1b[>1c\x1bP>|a\x1b\\b\x1b\\").version == "a"


def test_no_answer_and_half_an_answer_are_none() -> None:
    assert parse("") == TerminalReplies()
    assert parse("\x1b[>1;2\x1b[8;$y\x1bP>|xterm") == TerminalReplies()
    assert parse("\x1bP>|xterm\x1b[8;1$") == TerminalReplies()
    assert parse("\x1b[>;1c").attributes == (0, 1)


# ── Asking ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def far_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of a pseudo-terminal at standard input and output."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r+b", buffering=0) as near_end:
        monkeypatch.setattr(detect, "sys", SimpleNamespace(stdin=near_end, stdout=near_end, platform=sys.platform))
        monkeypatch.setenv("TERM", "xterm-256color")
        yield ours
    os.close(ours)


def test_answers_are_read_and_none_of_them_is_left(far_end: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer() -> None:
        asked = b""
        while not asked.endswith(QUERIES.encode()):
            asked += os.read(far_end, 1024)
        os.write(far_end, reply("XTerm(379)", "41;379;0", "0").encode())

    before = termios.tcgetattr(vars(detect)["sys"].stdin)
    answering = threading.Thread(target=answer)
    answering.start()
    assert probe(timeout=20) == TerminalReplies("XTerm(379)", (41, 379, 0), 0)
    answering.join()
    assert termios.tcgetattr(vars(detect)["sys"].stdin) == before
    assert select.select([vars(detect)["sys"].stdin], [], [], 0)[0] == []


def test_a_signal_right_after_the_settings_are_changed_leaves_them_as_they_were(
    far_end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, before = tty.setcbreak, termios.tcgetattr(vars(detect)["sys"].stdin)

    def change_and_end(*arguments: Any) -> None:
        change(*arguments)
        raise SystemExit(128 + signal.SIGTERM)

    monkeypatch.setattr(tty, "setcbreak", change_and_end)
    with pytest.raises(SystemExit):
        probe()
    assert termios.tcgetattr(vars(detect)["sys"].stdin) == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_nothing_handles_leaves_the_settings_as_they_were(
    far_end: int, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    source = vars(detect)["sys"].stdin
    before, earlier = termios.tcgetattr(source), signal.signal(number, signal.SIG_DFL)
    killed_by: list[tuple[int, object, object]] = []
    kill = signal.raise_signal
    monkeypatch.setattr(
        signal,
        "raise_signal",
        lambda number: killed_by.append((number, signal.getsignal(number), termios.tcgetattr(source))),
    )
    with query_terminal():
        assert termios.tcgetattr(source) != before
        assert callable(signal.getsignal(number))  # else it would kill the tests
        kill(number)
        assert killed_by == [(number, signal.SIG_DFL, before)]
    assert signal.getsignal(number) == signal.SIG_DFL
    with query_terminal():
        pass
    assert signal.signal(number, earlier) == signal.SIG_DFL


def test_a_signal_that_is_ignored_or_handled_is_left_so_while_a_terminal_is_asked(far_end: int) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with query_terminal():
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    assert signal.signal(signal.SIGHUP, before) == signal.SIG_IGN


def test_it_waits_for_silence_no_longer_than_a_tenth_of_a_second(
    far_end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def silence(*arguments: object) -> tuple[list[int], ...]:
        waits.append(float(str(arguments[-1])))
        return [], [], []

    monkeypatch.setattr(select, "select", silence)
    monkeypatch.setattr(time, "monotonic", lambda: 1.0)  # no time passes between the question and the wait
    assert probe() == TerminalReplies()
    assert waits == [pytest.approx(REPLY_TIMEOUT_SECONDS)]
    assert REPLY_TIMEOUT_SECONDS <= 0.1
    assert QUERIES in os.read(far_end, 1024).decode()


def test_a_terminal_that_goes_on_talking_is_cut_off(far_end: int, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]

    def tick() -> float:
        now[0] += 0.03
        return now[0]

    monkeypatch.setattr(time, "monotonic", tick)
    monkeypatch.setattr(select, "select", lambda *_: ([1], [], []))
    monkeypatch.setattr(os, "read", lambda *_: b"x")
    assert probe() == TerminalReplies()
    assert 0.5 < now[0] < 0.6


@pytest.mark.parametrize(
    "pieces",
    [
        (b"\x1b[>41;3", b"79;0c", b"\x1b[?64;1;2c"),
        (b"\x1b[>41;379;0c\x1b[?64", b";1;2c"),
        (b"\x1b[>41;379;0c\x1b[?c",),
        (b"\x1b[>41;379;0c", b""),
    ],
)
def test_it_reads_on_until_the_last_answer_or_the_end_and_no_further(
    far_end: int, monkeypatch: pytest.MonkeyPatch, pieces: tuple[bytes, ...]
) -> None:
    left = [*pieces, b"typed"]
    monkeypatch.setattr(select, "select", lambda *_: ([1], [], []))
    monkeypatch.setattr(os, "read", lambda *_: left.pop(0))
    assert probe(timeout=20) == TerminalReplies("", (41, 379, 0), 0)
    assert left == [b"typed"]


@pytest.mark.parametrize("name", ["dumb", "", None])
def test_a_terminal_without_a_name_is_asked_nothing(
    far_end: int, monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    monkeypatch.delenv("TERM")
    if name is not None:
        monkeypatch.setenv("TERM", name)
    assert probe() == TerminalReplies()
    assert select.select([far_end], [], [], 0)[0] == []


@pytest.mark.parametrize("redirected", ["stdin", "stdout"])
def test_what_is_no_terminal_is_asked_nothing(far_end: int, monkeypatch: pytest.MonkeyPatch, redirected: str) -> None:
    near_end = vars(detect)["sys"].stdin
    no_terminal = SimpleNamespace(isatty=lambda: False, fileno=near_end.fileno)
    monkeypatch.setattr(vars(detect)["sys"], redirected, no_terminal)
    assert probe() == TerminalReplies()
    assert select.select([far_end], [], [], 0)[0] == []


def test_a_terminal_that_has_gone_away_is_no_trouble(far_end: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def raise_hangup(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "write", raise_hangup)
    assert probe() == TerminalReplies()


def test_what_is_typed_and_no_character_is_no_trouble(far_end: int) -> None:
    with query_terminal() as asked:
        os.write(far_end, b"n\xff\x1b[?64c")
        assert asked.replies(timeout=20) == TerminalReplies()
        assert asked.typed == "n\ufffd"


def test_what_is_typed_while_it_is_asked_is_kept(far_end: int) -> None:
    with query_terminal() as asked:
        os.write(far_end, f"n{reply('XTerm(379)', '41;379;0', '0')}ض".encode())
        assert asked.replies(timeout=20).version == "XTerm(379)"
        assert asked.typed == "nض"


@pytest.mark.parametrize("before_app", [True, False])
def test_what_is_unread_at_the_end_is_left_to_an_app_only(far_end: int, before_app: bool) -> None:
    source = vars(detect)["sys"].stdin.fileno()
    with query_terminal(before_app=before_app):
        os.write(far_end, b"n")
        assert select.select([source], [], [], 20)[0]
    tty.setcbreak(source, termios.TCSANOW)
    assert bool(select.select([source], [], [], 0)[0]) == before_app


def test_an_answer_that_has_only_begun_is_not_taken_for_keys(far_end: int) -> None:
    with query_terminal() as asked:
        os.write(far_end, b"n\x1bP>|XTe")
        assert asked.replies(timeout=0.01) == TerminalReplies()
        assert asked.typed == "n"


def test_who_has_done_something_else_meanwhile_does_not_wait(far_end: int, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    wait = select.select

    def noting(*arguments: object) -> object:
        waits.append(float(str(arguments[-1])))
        return wait(*arguments)  # type: ignore[arg-type]

    with query_terminal() as asked:
        os.write(far_end, b"n")
        later = time.monotonic() + 9
        monkeypatch.setattr(time, "monotonic", lambda: later)
        monkeypatch.setattr(select, "select", noting)
        assert asked.replies() == TerminalReplies()
    assert waits == [0.0] and asked.typed == "n"


@pytest.mark.parametrize(
    ("environment", "family"),
    [
        ({}, "conhost"),
        ({"WT_SESSION": "6c6c"}, "wt"),
        ({"TERM_PROGRAM": "vscode"}, "xterm.js"),
        ({"TERM": "x"}, "unknown"),
    ],
)
def test_on_windows_variables_tell_the_terminals(environment: dict[str, str], family: str) -> None:
    assert identify(TerminalReplies(), environment, "win32").family == family


def test_on_windows_a_terminal_needs_no_term_and_is_asked_nothing(
    far_end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERM")
    assert not is_interactive()
    vars(detect)["sys"].platform = "win32"
    assert is_interactive()
    assert probe(timeout=0) == TerminalReplies()
    assert select.select([far_end], [], [], 0)[0] == []


@pytest.mark.parametrize(
    ("positions", "is_utf8"),
    [
        ("", True),
        ("\x1b[3;1R\x1b[3;2R", True),
        ("\x1b[3;1R\x1b[3;3R", False),
        ("\x1b[3;80R\x1b[4;1R", True),
        ("\x1b[3;3R", True),
    ],
)
def test_a_letter_of_two_bytes_in_two_cells_is_not_utf8(positions: str, is_utf8: bool) -> None:
    assert parse(positions + "\x1b[?64;1;2c").is_utf8 is is_utf8


@pytest.mark.parametrize(
    ("environment", "platform", "takes"),
    [
        ({"TERM": "xterm-256color"}, "linux", True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, "linux", True),
        ({"TERM_PROGRAM": "iTerm.app"}, "darwin", True),
        ({"WT_SESSION": "6c6c"}, "win32", True),
        ({"TERM": "linux"}, "linux", False),
        ({"TERM": "screen", "STY": "7.pts-1"}, "linux", False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "darwin", False),
        ({}, "win32", False),
    ],
)
def test_hyperlinks_are_sent_only_where_they_are_taken(
    environment: dict[str, str], platform: str, takes: bool
) -> None:
    assert takes_hyperlinks(environment, platform) is takes
