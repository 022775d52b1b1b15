"""Full disks, damaged and locked files, missing folders: the app works, and says at the end what was not saved."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest
from terminal import Terminal, open_app, saved_state

pytestmark = pytest.mark.usefixtures("cached_explainer")

STATE = Path(".local/state")
UNWRITABLE = "Your state cannot be saved"
NO_ROOM = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"


def read_and_leave(terminal: Terminal) -> None:
    terminal.wait_until_drawn()
    terminal.type("n")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    terminal.assert_left_as_it_was()


@pytest.mark.parametrize("place", [STATE.parent, STATE, STATE / "mali-tui"])
def test_a_file_in_place_of_the_folder(tmp_path: Path, place: Path) -> None:
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine", encoding="utf-8")
    with open_app(tmp_path) as terminal:
        read_and_leave(terminal)
        assert UNWRITABLE in terminal.after_the_app()
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_keeps_the_state_saved_before(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup") as terminal:
        read_and_leave(terminal)
    folder = tmp_path / STATE / "mali-tui"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with open_app(tmp_path, "actor:goita", first=NO_ROOM) as terminal:
        read_and_leave(terminal)
        assert UNWRITABLE in terminal.after_the_app()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(("name", "damaged"), [("state.sqlite3", b"\0" * 10_000), ("state.json", b"[" * 100_000)])
def test_a_damaged_file_is_renamed_and_reported(tmp_path: Path, name: str, damaged: bytes) -> None:
    folder = tmp_path / STATE / "mali-tui"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(damaged)
    with open_app(tmp_path) as terminal:
        terminal.wait_for("damaged")
        read_and_leave(terminal)
    assert [path.read_bytes() for path in folder.glob("*corrupt*")] == [damaged]


def test_a_locked_database_delays_the_app_but_does_not_stop_it(tmp_path: Path) -> None:
    with open_app(tmp_path, "claim:second-coup") as terminal:
        read_and_leave(terminal)
    path = tmp_path / STATE / "mali-tui" / "state.sqlite3"
    before = path.read_bytes()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with open_app(tmp_path, "actor:goita") as terminal:
            terminal.wait_for("is in use")
            read_and_leave(terminal)
            assert "in use by another program" in terminal.after_the_app()
    assert path.read_bytes() == before


def test_the_state_of_version_0_1_is_restored(tmp_path: Path) -> None:
    file = tmp_path / STATE / "mali-tui" / "state.json"
    file.parent.mkdir(parents=True)
    content = '{"version": 2, "language": "ar", "readings": {"": {"location": "claim:second-coup"}}}'
    file.write_text(content, encoding="utf-8")
    with open_app(tmp_path) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert file.read_text(encoding="utf-8") == content
    assert '"claim:second-coup"' in saved_state(tmp_path)
    assert '"ar"' in saved_state(tmp_path)


def test_no_home_at_all(tmp_path: Path) -> None:
    """Where nobody can make a folder, root included."""
    with open_app(tmp_path, environment={"HOME": os.devnull}) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
