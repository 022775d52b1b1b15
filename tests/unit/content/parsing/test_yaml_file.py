"""Parsed YAML is cached until the file changes; the checks run each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from edits import edit

from mali_tui.content.loader import examine
from mali_tui.content.parsing.composer import Composer


@pytest.fixture
def parsed_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The beginnings of the texts that are parsed from now on."""
    beginnings: list[str] = []
    compose = Composer.compose

    def noting(composer: Composer, text: str) -> object:
        beginnings.append(text.partition("\n")[0])
        return compose(composer, text)

    monkeypatch.setattr(Composer, "compose", noting)
    return beginnings


def test_a_file_is_parsed_again_only_when_it_has_changed(folder: Path, parsed_texts: list[str]) -> None:
    first, _ = examine(folder)
    assert sorted(parsed_texts) == ["article:", "name: English", "name: العربية"]
    parsed_texts.clear()
    assert examine(folder) == (first, [])
    assert parsed_texts == []
    edit(folder / "en.yaml", "A bad year", "A worse year")
    explainer, problems = examine(folder)
    assert parsed_texts == ["name: English"]
    assert explainer and not problems
    assert explainer.editions["en"].title == "A worse year"


def test_problems_of_unchanged_files_with_a_changed_one_are_reported(folder: Path, parsed_texts: list[str]) -> None:
    examine(folder)
    edit(folder / "graph.yaml", "  - dry-year", "  - dry-year\n  - wet-year")
    parsed_texts.clear()
    _, problems = examine(folder)
    assert {(Path(problem.file).name, problem.message) for problem in problems} == {
        ("ar.yaml", "terms has no text for wet-year"),
        ("en.yaml", "terms has no text for wet-year"),
        ("graph.yaml", "no text links to the term wet-year"),
    }
    line = (folder / "en.yaml").read_text(encoding="utf-8").splitlines().index("terms:") + 1
    assert {problem.line for problem in problems if problem.file.endswith("en.yaml")} == {line}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: A bad year", "title: &x A bad year", "anchors (&) are not allowed"),
        ("places: {", "claims: {}\nplaces: {", "the key claims is given twice"),
        ("title: A bad year", r'title: "\e[31mA bad year"', "terminal escapes (U+001B) are not allowed"),
        ("title: A bad year", "title: ]", "this is not YAML"),
    ],
)
def test_a_file_with_a_fault_is_parsed_each_time(folder: Path, old: str, new: str, message: str) -> None:
    edit(folder / "en.yaml", old, new)
    _, problems = examine(folder)
    assert message in [problem.message for problem in problems]
    explainer, again = examine(folder)
    assert explainer is not None and explainer.left_out == ("en",)
    assert again == problems
