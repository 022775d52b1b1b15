"""Wrapping to terminal cells, without losing text."""

from mali_tui.cell_width import cell_width
from mali_tui.export.wrap import MARK_SPACE, wrap


def test_combining_marks_have_width_zero_and_wide_letters_two() -> None:
    assert cell_width("كُتِبَ") == 3
    assert cell_width("Keïta") == 5
    assert cell_width("日本") == 4


def test_lines_fit_the_width_with_their_indents() -> None:
    lines = wrap("one two three four", 9, "- ", "  ")
    assert lines == ["- one two", "  three", "  four"]


def test_arabic_is_measured_in_cells_not_in_characters() -> None:
    assert wrap("كُتِبَ كُتِبَ", 7) == ["كُتِبَ كُتِبَ"]


def test_a_no_break_space_does_not_break_and_stays() -> None:
    assert wrap("il y a 68\u202f000\u00a0km", 9) == ["il y a", "68\u202f000\u00a0km"]


def test_the_space_before_a_mark_does_not_break_and_is_written_as_a_plain_one() -> None:
    assert wrap(f"the north{MARK_SPACE}●7 then", 9) == ["the", "north ●7", "then"]


def test_a_word_too_long_for_a_line_is_split_between_letters() -> None:
    assert wrap("abcdefgh", 5, "", " ") == ["abcd", " efgh"]
    assert wrap("كُتِبَ", 2) == ["كُتِ", "بَ"]


def test_without_a_width_there_is_one_line() -> None:
    assert wrap("one two " * 100, 0) == [("one two " * 100).strip()]


def test_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]


def test_isolates_are_closed_at_the_end_of_a_line_and_opened_again() -> None:
    assert wrap("a \u2067b \u2066c d\u2069 e\u2069 f", 3) == [
        "a \u2067b\u2069",
        "\u2067\u2066c d\u2069\u2069",
        "\u2067e\u2069 f",
    ]
