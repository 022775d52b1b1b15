"""An explainer is found beside the program and loaded from a folder, or all its errors are reported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mali_tui.content import loader as loading
from mali_tui.content.loader import examine, find_content, load
from mali_tui.content.parsing.yaml_file import MAX_PROBLEMS
from mali_tui.content.problems import ContentError


def test_a_checkout_uses_its_own_content() -> None:
    assert find_content() == Path(__file__).parents[3] / "content"


def test_an_installed_program_uses_what_was_packed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "mali_tui"
    monkeypatch.setattr(loading, "_PACKAGE", package)
    assert find_content() == package / "_content"


def test_a_sound_folder_is_loaded(folder: Path) -> None:
    explainer = load(folder)
    assert list(explainer.editions) == ["ar", "en"]
    assert explainer.editions["en"].points["drought"].short == "Drought"
    assert explainer.editions["en"].points["prices"].short == "Dear bread"
    assert explainer.editions["ar"].direction == "rtl"
    assert explainer.graph.places["valley"].area


def test_what_is_wrong_is_raised(folder: Path) -> None:
    (folder / "graph.yaml").unlink()
    with pytest.raises(ContentError) as raised:
        load(folder)
    assert [str(problem) for problem in raised.value.problems] == [
        f"{folder / 'graph.yaml'}:1:1: the file is missing. Choose a folder that contains it."
    ]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    explainer, (problem,) = examine(tmp_path / "nowhere")
    assert explainer is None
    assert problem.message == "the file is missing"


def test_a_file_in_place_of_the_folder_is_reported(folder: Path) -> None:
    explainer, (problem,) = examine(folder / "en.yaml")
    assert explainer is None
    assert problem.message == "the folder is a file"


def test_a_language_is_needed(folder: Path) -> None:
    for language in ("ar", "en"):
        (folder / f"{language}.yaml").unlink()
    _, problems = examine(folder)
    assert [problem.message for problem in problems if "language" in problem.message] == [
        "there is no language file in this folder"
    ]


def test_a_language_file_is_named_for_its_language(folder: Path) -> None:
    (folder / "en.yaml").rename(folder / "my notes.yaml")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == ["the file name is not a language code"]


def test_a_third_language_is_a_third_file(folder: Path) -> None:
    text = (folder / "en.yaml").read_text(encoding="utf-8")
    (folder / "pt-br.yaml").write_text(text, encoding="utf-8")
    assert list(load(folder).editions) == ["ar", "en", "pt-br"]


def test_what_an_editor_hides_is_no_language(folder: Path) -> None:
    (folder / ".#en.yaml").write_text("x", encoding="utf-8")
    (folder / "en.yaml~").write_text("x", encoding="utf-8")
    assert list(load(folder).editions) == ["ar", "en"]


def test_a_broken_file_does_not_hide_what_is_wrong_in_another(folder: Path) -> None:
    (folder / "ar.yaml").write_text("name: [", encoding="utf-8")
    english = folder / "en.yaml"
    english.write_text(
        english.read_text(encoding="utf-8").replace("direction: ltr", "direction: left"), encoding="utf-8"
    )
    _, problems = examine(folder)
    assert [Path(problem.file).name for problem in problems] == ["ar.yaml", "en.yaml"]


def test_without_an_article_the_tables_are_still_read(folder: Path) -> None:
    graph = folder / "graph.yaml"
    text = (
        graph.read_text(encoding="utf-8")
        .replace("  as_of: 2020-06-15\n", "")
        .replace("status: happened", "status: past", 1)
    )
    graph.write_text(text, encoding="utf-8")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == [
        "article has no as_of",
        "events: drought-2019: status is past",
    ]


def test_a_missing_table_is_reported(folder: Path) -> None:
    graph = folder / "graph.yaml"
    text = graph.read_text(encoding="utf-8")
    graph.write_text(text.replace("\nactors:\n", "\nplayers:\n"), encoding="utf-8")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == ["actors are missing", "unknown key players"]


def test_after_a_thousand_problems_of_a_file_the_rest_is_not_looked_for(folder: Path) -> None:
    english = folder / "en.yaml"
    keys = "".join(f"key{n}: x\n" for n in range(2 * MAX_PROBLEMS))
    english.write_text(english.read_text(encoding="utf-8") + keys, encoding="utf-8")
    _, problems = examine(folder)
    assert len(problems) == MAX_PROBLEMS
    assert problems[500].fix == "Check the spelling."  # looking for near words takes time


def test_loading_needs_neither_textual_nor_rich(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from mali_tui.content.loader import load; load(Path(sys.argv[1]));"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'rich'}))"
    )
    run = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(run, env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
