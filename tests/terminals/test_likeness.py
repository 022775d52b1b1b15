"""The measure itself: it passes a page that is sent right in every terminal, and fails every wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from fonts import configure, missing_fonts
from lab import KINDS, missing_programs
from likeness import misread
from page import SCRIPTS, WRONG
from proof import photograph_page

# The least score of a word that reads right: a letter without presentation forms stands unjoined in it.
IN_PLACE = 0.45
IN_PLACE_IN = {"kitty": 0.3}  # which clips a letter of the other font at the edge of its cell


def skip_without(kind: str) -> None:
    """Skip what needs a terminal that is not there."""
    if missing := missing_programs(kind):
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")


@pytest.mark.parametrize("kind", KINDS)
def test_page_sent_right_reads_right(kind: str, tmp_path: Path) -> None:
    skip_without(kind)
    found = photograph_page(kind, "right", tmp_path / "page.png")
    assert len(found) > 80
    assert "\n".join(misread(found)) == ""


@pytest.mark.parametrize("script", [script for script in SCRIPTS if script != "arabic"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_script_reads_right(kind: str, script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In two fonts of one width, of which the first lacks Hebrew and much of Urdu, Pashto and Sorani.

    Few words are less like Pango's drawing, as Sorani's ێ and ڵ have no presentation forms. What is in another order
    scores about 0.
    """
    skip_without(kind)
    if missing := missing_fonts():
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")
    monkeypatch.setenv("FONTCONFIG_FILE", str(configure(tmp_path)))
    found = photograph_page(kind, "right", tmp_path / "page.png", script)
    assert len(found) > 30
    assert [score for score in found if score.value < IN_PLACE_IN.get(kind, IN_PLACE)] == []
    assert len(misread(found)) <= 3, misread(found)


@pytest.mark.parametrize("sending", WRONG)
def test_page_sent_wrong_is_found_out(sending: str, tmp_path: Path) -> None:
    skip_without("xterm")
    found = photograph_page("xterm", sending, tmp_path / "page.png")
    # of the wrong brackets, which are few, it is enough to see some
    assert len(misread(found)) > (2 if sending == "brackets-unmirrored" else len(found) * 0.6)
