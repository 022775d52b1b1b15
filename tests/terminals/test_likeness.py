"""The measure itself: it passes a page that is sent right in every terminal, and fails every wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from lab import KINDS, missing_programs
from likeness import misread
from page import WRONG
from proof import photograph_page


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


@pytest.mark.parametrize("sending", WRONG)
def test_page_sent_wrong_is_found_out(sending: str, tmp_path: Path) -> None:
    skip_without("xterm")
    found = photograph_page("xterm", sending, tmp_path / "page.png")
    # of the wrong brackets, which are few, it is enough to see some
    assert len(misread(found)) > (2 if sending == "brackets-unmirrored" else len(found) * 0.6)
