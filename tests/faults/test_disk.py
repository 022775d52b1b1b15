"""No place to remember anything in: the reader reads, and is told in the end that nothing was kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminal import Terminal, opened

STATE = Path(".local/state")
UNWRITABLE = "Your state cannot be saved"
NO_ROOM = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
    "from mali_tui.cli.main import main; sys.exit(main())"
)


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
    with opened(tmp_path) as terminal:
        read_and_leave(terminal)
        assert UNWRITABLE in terminal.after_the_app()
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_leaves_what_was_remembered_before(tmp_path: Path) -> None:
    with opened(tmp_path, "claim:second-coup") as terminal:
        read_and_leave(terminal)
    folder = tmp_path / STATE / "mali-tui"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with opened(tmp_path, "actor:goita", program=("-c", NO_ROOM)) as terminal:
        read_and_leave(terminal)
        assert UNWRITABLE in terminal.after_the_app()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"x":' * 100_000, b"null", b"\0" * 10_000]
)
def test_a_damaged_file_is_set_aside_and_told_of(tmp_path: Path, damaged: bytes) -> None:
    folder = tmp_path / STATE / "mali-tui"
    folder.mkdir(parents=True)
    (folder / "state.json").write_bytes(damaged)
    with opened(tmp_path) as terminal:
        terminal.wait_for("damaged")
        read_and_leave(terminal)
    assert [path.read_bytes() for path in folder.glob("*corrupt*")] == [damaged]


def test_no_home_at_all(tmp_path: Path) -> None:
    with opened(tmp_path, environment={"HOME": "/nonexistent"}) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
