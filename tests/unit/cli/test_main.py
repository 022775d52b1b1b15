"""The command as a shell sees it: stdout, stderr and the exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mali_tui import __version__
from mali_tui.content.loader import find_content
from mali_tui.reading.state import State
from mali_tui.reading.state_store import StateStore


def mali_tui(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing of the machine's own around it, and no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "mali_tui", *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": ":".join(sys.path),
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],  # of these tests
            **environment,
        },
        timeout=60,
    )


def test_the_version_is_printed(tmp_path: Path) -> None:
    result = mali_tui("--version", home=tmp_path)
    assert (result.returncode, result.stdout) == (0, f"mali-tui {__version__}\n")


def test_the_version_is_printed_without_importing_parsers_or_content() -> None:
    code = "import sys; from mali_tui.cli.main import main; main(['--version']); print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in result.stderr.split() if name.startswith("mali_tui.")}
    assert loaded == {"mali_tui.cli", "mali_tui.cli.exit_codes", "mali_tui.cli.main", "mali_tui.cli.stdio"}
    assert "argparse" not in result.stderr.split()


@pytest.mark.parametrize(
    ("locale", "title"), [("ar_EG.UTF-8", "مالي"), ("fr_FR.UTF-8", "Turning East"), ("C", "Turning")]
)
def test_without_a_terminal_the_article_is_printed_in_the_systems_language(
    tmp_path: Path, locale: str, title: str
) -> None:
    result = mali_tui(home=tmp_path, LANG=locale)
    assert result.returncode == 0
    assert result.stdout.startswith(title)
    assert "\x1b" not in result.stdout


def test_without_a_terminal_the_arguments_of_the_app_apply_to_print(tmp_path: Path) -> None:
    asked = ("event:coup-2021", "--lang", "en", "--plain")
    piped, printed = mali_tui(*asked, "--watch", home=tmp_path), mali_tui("print", *asked, home=tmp_path)
    assert piped.returncode == 0
    assert piped.stdout == printed.stdout
    assert "■" not in piped.stdout


def test_a_location_is_printed(tmp_path: Path) -> None:
    result = mali_tui("event:coup-2021", "--lang", "en", home=tmp_path)
    assert "The second coup" in result.stdout
    assert "claim" in result.stdout


@pytest.mark.parametrize("arguments", [("claim:second-cop",), ("print", "claim:second-cop")])
def test_an_unknown_location_suggests_the_nearest(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = mali_tui(*arguments, home=tmp_path, LANG="C")
    assert (result.returncode, result.stdout) == (2, "")
    assert "claim:second-coup" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("--lang", "xx"), ("--bidi", "sideways"), ("print", "--width", "a")]
)
def test_wrong_arguments_are_a_usage_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = mali_tui(*arguments, home=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr and "Traceback" not in result.stderr


def test_the_shipped_content_has_no_problems(tmp_path: Path) -> None:
    result = mali_tui("check", home=tmp_path, LANG="C")
    assert (result.returncode, result.stdout) == (0, f"{find_content()}: 0 problems\n")


def test_a_problem_of_the_content_is_reported_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "explainer"
    shutil.copytree(find_content(), folder)
    path = folder / "graph.yaml"
    text = path.read_text(encoding="utf-8").replace("events: [coup-2021, french-pressure]", "events: [coup-2012]")
    path.write_text(text, encoding="utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "coup-2012" in line)
    checked = mali_tui("check", str(folder), home=tmp_path, LANG="C")
    assert checked.returncode == 1
    assert f"graph.yaml:{line}:" in checked.stdout
    assert "coup-2021" in checked.stdout or "coup-2020" in checked.stdout
    opened = mali_tui("--content", str(folder), home=tmp_path, LANG="C")
    assert (opened.returncode, opened.stdout) == (1, "")
    assert f"graph.yaml:{line}:" in opened.stderr


def test_a_warning_is_printed_and_the_content_is_opened_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "explainer"
    shutil.copytree(find_content(), folder)
    path = folder / "graph.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "https://tass.com/politics/1360175", "https://tass.com/?utm_source=a"
    )
    path.write_text(text, encoding="utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "utm_source" in line)
    checked = mali_tui("check", str(folder), home=tmp_path, LANG="C")
    assert checked.returncode == 0
    assert f"graph.yaml:{line}:28: warning: utm_source only tracks readers" in checked.stdout
    assert checked.stdout.endswith(f"\n{folder}: 0 problems\none warning\n")
    opened = mali_tui("--content", str(folder), "event:coup-2020", "--lang", "en", home=tmp_path)
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "The first coup" in opened.stdout


def test_a_closed_pipe_is_not_an_error(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m mali_tui print --format json | head -c 10"
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path)}
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, timeout=60)
    assert result.stderr == ""


def test_doctor_prints_its_findings_without_a_terminal(tmp_path: Path) -> None:
    result = mali_tui("doctor", home=tmp_path, LANG="C")
    assert result.returncode == 0
    assert "lrm" in result.stdout


def test_bookmarks_of_the_explainer_are_printed_with_their_notes(tmp_path: Path) -> None:
    state = tmp_path / ".local" / "state" / "mali-tui" / "state.sqlite3"
    assert StateStore(state).save(State(bookmarks={"claim:second-coup": "to look up"}))
    printed = mali_tui("print", "bookmarks", "--format", "markdown", "--lang", "en", home=tmp_path)
    assert printed.returncode == 0
    assert "`claim:second-coup`\n  - to look up" in printed.stdout
    folder = tmp_path / "explainer"
    shutil.copytree(find_content(), folder)
    other = mali_tui("print", "bookmarks", "--content", str(folder), "--lang", "en", home=tmp_path)
    assert other.returncode == 0
    assert "claim:second-coup" not in other.stdout


@pytest.mark.parametrize(
    ("line", "candidate"), [("-- --", "--help"), ("-- print --f", "--format"), ("-- print ev", "event:")]
)
def test_an_unfinished_command_line_is_completed(tmp_path: Path, line: str, candidate: str) -> None:
    result = mali_tui("complete", *line.split(" "), home=tmp_path, LANG="C")
    assert (result.returncode, result.stderr) == (0, "")
    assert candidate in [line.partition("\t")[0] for line in result.stdout.splitlines()]
