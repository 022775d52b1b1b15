"""How text gets to the clipboard: a command, or a sequence for the terminal."""

from __future__ import annotations

import base64
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mali_tui.terminal.clipboard import copy

TEXT = "قالت Mali\n" * 300
OSC_52 = f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\x07"


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the only commands there are; each writes its arguments and its input to files."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.path.dirname(shutil.which('cat') or '')}")
    yield tmp_path


def add_command(folder: Path, name: str, code: int = 0) -> None:
    """A command that ends with an exit code."""
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "$@" > {folder}/arguments\ncat > {folder}/input\nexit {code}\n')
    path.chmod(0o755)


def test_tmux_is_given_the_text_for_its_buffer_and_for_the_terminal(commands: Path) -> None:
    add_command(commands, "tmux")
    assert copy(TEXT, {"TMUX": "/tmp/tmux-0/default,1,0"}) == ("tmux", "")
    assert (commands / "arguments").read_text() == "load-buffer -w -\n"
    assert (commands / "input").read_text() == TEXT


@pytest.mark.parametrize("is_there", [True, False])
def test_a_tmux_that_does_not_take_it_is_sent_the_sequence(commands: Path, is_there: bool) -> None:
    if is_there:
        add_command(commands, "tmux", 1)
    else:
        commands.joinpath("tmux").symlink_to("nowhere")
    assert copy(TEXT, {"TMUX": "stale"}) == ("tmux_failed", OSC_52)


def test_screen_passes_on_pieces_that_it_can_take() -> None:
    outcome, sequence = copy(TEXT, {"STY": "7.pts-1"})
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert outcome == "screen"
    assert "".join(pieces) == OSC_52
    assert sequence == "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    assert max(map(len, pieces)) <= 256


def test_terminal_of_macos_is_given_it_by_pbcopy(commands: Path) -> None:
    add_command(commands, "pbcopy")
    assert copy(TEXT, {"TERM_PROGRAM": "Apple_Terminal"}, "darwin") == ("command", "")
    assert (commands / "input").read_text() == TEXT


def test_the_console_of_windows_is_given_it_by_clip(commands: Path) -> None:
    assert copy(TEXT, {}, "win32") == ("console", "")
    add_command(commands, "clip")
    assert copy(TEXT, {}, "win32") == ("command", "")
    assert (commands / "input").read_bytes().decode("utf-16") == TEXT


def test_a_linux_console_has_no_clipboard() -> None:
    assert copy(TEXT, {"TERM": "linux"}, "linux") == ("console", "")


@pytest.mark.parametrize(
    ("environment", "platform"),
    [({"TERM": "xterm"}, "linux"), ({"WT_SESSION": "1"}, "win32"), ({"TERM_PROGRAM": "iTerm.app"}, "darwin")],
)
def test_other_terminals_are_sent_the_sequence(environment: dict[str, str], platform: str) -> None:
    assert copy(TEXT, environment, platform) == ("sent", OSC_52)
