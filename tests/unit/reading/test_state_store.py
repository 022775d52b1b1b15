"""The state survives what can happen to a file, and two apps that write it."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from mali_tui.reading import state_store
from mali_tui.reading.state_store import State, StateStore

STATE = State(
    language="ar",
    location="claim:second-coup",
    view="evidence",
    theme="sahel-light",
    bidi={"konsole": "words_lrm"},
    seen=frozenset({"second-coup"}),
    bookmarks={"event:coup-2021": "للمراجعة", "claim:second-coup": ""},
)


@pytest.fixture
def memory(tmp_path: Path) -> StateStore:
    return StateStore(tmp_path / "deep" / "state.sqlite3")


def marked(state: State, **bookmarks: str) -> State:
    """A state with further bookmarks; underscores stand for colons."""
    more = {name.replace("_", ":"): note for name, note in bookmarks.items()}
    return msgspec.structs.replace(state, bookmarks={**state.bookmarks, **more})


def unmarked(state: State, address: str) -> State:
    return msgspec.structs.replace(
        state, bookmarks={key: note for key, note in state.bookmarks.items() if key != address}
    )


def test_what_is_saved_comes_back(memory: StateStore) -> None:
    memory.load()
    assert memory.first
    assert memory.save(STATE)
    again = StateStore(memory.path)
    assert again.load() == STATE
    assert list(again.state.bookmarks) == list(STATE.bookmarks)
    assert not again.first
    assert [path.name for path in memory.path.parent.iterdir()] == ["state.sqlite3"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_can_read_the_file(memory: StateStore) -> None:
    before = os.umask(0)
    try:
        assert memory.save(STATE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(memory.path.stat().st_mode) == 0o600


def test_without_a_file_the_state_is_new_and_that_is_no_trouble(memory: StateStore) -> None:
    assert memory.load() == State()
    assert memory.error_key is None


DAMAGES = {
    "empty": b"",
    "other content": b"{}",
    "zeros": b"\0" * 10_000,
    "only a header": b"SQLite format 3\0" + b"\0" * 84,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_corrupt_file_is_set_aside_and_said_so(memory: StateStore, damage: bytes) -> None:
    memory.path.parent.mkdir()
    memory.path.write_bytes(damage)
    assert memory.load() == State()
    assert memory.error_key == "messages.state_corrupt"
    assert not memory.first
    assert memory.path.with_suffix(".corrupt.sqlite3").read_bytes() == damage
    assert memory.save(STATE)
    assert StateStore(memory.path).load() == STATE


def test_a_database_with_a_damaged_page_is_set_aside(memory: StateStore) -> None:
    notes = {f"claim:{number}": "a note" * 20 for number in range(500)}
    assert memory.save(msgspec.structs.replace(STATE, bookmarks=notes))
    data = bytearray(memory.path.read_bytes())
    data[-4096 * 3 :] = b"\xff" * 4096 * 3
    memory.path.write_bytes(data)
    memory = StateStore(memory.path)
    assert memory.load() == State()
    assert memory.error_key == "messages.state_corrupt"
    assert memory.path.with_suffix(".corrupt.sqlite3").read_bytes() == data


@pytest.mark.parametrize(
    "statement", ["DROP TABLE seen", "PRAGMA user_version = 0", "UPDATE settings SET value = x'ff'"]
)
def test_a_database_with_other_content_never_stops_the_app(memory: StateStore, statement: str) -> None:
    memory.save(STATE)
    with contextlib.closing(sqlite3.connect(memory.path)) as connection, connection:
        connection.execute(statement)
    memory = StateStore(memory.path)
    memory.load()
    assert memory.save(STATE)
    assert StateStore(memory.path).load() == STATE


def test_a_second_corrupt_file_does_not_replace_the_first(memory: StateStore) -> None:
    memory.path.parent.mkdir()
    for damage in (b"first", b"second"):
        memory.path.write_bytes(damage)
        memory.load()
    aside = {path.read_bytes() for path in memory.path.parent.glob("*corrupt*")}
    assert aside == {b"first", b"second"}


def test_what_the_app_still_knows_is_saved_when_the_file_is_damaged_meanwhile(memory: StateStore) -> None:
    memory.save(STATE)
    memory.path.write_bytes(b"damaged")
    assert memory.save(marked(STATE, event_harvest="new"))
    assert memory.error_key == "messages.state_corrupt"
    assert StateStore(memory.path).load() == marked(STATE, event_harvest="new")


def test_a_journal_is_set_aside_with_its_database(memory: StateStore) -> None:
    memory.path.parent.mkdir()
    memory.path.write_bytes(b"damaged")
    journal = memory.path.with_name("state.sqlite3-journal")
    journal.write_bytes(b"\0" * 512)
    memory.load()
    assert not journal.exists()
    assert journal.with_name("state.corrupt.sqlite3-journal").exists()


def test_a_file_of_a_later_version_is_neither_misread_nor_overwritten(memory: StateStore) -> None:
    memory.save(STATE)
    with contextlib.closing(sqlite3.connect(memory.path)) as connection:
        connection.executescript("DROP TABLE bookmarks; PRAGMA user_version = 99")
    later = memory.path.read_bytes()
    memory = StateStore(memory.path)
    assert memory.load() == State()
    assert memory.error_key == "messages.state_newer"
    assert not memory.save(STATE)
    assert memory.error_key == "messages.state_newer"
    assert memory.path.read_bytes() == later


def test_a_folder_that_cannot_be_made_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = StateStore(tmp_path / "file" / "state.sqlite3")
    assert memory.load() == State()
    assert not memory.save(STATE)
    assert memory.error_key == "messages.state_unwritable"


def test_each_explainer_has_its_own_places_and_bookmarks(memory: StateStore) -> None:
    memory.load()
    memory.save(STATE)
    other = StateStore(memory.path, "/somewhere/else")
    state = other.load()
    assert (state.location, state.view, state.seen, state.bookmarks) == ("", "", frozenset(), {})
    assert (state.language, state.theme, state.bidi) == (STATE.language, STATE.theme, STATE.bidi)
    other.save(marked(state, claim_x="mine"))
    assert StateStore(memory.path).load() == STATE
    assert StateStore(memory.path, "/somewhere/else").load().bookmarks == {"claim:x": "mine"}


def test_of_two_apps_each_keeps_what_the_other_added_changed_and_deleted(memory: StateStore) -> None:
    memory.load()
    memory.save(marked(State(), claim_a="a", claim_b="b", claim_c="c"))
    one, two = StateStore(memory.path), StateStore(memory.path)
    first, second = one.load(), two.load()
    first = marked(unmarked(first, "claim:a"), claim_d="d")
    second = marked(unmarked(second, "claim:b"), claim_c="changed", claim_e="e")
    assert one.save(first) and two.save(second)
    expected = {"claim:c": "changed", "claim:d": "d", "claim:e": "e"}
    assert two.state.bookmarks == StateStore(memory.path).load().bookmarks == expected
    # the first goes on from what it had itself, and does not bring back what the second deleted
    assert one.save(msgspec.structs.replace(one.state, location="claim:c"))
    assert one.state.bookmarks == expected


def test_what_one_app_leaves_alone_stays_as_the_other_set_it(memory: StateStore) -> None:
    memory.load()
    memory.save(STATE)
    one, two = StateStore(memory.path), StateStore(memory.path)
    first, second = one.load(), two.load()
    one.save(msgspec.structs.replace(first, theme="sahel-dark", bidi={**first.bidi, "kitty": "words"}))
    two.save(msgspec.structs.replace(second, location="term:g5", view="", seen=frozenset({"first-coup"})))
    kept = StateStore(memory.path).load()
    assert (kept.theme, kept.location, kept.view) == ("sahel-dark", "term:g5", "")
    assert kept.bidi == {"konsole": "words_lrm", "kitty": "words"}
    assert kept.seen == {"first-coup", "second-coup"}


WRITER = """
import sys
from pathlib import Path
import msgspec
from mali_tui.reading.state_store import StateStore
memory = StateStore(Path(sys.argv[1]))
memory.load()
for number in range(25):
    state = memory.state
    more = {**state.bookmarks, f"claim:{sys.argv[2]}-{number}": ""}
    assert memory.save(msgspec.structs.replace(state, bookmarks=more))
