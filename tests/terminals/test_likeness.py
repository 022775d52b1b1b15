"""The measure itself: it passes a page that is sent right in every terminal, and fails every wrong one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from lab import KINDS, missing_programs, open_terminal
from likeness import Score, compare, misread
from page import WRONG, fields
from pixels import read_grey

COLUMNS, ROWS = 120, 12
PAGE = Path(__file__).with_name("page.py")


def scores(kind: str, sending: str, folder: Path) -> list[Score]:
    """The words of the test page in a terminal."""
    if missing := missing_programs(kind):
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")
    picture = folder / "page.png"
    command = [sys.executable, str(PAGE), sending, str(COLUMNS)]
    same_modules = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with open_terminal(kind, command, columns=COLUMNS, rows=ROWS, environment=same_modules) as terminal:
        terminal.wait_for_end()
        terminal.shoot_when_still(picture)
    return compare(read_grey(picture), COLUMNS, ROWS, fields(COLUMNS))


@pytest.mark.parametrize("kind", KINDS)
def test_page_sent_right_reads_right(kind: str, tmp_path: Path) -> None:
    found = scores(kind, "right", tmp_path)
    assert len(found) > 80
    assert "\n".join(misread(found)) == ""


@pytest.mark.parametrize("sending", WRONG)
def test_page_sent_wrong_is_found_out(sending: str, tmp_path: Path) -> None:
    found = scores("xterm", sending, tmp_path)
    assert len(misread(found)) > len(found) * 0.6
