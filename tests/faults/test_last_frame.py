"""The frame of the last time, shown before Textual is imported: never wrong for long, and never in the way."""

from __future__ import annotations

import os
import signal
import stat
import sys
import termios
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from cells import Cells
from terminal import ANSWERS, CACHE, WAIT_SECONDS, Shell, Terminal, frames, leave_app, open_app, processes_of
from thorough import combinations

pytestmark = pytest.mark.usefixtures("cached_explainer")

VTE = ANSWERS | {b"\x1b[>q": b"\x1bP>|VTE(7600)\x1b\\", b"\x1b[>c": b"\x1b[>65;7600;1c", b"\x1b[8$p": b"\x1b[8;2$y"}
KONSOLE = ANSWERS | {b"\x1b[>q": b"\x1bP>|Konsole 24.12.0\x1b\\", b"\x1b[>c": b"\x1b[>1;115;0c"}
TERMINALS = {"xterm": ANSWERS, "vte": VTE, "konsole": KONSOLE}
SCREENS = [("en", (120, 36)), ("ar", (120, 36)), ("en", (60, 20)), ("ar", (60, 20))]
QTERMINAL = {b"\x1b[>c": b"\x1b[>0;115;0c", b"\x1b[c": b"\x1b[?1;2c"}
QUESTION = "\x1b7\x1b[>q"  # the first thing that is written after the frame
# Imports of `late` wait for a file, or fail.
SLOW = """
import os, sys, time
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == {late!r}:
            {what}
sys.meta_path.insert(0, Slow())
from mali_tui.cli.start import main
sys.exit(main())
"""
GATE = "gate"  # the file, in the program's home
WAIT, FAIL = f"while not os.path.exists({GATE!r}): time.sleep(0.01)", "raise ImportError('no such thing')"


