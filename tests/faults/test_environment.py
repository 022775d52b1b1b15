"""Variables that other programs have exported, and what they must not change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from terminal import ANSWERS, MAIN, open_app

pytestmark = pytest.mark.usefixtures("cached_explainer")

TRUE_COLOUR, OF_256 = b"38;2;", b"38;5;"
MANY = {TRUE_COLOUR, OF_256}  # one of them: 24 bits if the entry is installed and says so
NONE: set[bytes] = set()


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
def test_exported_columns_and_lines_do_not_override_the_terminals_size(tmp_path: Path, size: tuple[int, int]) -> None:
    with open_app(tmp_path, size=size, environment={"COLUMNS": "80", "LINES": "24"}) as terminal:
        columns, rows = size
        terminal.wait_until_drawn()
        terminal.wait_for(lambda: max(map(len, terminal.screen.splitlines())) == columns, what="the whole width")
        terminal.wait_for(f"\x1b[{rows};1H")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert f"\x1b[{rows + 1};1H".encode() not in terminal.output


@pytest.mark.parametrize(
    ("variables", "either"),
    [
        ({"TERM": "foot"}, MANY),
        ({"TERM": "foot", "COLORTERM": "truecolor"}, {TRUE_COLOUR}),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, {OF_256}),
        ({"TERM": "xterm"}, NONE),
        ({"TERM": "foot", "NO_COLOR": "1"}, NONE),
    ],
)
def test_colours_are_those_of_the_terminal(tmp_path: Path, variables: Mapping[str, str], either: set[bytes]) -> None:
    """Without terminfo entries, as after ssh and in a container; `test_colours.py` has more terminals."""
    with open_app(tmp_path, environment=variables, program=MAIN) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        sent = {colours for colours in (TRUE_COLOUR, OF_256) if colours in terminal.output}
        assert sent <= either
        assert len(sent) == min(1, len(either))


@pytest.mark.skipif(not shutil.which("tic"), reason="tic isn't installed")
def test_colours_are_those_of_the_terminfo_entry(tmp_path: Path) -> None:
    """An entry compiled here, since most systems lack those of newer terminals."""
    source = tmp_path / "entry.src"
    source.write_text("newterm|a terminal,\n\tam, Tc, colors#0x100, cols#80, lines#24, cup=\\E[%i%p1%d;%p2%dH,\n")
    subprocess.run(["tic", "-x", "-o", str(tmp_path), str(source)], check=True)
    with open_app(tmp_path, environment={"TERMINFO": str(tmp_path), "TERM": "newterm"}, program=MAIN) as terminal:
        terminal.wait_for(TRUE_COLOUR.decode())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_terminal_that_is_not_utf8_is_told_so_in_ascii_and_left_alone(tmp_path: Path, language: str) -> None:
    two_cells = {b"\x1b[6n\xc3\xa9\x1b[6n": b"\x1b[1;1R\x1b[1;3R"}
    with open_app(tmp_path, "--lang", language, answers=ANSWERS | two_cells) as terminal:
        assert terminal.wait_for_end() == 1
        after = terminal.output.partition(b"\x1b8\x1b[K")[2]
        assert b"UTF-8" in after
        assert after.isascii()
        assert b"\x1b" not in after
        assert terminal.settings == terminal.before


def test_a_terminal_that_is_utf8_opens_the_app(tmp_path: Path) -> None:
    one_cell = {b"\x1b[6n\xc3\xa9\x1b[6n": b"\x1b[1;5R\x1b[1;6R"}
    with open_app(tmp_path, answers=ANSWERS | one_cell) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()


@pytest.mark.parametrize("variables", [{"TERM": "xterm-256color"}, {"TERM": "linux"}, {"STY": "7.pts-1"}])
def test_hyperlinks_and_synchronised_updates_are_sent_only_where_they_are_taken(
    tmp_path: Path, variables: Mapping[str, str]
) -> None:
    with open_app(tmp_path, "event:coup-2021", environment=variables, size=(120, 60)) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert (b"\x1b]8;" in terminal.output) == (variables == {"TERM": "xterm-256color"})
        assert b"\x1b[?2026h" not in terminal.output  # it has not answered that it takes them


def test_synchronised_updates_are_sent_where_they_are_taken(tmp_path: Path) -> None:
    with open_app(tmp_path, answers=ANSWERS | {b"\x1b[?2026$p": b"\x1b[?2026;2$y"}) as terminal:
        terminal.wait_until_drawn()
        terminal.type("l")
        terminal.wait_for("\x1b[?2026h")
