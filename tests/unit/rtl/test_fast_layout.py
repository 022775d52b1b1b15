"""Lines that are turned round as a whole come out as any line is laid out, and most lines are of that kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.rtl import fast_layout
from mali_tui.rtl.fast_layout import layout_rtl_line
from mali_tui.rtl.line_layout import _arrange_fields

CONTENT = Path(__file__).parents[3] / "content" / "ar.yaml"
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچگ"
SIGNS = " .,:;!?()[]{}«»\"'-–—/+%#،؛؟…→│─╭┊▌▎▏█●○⣿*"


@pytest.mark.parametrize("marks", [True, False])
@given(st.text(LETTERS + "لا  " + SIGNS + "0123456789" + "\u064b\u0651", max_size=40))
def test_a_line_is_turned_to_what_its_fields_make_of_it(marks: bool, text: str) -> None:
    turned = layout_rtl_line(text, marks)
    if turned:
        line = _arrange_fields(text, "rtl", marks)
        assert (list(turned[0]), list(turned[1])) == (list(line.glyphs), list(line.starts)), text.encode(
            "unicode-escape"
        )
        assert not line.reversed_cells


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
    assert layout_rtl_line(text, False) is None


@pytest.mark.parametrize(
    "text", ["عام 2013، ثم (2021–2022).", "│ لا   2013 │  الأول", "من 2500 إلى 3000 مقاتل", "ثقةً"]
)
def test_numbers_brackets_dividers_ligatures_and_marks_are_no_hindrance(text: str) -> None:
    assert layout_rtl_line(text, False) is not None


def test_every_sign_beside_numbers_and_letters_comes_out_as_in_any_line() -> None:
    signs = [chr(code) for code in range(0x2900) if fast_layout._BACKWARD.fullmatch(chr(code))]
    assert len(signs) > 700
    for sign in signs:
        numbers = (
            f"1{sign}2 ا",
            f"{sign}12 ا",
            f"12{sign} ا",
        )  # which are European before Arabic letters, else Arabic
        for text in (*numbers, f"ب 1{sign}2", f"ب {sign}12", f"ب{sign}ا", f"(12 {sign} 34)  لا{sign}"):
            turned, line = layout_rtl_line(text, False), _arrange_fields(text, "rtl", False)
            assert turned is None or (turned[0], list(turned[1])) == (line.drawn, list(line.starts)), text


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("لا  ب", [4, 3, 2, 2, 0]),
        ("لا ب", [3, 3, 2, 0]),
        ("لا│ب", [3, 2, 1, 0]),
        ("لا", [1, 0]),
        ("ثقةً", [2, 1, 0]),
        ("ثقةً  لا", [7, 6, 5, 4, 2, 1, 0]),
        ("لا لا", [4, 4, 3, 2, 0]),
        ("بًا", [2, 0]),
        ("بً تً ا", [6, 5, 3, 2, 0]),
    ],
)
def test_a_letter_without_a_cell_leaves_one_at_the_end_of_its_field(text: str, starts: list[int]) -> None:
    turned = layout_rtl_line(text, False)
    assert turned is not None and list(turned[1]) == starts
    assert starts == list(_arrange_fields(text, "rtl", False).starts)


def test_marks_that_are_to_be_drawn_stand_on_their_glyphs() -> None:
    assert layout_rtl_line("ثقةً", True) == (["ﺔً", "ﻘ", "ﺛ"], [2, 1, 0])
    assert layout_rtl_line("لاَ ب", True) == ([" ", "ﺏ", " ", "ﻻَ"], [4, 4, 3, 0])
    assert layout_rtl_line("لَاَ", True) == ([" ", "ﻻََ"], [3, 0])  # lām-alif has those of both its letters
    assert layout_rtl_line("\u064bثقة", False) is None
    assert layout_rtl_line("ثقةً a", False) is None


def test_most_of_the_article_is_turned() -> None:
    lines = [line.strip() for line in CONTENT.read_text(encoding="utf-8").splitlines() if "ا" in line]
    prose = [line.partition(": ")[2] or line for line in lines if not line.startswith("#")]
    turned = [line for line in prose if layout_rtl_line(line.translate({ord(c): None for c in "_*{}[]"}), False)]
    assert len(turned) > len(prose) / 2
