"""Control characters don't reach the output."""

import json

import pytest

from mali_tui.export.sanitize import clean, escape_in_json

HOSTILE = ["\x1b[31m", "\x07", "\x9b2J", "\x7f", "\t", "\r", "\u202e", "\u2066", "\u2028", "\ud800"]


@pytest.mark.parametrize("text", HOSTILE)
def test_control_characters_are_replaced(text: str) -> None:
    assert clean(f"a{text}b") == f"a\ufffd{text[1:]}b"


def test_line_feeds_arabic_and_joiners_are_unchanged() -> None:
    text = "سطر\nمی\u200cخواهم \u200f!"
    assert clean(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_json_escapes_control_characters_without_loss(text: str) -> None:
    escaped = escape_in_json(f'["{text}",\n1]')
    assert clean(escaped) == escaped
    assert json.loads(escaped) == [text, 1]


@pytest.mark.parametrize("text", ["\u2066+223 20\u2069", "\u2068a \u2067b\u2069 c\u2069", "x\n\u2067a\u2069"])
def test_isolates_that_end_in_their_line_are_unchanged(text: str) -> None:
    assert clean(text) == text


def test_isolates_that_end_nowhere_are_replaced() -> None:
    assert clean("\u2066a\n\u2069b\u2067") == "\ufffda\n\ufffdb\ufffd"
