"""What YAML makes of texts without quotes is explained where an author meets it, and not what follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mali_tui.content.loader import examine
from mali_tui.content.problems import Problem

QUOTES = "Put the text in quotes."


def problems_after(folder: Path, old: str, new: str, file: str = "en") -> tuple[list[Problem], str]:
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return examine(folder)[1], text


def position(text: str, at: str) -> tuple[int, int]:
    """Line and column of what follows the ^ in ``at``."""
    offset = text.index(at.replace("^", "")) + at.index("^")
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        (
            "title: A bad year\n",
            "title: A bad year, the worst # of three\n",
            "worst ^# of three",
            "the text ends before # of three",
            "Put the text in quotes, or the comment on a line of its own.",
        ),
        (
            "prices-rose: Bread rose by 30 per cent.",
            "prices-rose: Bread rose by 30 per cent #bread",
            "cent ^#bread",
            "the text ends before #bread",
            "Put the text in quotes, or the comment on a line of its own.",
        ),
        (
            "short: The minister,",
            "short: Null,",
            "short: ^Null",
            "Null without quotes means that there is nothing",
            QUOTES,
        ),
    ],
)
def test_a_text_that_is_lost_is_a_warning(folder: Path, old: str, new: str, at: str, message: str, fix: str) -> None:
    problems, text = problems_after(folder, old, new)
    assert [(p.severity, p.line, p.column, p.message, p.fix) for p in problems] == [
        ("warning", *position(text, at), message, fix)
    ]


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        (
            "title: A bad year\n",
            "title: #1 of all years\n",
            "title: ^#1",
            "title is missing: what follows # is a comment",
        ),
        ("title: A bad year\n", "title: Null\n", "title: ^Null", "title is missing: Null without quotes means"),
        ("title: A bad year\n", "title: ~\n", "title: ^~", "title is missing: ~ without quotes means"),
        ("{name: Dry year,", "{name: null,", "{name: ^null", "terms: dry-year has no name: null without quotes"),
    ],
)
def test_why_a_text_is_missing_is_said(folder: Path, old: str, new: str, at: str, message: str) -> None:
    (problem,), text = problems_after(folder, old, new)
    assert (problem.line, problem.column) == position(text, at)
    assert problem.message.startswith(message)
    assert problem.fix == QUOTES


@pytest.mark.parametrize("new", ["title: 'A bad # year'\n", "title: >-\n  A bad # year\n", "title: A bad#year\n"])
def test_what_is_no_comment_is_left_alone(folder: Path, new: str) -> None:
    assert problems_after(folder, "title: A bad year\n", new)[0] == []


def test_a_comma_within_braces_is_explained(folder: Path) -> None:
    (problem,), text = problems_after(folder, "{name: The farmers, text", "{name: The farmers, herders, text")
    assert (problem.line, problem.column) == position(text, "farmers, ^herders")
    assert (problem.message, problem.fix) == ("unknown key herders", "Put a text with a comma in quotes.")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  harvest-failed: The harvest of", "{0}harvest-failed: The harvest of"),
        ("  rain-was-short: It rained", "{0}{0}rain-was-short: It rained"),
        ("  farmers: {name", " {0}farmers: {{name"),
        ("title: A bad year\n", "{0}title: A bad year\n"),
    ],
)
def test_a_no_break_space_is_no_indentation_and_nothing_else_is_reported(
    folder: Path, space: str, old: str, new: str
) -> None:
    (problem,), text = problems_after(folder, old, new.format(space))
    assert problem.message == f"the line begins with a no-break space (U+{ord(space):04X})"
    assert problem.fix == "Use spaces instead."
    assert text.split("\n")[problem.line - 1][problem.column - 1] == space


def test_a_file_that_ends_in_yml_is_named(folder: Path) -> None:
    (folder / "en.yaml").rename(folder / "en.yml")
    explainer, (problem,) = examine(folder)
    assert explainer is not None and list(explainer.editions) == ["ar"]
    assert (problem.severity, problem.file, problem.fix) == (
        "warning", str(folder / "en.yml"), "Rename it to en.yaml.",
    )  # fmt: skip


def test_a_graph_that_ends_in_yml_is_all_that_is_reported(folder: Path) -> None:
    (folder / "graph.yaml").rename(folder / "graph.yml")
    explainer, (problem,) = examine(folder)
    assert explainer is None
    assert problem.message == "the name ends in .yml, so that the file is not read"


@pytest.mark.parametrize("name", ["en-GB", "EN-gb"])
def test_the_case_of_a_language_code_does_not_matter(folder: Path, name: str) -> None:
    (folder / "en.yaml").rename(folder / f"{name}.yaml")
    explainer, problems = examine(folder)
    assert problems == []
    assert explainer is not None and name in explainer.editions


def test_the_name_that_a_language_file_should_have_is_suggested(folder: Path) -> None:
    (folder / "en.yaml").rename(folder / "pt_BR.yaml")
    _, (problem,) = examine(folder)
    assert problem.fix == "Use a name such as pt-br.yaml."
