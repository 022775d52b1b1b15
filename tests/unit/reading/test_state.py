"""The state survives what can happen to a file."""

from pathlib import Path

import pytest

from mali_tui.reading.state import Memory, State

STATE = State(language="ar", location="claim:second-coup", theme="sahel-light", bidi={"konsole": "words_lrm"})


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "deep" / "state.json")


def test_what_is_saved_comes_back(memory: Memory) -> None:
    assert memory.save(STATE)
    assert Memory(memory.path).load() == STATE
    assert [path.name for path in memory.path.parent.iterdir()] == ["state.json"]


def test_without_a_file_the_state_is_new_and_that_is_no_trouble(memory: Memory) -> None:
    assert memory.load() == State()
    assert memory.trouble is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"language": 7}'])
def test_a_corrupt_file_is_set_aside_and_said_so(memory: Memory, damage: bytes) -> None:
    memory.path.parent.mkdir()
    memory.path.write_bytes(damage)
    assert memory.load() == State()
    assert memory.trouble == "messages.state_corrupt"
    assert memory.path.with_suffix(".corrupt.json").read_bytes() == damage
    assert memory.save(STATE)


def test_a_file_of_another_version_is_not_misread(memory: Memory) -> None:
    memory.path.parent.mkdir()
    memory.path.write_bytes(b'{"version": 99, "language": "ar"}')
    assert memory.load() == State()


def test_a_folder_that_cannot_be_made_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = Memory(tmp_path / "file" / "state.json")
    assert memory.load() == State()
    assert not memory.save(STATE)
    assert memory.trouble == "messages.state_unwritable"
