"""The measure itself: it passes a page that is sent right in every terminal, and fails every wrong one."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from fonts import configure, missing_fonts
from lab import KINDS, missing_programs
from likeness import READS_IN, least_score, misread
from page import SCRIPTS, WRONG
from proof import COLUMNS, photograph_page

# What is sent wrongly in each script; Hebrew letters have one form.
WRONG_IN = {script: ["one-unjoined", "letters-reversed", "words-reversed"] for script in SCRIPTS} | {
    "arabic": list(WRONG),
    "hebrew": ["letters-reversed", "words-reversed"],
}


# The share of wrong words that are found out at least; the others differ from right ones by a few pixels.
FOUND, FOUND_IN = 0.8, dict.fromkeys(READS_IN, 0.5)


def skip_without(kind: str) -> None:
    """Skip what needs a terminal that is not there."""
    if missing := missing_programs(kind):
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")


@pytest.mark.parametrize("kind", KINDS)
def test_page_sent_right_reads_right(kind: str, tmp_path: Path) -> None:
    skip_without(kind)
    found = photograph_page(kind, "right", tmp_path / "page.png")
    assert len(found) > 80
    assert "\n".join(misread(found, least_score(kind))) == ""


@pytest.fixture
def two_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts of one width, of which the first lacks Hebrew and much of Urdu, Pashto and Sorani, and no others."""
    if missing := missing_fonts():
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")
    monkeypatch.setenv("FONTCONFIG_FILE", str(configure(tmp_path)))


@pytest.mark.usefixtures("two_fonts")
@pytest.mark.parametrize("script", [script for script in SCRIPTS if script != "arabic"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_script_reads_right(kind: str, script: str, tmp_path: Path) -> None:
    skip_without(kind)
    found = photograph_page(kind, "right", tmp_path / "page.png", script)
    assert len(found) > 30
    assert "\n".join(misread(found)) == ""  # no wide letter ends a word here


@pytest.mark.usefixtures("two_fonts")
@pytest.mark.parametrize(
    ("kind", "script", "sending"),
    [
        *(("xterm", script, sending) for script, sendings in WRONG_IN.items() for sending in sendings),
        *((kind, "arabic", "one-unjoined") for kind in READS_IN),
    ],
)
def test_page_sent_wrong_is_found_out(kind: str, script: str, sending: str, tmp_path: Path) -> None:
    skip_without(kind)
    found = photograph_page(kind, sending, tmp_path / "page.png", script)
    wrong = min(len(found), page.count_wrong(sending, COLUMNS, script))
    assert len(misread(found, least_score(kind))) >= wrong * FOUND_IN.get(kind, FOUND) > 1
