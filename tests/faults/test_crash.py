"""A fault of ours: a line, a report in a file, an exit code of its own, and the terminal as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import PROGRAM_SECONDS, RUN, open_app, saved_state, surroundings

pytestmark = pytest.mark.usefixtures("cached_explainer")

IN_AN_ACTION = """
from mali_tui.app.app import MaliApp
from mali_tui.app.shell.reading_screen import ReadingScreen
def fail(self): raise RuntimeError("no \\x1b[31mtheme")
MaliApp.action_next_theme = fail
"""
IN_A_TIMER = IN_AN_ACTION.replace(
    "action_next_theme = fail", "action_next_theme = lambda self: self.set_timer(0.01, lambda: fail(0))"
)
AT_THE_START = IN_AN_ACTION.replace("MaliApp.action_next_theme", "ReadingScreen.compose")
WHILE_PRINTING = f"import mali_tui.cli.print as p; p.render = lambda *_, **__: {{}}['x']; {RUN}"


@pytest.mark.parametrize("fault", [IN_AN_ACTION, IN_A_TIMER, AT_THE_START])
def test_the_app_fails_in_good_order(tmp_path: Path, fault: str) -> None:
    with open_app(tmp_path, "claim:second-coup", first=fault) as terminal:
        if fault is not AT_THE_START:
            terminal.wait_until_drawn()
            terminal.type("t")
        assert terminal.wait_for_end() == 70
        terminal.assert_left_as_it_was()
        message = terminal.after_the_app()
        assert "RuntimeError: no \ufffd[31mtheme" in message
        assert "Traceback" not in message
        assert len(message.splitlines()) <= 4
    report = tmp_path / ".local/state/mali-tui/crash.txt"
    assert str(report) in message.replace("\r\n", "")
    assert "in fail" in report.read_text(encoding="utf-8")
    assert "claim:second-coup" in saved_state(tmp_path)


@pytest.mark.parametrize("unwritable", [False, True])
def test_a_command_fails_in_good_order(tmp_path: Path, unwritable: bool) -> None:
    if unwritable:
        (tmp_path / ".local").write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WHILE_PRINTING, "print"],
        env=surroundings(tmp_path) | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=PROGRAM_SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert "KeyError: 'x'" in done.stderr
    assert "Traceback" not in done.stderr
    (report,) = tmp_path.rglob("crash.txt")
    assert str(report) in done.stderr
    assert "Traceback" in report.read_text(encoding="utf-8")