"""


def test_apps_that_write_at_once_lose_nothing(memory: StateStore) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(memory.path), name]) for name in ("a", "b", "c")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    expected = {f"claim:{name}-{number}" for name in ("a", "b", "c") for number in range(25)}
    assert set(StateStore(memory.path).load().bookmarks) == expected


def test_a_note_in_the_file_gives_the_terminal_no_orders(memory: StateStore) -> None:
    memory.load()
    memory.save(marked(State(), claim_a="\x1b]0;title\x07 two\nlines"))
    (note,) = StateStore(memory.path).load().bookmarks.values()
    assert note.isprintable()


LIMITED = """
import resource, sys
from pathlib import Path
import msgspec
from mali_tui.reading.state_store import StateStore
memory = StateStore(Path(sys.argv[1]))
state = memory.load()
more = {**state.bookmarks, **{f"claim:{number}": "a note" * 50 for number in range(300)}}
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
assert not memory.save(msgspec.structs.replace(state, bookmarks=more))
assert memory.state == state
print(memory.error_key)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs setrlimit")
@pytest.mark.parametrize("room", ["none", "for the journal only"])
def test_a_disk_that_fills_up_leaves_the_old_state_and_no_other_files(memory: StateStore, room: str) -> None:
    assert memory.save(STATE)
    before = {path.name: path.read_bytes() for path in memory.path.parent.iterdir()}
    limit = 0 if room == "none" else memory.path.stat().st_size
    command = [sys.executable, "-c", LIMITED, str(memory.path), str(limit)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.split() == ["messages.state_unwritable"]
    assert {path.name: path.read_bytes() for path in memory.path.parent.iterdir()} == before
    assert StateStore(memory.path).load() == STATE


def test_a_disk_without_room_for_a_new_database_gets_no_file(
    memory: StateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", fail)
    monkeypatch.setattr("os.replace", fail)
    assert not memory.save(STATE)
    assert memory.error_key == "messages.state_unwritable"
    assert list(memory.path.parent.iterdir()) == []


def test_where_there_are_no_hard_links_the_database_is_renamed(
    memory: StateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", fail)
    assert memory.save(STATE)
    assert [path.name for path in memory.path.parent.iterdir()] == ["state.sqlite3"]
    assert StateStore(memory.path).load() == STATE


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process holds the database."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline() == b"locked\n"
        yield
        holder.communicate()


def test_a_locked_database_is_waited_for_but_not_forever(memory: StateStore, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.save(STATE)
    monkeypatch.setattr(state_store, "BUSY_TIMEOUT", 0.2)
    with locked(memory.path):
        began = time.monotonic()
        assert not memory.save(marked(STATE, event_harvest="new"))
        assert memory.error_key == "messages.state_locked"
        assert memory.state == STATE
        other = StateStore(memory.path)
        assert other.load() == State()
        assert other.error_key == "messages.state_locked"
        assert 0.4 <= time.monotonic() - began < 10
    assert not list(memory.path.parent.glob("*corrupt*"))
    assert memory.save(marked(STATE, event_harvest="new"))
    assert memory.error_key is None
    assert StateStore(memory.path).load() == marked(STATE, event_harvest="new")


INTERRUPTED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE positions SET location = 'claim:half-written'")
connection.execute("DELETE FROM bookmarks")
for number in range(2000):  # more than the cache holds, so that pages of the database are overwritten
    connection.execute("INSERT INTO seen VALUES ('', ?)", (f"{number:0500}",))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_what_was_half_written_when_the_power_failed_is_undone(memory: StateStore) -> None:
    memory.save(STATE)
    before = memory.path.read_bytes()
    writer = subprocess.run([sys.executable, "-c", INTERRUPTED, str(memory.path)], timeout=60)
    assert writer.returncode == -signal.SIGKILL
    assert memory.path.read_bytes() != before
    assert memory.path.with_name("state.sqlite3-journal").stat().st_size
    again = StateStore(memory.path)
    assert again.load() == STATE
    assert again.error_key is None
    assert [path.name for path in memory.path.parent.iterdir()] == ["state.sqlite3"]


def test_a_folder_whose_name_is_not_utf_8_is_an_explainer_like_others(memory: StateStore) -> None:
    name = os.fsdecode(b"/caf\xe9")
    assert StateStore(memory.path, name).save(STATE)
    assert StateStore(memory.path, name).load() == STATE


def test_a_path_may_have_any_characters(tmp_path: Path) -> None:
    memory = StateStore(tmp_path / "100% of ?mode=ro # مالي" / "state.sqlite3")
    assert memory.save(STATE)
    assert StateStore(memory.path).load() == STATE
    assert memory.path.is_file()
