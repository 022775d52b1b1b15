"""Late answers are taken out of what comes in, and nothing else is."""

from __future__ import annotations

import re

import pytest

from mali_tui.terminal.replies import LateReplyFilter
from mali_tui.textual_rtl.robust_driver import RobustInputParser

ANSWERS = "\x1bP>|XTerm(371b)\x1b\\\x1b[>41;379;0c\x1b[8;0$y\x1b[?64;1;2c"
KEYS = (
    "a",
    "\x1bP",
    "\x1bP>x",
    "\x1b[",
    "\x1b",
    "\x1b[A",
    "\x1b[8~",
    "\x1b[1;5C",
    "\x1b[97;5u",
    "\x1b[<0;3;4M",
    "\x1b[?2026;2$y",
    "ض",
    "\x1bOP",
)


def test_every_answer_is_taken_out() -> None:
    assert LateReplyFilter().strip_replies(f"a{ANSWERS}b") == "ab"


@pytest.mark.parametrize("answer", ["\x1bP>|\x1b\\", "\x1b[>c", "\x1b[?c"])
def test_an_answer_that_says_nothing_is_one(answer: str) -> None:
    assert LateReplyFilter().strip_replies(f"a{answer}b") == "ab"


def test_what_has_only_begun_when_the_input_ends_was_no_answer() -> None:
    late = LateReplyFilter()
    assert late.strip_replies("a\x1b[>41") == "a"
    assert late.strip_replies("") == "\x1b[>41"
    assert late.strip_replies("b") == "b"


@pytest.mark.parametrize("key", KEYS)
def test_keys_come_through(key: str) -> None:
    assert LateReplyFilter().strip_replies(key) == key


@pytest.mark.parametrize("at", range(1, len(ANSWERS)))
def test_an_answer_in_two_pieces_is_one(at: int) -> None:
    if re.search(r"\x1b[\[P]?$", ANSWERS[:at]) and ANSWERS[at] != "\\":
        return  # what may be a key by itself is not held back
    late = LateReplyFilter()
    assert late.strip_replies("a" + ANSWERS[:at]) + late.strip_replies(ANSWERS[at:] + "b") == "ab"


def test_the_parser_hears_of_the_rest_only() -> None:
    parser = RobustInputParser(False)
    assert [str(event) for event in parser.feed(ANSWERS)] == []
    keys = [getattr(event, "key", "") for event in parser.feed(f"{ANSWERS}k")]
    assert keys == ["k"]
    assert list(parser.feed("\x1b")) == []
    assert [getattr(event, "key", "") for event in parser.feed("")] == ["escape"]
