"""A problem is one line that says where, what and what to do."""

from __future__ import annotations

from mali_tui.content.problems import ContentError, Problem, shorten, suggest


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
    assert suggest("drougt", ["draft", "drought"]) == "Did you mean drought?"


def test_with_none_near_there_is_a_choice() -> None:
    assert suggest("x", ["a", "b"]) == "Use one of: a, b."
    assert suggest("x", [f"word{n}" for n in range(9)]).endswith("word7 ….")
    assert suggest("x", []) == "Add it there, or remove it."


def test_among_many_words_only_those_alike_are_compared() -> None:
    many = [f"{letter}{n}-event" for letter in "abcdefgh" for n in range(100)]
    assert suggest("f77-evnt", many) == "Did you mean f77-event?"
    assert suggest("x77-event", many).startswith("Use one of")


def test_a_long_value_is_cut_short() -> None:
    assert shorten("a\n b") == "a b"
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 60 + "…"
