"""The bash script, run in bash with the program itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mali_tui.cli.commands import Parsers
from mali_tui.cli.completion import split_line
from mali_tui.cli.completion_scripts import SHELLS, script
from mali_tui.i18n.locale import load_locale

DRIVER = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=${3-$' \\t\\n"\\'><=;|&(:'}
_mali_tui mali-tui "${2##* }"
printf '%s\\n' "${COMPREPLY[@]}"
"""
FOLDERS = ("mine", "my other", "-dash", "it's", ".hidden", "mine/inner one")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with folders, the script, and the program."""
    home = tmp_path_factory.mktemp("home")
    program = home / "bin" / "mali-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m mali_tui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (home / "script").write_text(script("bash"), encoding="utf-8")
    for name in FOLDERS:
        (home / name).mkdir()
    return home


def complete(home: Path, line: str, *breaks: str) -> list[str]:
    done = subprocess.run(
        ["bash", "--norc", "-c", DRIVER, "bash", "./script", line, *breaks],
        cwd=home,
        env={"PATH": f"{home}/bin:/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": ":".join(sys.path), "LANG": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return done.stdout.splitlines()


def test_the_part_before_the_last_word_break_is_not_repeated(home: Path) -> None:
    assert complete(home, "mali-tui claim:second-c") == ["second-coup"]
    assert complete(home, "mali-tui --lang=") == ["ar", "en"]


def test_a_word_is_whole_if_nothing_breaks_it(home: Path) -> None:
    assert complete(home, "mali-tui claim:second-c", " \t\n") == ["claim:second-coup"]
    assert complete(home, "mali-tui 'claim:second-c") == ["claim:second-coup"]
    assert complete(home, "mali-tui --lang=", " \t\n=") == ["ar", "en"]


def test_a_blank_starts_an_empty_word(home: Path) -> None:
    assert complete(home, "mali-tui help ") == [name for name in Parsers(load_locale("en")) if name]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("mali-tui --content ", ["./-dash", "bin", "it's", "mine", "my other"]),
        ("mali-tui --content m", ["mine", "my other"]),
        ("mali-tui --content my\\ o", ["my other"]),
        ('mali-tui --content "my o', ["my other"]),
        ("mali-tui --content=my", ["my other"]),
        ("mali-tui check it", ["it's"]),
        ("mali-tui check ./-", ["./-dash"]),
        ("mali-tui check mine/", ["mine/inner one"]),
        ("mali-tui check .h", [".hidden"]),
        ("mali-tui new ~/my", ["~/my other"]),
        ("mali-tui check nothing/", [""]),
    ],
)
def test_folders(home: Path, line: str, found: list[str]) -> None:
    assert complete(home, line) == found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("mali-tui ", [""]),
        ("mali-tui print x", ["print", "x"]),
        ("mali-tui --content 'two words' print ", ["--content", "two words", "print", ""]),
        ("mali-tui a\\ b\\", ["a b"]),
        ("mali-tui \"it's", ["it's"]),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, words: list[str]) -> None:
    assert split_line(line)[0] == words


def test_every_shell_has_a_script_that_runs_mali_tui_complete() -> None:
    for shell in SHELLS:
        assert " complete --" in script(shell)
