"""The JSON file of version 0.1 is carried over into the database, and left unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from mali_tui.reading.state_store import State, StateStore

VERSION_1 = (
    b'{"version":1,"language":"ar","location":"event:coup-2021","theme":"sahel-light","bidi":{"kitty":"words"},'
    b'"seen":["second-coup"]}'
)
VERSION_2 = """{
  "version": 2,
  "language": "ar",
  "theme": "sahel-light",
  "plain": true,
  "bidi": {"kitty": "words", "konsole": "words_lrm"},
  "readings": {
    "": {
      "location": "claim:second-coup",
      "view": "evidence",
      "seen": ["first-coup", "second-coup"],
      "bookmarks": {"event:coup-2021": "للمراجعة", "claim:second-coup": "", "actor:goita": "who?"}
    },
    "/somewhere/else": {"location": "claim:a", "seen": ["a"], "bookmarks": {"claim:a": "mine"}}
  }
}
""".encode()
STATE_1 = State(
    language="ar", location="event:coup-2021", theme="sahel-light", bidi={"kitty": "words"},
    seen=frozenset({"second-coup"}),
)  # fmt: skip
STATE_2 = State(
    language="ar",
    location="claim:second-coup",
    view="evidence",
    theme="sahel-light",
    plain=True,
    bidi={"kitty": "words", "konsole": "words_lrm"},
    seen=frozenset({"first-coup", "second-coup"}),
    bookmarks={"event:coup-2021": "للمراجعة", "claim:second-coup": "", "actor:goita": "who?"},
)


@pytest.fixture
def json_file(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


def open_store(json_file: Path, explainer: str = "") -> StateStore:
    return StateStore(json_file.with_name("state.sqlite3"), explainer)


@pytest.mark.parametrize(("content", "expected"), [(VERSION_1, STATE_1), (VERSION_2, STATE_2)])
def test_everything_is_carried_over_and_the_file_is_unchanged(
    json_file: Path, content: bytes, expected: State
) -> None:
    json_file.write_bytes(content)
    store = open_store(json_file)
    assert store.load() == expected
    assert not store.is_first_run
    assert store.error_key is None
    assert not store.path.exists()  # loading, as `print bookmarks` does, writes nothing
    changed = msgspec.structs.replace(expected, location="term:g5", bookmarks={**expected.bookmarks, "claim:b": "b"})
    assert store.save(changed)
    assert json_file.read_bytes() == content
    again = open_store(json_file)
    assert again.load() == changed
    assert list(again.state.bookmarks) == list(changed.bookmarks)


def test_the_state_of_every_explainer_is_carried_over(json_file: Path) -> None:
    json_file.write_bytes(VERSION_2)
    store = open_store(json_file)
    store.save(store.load())
    json_file.unlink()
    other = open_store(json_file, "/somewhere/else").load()
    assert (other.location, other.seen, other.bookmarks) == ("claim:a", frozenset({"a"}), {"claim:a": "mine"})
    assert open_store(json_file).load() == STATE_2


def test_deleted_bookmarks_do_not_come_back_from_the_file(json_file: Path) -> None:
    json_file.write_bytes(VERSION_2)
    store = open_store(json_file)
    store.save(msgspec.structs.replace(store.load(), bookmarks={}))
    assert open_store(json_file).load().bookmarks == {}


def test_settings_without_any_explainer_are_carried_over(json_file: Path) -> None:
    json_file.write_bytes(b'{"version": 2, "bidi": {"kitty": "words"}, "readings": {}}')
    store = open_store(json_file)
    store.save(State())  # by an app that loaded nothing
    assert open_store(json_file).load().bidi == {"kitty": "words"}


@pytest.mark.parametrize(
    "damage",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xfe", b"\0" * 10_000, b"[" * 100_000, b'{"x":' * 100_000),
        *(b'{"language": 7}', b'{"version": 2, "readings": 1}'),
    ],
    ids=range(10),
)
def test_a_corrupt_file_is_renamed_and_reported(json_file: Path, damage: bytes) -> None:
    json_file.write_bytes(damage)
    store = open_store(json_file)
    assert store.load() == State()
    assert store.error_key == "messages.state_corrupt"
    assert json_file.with_suffix(".corrupt.json").read_bytes() == damage
    assert store.save(STATE_2)
    assert open_store(json_file).load() == STATE_2


def test_a_file_of_a_later_version_is_left_unchanged_and_nothing_is_saved(json_file: Path) -> None:
    later = b'{"version": 99, "language": "ar", "bookmarks": "of a new kind"}'
    json_file.write_bytes(later)
    store = open_store(json_file)
    assert store.load() == State()
    assert store.error_key == "messages.state_newer"
    assert not store.save(STATE_2)
    assert store.error_key == "messages.state_newer"
    assert [path.name for path in json_file.parent.iterdir()] == ["state.json"]
    assert json_file.read_bytes() == later


def test_a_file_that_cannot_be_read_is_reported_and_nothing_is_saved(json_file: Path) -> None:
    json_file.mkdir()
    store = open_store(json_file)
    assert store.load() == State()
    assert store.error_key == "messages.state_unreadable"
    assert not store.save(STATE_2)
    assert not store.path.exists()


WRITER = """
import sys
from pathlib import Path
import msgspec
from mali_tui.reading.state_store import StateStore
store = StateStore(Path(sys.argv[1]))
state = store.load()
print("loaded", flush=True)
sys.stdin.read()
more = {**state.bookmarks, f"claim:{sys.argv[2]}": ""}
assert store.save(msgspec.structs.replace(state, bookmarks=more)), store.error_key
"""


def test_processes_that_carry_it_over_at_once_lose_nothing(json_file: Path) -> None:
    json_file.write_bytes(VERSION_2)
    path = open_store(json_file).path
    names = ("a", "b", "c", "d")
    start, go = os.pipe()
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdin=start, stdout=subprocess.PIPE)
        for name in names
    ]
    os.close(start)
    for writer in writers:
        assert writer.stdout and writer.stdout.readline() == b"loaded\n"
    assert not path.exists()
    os.close(go)  # all of them save now
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    expected = {**STATE_2.bookmarks, **{f"claim:{name}": "" for name in names}}
    assert open_store(json_file).load().bookmarks == expected
    assert sorted(file.name for file in json_file.parent.iterdir()) == ["state.json", "state.sqlite3"]
