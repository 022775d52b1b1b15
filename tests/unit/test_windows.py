"""The program without what only POSIX systems have, in a process that says that it runs on Windows."""

from __future__ import annotations

import ast
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import mali_tui
from mali_tui.i18n.language_tags import system_language

PROGRAM = Path(__file__).with_name("windows.py")
SOURCE = Path(str(mali_tui.__file__)).parent
POSIX_ONLY = {"termios", "fcntl", "tty", "pty", "pwd", "grp", "resource", "curses"}


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a home in ``folder``."""
    home = {"USERPROFILE": str(folder), "LOCALAPPDATA": str(folder / "Local"), "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        env={"PATH": os.environ["PATH"], **home, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_article_is_printed_in_utf8(tmp_path: Path) -> None:
    result = run(tmp_path, "print", "claim:second-coup", "--lang", "ar", PYTHONIOENCODING="cp1252")
    assert result.returncode == 0, result.stderr
    assert "الانقلاب" in result.stdout


def test_an_explainer_is_made_and_checked(tmp_path: Path) -> None:
    made = run(tmp_path, "new", str(tmp_path / "own"))
    assert made.returncode == 0, made.stderr
    checked = run(tmp_path, "check", str(tmp_path / "own"))
    assert checked.returncode == 0, checked.stderr
    (tmp_path / "own" / "en.yaml").write_text("title: [")
    assert run(tmp_path, "check", str(tmp_path / "own")).returncode == 1


def test_a_table_is_imported_and_an_explainer_packed_and_printed_as_a_site(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("date,event\n2020-08,First coup\n2021-05,Second coup\n", encoding="utf-8")
    steps = (
        ("import", str(table), str(tmp_path / "imported")),
        ("new", str(tmp_path / "own")),
        ("pack", str(tmp_path / "own"), "--output", str(tmp_path / "own.explainer")),
        ("print", "--content", str(tmp_path / "own.explainer"), "--format", "html", "--site", str(tmp_path / "site")),
    )
    for step in steps:
        result = run(tmp_path, *step)
        assert result.returncode == 0, (step, result.stderr)
    assert (tmp_path / "imported" / "graph.yaml").is_file()
    assert (tmp_path / "site" / "index.html").is_file()


def test_the_app_opens_saves_its_state_and_replaces_what_is_damaged(tmp_path: Path) -> None:
    """Windows renames and deletes no file that is open."""
    state = tmp_path / "Local/mali-tui/state.sqlite3"
    state.parent.mkdir(parents=True)
    state.write_bytes(b"SQLite format 3\0" + b"damaged" * 1000)
    result = run(tmp_path, "--app", WT_SESSION="6c6c")
    assert result.returncode == 0, result.stderr
    *screen, family, drivers, state_path = result.stdout.splitlines()
    assert any("English" in row for row in screen)  # the switch to English: the language is Arabic now
    assert family == "wt"
    assert "WindowsDriver" in drivers.split()
    assert Path(state_path) == state
    assert state.is_file()
    assert state.with_name("state.corrupt.sqlite3").read_bytes().endswith(b"damaged")
    entries = list((state.parent / "Cache").rglob("*"))
    assert any(map(Path.is_file, entries))
    for entry in filter(Path.is_file, entries):
        entry.write_bytes(b"damaged")
    assert run(tmp_path, "--app").returncode == 0
    assert all(entry.read_bytes() != b"damaged" for entry in entries if entry.is_file())


def test_ctrl_break_ends_it_in_good_order(tmp_path: Path) -> None:
    result = run(tmp_path, "--break")
    assert result.stdout.split() == ["saved"]
    assert result.returncode == 128 + signal.SIGUSR2  # which stands for Windows' own there


def test_the_old_console_is_told_what_it_lacks(tmp_path: Path) -> None:
    lines = run(tmp_path, "doctor").stdout.splitlines()
    assert "conhost" in lines[0]
    assert "Windows Terminal" in lines[-1]


@pytest.mark.parametrize(
    ("identifier", "language"), [(0x0401, "ar-sa"), (0x0409, "en-us"), (0x040C, "fr-fr"), (0, "")]
)
def test_the_language_is_that_of_the_interface_of_windows(
    monkeypatch: pytest.MonkeyPatch, identifier: int, language: str
) -> None:
    """Identifiers of Microsoft's [MS-LCID]: Arabic of Saudi Arabia, English of the United States, French."""

    class Library:
        """What `ctypes` has on Windows."""

        class kernel32:
            """The functions of kernel32.dll that are called."""

            @staticmethod
            def GetUserDefaultUILanguage() -> int:
                """The language."""
                return identifier

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("ctypes.windll", Library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert system_language() == language
    monkeypatch.setenv("LANG", "ar_ML.UTF-8")
    assert system_language() == "ar-ml"


def test_modules_of_posix_are_imported_in_one_module_only() -> None:
    users = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if POSIX_ONLY & set(re.findall(r"\w+", text := path.read_text(encoding="utf-8")))  # else none is imported
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        if POSIX_ONLY & {name.split(".")[0] for name in _names(node)}
    }
    assert users == {"terminal/posix.py"}


def _names(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else [str(node.module)]
