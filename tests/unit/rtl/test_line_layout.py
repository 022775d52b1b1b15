"""How a line is laid out: fields keep to themselves, nothing is lost, and the short cuts lead to the same place."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mali_tui.rtl import line_layout
from mali_tui.rtl.isolates import PDI, isolate_start
from mali_tui.rtl.line_layout import NEEDS_LAYOUT, Direction, Prose, layout_cells, layout_line

TEXTS = st.text("ابتلاآ لأ abc 12–.,()«»│─╭╮▎▊ ●❝\u064b\u0651漢\u200d\u200c\u200f⠇👩❤\ufe0f→", max_size=30)
BASES: list[Direction] = ["rtl", "ltr"]


def draw(text: str, base: Direction = "rtl", marks: bool = False) -> str:
    return layout_line(text, base, marks).drawn


@pytest.mark.parametrize("base", BASES)
@given(TEXTS, st.booleans())
def test_a_line_stays_as_wide_as_it_was(base: Direction, text: str, marks: bool) -> None:
    assert sum(cell_len(cell.text) for cell in layout_cells(text, base, marks)) == cell_len(text)


def test_the_part_of_a_paragraph_has_the_order_that_it_has_there() -> None:
    whole = "قال abc, def"
    line = layout_line("abc, ", "rtl", False, (Prose(0, 5, whole, 4),))
    assert line.drawn == " abc,"  # the comma that ends a line of English stays at its right
    assert layout_line("abc, ", "rtl", False).drawn == " ,abc"


@pytest.mark.parametrize("text", ["في 2014-08-01 ثم", "بلغت 13.75% منها", "منها %12.5 فقط", "قيمة 1,5 فقط"])
def test_a_number_reads_alike_wherever_its_line_begins(text: str) -> None:
    number = text.split()[1]
    start = text.index(number)
    alone = layout_line(number, "rtl", False, (Prose(0, len(number), text, start),)).drawn
    assert alone in layout_line(text, "rtl", False, (Prose(0, len(text), text, 0),)).drawn


def test_lines_and_blanks_in_prose_divide_nothing() -> None:
    for text in ("ab C ─ D ef", "Microsoft  Word", "a ▌ b"):
        assert layout_line(text, "rtl", False, (Prose(0, len(text), text, 0),)).drawn == text
    text = "البند «C ─ D» هنا"
    assert "C ─ D" in layout_line(text, "rtl", False, (Prose(0, len(text), text, 0),)).drawn


def test_arrows_in_prose_are_not_mirrored() -> None:
    """Bidi_Mirrored is No for arrows and box drawing, Yes for brackets and guillemets: UnicodeData.txt, field 9."""
    text = "ب → (ت) ← «ث»"
    drawn = layout_line(text, "rtl", False, (Prose(0, len(text), text, 0),)).drawn
    assert drawn == "«\ufe99» ← (\ufe95) → \ufe8f"


def test_what_stands_around_prose_is_mirrored_and_in_its_place() -> None:
    text = "│ → abc, de ← │"
    prose = (Prose(4, 11, "abc, def", 0),)
    assert layout_line(text, "rtl", False, prose).drawn == "│ → abc, de ← │"
    assert layout_line(text, "ltr", False, prose).drawn == text
    assert list(layout_line(text, "rtl", False, prose).starts) == [14, 13, 12, 11, *range(4, 11), 3, 2, 1, 0]


def test_prose_in_a_column_has_the_direction_of_the_column() -> None:
    text = f"ab {isolate_start('rtl')}باب, {PDI} c"
    line = layout_line(text, "ltr", False, (Prose(4, 8, "باب, c", 0),))
    assert line.drawn == "ab  ,\ufe8f\ufe8e\ufe91 c"


def test_what_is_taken_to_be_a_cell_wide_is_a_cell_wide() -> None:
    taken = [chr(code) for code in range(0x10000) if line_layout._SINGLE.fullmatch(chr(code))]
    assert len(taken) > 500
    assert {cell_len(character) for character in taken} == {1}


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("BBC   2013   Mali", "Mali   2013   BBC"),  # columns are mirrored though nothing in them is Arabic
        ("BBC 2013 Mali", "BBC 2013 Mali"),  # words are not
        ("│ لا │ b │", "│ b │  \ufefb │"),
        ("⠁⠂ b", "b ⠐⠈"),
        ("a  ▌", "▐  a"),
        ("ب → ت", "\ufe95 ← \ufe8f"),
        ("a → b", "a → b"),
        ("2500–3000", "3000–2500"),
        ("ب\u200dب  │", "│ \ufe90\ufe91"),  # Rich counts one cell where two are drawn: a blank makes up for it
    ],
)
def test_what_is_seen_under_a_right_to_left_base(logical: str, seen: str) -> None:
    assert draw(logical) == seen


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("├─ b", "├─ b"),
        ("باب!", "\ufe8f\ufe8e\ufe91!"),
        ("!?", "!?"),
        ("(ب → ت)", "(\ufe95 → \ufe8f)"),
        ("▊ab▎", "▊ab▎"),
    ],
)
def test_what_is_seen_under_a_left_to_right_base(logical: str, seen: str) -> None:
    line = layout_line(logical, "ltr", False)
    assert (line.drawn, line.reversed_cells) == (seen, frozenset())


@pytest.mark.parametrize(
    "pair", ["שת", "\ufb2a\ufb2b", "\ufb50\ufb51", "\ufe91\ufe92", "\U00010800\U00010801", "\U0001e900\U0001e901"]
)
def test_words_of_any_script_that_runs_from_the_right_do_so_under_a_left_to_right_base(pair: str) -> None:
    assert draw(f"a {pair}", "ltr") == f"a {pair[::-1]}"


@pytest.mark.parametrize(
    ("text", "base", "starts"),
    [
        ("ب\u200dب  │", "rtl", (5, 3, 2, 0)),
        ("ب\u200dب  │", "ltr", (2, 0, 3, 5)),
        ("ب\u200dب c ", "ltr", (2, 0, 3, 4)),
        ("ب\u200dب c ", "rtl", (4, 3, 2, 0)),
        ("ب\u200dب cd", "ltr", (2, 0, 4, 5)),
        ("ب\u200dب漢", "ltr", (2, 0, 0)),
        (" ب\u200dب", "ltr", (3, 1)),
        (" ب\u200dب", "rtl", (3, 1)),
        ("ب\u200dب", "ltr", (2,)),
        ("ب\u200dب", "rtl", (0,)),
    ],
)
def test_where_rich_counts_too_few_cells_the_blank_nearest_to_the_end_goes_or_else_the_last_glyph(
    text: str, base: Direction, starts: tuple[int, ...]
) -> None:
    line = layout_line(text, base, False)
    assert tuple(line.starts) == starts
    assert cell_len(line.drawn) == cell_len(text)


@pytest.mark.parametrize(
    "text", ["\u200d", "\ufe0f", "\u200dab c", "\ufe0fab c", "ab c\u200d", "│\u200dab c", "│\ufe0fab c"]
)
@pytest.mark.parametrize("base", BASES)
def test_no_joiner_or_selector_stands_beside_what_it_was_not_written_beside(text: str, base: Direction) -> None:
    assert {"\u200d", "\ufe0f"}.isdisjoint(draw(text, base))
    assert set(draw(text, base)) >= set(text) & set("abc│")


def test_what_shaping_saves_goes_to_the_end_of_its_field() -> None:
    assert draw("لا b  c", "ltr") == "\ufefb b   c"
    assert [cell.start for cell in layout_cells("لا│", "rtl", False)] == [2, 1, 0]
    assert [cell.start for cell in layout_cells("لا  b", "rtl", False)] == [4, 3, 2, 2, 0]
    assert [cell.start for cell in layout_cells("b  لا", "ltr", False)] == [0, 1, 2, 3, 4]


def test_marks_are_drawn_on_their_letters_or_not_at_all() -> None:
    assert draw("بَتّ", marks=True) == "\ufe96\u0651\ufe91\u064e"
    assert draw("بَتّ") == "\ufe96\ufe91"
    assert draw("e\u0301 ب", "ltr") == "e\u0301 \ufe8f"
    assert (draw("ש\u05c1"), draw("ש\u05c1", marks=True)) == ("ש", "ש\u05c1")


@pytest.mark.parametrize(
    ("sequence", "sign"),
    [
        ("👩\u200d💻", "👩"),
        ("👨\u200d👩\u200d👧", "👨"),
        ("❤\ufe0f", "❤ "),
        ("❤\ufe0f\u200d🔥", "❤ "),
        ("1\ufe0f\u20e3", "1 "),
        ("1\u20e3", "1"),
        ("👍🏽", "👍"),
    ],
)
@pytest.mark.parametrize("base", BASES)
def test_of_a_sequence_its_first_sign_is_drawn_which_is_as_wide_in_every_terminal(
    sequence: str, sign: str, base: Direction
) -> None:
    assert draw(f"ب {sequence} ت", base) == f"\ufe95 {sign} \ufe8f"
    assert draw(f"a {sequence} b", base) == f"a {sign} b"
    assert NEEDS_LAYOUT.search(sequence)
    assert cell_len(sequence) == cell_len(sign)


@pytest.mark.parametrize("space", "\u00a0\u202f")
def test_a_number_with_no_break_spaces_is_one_number(space: str) -> None:
    """Class CS, rule W4: a single one between two digits."""
    text = f"نحو 12{space}500 منها"
    assert "12 500" in draw(text)
    assert "500 12" in draw(text.replace(space, " "))
    assert "12 500" in layout_line(text.replace(space, " "), "rtl", False, (Prose(0, len(text), text, 0),)).drawn


@pytest.mark.parametrize("sign", "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
def test_signs_that_some_terminals_give_no_cell_are_drawn_as_others(sign: str) -> None:
    """Format characters with a shape (Prepended_Concatenation_Mark), of width 0 in wcwidth and 1 in Rich."""
    assert category(sign) == "Cf"
    line = layout_line(f"ب {sign}12 a", "rtl", False)
    assert not any(category(glyph) == "Cf" for glyph in line.drawn)
    assert cell_len(line.drawn) == cell_len(f"ب {sign}12 a")


def test_directional_marks_order_what_is_beside_them_and_are_not_drawn() -> None:
    assert draw("ب (a)\u200f") == "(a) \ufe8f"
    assert draw("a (\u200fb", "ltr") == "a (b"
    assert [cell.text for cell in layout_cells("ب\u200f a", "rtl", False)] == ["a", " ", "\ufe8f"]


def test_a_directional_mark_parts_words_and_numbers_that_stand_beside_it() -> None:
    assert draw("دار\u200eزر", "ltr") == "\ufead\ufe8d\ufea9\ufead\ufeaf"
    assert draw("abc\u200fdef") == "defabc"
    assert draw("5\u200f6 ب") == "\ufe8f 65"


def test_eighth_blocks_are_mirrored_by_their_negatives() -> None:
    laid_out = layout_line("▊ab▎", "rtl", False)
    assert (laid_out.drawn, set(laid_out.reversed_cells)) == ("▊ab▎", {0, 3})
    assert set(layout_line("▊a", "rtl", False).reversed_cells) == {1}
    assert set(layout_line(f"▊{isolate_start('ltr')}b{PDI}▎", "rtl", False).reversed_cells) == {0, 2}


def test_auto_takes_the_direction_of_the_first_strong_character() -> None:
    assert [cell.text for cell in layout_cells("1 ب", "auto", False)] == ["\ufe8f", " ", "1"]
    assert [cell.text for cell in layout_cells("1 b", "auto", False)] == ["1", " ", "b"]
    assert "".join(cell.text for cell in layout_cells("ب → 1", "auto", False)) == "1 ← \ufe8f"
    assert "".join(cell.text for cell in layout_cells("ab │", "rtl", False)) == "│ ab"


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
    assert list(layout_line(text, "rtl", False).starts) == starts


def test_marks_that_are_to_be_drawn_stand_on_their_glyphs() -> None:
    def laid_out(text: str) -> tuple[list[str], list[int]]:
        line = layout_line(text, "rtl", True)
        return list(line.glyphs), list(line.starts)

    assert laid_out("ثقةً") == (["ﺔً", "ﻘ", "ﺛ"], [2, 1, 0])
    assert laid_out("لاَ ب") == ([" ", "ﺏ", " ", "ﻻَ"], [4, 4, 3, 0])
    assert laid_out("لَاَ") == ([" ", "ﻻََ"], [3, 0])  # lām-alif has those of both its letters
