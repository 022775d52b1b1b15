"""Signals that end, stop and continue the app: the terminal is restored, and no state of the reader is lost."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest
from terminal import MAIN, Shell, open_app, saved_state
from thorough import combinations

pytestmark = pytest.mark.usefixtures("cached_explainer")

ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]


@pytest.mark.parametrize(("number", "language"), combinations(ENDING, ["en", "ar"]))
def test_a_signal_ends_the_app_in_good_order(tmp_path: Path, number: signal.Signals, language: str) -> None:
    with open_app(tmp_path, "claim:second-coup", "--lang", language) as terminal:
        terminal.wait_until_drawn()
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        terminal.assert_left_as_it_was()
        assert terminal.after_the_app() == ""
    assert "claim:second-coup" in saved_state(tmp_path)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_while_the_terminal_is_being_asked_leaves_it_as_it_was(
    tmp_path: Path, number: signal.Signals
) -> None:
    """In a new Python, which goes on importing, so that the signal doesn't come just before it waits for answers."""
    with open_app(tmp_path, program=MAIN, answers={}, waits=True) as terminal:
        terminal.wait_for("\x1b[c")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.settings == terminal.before
        assert not terminal.modes


def test_further_signals_do_not_disturb_the_end(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup") as terminal:
        terminal.wait_until_drawn()
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            terminal.signal(number)
        assert terminal.wait_for_end() in (128 + signal.SIGHUP, 128 + signal.SIGTERM, 128 + signal.SIGINT)
        terminal.assert_left_as_it_was()
    assert "claim:second-coup" in saved_state(tmp_path)


def test_a_stopped_app_leaves_the_terminal_to_the_shell_and_comes_back_to_its_place(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup") as terminal:
        terminal.wait_until_drawn()
        terminal.signal(signal.SIGTSTP)
        terminal.wait_for_stop()
        terminal.assert_left_as_it_was()
        terminal.forget_output()
        terminal.signal(signal.SIGCONT)
        whole_screen = [f"\x1b[{row};1H" for row in range(1, 25)]
        terminal.wait_for(lambda: terminal.modes.get(1049), *whole_screen, what="the whole screen again")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
    assert "claim:second-coup" in saved_state(tmp_path)


STARTER = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'mali_tui'])"


def test_what_has_started_the_app_is_stopped_with_it_and_goes_on_with_it(tmp_path: Path) -> None:
    with closing(Shell(tmp_path)) as terminal:
        terminal.type(f'{sys.executable} -c "{STARTER}"\n')
        terminal.wait_until_drawn()
        terminal.type("\x1a")
        terminal.continue_stopped_app()
        terminal.type("q")
        terminal.wait_for_prompt()
        terminal.leave()


STARTERS = {"the terminal": MAIN, "a program without job control": ("-c", STARTER)}


@pytest.mark.parametrize("starter", STARTERS)
def test_without_a_shell_that_could_continue_the_app_it_does_not_stop(tmp_path: Path, starter: str) -> None:
    with open_app(tmp_path, program=STARTERS[starter]) as terminal:
        terminal.wait_until_drawn()
        terminal.type("\x1a")
        terminal.type("l")
        terminal.wait_for("English", lambda: terminal.modes[1049])  # as the key bar offers it in Arabic
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()


def test_an_app_that_was_frozen_goes_on_as_if_nothing_had_been(tmp_path: Path) -> None:
    with open_app(tmp_path) as terminal:
        terminal.wait_until_drawn()
        terminal.signal(signal.SIGSTOP)
        terminal.wait_for_stop()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda: not terminal.is_stopped(), what="the app to go on")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
        assert terminal.output.count(b"\x1b[?1049h") == 1


HANGING = """
import time
from mali_tui.app.app import MaliApp

MaliApp.exit_on_signal = lambda app, number: app._loop.call_soon_threadsafe(time.sleep, 600)
"""


def test_an_app_that_hangs_is_killed_and_the_terminal_restored(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup", first=HANGING, is_killed=True) as terminal:
        terminal.wait_until_drawn()
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert {number for number, on in terminal.modes.items() if on} == {7, 25}
        assert terminal.settings == terminal.before
    assert "claim:second-coup" in saved_state(tmp_path)
