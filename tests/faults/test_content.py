"""A harmful explainer from strangers: nothing opens, and nothing of it reaches the terminal but text."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from terminal import open_app
from thorough import combinations

pytestmark = pytest.mark.usefixtures("cached_explainer")

SMALL = Path(__file__).parents[1] / "unit/content/small"
HARM = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\",
    "\x9b31m\x1b[2J\x1b[?1049h",
    "\u202egnihton",
    "\0\b\b\b\x7f",
)
PLACES = ("title: A bad year", "  harvest-failed:", "[the harvest failed](claim:")


@pytest.mark.parametrize(("harm", "where"), combinations(HARM, PLACES))
def test_nothing_harmful_reaches_the_terminal(tmp_path: Path, harm: str, where: str) -> None:
    folder = Path(copytree(SMALL, tmp_path / f"small{harm[:1] if harm[0] != chr(0) else ''}"))
    (folder / "ar.yaml").unlink()  # a language without errors could be read
    english = folder / "en.yaml"
    text = english.read_text(encoding="utf-8")
    assert where in text
    english.write_text(text.replace(where, where + harm, 1), encoding="utf-8")
    with open_app(tmp_path, "--content", str(folder)) as terminal:
        assert terminal.wait_for_end() == 1
        written = terminal.output.decode().replace("\r\n", "\n")
    assert "en.yaml:" in written
    assert "it was not opened" in written
    assert not [sign for sign in written if sign != "\n" and not sign.isprintable()]
    assert terminal.settings_at_end == terminal.before
