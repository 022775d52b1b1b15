"""Lines that are turned round as a whole come out as any line is laid out, and most lines are of that kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.rtl.backward import turn
from mali_tui.rtl.line import _arrange_fields

CONTENT = Path(__file__).parents[3] / "content" / "ar.yaml"
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچگ"
SIGNS = " .,:;!?()[]{}«»\"'-–—/+%#،؛؟…→│─╭┊▌▎▏█●○⣿*"


@pytest.mark.parametrize("marks", [True, False])
@given(st.text(LETTERS + "لا  " + SIGNS + "0123456789" + "\u064b\u0651", max_size=40))
def test_a_line_is_turned_to_what_its_fields_make_of_it(marks: bool, text: str) -> None:
    turned = turn(text, marks)
    if turned:
        line = _arrange_fields(text, "rtl", marks)
        assert (turned[0], list(turned[1])) == (line.drawn, list(line.starts)), text.encode("unicode-escape")
        assert not line.negatives


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "باب a",
        "2013-01",
        "3.5",
        "10%",
        "$5",
        "1،2",
        "١٢",
        "ب\u200cب",
        "ب\u200dب",
        "漢",
        "▎",
        "2013\u064b",
        "\u2067ب\u2069",
    ],
)
def test_other_lines_are_left_to_others(text: str) -> None:
    assert turn(text, False) is None


@pytest.mark.parametrize(
    "text", ["عام 2013، ثم (2021–2022).", "│ لا   2013 │  الأول", "من 2500 إلى 3000 مقاتل", "ثقةً"]
)
def test_numbers_brackets_dividers_ligatures_and_marks_are_no_hindrance(text: str) -> None:
    assert turn(text, False) is not None


def test_most_of_the_article_is_turned() -> None:
    lines = [line.strip() for line in CONTENT.read_text(encoding="utf-8").splitlines() if "ا" in line]
    prose = [line.partition(": ")[2] or line for line in lines if not line.startswith("#")]
    turned = [line for line in prose if turn(line.translate({ord(c): None for c in "_*{}[]"}), False)]
    assert len(turned) > len(prose) / 2
