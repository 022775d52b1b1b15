"""The app in every terminal and both languages: what is on the screen is what Pango draws, and nothing stays behind.

Set TERMINAL_PICTURES to a folder to keep the pictures.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from expected import expected_fields
from lab import KINDS, missing_programs, open_terminal
from likeness import compare, least_score, misread
from pixels import Box, count_ink, read_grey
from proof import ADDRESS, COLUMNS, LANGUAGES, ROWS, SAME_MODULES, app_command, compare_app, photograph_app
from reference import Field

TWO_WORDS = "موسكو وباماكو"
# The terminals whose own reordering the app switches off, and where they put those words themselves.
REORDERED = {
    "vte": Field(0, 0, len(TWO_WORDS), TWO_WORDS, "ltr"),
    "mlterm": Field(0, 0, COLUMNS, TWO_WORDS, "rtl"),
}

# Starts the app, and when it has been left and its frame is stored, again, but without an import that it waits for.
TWICE = """{app}
until ls "$XDG_CACHE_HOME"/mali-tui/frames/* >"$HOME/frames" 2>&1; do sleep 0.1; done
exec {slow_app}"""
SLOW = """
import sys, time
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            time.sleep(600)
sys.meta_path.insert(0, Slow())
from mali_tui.cli.start import main
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def skip_unless_installed(request: pytest.FixtureRequest) -> None:
    """Skip what needs a terminal that is not there."""
    kind = request.getfixturevalue("kind")
    if missing := missing_programs(kind):
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")


@pytest.fixture
def picture(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the picture of this test goes."""
    folder = Path(os.environ.get("TERMINAL_PICTURES") or tmp_path).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{request.node.name.replace('[', '-').rstrip(']')}.png"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
async def test_article_reads_right(kind: str, language: str, picture: Path, tmp_path: Path) -> None:
    photograph_app(kind, language, picture)
    fields = await expected_fields(language, ADDRESS, (COLUMNS, ROWS), (), tmp_path)
    found = compare_app(picture, fields)
    assert len(found) > 200
    assert "\n".join(misread(found, least_score(kind, in_app=True))) == ""


@pytest.mark.parametrize("kind", KINDS)
async def test_event_and_timeline_read_right(kind: str, picture: Path, tmp_path: Path) -> None:
    photograph_app(kind, "ar", picture, ["Return"])
    fields = await expected_fields("ar", ADDRESS, (COLUMNS, ROWS), ["enter"], tmp_path)
    assert "\n".join(misread(compare_app(picture, fields), least_score(kind, in_app=True))) == ""


@pytest.mark.parametrize("kind", ["xterm", "vte", "konsole", "qterminal", "kitty"])
async def test_frame_of_the_last_time_reads_right(kind: str, picture: Path, tmp_path: Path) -> None:
    """It is on the screen before Textual is imported, and what the terminal is asked then does not show in it."""
    interpreter, _, _, *arguments = app_command("ar")
    slow_app = [interpreter, "-c", SLOW, *arguments]
    script = TWICE.format(app=shlex.join(app_command("ar")), slow_app=shlex.join(slow_app))
    with open_terminal(kind, ["sh", "-c", script], columns=COLUMNS, rows=ROWS, environment=SAME_MODULES) as terminal:
        terminal.wait_for_text()
        terminal.shoot_when_still(picture)
        terminal.press("Escape", "q")
        terminal.wait_for_change(picture)
        terminal.wait_for_text()
        terminal.shoot_when_still(picture)
    fields = await expected_fields("ar", ADDRESS, (COLUMNS, ROWS), (), tmp_path)
    assert "\n".join(misread(compare_app(picture, fields), least_score(kind, in_app=True))) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stays_on_the_screen(kind: str, picture: Path) -> None:
    """The questions that a terminal does not know must not show, nor the answers that come too late."""
    with open_terminal(kind, app_command("ar"), columns=COLUMNS, rows=ROWS, environment=SAME_MODULES) as terminal:
        terminal.wait_for_text()
        terminal.press("q")
        terminal.wait_for_end()
        terminal.shoot_when_still(picture)
    whole = read_grey(picture)
    down = whole.height // ROWS
    above = Box(0, 0, whole.width, whole.height - down)  # Weston's pointer is in the last row
    the_cursor = whole.width // COLUMNS * down
    assert count_ink(read_grey(picture, above)) <= the_cursor


@pytest.mark.parametrize("ending", ["quit", "terminate"])
@pytest.mark.parametrize("kind", REORDERED)
def test_terminal_gets_its_own_reordering_back(kind: str, ending: str, picture: Path) -> None:
    """After the app, logical text reads right again where the terminal itself sees to that."""
    with open_terminal(
        kind, app_command("ar"), columns=COLUMNS, rows=ROWS, environment=SAME_MODULES, afterwards=TWO_WORDS
    ) as terminal:
        terminal.wait_for_text()
        if ending == "quit":
            terminal.press("q")
        else:
            terminal.terminate_command()
        terminal.wait_for_end(well=ending == "quit")
        terminal.shoot_when_still(picture)
    found = compare(read_grey(picture), COLUMNS, ROWS, [REORDERED[kind]])
    assert len(found) == 2
    assert "\n".join(misread(found, least_score(kind, in_app=True))) == ""
