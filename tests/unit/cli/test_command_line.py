"""What a command line means: where the command, the options and their values are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from mali_tui.cli.main import main

SMALL = Path(__file__).parents[1] / "content" / "small"  # an explainer that is read in no time


class Result(NamedTuple):
    """What a command line gives."""

    returncode: int
    stdout: str
    stderr: str


Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command line in this process, in an English that isn't the machine's."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")

    def run(*words: str) -> Result:
        try:
            code = main(words)
        except SystemExit as end:  # as `--help` ends
            code = int(end.code or 0)
        return Result(code, *capsys.readouterr())

    return run


@pytest.mark.parametrize(
    ("line", "same"),
    [
        (["--content", "FOLDER", "print", "timeline"], ["print", "timeline", "--content", "FOLDER"]),
        (["--lang=ar", "print"], ["print", "--lang", "ar"]),
        (["--format", "markdown", "print", "actors"], ["print", "actors", "--format", "markdown"]),
        (["--plain", "--lang", "EN", "print"], ["print", "--plain", "--lang", "en"]),
    ],
)
def test_options_may_come_before_the_command(call: Call, tmp_path: Path, line: list[str], same: list[str]) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "mine")
    before, after = ([word.replace("FOLDER", str(folder)) for word in words] for words in (line, same))
    result = call(*before)
    assert result.returncode == 0, result.stderr
    assert result.stdout == call(*after).stdout


def test_an_option_that_the_command_does_not_have_is_refused_before_it_too(call: Call) -> None:
    result = call("--watch", "print")
    assert result.returncode == 2
    assert "mali-tui print: unknown argument --watch" in result.stderr


def test_help_is_a_command(call: Call) -> None:
    for words, same in ((["help"], ["--help"]), (["help", "print"], ["print", "--help"])):
        result = call(*words)
        assert result.returncode == 0
        assert result.stdout == call(*same).stdout != ""
    wrong = call("help", "prnt")
    assert wrong.returncode == 2
    assert "did you mean print?" in wrong.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("line", [["--help"], ["help"], ["print"]])
def test_output_that_cannot_be_written_is_an_error(tmp_path: Path, line: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "mali_tui", *line],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={
                "HOME": str(tmp_path),
                "PYTHONPATH": ":".join(sys.path),
                "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],  # of these tests
                "LANG": "C",
                "PYTHONUNBUFFERED": unbuffered,
            },
        )
    assert result.returncode == 1
    assert result.stderr == "mali-tui: the output could not be written: No space left on device\n"


@pytest.mark.parametrize(
    "locale", ["../../../etc/passwd", "/", "C", "POSIX", "x", "@", "é_É", "en_US.UTF-8@", "-", "a" * 9000]
)
def test_an_odd_locale_is_english(call: Call, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    monkeypatch.setenv("LANG", locale)
    result = call("--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Usage:")


def test_a_language_is_found_whatever_its_spelling(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "mine")
    (folder / "ar.yaml").rename(folder / "pt-br.yaml")
    prints = {
        code: call("print", "--content", str(folder), "--lang", code) for code in ("pt", "PT-BR", "pt_BR", "pt-br")
    }
    assert {result.returncode for result in prints.values()} == {0}
    assert len({result.stdout for result in prints.values()}) == 1
    wrong = call("print", "--content", str(folder), "--lang", "p")
    assert wrong.returncode == 2
    assert "available: en, pt-br" in wrong.stderr
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    systems = call("print", "--content", str(folder))
    assert systems.stdout == prints["pt"].stdout


@pytest.mark.parametrize(
    ("width", "accepted"), [("0", True), ("20", True), ("19", False), ("2", False), ("-1", False)]
)
def test_a_width_is_kept_or_refused(call: Call, width: str, accepted: bool) -> None:
    for what in ("article", "timeline", "evidence"):
        result = call("print", what, "--width", width)
        assert (result.returncode == 0) is accepted
        if accepted and int(width):
            assert max(map(cell_len, result.stdout.splitlines())) <= int(width)
        elif not accepted:
            assert width in result.stderr


@pytest.mark.parametrize("name", ["-dash", "two words", "--lang"])
def test_folders_with_odd_names(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    shutil.copytree(SMALL, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    checked = call("check", f"./{name}")
    assert (checked.returncode, checked.stdout) == (0, f"{name}: 0 problems\n")
    printed = call("print", f"--content={name}")
    assert printed.stdout == call("print", "--content", str(SMALL)).stdout != ""


def test_a_folder_after_a_hyphen(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "-dash")
    monkeypatch.chdir(tmp_path)
    assert call("--content", "-dash", "print").returncode == 0
    wrong = call("check", "-dash")
    assert wrong.returncode == 2
    assert "did you mean ./-dash?" in wrong.stderr
