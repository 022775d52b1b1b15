"""What BRLTTY shows on a braille display while the app is read in screen-reader mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from braille import BRLTTY, COLUMNS, ROWS, open_braille
from terminal import open_app

DOWN, ESCAPE, CONTROL_P = "\x1b[B", "\x1b", "\x10"
CLAIM, NEXT_CLAIM = "followed was a second coup", "transitional president and his prime minister"
STEPS = (  # what is typed, and what is then on the display
    ("n", NEXT_CLAIM),
    ("p", CLAIM),
    ("/", "A name, a word, a year"),
    ("coup", "coup"),
    (DOWN, "chosen:   Ibrahim Boubacar"),
    (ESCAPE, CLAIM),
    (CONTROL_P, "Search commands"),
    (DOWN, "chosen: previous claim"),
    (ESCAPE, CLAIM),
    ("f", "chosen: "),
    (ESCAPE, CLAIM),
    ("m", CLAIM),
    ("M", "chosen: "),
    (ESCAPE, CLAIM),
    ("?", "Every claim carries a mark"),
    (ESCAPE, CLAIM),
    ("i", "Your note"),
    ("seen", "seen"),
    (ESCAPE, CLAIM),
    ("2", "The second coup"),
)


@pytest.mark.skipif(not BRLTTY, reason="needs brltty: see packages.txt")
def test_where_the_reader_is_and_what_is_chosen_is_on_the_display(tmp_path: Path) -> None:
    arguments = ("--lang", "en", "--plain", "claim:second-coup")
    with (
        open_app(tmp_path, *arguments, size=(COLUMNS, ROWS)) as terminal,
        open_braille(terminal, tmp_path) as braille,
    ):
        assert braille.wait_for(CLAIM)
        for keys, words in STEPS:
            terminal.type(keys)
            assert braille.wait_for(words), keys
