"""A problem is one line that says where, what and what to do."""

from __future__ import annotations

from mali_tui.content.problem import ContentError, Problem, nearest, shown


def test_a_problem_reads_as_a_line_that_editors_follow() -> None:
    assert str(Problem("en.yaml", 3, 8, "title is empty", "Give it a text.")) == (
        "en.yaml:3:8: title is empty. Give it a text."
    )


def test_an_error_has_its_problems_once_by_file_and_line() -> None:
    late, early = Problem("b", 2, 1, "m", "c"), Problem("b", 1, 9, "m", "c")
    other = Problem("a", 10, 1, "m", "c")
    error = ContentError([late, other, early, late])
    assert error.problems == [other, early, late]
    assert str(error).count("\n") == 2


def test_the_nearest_word_is_the_cure() -> None:
    assert nearest("drougt", ["draft", "drought"]) == "Did you mean drought?"


def test_with_none_near_there_is_a_choice() -> None:
    assert nearest("x", ["a", "b"]) == "Use one of: a, b."
    assert nearest("x", [f"word{n}" for n in range(9)]).endswith("word7 ….")
    assert nearest("x", []) == "Add it there, or leave it out."


def test_among_many_words_only_those_alike_are_compared() -> None:
    many = [f"{letter}{n}-event" for letter in "abcdefgh" for n in range(100)]
    assert nearest("f77-evnt", many) == "Did you mean f77-event?"
    assert nearest("x77-event", many).startswith("Use one of")


def test_a_long_value_is_cut_short() -> None:
    assert shown("a\n b") == "a b"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 60 + "…"
