"""Unfinished translations: what they lack is the original's, marked, and listed; no language closes the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from mali_tui.cli.main import main
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine, load
from mali_tui.content.problems import Problem
from mali_tui.export import Format, render

FORMATS: tuple[Format, ...] = ("text", "markdown", "html")
PUBLISHER = "  publisher: paper\n"
FRENCH = """\
name: Français
direction: ltr
draft: true
title: Une mauvaise année
points:
  prices:
    title: Le pain cher
    text: |
      [Le pain a augmenté de 30 pour cent](claim:prices-rose), comme dit [plus haut](section:causes/drought) par
      [le journal](actor:paper).
claims:
  prices-rose: Le pain a augmenté de 30 pour cent.
"""


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def list_languages(folder: Path, *codes: str) -> None:
    change(folder, "graph", PUBLISHER, f"{PUBLISHER}  languages: [{', '.join(codes)}]\n")


def examine_folder(folder: Path) -> tuple[Explainer, list[Problem]]:
    explainer, problems = examine(folder)
    assert explainer is not None, "\n".join(map(str, problems))
    return explainer, problems


@pytest.fixture
def french(folder: Path) -> Path:
    """The small explainer with English as the original and a French draft that has little yet."""
    list_languages(folder, "en", "ar", "fr")
    (folder / "fr.yaml").write_text(FRENCH, encoding="utf-8")
    return folder


def test_what_a_draft_lacks_is_the_originals_and_marked(french: Path) -> None:
    explainer, _ = examine_folder(french)
    english, edition = explainer.editions["en"], explainer.editions["fr"]
    assert edition.title == "Une mauvaise année"
    assert edition.claims["prices-rose"] == "Le pain a augmenté de 30 pour cent."
    assert edition.points["prices"].title == edition.points["prices"].short == "Le pain cher"
    assert edition.subtitle == f"[en] {english.subtitle}"
    assert edition.claims["rain-was-short"] == f"[en] {english.claims['rain-was-short']}"
    assert edition.actors["minister"].short == f"[en] {english.actors['minister'].short}"
    assert edition.events["harvest"].text == f"[en] {english.events['harvest'].text}"
    drought = edition.points["drought"].paragraphs
    assert [paragraph.text[:5] for paragraph in drought] == ["[en] "] * 2
    assert [link.id for paragraph in drought for link in paragraph.links] == [
        link.id for paragraph in english.points["drought"].paragraphs for link in paragraph.links
    ]


def test_each_text_that_it_lacks_is_to_do_and_no_error(french: Path) -> None:
    _, problems = examine_folder(french)
    assert {(problem.severity, Path(problem.file).name) for problem in problems} == {("todo", "fr.yaml")}
    messages = [problem.message for problem in problems]
    assert {"there is no subtitle", "claims has no rain-was-short", "points has no drought: text"} <= set(messages)
    assert not [message for message in messages if "prices" in message]
    assert len(messages) == len(set(messages))


def test_every_output_shows_the_mark(french: Path) -> None:
    explainer, _ = examine_folder(french)
    for fmt in FORMATS:
        printed = render(explainer, "article", languages=["fr"], format_=fmt)
        assert "[en] The harvest" in printed.replace("\\", "")


def test_a_text_of_the_other_direction_keeps_its_punctuation_in_place(folder: Path) -> None:
    list_languages(folder, "en", "ar")
    change(folder, "ar", "subtitle: ", "draft: true\n# ")
    explainer, _ = examine_folder(folder)
    assert explainer.editions["ar"].subtitle == "\u200e[en] Why the valley has no grain\u200e"


def test_numbers_of_texts_that_are_not_translated_are_not_compared(french: Path) -> None:
    _, problems = examine_folder(french)  # by French rules, the 5,100 of the English text would be 5.1
    assert not [problem for problem in problems if "numbers" in problem.message]


def test_a_draft_may_leave_claims_unmarked(french: Path) -> None:
    change(french, "fr", "[Le pain a augmenté de 30 pour cent](claim:prices-rose), comme", "Comme")
    explainer, problems = examine_folder(french)
    assert explainer.passage_of_claim["prices-rose"] == "prices"
    assert "the claim prices-rose is not marked in the text" in [problem.message for problem in problems]


def test_words_of_the_original_are_to_do_in_any_translation(french: Path) -> None:
    change(
        french, "fr", "prices-rose: Le pain a augmenté de 30 pour cent.", "prices-rose: Bread rose by 30 per cent."
    )
    change(french, "ar", "more-may-leave: ", "more-may-leave: More families may leave by 2021. # ")
    _, problems = examine_folder(french)
    copies = [(Path(p.file).stem, p.severity, p.message) for p in problems if "has the words" in p.message]
    assert copies == [
        ("ar", "todo", "claims: more-may-leave has the words of en.yaml"),
        ("fr", "todo", "claims: prices-rose has the words of en.yaml"),
    ]


def test_a_variety_of_the_language_may_have_the_same_words(folder: Path) -> None:
    list_languages(folder, "en", "en-gb")
    (folder / "en-gb.yaml").write_text((folder / "en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert examine_folder(folder)[1] == []


def test_what_is_wrong_in_a_draft_closes_it_alone(french: Path) -> None:
    change(french, "fr", "title: Une", "titel: Une")
    explainer, problems = examine_folder(french)
    assert list(explainer.editions) == ["en", "ar"] and explainer.left_out == ("fr",)
    assert [problem.message for problem in problems if problem.severity == "error"] == ["unknown key titel"]


def test_without_the_original_a_draft_is_left_out_too(french: Path) -> None:
    change(french, "en", "title: A bad year", "titel: A bad year")
    explainer, _ = examine_folder(french)
    assert list(explainer.editions) == ["ar"] and explainer.left_out == ("en", "fr")


def test_a_finished_language_must_have_every_text(folder: Path) -> None:
    change(folder, "en", "  rain-was-short: It rained too little in 2019.\n", "")
    explainer, problems = examine_folder(folder)
    assert explainer.left_out == ("en",)
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("error", "claims has no text for rain-was-short")
    ]


def test_draft_is_true_or_false(folder: Path) -> None:
    change(folder, "en", "direction: ltr", "direction: ltr\ndraft: almost")
    _, problems = examine_folder(folder)
    assert [problem.message for problem in problems] == ["draft is almost"]


def test_the_original_is_the_first_of_the_languages_listed_else_the_first_by_name(folder: Path) -> None:
    assert list(load(folder).editions) == ["ar", "en"]
    list_languages(folder, "en")
    assert list(load(folder).editions) == ["en", "ar"]


def test_a_listed_language_without_a_file_is_a_warning(folder: Path) -> None:
    list_languages(folder, "en", "xx")
    _, (problem,) = examine_folder(folder)
    assert (problem.severity, problem.message) == ("warning", "there is no xx.yaml in this folder")


def test_check_lists_what_is_to_do_in_each_language(french: Path, capsys: pytest.CaptureFixture[str]) -> None:
    todos = [problem for problem in examine(french)[1] if problem.severity == "todo"]
    assert main(["check", str(french)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{french / 'fr.yaml'}: {len(todos)} things to do"
    assert lines[1 : 1 + len(todos)] == [f"  {problem}" for problem in todos]
    assert lines[1].startswith(f"  {french / 'fr.yaml'}:") and ": to do: " in lines[1]


def test_check_lists_one_language_if_asked_for(french: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(french, "en", "title: A bad year", "titel: A bad year")
    assert main(["check", "--lang", "FR", str(french)]) == 0
    assert "en.yaml:" not in capsys.readouterr().out
    assert main(["check", "--lang", "en-GB", str(french)]) == 1
    found = capsys.readouterr().out
    assert "unknown key titel" in found and "fr.yaml" not in found
    assert main(["check", "--lang", "pt", str(french)]) == 2


def test_who_prints_is_told_which_language_is_left_out(french: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(french, "fr", "title: Une", "titel: Une")
    assert main(["print", "--content", str(french), "--lang", "en"]) == 0
    assert "fr.yaml left out because of errors" in capsys.readouterr().err
    assert main(["print", "--content", str(french), "--lang", "fr"]) == 2
    assert "the file of fr has errors" in capsys.readouterr().err
