"""The width of the terminal."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Iterator
from fcntl import ioctl
from struct import pack
from termios import TIOCSWINSZ
from typing import TextIO

import pytest

from mali_tui.cli.stdio import UNKNOWN_COLUMNS, columns


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A terminal of 44 columns."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 10, 44, 0, 0))
    with os.fdopen(theirs, "w") as stream:
        yield stream
    os.close(ours)


@pytest.mark.parametrize("named", ["30", "0", "-3", "", "wide", None])
def test_the_width_is_that_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: TextIO, named: str | None
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if named is not None:
        monkeypatch.setenv("COLUMNS", named)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert columns() == 44


@pytest.mark.parametrize(("named", "wide"), [("30", 30), ("0", 80), ("-3", 80), ("", 80), ("wide", 80)])
def test_the_width_without_a_terminal_is_that_of_columns(
    monkeypatch: pytest.MonkeyPatch, named: str, wide: int
) -> None:
    monkeypatch.setenv("COLUMNS", named)
    with open(os.devnull, "w") as nowhere:
        monkeypatch.setattr(sys, "stdout", nowhere)
        assert columns() == wide


def test_the_width_without_a_terminal_is_eighty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    with open(os.devnull, "w") as nowhere:
        monkeypatch.setattr(sys, "stdout", nowhere)
        assert columns() == UNKNOWN_COLUMNS == 80
