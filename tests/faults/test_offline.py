"""Nothing opens a socket: no command, and nothing that one can do in the app."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import PROGRAM_SECONDS, RUN, open_app, surroundings
from thorough import IS_THOROUGH

from mali_tui.app.views.actions import ACTIONS

pytestmark = pytest.mark.usefixtures("cached_explainer")

CAUGHT = 99
WATCHED = f"""
import os, socket, sys

def watch(event, arguments):
    local = event == "socket.__new__" and arguments[1] == socket.AF_UNIX  # asyncio wakes itself by a pair of these
    if event.startswith("socket.") and not local:
        os._exit({CAUGHT})

sys.addaudithook(watch)
"""
EVERY_KEY = """
import asyncio
from pathlib import Path
from screen import press, settle
from mali_tui.app.app import MaliApp
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import first_location
from mali_tui.reading.state_store import State, StateStore

async def press_all():
    explainer, store = load(find_content()), StateStore(Path("state.sqlite3"))
    app = MaliApp(explainer, "en", first_location(explainer), store=store, state=State())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in sys.argv[1:]:
            await press(pilot, key, "escape")
        assert len(app.screen_stack) == 1 and not app.fatal_error

asyncio.run(press_all())
"""
COMMANDS = (
    "--version",
    "--help",
    "print",
    "print --format html",
    "check",
    "doctor",
    "completion zsh",
    "new explainer",
)


def run(home: Path, program: str, *arguments: str) -> int:
    """The exit code of a program that is watched."""
    command = [sys.executable, "-c", WATCHED + program, *arguments]
    return subprocess.run(
        command, cwd=home, env=surroundings(home), stdout=subprocess.DEVNULL, timeout=PROGRAM_SECONDS
    ).returncode


@pytest.mark.parametrize("attempt", ["socket.socket()", "socket.getaddrinfo('localhost', 80)"])
def test_whoever_opens_one_is_caught(tmp_path: Path, attempt: str) -> None:
    assert run(tmp_path, attempt) == CAUGHT


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_opens_a_socket(tmp_path: Path, command: str) -> None:
    assert run(tmp_path, RUN, *command.split()) == 0


def test_the_app_opens_no_socket(tmp_path: Path) -> None:
    with open_app(tmp_path, program=("-c", WATCHED + RUN)) as terminal:
        terminal.wait_until_drawn()
        terminal.type("y")
        terminal.wait_for("\x1b]52;")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()


def test_no_key_opens_a_socket(tmp_path: Path) -> None:
    """Of each action one key that types something; with ``THOROUGH`` all, also those of other keyboards."""
    typed = [[key for key in action.keys if len(key) == 1] for action in ACTIONS if action.name != "quit"]
    letters = {key for keys in typed for key in (keys if IS_THOROUGH else keys[:1])}
    assert run(tmp_path, EVERY_KEY, *sorted(letters)) == 0
