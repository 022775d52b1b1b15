"""What is held against the dictionaries, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from shutil import which

import pytest

import spelling

needs_hunspell = pytest.mark.skipif(not which("hunspell"), reason="hunspell is not installed")

SOURCE = """\
# a comment is noo text
direction: rtl
title: Turning East
claims:
  some-idd: >-
    Goïta's [second
    couup](claim:secondd-coup) of {yeer}, with mali-tui claim:coupp and --helpp
  other: {note: كُتب شرقًا, months: [Mayy]}
"""


def test_only_values_are_words_each_on_its_line_and_in_its_language(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text(SOURCE, encoding="utf-8")
    words = [(word.line, word.language, word.text) for word in spelling.words_of(path)]
    assert words == [
        (3, "en", "Turning"),
        (3, "en", "East"),
        (6, "en", "Goïta's"),
        (6, "en", "second"),
        (7, "en", "couup"),
        (7, "en", "of"),
        (7, "en", "with"),
        (7, "en", "and"),
        (8, "ar", "كُتب"),
        (8, "ar", "شرقًا"),
        (8, "en", "Mayy"),
    ]


@needs_hunspell
def test_a_misspelt_word_is_found_with_what_may_be_meant() -> None:
    assert "military" in spelling.misspelt(["Mali", "militery", "military-cooperation"], "en").pop("militery")
    assert "الانتخابات" in spelling.misspelt(["الحكومة", "الانتخابت", "شرقًا"], "ar").pop("الانتخابت")


@needs_hunspell
def test_a_name_of_the_list_takes_what_its_model_takes() -> None:
    assert spelling.misspelt(["Goïta", "Goïta's", "Organisations"], "en") == {}
    assert list(spelling.misspelt(["وديوب", "لديوب", "والمنجنيز", "ديوبة"], "ar")) == ["ديوبة"]


@needs_hunspell
def test_a_wrong_word_is_reported_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for edition in spelling.DICTIONARIES:
        (tmp_path / f"{edition}.yaml").write_text("title: |\n  Moscow\n  Moscou\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "ROOT", tmp_path)
    monkeypatch.setattr(spelling, "FOLDERS", (tmp_path,))
    monkeypatch.setattr(spelling, "names", lambda language: ["Blinken"] if language == "en" else [])
    problems = spelling.report()
    assert problems[0].startswith("ar.yaml:3: Moscou (perhaps: ")
    assert problems[1].startswith("en.yaml:3: Moscou (perhaps: ")
    assert problems[2:] == ["tests/spelling/names.en.txt: Blinken is used nowhere"]


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_hunspell_it_says_so_and_continuous_integration_insists(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", ci)
    assert spelling.main() == code
    assert "Spelling was NOT checked: hunspell is not installed" in capsys.readouterr().err
