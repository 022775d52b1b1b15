"""What is taken pictures of: the app in one terminal and language, and the test page sent in one way."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import page
from lab import open_terminal
from likeness import Score, compare
from pixels import read_grey
from reference import Field

from mali_tui.reading.state_store import State, StateStore

COLUMNS, ROWS = 120, 36
PAGE_ROWS = 12
ADDRESS = "claim:france-intervened"
LANGUAGES = ("ar", "en")
SAME_MODULES = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def app_command(language: str, *arguments: str) -> list[str]:
    """The app as this interpreter has it."""
    return [sys.executable, "-m", "mali_tui", "--lang", language, *(arguments or [ADDRESS])]


def photograph_app(
    kind: str, language: str, picture: Path, keys: Sequence[str] = (), content: Path | None = None
) -> None:
    """Write a picture of the app in a terminal, after some keys (by their X names), for one who has read before."""
    command = app_command(language, ADDRESS, *(["--content", str(content)] if content else []))
    with tempfile.TemporaryDirectory() as states:
        StateStore(Path(states, "mali-tui", "state.sqlite3")).save(State(language=language))
        environment = {**SAME_MODULES, "XDG_STATE_HOME": states}
        _photograph(kind, command, environment, picture, keys)


def _photograph(
    kind: str, command: Sequence[str], environment: Mapping[str, str], picture: Path, keys: Sequence[str]
) -> None:
    with open_terminal(kind, command, columns=COLUMNS, rows=ROWS, environment=environment) as terminal:
        terminal.wait_for_text()
        terminal.shoot_when_still(picture)
        for key in keys:
            terminal.press(key)
            terminal.wait_for_change(picture)
            terminal.shoot_when_still(picture)


def compare_app(picture: Path, fields: Sequence[Field]) -> list[Score]:
    """The score of every word that the app should show."""
    return compare(read_grey(picture), COLUMNS, ROWS, fields)


def photograph_page(kind: str, sending: str, picture: Path, script: str = "arabic") -> list[Score]:
    """Write a picture of the test page in a terminal; the score of every word that it should show."""
    command = [sys.executable, str(Path(page.__file__)), sending, str(COLUMNS), script]
    with open_terminal(kind, command, columns=COLUMNS, rows=PAGE_ROWS, environment=SAME_MODULES) as terminal:
        terminal.wait_for_end()
        terminal.shoot_when_still(picture)
    return compare(read_grey(picture), COLUMNS, PAGE_ROWS, page.fields(COLUMNS, script))
