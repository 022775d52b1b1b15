"""``mali-tui new`` writes a valid explainer, and never overwrites a file."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from mali_tui.cli import main
from mali_tui.content.loader import load
from mali_tui.content.model import ClaimKind
from mali_tui.i18n.locale import load_locale


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")


def test_the_files_pass_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "deep" / "mine"
    assert main.main(["new", str(folder), "--lang", "ar,en"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[:3] == [str(folder / name) for name in ("graph.yaml", "ar.yaml", "en.yaml")]
    assert f"mali-tui --content {folder} --watch" in out
    assert main.main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}: 0 problems\n"


def test_the_files_have_every_kind_of_claim_and_status(tmp_path: Path) -> None:
    main.main(["new", str(tmp_path / "mine"), "--lang", "EN, ar"])
    explainer = load(tmp_path / "mine")
    assert {claim.kind for claim in explainer.graph.claims.values()} == set(get_args(ClaimKind))
    assert {event.status for event in explainer.graph.events.values()} >= {"happened", "ongoing", "expected"}
    assert list(explainer.editions) == ["ar", "en"]


def test_every_file_has_comments(tmp_path: Path) -> None:
    main.main(["new", str(tmp_path)])
    for path in tmp_path.iterdir():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert text.count("#") > 3, path.name


def test_one_language_is_enough(tmp_path: Path) -> None:
    assert main.main(["new", str(tmp_path), "--lang", "ar"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ar.yaml", "graph.yaml"]
    assert list(load(tmp_path).editions) == ["ar"]


def test_a_language_without_a_template_is_rejected_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["new", str(tmp_path), "--lang", "ar,fr"]) == 2
    assert list(tmp_path.iterdir()) == []
    assert "ar, en" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["graph.yaml", "en.yaml", "fr.yaml"])
def test_a_folder_with_an_explainer_is_not_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert main.main(["new", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(tmp_path / name) in captured.err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(name, "mine")]


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main.main(["new", str(tmp_path / "file" / "mine")]) == 2
    assert str(tmp_path / "file") in capsys.readouterr().err


def test_the_next_steps_are_printed_in_arabic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    assert main.main(["new", str(tmp_path / "a folder")]) == 0
    folder = f"'{tmp_path / 'a folder'}'"
    assert load_locale("ar")("new.next", folder=folder) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("locale", "code"), [("ar_EG.UTF-8", "ar"), ("en_GB", "en"), ("fr_FR.UTF-8", "en"), ("C", "en")]
)
def test_one_language_is_written_unless_more_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, code: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert main.main(["new", str(tmp_path / "mine")]) == 0
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == [f"{code}.yaml", "graph.yaml"]
    assert list(load(tmp_path / "mine").editions) == [code]


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_a_folder_without_a_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["new", name]) == 2
    assert "the folder has no name" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
