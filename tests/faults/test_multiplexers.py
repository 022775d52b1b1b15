"""In the real tmux and screen, with their default settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from terminal import open_app

pytestmark = pytest.mark.usefixtures("cached_explainer")

CLAIM = "mali-tui claim:second-coup"
COMMAND = f"{sys.executable} -m mali_tui claim:second-coup"


def inside(program: str, *arguments: str) -> tuple[str, str]:
    """The program to start instead of the app."""
    return "-c", f"import os; os.execv({shutil.which(program)!r}, {[program, *arguments]!r})"


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux isn't installed")
def test_a_copy_in_tmux_is_in_its_buffer_and_in_the_terminals_clipboard(tmp_path: Path) -> None:
    tmux = inside("tmux", "-f", os.devnull, "-S", str(tmp_path / "socket"), "new-session", COMMAND)
    variables: Mapping[str, str] = {"SHELL": "/bin/sh", "LANG": "C.UTF-8"}
    with open_app(tmp_path, program=tmux, environment=variables, size=(100, 30)) as terminal:
        terminal.wait_for("⏎")
        terminal.type("y")
        terminal.wait_for("buffer", "\x1b]52;")  # the message, and what goes to the clipboard
        show = ["tmux", "-S", str(tmp_path / "socket"), "show-buffer"]
        assert CLAIM in subprocess.run(show, capture_output=True, text=True, check=True).stdout
        terminal.type("q")
        terminal.wait_for_end()


@pytest.mark.skipif(not shutil.which("screen"), reason="screen isn't installed")
def test_a_copy_in_screen_is_passed_on_to_the_terminal(tmp_path: Path) -> None:
    (folder := tmp_path / "sockets").mkdir(mode=0o700)
    screen = inside("screen", "-c", os.devnull, "-U", *COMMAND.split())
    variables: Mapping[str, str] = {"SCREENDIR": str(folder), "LANG": "C.UTF-8"}
    with open_app(tmp_path, program=screen, environment=variables, size=(100, 30)) as terminal:
        terminal.wait_for("⏎")
        terminal.type("y")
        terminal.wait_for("\x1b]52;c;")
        terminal.type("q")
        terminal.wait_for_end()


@pytest.mark.skipif(not shutil.which("screen"), reason="screen isn't installed")
def test_screen_without_utf8_is_told_so(tmp_path: Path) -> None:
    (folder := tmp_path / "sockets").mkdir(mode=0o700)
    command = ("sh", "-c", f"{COMMAND}; echo exit=$?; sleep 60")
    screen = inside("screen", "-c", os.devnull, *command)
    variables: Mapping[str, str] = {"SCREENDIR": str(folder), "LANG": "C", "LC_ALL": "C"}
    with open_app(tmp_path, program=screen, environment=variables, size=(100, 30)) as terminal:
        terminal.wait_for("does not show UTF-8", "exit=1")