@pytest.fixture(scope="module")
def left_home(first_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the app has been left, for tests in which it does not get far enough to change anything."""
    home = tmp_path_factory.mktemp("left")
    copytree(first_home / CACHE, home / CACHE)
    leave_app(home)
    return home


def wait_for_frame(terminal: Terminal) -> None:
    """Read until the frame is on the screen; the app is not yet, as it waits."""
    shown = terminal.read_until("⏎")
    assert b"\x1b[?1049h" in shown
    assert b"\x1b[?1006h" not in shown


def after_the_frame(terminal: Terminal) -> str:
    """What was written after the frame."""
    _, question, rest = terminal.output.decode("utf-8", "ignore").partition(QUESTION)
    return question + rest


def written_by(output: str, size: tuple[int, int]) -> set[tuple[int, int]]:
    """The cells that output writes to."""
    cells = Cells(*size)
    cells.feed(output)
    return cells.written


def assert_given_back(terminal: Terminal) -> None:
    assert not terminal.modes[1049]
    assert terminal.modes[25]
    assert terminal.settings_at_end == terminal.before


def slow(late: str, what: str) -> tuple[str, str]:
    """A program in which an import waits for the gate, or fails."""
    return ("-c", SLOW.format(late=late, what=what))


def open_gate(home: Path) -> None:
    """Let the import go on."""
    (home / GATE).touch()


@pytest.mark.parametrize(("kind", "screen"), combinations(TERMINALS, SCREENS))
def test_the_app_draws_over_it_without_changing_a_cell(
    tmp_path: Path, kind: str, screen: tuple[str, tuple[int, int]]
) -> None:
    language, size = screen
    options: dict[str, Any] = {"answers": TERMINALS[kind], "size": size}
    leave_app(tmp_path, "--lang", language, **options)
    with open_app(tmp_path, "--lang", language, **options) as terminal:
        every = {(row, column) for row in range(size[1]) for column in range(size[0])}
        terminal.wait_for(
            lambda: "⏎" in (drawn := after_the_frame(terminal)) and written_by(drawn, size) == every,
            what="the app to draw",
        )
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        cells = Cells(*size)
        shown = terminal.output.decode("utf-8", "ignore").partition(QUESTION)[0]
        cells.feed(shown)
        assert cells.written == every
        assert cells.feed(after_the_frame(terminal).partition("\x1b[?1049l")[0]) == []
        if kind == "vte":
            assert shown.startswith("\x1b[8l\x1b[?1049h")
        terminal.assert_left_as_it_was()


def test_a_terminal_is_not_asked_over_the_frame_what_it_leaves_unanswered(tmp_path: Path) -> None:
    """QTerminal prints a letter of the question about its reordering."""
    leave_app(tmp_path, answers=QTERMINAL)
    with open_app(tmp_path, answers=QTERMINAL) as terminal:
        wait_for_frame(terminal)
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert QUESTION in terminal.output.decode("utf-8", "ignore")
        assert b"\x1b[8$p" not in terminal.output
        assert terminal.output.count(b"\x1b[?1049h") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("late", ["mali_tui.cli.main", "textual"])
def test_a_signal_before_the_app_is_there_leaves_the_terminal_as_it_was(
    left_home: Path, late: str, number: signal.Signals
) -> None:
    with open_app(left_home, program=slow(late, WAIT)) as terminal:
        wait_for_frame(terminal)
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert_given_back(terminal)
        assert terminal.after_the_app() == ""


def test_ctrl_c_before_the_app_is_there_leaves_the_terminal_as_it_was(left_home: Path) -> None:
    with open_app(left_home, program=slow("textual", WAIT)) as terminal:
        wait_for_frame(terminal)
        terminal.type("\x03")
        assert terminal.wait_for_end() == 128 + signal.SIGINT
        assert_given_back(terminal)


def test_a_terminal_that_takes_no_output_does_not_keep_the_program_from_ending(left_home: Path) -> None:
    with open_app(left_home, program=slow("textual", WAIT)) as terminal:
        wait_for_frame(terminal)
        termios.tcflow(terminal.slave, termios.TCOOFF)
        terminal.signal(signal.SIGTERM)
        try:
            assert terminal.process.wait(WAIT_SECONDS) == 128 + signal.SIGTERM
        finally:
            termios.tcflow(terminal.slave, termios.TCOON)
        assert terminal.settings == terminal.before


def test_it_cannot_be_stopped_before_the_app_is_there(left_home: Path) -> None:
    with open_app(left_home, program=slow("textual", WAIT)) as terminal:
        wait_for_frame(terminal)
        terminal.signal(signal.SIGTSTP)
        terminal.wait_for(lambda: terminal.has_received(signal.SIGTSTP))
        terminal.signal(signal.SIGTERM)  # which a stopped program would not receive
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert_given_back(terminal)


@pytest.mark.parametrize("late", ["mali_tui.cli.main", "mali_tui.cli.open", "textual"])
def test_an_import_that_fails_leaves_the_terminal_as_it_was(left_home: Path, late: str) -> None:
    with open_app(left_home, program=slow(late, FAIL)) as terminal:
        terminal.wait_for_end()
        assert terminal.process.returncode != 0
        assert b"\x1b[?1049h" in terminal.output
        assert_given_back(terminal)
        assert "no such thing" in terminal.after_the_app()


def test_what_is_typed_before_the_app_is_there_is_not_shown_but_done(tmp_path: Path) -> None:
    leave_app(tmp_path)
    with open_app(tmp_path, program=slow("textual", WAIT)) as terminal:
        wait_for_frame(terminal)
        terminal.type("2")
        open_gate(tmp_path)
        terminal.wait_for("date of the article")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()


def test_ctrl_z_before_the_app_is_there_stops_it_in_good_order_when_it_is(tmp_path: Path) -> None:
    leave_app(tmp_path)
    _, program = slow("textual", WAIT)
    (tmp_path / "slow.py").write_text(program, encoding="utf-8")
    with closing(Shell(tmp_path)) as terminal:
        terminal.type(f"{sys.executable} slow.py\n")
        wait_for_frame(terminal)
        terminal.type("\x1a")
        open_gate(tmp_path)
        terminal.continue_stopped_app()
        terminal.type("q")
        terminal.wait_for_prompt()
        settings = terminal.run("stty -a")
        assert "susp = ^Z" in settings
        assert " echo " in settings
        terminal.leave()


def test_a_terminal_that_answers_otherwise_gets_all_anew(tmp_path: Path) -> None:
    leave_app(tmp_path)
    with open_app(tmp_path, answers=VTE) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.output.count(b"\x1b[?1049h") == 2
        assert terminal.output.count(b"\x1b[?1049l") == 2
        terminal.assert_left_as_it_was()


OTHERS: tuple[tuple[str, ...], ...] = (("--no-instant",), ("--plain",), ("--lang", "ar"), ("event:coup-2021",))


def test_other_arguments_and_another_size_ask_for_another_frame(left_home: Path) -> None:
    """Seen in a terminal that leaves the last question open, for whose answer the app waits."""
    asked: dict[str, Any] = {"answers": {}, "waits": True}
    others = [(options, (80, 24)) for options in OTHERS] + [((), (100, 30))]
    for options, size in others:
        with open_app(left_home, *options, size=size, **asked) as terminal:
            assert b"\x1b[?1049h" not in terminal.read_until("\x1b[c"), options
    with open_app(left_home, **asked) as terminal:
        assert b"\x1b[?1049h" in terminal.read_until("\x1b[c")


def test_a_changed_state_asks_for_another_frame(tmp_path: Path) -> None:
    leave_app(tmp_path)
    with open_app(tmp_path, "--no-instant") as terminal:
        terminal.wait_until_drawn()
        terminal.type("m")
        terminal.wait_for("★")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with open_app(tmp_path) as terminal:
        assert b"\x1b[?1049h" not in terminal.read_until("\x1b[c")


def test_without_it_nothing_is_stored(tmp_path: Path) -> None:
    with open_app(tmp_path, "--no-instant", stores_frame=True) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.wait_for(lambda: not processes_of(tmp_path), what="whatever stores something to end")
    assert frames(tmp_path) == []


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        leave_app(tmp_path)
    finally:
        os.umask(before)
    [frame] = frames(tmp_path)
    assert stat.S_IMODE(frame.stat().st_mode) == 0o600
    assert stat.S_IMODE(frame.parent.stat().st_mode) == 0o700
