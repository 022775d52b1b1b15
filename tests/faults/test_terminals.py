"""Terminals that answer late, never or with garbage, that stop taking anything, and that go away."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from terminal import ANSWERS, WAIT_SECONDS, open_app, saved_state
from thorough import IS_THOROUGH

pytestmark = pytest.mark.usefixtures("cached_explainer")

START = "section:visit"


def test_a_terminal_that_answers_nothing_is_not_waited_for(tmp_path: Path) -> None:
    with open_app(tmp_path, answers={}) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()


@pytest.mark.parametrize("answers", [{}, None], ids=["silent", "answering"])
def test_what_is_typed_while_the_app_starts_counts(tmp_path: Path, answers: Mapping[bytes, bytes] | None) -> None:
    with open_app(tmp_path, START, answers=answers) as terminal:
        terminal.wait_for("\x1b[c")
        terminal.type("l")
        terminal.wait_until_drawn()
        terminal.wait_for("English")  # which a frame in Arabic offers
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
    assert '"ar"' in saved_state(tmp_path)


@pytest.mark.parametrize("pieces", [1, 2, 7])
def test_answers_that_come_late_are_not_taken_for_keys(tmp_path: Path, pieces: int) -> None:
    answers = b"".join(ANSWERS.values())
    with open_app(tmp_path, START, answers={}) as terminal:
        terminal.wait_until_drawn()
        step = -(-len(answers) // pieces)
        for start in range(0, len(answers), step):
            terminal.type(answers[start : start + step])
        terminal.type("l")  # and what is typed behind them counts
        terminal.wait_for("English")  # which a frame in Arabic offers
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
    assert START in saved_state(tmp_path)
    assert '"ar"' in saved_state(tmp_path)


@pytest.mark.parametrize("at", range(1, len(ANSWERS[b"\x1b[>q"]), 3 if IS_THOROUGH else 6))
def test_an_answer_that_comes_in_two_pieces_is_not_taken_for_keys(tmp_path: Path, at: int) -> None:
    answer = ANSWERS[b"\x1b[>q"]
    with open_app(tmp_path, START, answers={b"\x1b[c": answer[:at]}, waits=True) as terminal:
        terminal.wait_for("\x1b[c", lambda: terminal.unread_input == 0)
        terminal.type(answer[at:] + ANSWERS[b"\x1b[c"])
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
    assert START in saved_state(tmp_path)


GARBAGE = {
    "endless attributes": b"\x1b[>" + b"9" * 2_000 + b"c",
    "an endless name": b"\x1bP>|" + b"x" * 2_000,
    "no UTF-8": b"\xff\xfe\x80 \xc3( \xed\xa0\x80",
    "controls": b"\x00\x01\x02\x1b\x1b\x1b[\x1b]52;c;ZXZpbA==\x07",
    "far places": b"\x1b[M\xff\xff\xff\x1b[<99999;99999;99999M\x1b[9999999999;9999999999R",
}


@pytest.mark.parametrize("garbage", [pytest.param(garbage, id=id) for id, garbage in GARBAGE.items()])
def test_garbage_does_no_harm_as_an_answer_or_as_a_key(tmp_path: Path, garbage: bytes) -> None:
    with open_app(tmp_path, START, answers={b"\x1b[c": garbage}) as terminal:
        terminal.wait_until_drawn()
        terminal.type(garbage)
        terminal.type("\x1b\\")  # what may have begun ends
        terminal.type("q" * 3)  # the first may belong to it
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
        assert "Traceback" not in terminal.after_the_app()


def test_a_terminal_that_goes_away_takes_nothing_along(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup") as terminal:
        terminal.wait_until_drawn()
        terminal.type("n")
        terminal.hang_up()
        assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert "claim:" in saved_state(tmp_path)


def test_a_terminal_that_takes_nothing_more_cannot_keep_the_app_from_ending(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup", size=(200, 60), is_killed=True) as terminal:
        terminal.wait_until_drawn()
        for _ in range(40):  # frames that nobody reads: more than the pty and the app's queue hold
            terminal.type("t")
        terminal.signal(signal.SIGTERM)
        terminal.process.wait(WAIT_SECONDS)
        assert terminal.process.returncode == 128 + signal.SIGTERM
        assert terminal.settings == terminal.before
    assert "claim:second-coup" in saved_state(tmp_path)


@pytest.mark.parametrize("name", ["dumb", ""])
def test_where_there_is_no_terminal_to_speak_of_the_article_is_printed(tmp_path: Path, name: str) -> None:
    with open_app(tmp_path, environment={"TERM": name}) as terminal:
        assert terminal.wait_for_end() == 0
        assert b"Turning East" in terminal.output
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize("name", ["no-such-terminal", "vt52", "xterm\x1b[31m"])
def test_a_terminal_that_nobody_knows_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    with open_app(tmp_path, environment={"TERM": name}, answers={}) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()


def test_the_app_shows_where_standard_error_goes_to_a_file(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log, open_app(tmp_path, redirect={"stderr": log.fileno()}) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
    assert (tmp_path / "log").read_bytes() == b""


def test_the_doctor_leaves_a_terminal_as_it_was_when_it_is_interrupted(tmp_path: Path) -> None:
    with open_app(tmp_path, "doctor") as terminal:
        terminal.wait_for("Press the number")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.settings == terminal.before


def test_a_terminals_name_reaches_the_doctors_page_as_text(tmp_path: Path) -> None:
    evil = b"\x1bP>|XTerm(\x9b31m\x07\x0e)\x1b\\\x1b[?64c"
    with open_app(tmp_path, "doctor", answers={b"\x1b[c": evil}) as terminal:
        terminal.wait_for("XTerm(", "Press the number")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert os.fsencode("\x0e") not in terminal.output
        assert b"\x07" not in terminal.output
