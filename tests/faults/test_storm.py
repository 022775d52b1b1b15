"""Keys, clicks and window sizes in any order, none waiting for the one before: nothing breaks, and all is left well.

``FUZZ_ROUNDS`` sets how long it takes, in fifths of a second, and ``FUZZ_SEED`` the keys; see `make fuzz`.
"""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
from terminal import open_app
from thorough import IS_THOROUGH

pytestmark = pytest.mark.usefixtures("cached_explainer")

SECONDS = int(os.environ.get("FUZZ_ROUNDS", 20 if IS_THOROUGH else 4)) / 5
KEYS = (
    *"np bjkl12345/?fx+-aweytomGg ", "م", "خ", "ظ",
    "\r", "\x7f", "\t", "\x1b", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x0f", "\x06",
)  # fmt: skip
QUIT_COLUMNS = 12  # at either end of the key bar, where a click quits
SIZES = ((1, 1), (20, 5), (40, 12), (80, 24), (120, 36), (200, 60), (500, 200))


def click(chance: random.Random) -> str:
    """Some mouse event: a click, a move, a drag, the wheel; never where it would quit the app."""
    button = chance.choice((0, 32, 35, 64, 65))
    column, row = chance.randint(1, 120), chance.randint(1, 36)
    while meets_quit(column, row):
        column, row = chance.randint(1, 120), chance.randint(1, 36)
    place = f"{button};{column};{row}"
    return f"\x1b[<{place}M" + (f"\x1b[<{place}m" if button == 0 else "")


def meets_quit(column: int, row: int) -> bool:
    """Whether a cell may be the key bar's "quit", in any of the sizes: the app may not know the last one yet."""
    return any(
        row == rows and (column <= QUIT_COLUMNS or columns - QUIT_COLUMNS < column <= columns)
        for columns, rows in SIZES
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_storm_breaks_nothing(tmp_path: Path, language: str) -> None:
    chance = random.Random(os.environ.get("FUZZ_SEED", language))
    with open_app(tmp_path, "--lang", language) as terminal:
        terminal.wait_until_drawn()
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and terminal.process.poll() is None:
            terminal.type(click(chance) if chance.random() < 0.2 else chance.choice(KEYS))
            if chance.random() < 0.1:
                terminal.resize(*chance.choice(SIZES))
            terminal.read(chance.choice((0.001, 0.02)))
        crash = tmp_path / ".local/state/mali-tui/crash.txt"
        assert not crash.exists(), crash.read_text()
        assert terminal.process.poll() is None
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        terminal.assert_left_as_it_was()
