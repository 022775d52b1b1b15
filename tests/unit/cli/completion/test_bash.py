"""The bash script, run in bash: addresses are one word, although bash splits lines at colons."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mali_tui.cli.completion_scripts import SHELLS, script

# a stand-in for mali-tui, which writes its arguments to a file and answers as mali-tui does
PROGRAM = r"""#!/bin/sh
case "$*" in
  *"--content "*) echo ":directories" ;;
  *claim:*) printf 'claim:second-coup\tA second coup\nclaim:second-try\n' ;;
  *--lang=*) printf -- '--lang=ar\n--lang=en\n' ;;
  *) printf 'claim:\n' ;;
esac
printf '%s\n' "$@" >"$0.arguments"
"""
DRIVER = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=${3-$' \\t\\n"\\'><=;|&(:'}
_mali_tui "$PROGRAM"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    program = tmp_path / "mali-tui"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "script").write_text(script("bash"), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return program


def complete(program: Path, line: str, *breaks: str) -> list[str]:
    done = subprocess.run(
        ["bash", "--norc", "-c", DRIVER, "bash", "./script", line, *breaks],
        cwd=program.parent,
        env={"PATH": "/usr/bin:/bin", "PROGRAM": str(program)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def arguments_of(program: Path) -> list[str]:
    return Path(f"{program}.arguments").read_text(encoding="utf-8").splitlines()


def test_the_part_before_the_last_word_break_is_not_repeated(program: Path) -> None:
    assert complete(program, "mali-tui claim:sec") == ["second-coup", "second-try"]
    assert arguments_of(program) == ["complete", "--", "claim:sec"]


def test_an_address_is_whole_if_a_colon_is_no_word_break(program: Path) -> None:
    assert complete(program, "mali-tui claim:sec", " \t\n") == ["claim:second-coup", "claim:second-try"]


def test_a_blank_starts_an_empty_word(program: Path) -> None:
    assert complete(program, "mali-tui print ") == ["claim:"]
    assert arguments_of(program) == ["complete", "--", "print", ""]


def test_a_value_after_an_equals_sign(program: Path) -> None:
    assert complete(program, "mali-tui --lang=") == ["ar", "en"]
    assert complete(program, "mali-tui --lang=", " \t\n=") == ["ar", "en"]


def test_bash_completes_folders(program: Path) -> None:
    assert complete(program, "mali-tui --content fo") == ["folder"]


def test_every_shell_has_a_script_that_runs_mali_tui_complete() -> None:
    for shell in SHELLS:
        assert " complete -- " in script(shell)
