"""``mali-tui pack`` makes one file of an explainer, which every command opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from mali_tui.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new explainer, in a folder of the current one."""
    monkeypatch.chdir(tmp_path)
    assert main.main(["new", "mine"]) == 0
    capsys.readouterr()
    return tmp_path / "mine"


def test_the_package_is_named_after_the_folder(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "mine"]) == 0
    assert capsys.readouterr().out == "Written: mine.explainer\n"
    assert sorted(path.name for path in mine.parent.iterdir()) == ["mine", "mine.explainer"]


def test_it_can_be_printed_and_checked_without_the_folder(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main.main(["print", "--content", "mine", "--lang", "en"])
    printed = capsys.readouterr().out
    assert main.main(["pack", "mine", "--output", "other.explainer"]) == 0
    for file in mine.iterdir():
        file.unlink()
    mine.rmdir()
    capsys.readouterr()
    assert main.main(["print", "--content", "other.explainer", "--lang", "en"]) == 0
    assert capsys.readouterr().out == printed
    assert main.main(["check", "other.explainer"]) == 0
    assert capsys.readouterr().out == "other.explainer: 0 problems\n"
    assert main.main(["--content", "other.explainer", "check"]) == 0
    assert capsys.readouterr().out == "other.explainer: 0 problems\n"


def test_an_explainer_with_errors_is_not_packed(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "en.yaml").write_text("title: x\n", encoding="utf-8")
    assert main.main(["pack", "mine"]) == 1
    error = capsys.readouterr().err
    assert "mine/en.yaml:1:1" in error and error.splitlines()[-1].endswith("nothing was written")
    assert not (mine.parent / "mine.explainer").exists()


def test_a_place_that_cannot_be_written_is_reported(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "mine", "--output", "missing/x.explainer"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_package_that_is_none_is_refused_with_the_reason(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine.parent / "bad.explainer").write_bytes(b"no zip")
    assert main.main(["print", "--content", "bad.explainer"]) == 1
    assert "bad.explainer:1:1: this is not a package, or a damaged one" in capsys.readouterr().err
