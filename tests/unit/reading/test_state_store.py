"""The state is saved and loaded, by two apps at once too, and despite full disks, locks and damaged files."""

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
def store(tmp_path: Path) -> StateStore:
    return StateStore(tmp_path / "deep" / "state.sqlite3")


def with_bookmarks(state: State, **bookmarks: str) -> State:
    """The state with more bookmarks; underscores stand for colons."""
    more = {name.replace("_", ":"): note for name, note in bookmarks.items()}
    return msgspec.structs.replace(state, bookmarks={**state.bookmarks, **more})


def without_bookmark(state: State, address: str) -> State:
    return msgspec.structs.replace(
        state, bookmarks={key: note for key, note in state.bookmarks.items() if key != address}
    )


def test_a_saved_state_is_loaded_again(store: StateStore) -> None:
    store.load()
    assert store.is_first_run
    assert store.save(STATE)
    again = StateStore(store.path)
    assert again.load() == STATE
    assert list(again.state.bookmarks) == list(STATE.bookmarks)
    assert not again.is_first_run
    assert [path.name for path in store.path.parent.iterdir()] == ["state.sqlite3"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_can_read_the_file(store: StateStore) -> None:
    before = os.umask(0)
    try:
        assert store.save(STATE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_without_a_file_the_state_is_empty_and_there_is_no_error(store: StateStore) -> None:
    assert store.load() == State()
    assert store.error_key is None


DAMAGES = {
    "empty": b"",
    "other content": b"{}",
    "much other content": b"{}" * 50_000,
    "no UTF-8": b"\xff\xfe",
    "zeros": b"\0" * 10_000,
    "only a header": b"SQLite format 3\0" + b"\0" * 84,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_corrupt_file_is_renamed_and_reported(store: StateStore, damage: bytes) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(damage)
    assert store.load() == State()
    assert store.error_key == "messages.state_corrupt"
    assert not store.is_first_run
    assert store.path.with_suffix(".corrupt.sqlite3").read_bytes() == damage
    assert store.save(STATE)
    assert StateStore(store.path).load() == STATE


def test_a_database_with_a_damaged_page_is_renamed_and_reported(store: StateStore) -> None:
    notes = {f"claim:{number}": "a note" * 20 for number in range(500)}
    assert store.save(msgspec.structs.replace(STATE, bookmarks=notes))
    data = bytearray(store.path.read_bytes())
    data[-4096 * 3 :] = b"\xff" * 4096 * 3
    store.path.write_bytes(data)
    store = StateStore(store.path)
    assert store.load() == State()
    assert store.error_key == "messages.state_corrupt"
    assert store.path.with_suffix(".corrupt.sqlite3").read_bytes() == data


@pytest.mark.parametrize("damage", ["missing entry", "other entry"])
def test_a_database_with_a_damaged_index_is_renamed_and_reported(store: StateStore, damage: str) -> None:
    """Without a check, bookmarks could be missing and nobody would notice."""
    store.save(STATE)
    with contextlib.closing(sqlite3.connect(store.path)) as connection:
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        index = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_bookmarks_1'"
        (page,) = connection.execute(index).fetchone()
    data = bytearray(store.path.read_bytes())
    start = (page - 1) * page_size
    if damage == "missing entry":
        assert data[start + 3 : start + 5] == b"\0\2"  # the number of entries
        data[start + 4] = 1
    else:
        data[data.index(b"event:coup-2021", start)] = ord("f")
    store.path.write_bytes(data)
    store = StateStore(store.path)
    assert store.load() == State()
    assert store.error_key == "messages.state_corrupt"
    assert store.path.with_suffix(".corrupt.sqlite3").read_bytes() == data


@pytest.mark.parametrize(
    "statement", ["DROP TABLE seen", "PRAGMA user_version = 0", "UPDATE settings SET value = x'ff'"]
)
def test_a_database_with_other_content_never_stops_the_app(store: StateStore, statement: str) -> None:
    store.save(STATE)
    with contextlib.closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(statement)
    store = StateStore(store.path)
    store.load()
    assert store.save(STATE)
    assert StateStore(store.path).load() == STATE


def test_a_second_corrupt_file_does_not_replace_the_first(store: StateStore) -> None:
    store.path.parent.mkdir()
    for damage in (b"first", b"second"):
        store.path.write_bytes(damage)
        store.load()
    aside = {path.read_bytes() for path in store.path.parent.glob("*corrupt*")}
    assert aside == {b"first", b"second"}


def test_the_whole_state_is_saved_if_the_file_was_damaged_since_the_last_save(store: StateStore) -> None:
    store.save(STATE)
    store.path.write_bytes(b"damaged")
    assert store.save(with_bookmarks(STATE, event_harvest="new"))
    assert store.error_key == "messages.state_corrupt"
    assert StateStore(store.path).load() == with_bookmarks(STATE, event_harvest="new")


def test_a_journal_is_renamed_with_its_database(store: StateStore) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(b"damaged")
    journal = store.path.with_name("state.sqlite3-journal")
    journal.write_bytes(b"\0" * 512)
    store.load()
    assert not journal.exists()
    assert journal.with_name("state.corrupt.sqlite3-journal").exists()


def test_a_database_of_a_later_version_is_left_unchanged(store: StateStore) -> None:
    store.save(STATE)
    with contextlib.closing(sqlite3.connect(store.path)) as connection:
        connection.executescript("DROP TABLE bookmarks; PRAGMA user_version = 99")
    later = store.path.read_bytes()
    store = StateStore(store.path)
    assert store.load() == State()
    assert store.error_key == "messages.state_newer"
    assert not store.save(STATE)
    assert store.error_key == "messages.state_newer"
    assert store.path.read_bytes() == later


def test_without_a_folder_saving_fails_with_an_error_key(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = StateStore(tmp_path / "file" / "state.sqlite3")
    assert store.load() == State()
    assert not store.save(STATE)
    assert store.error_key == "messages.state_unwritable"


def test_each_explainer_has_its_own_position_and_bookmarks(store: StateStore) -> None:
    store.load()
    store.save(STATE)
    other = StateStore(store.path, "/somewhere/else")
    state = other.load()
    assert (state.location, state.view, state.seen, state.bookmarks) == ("", "", frozenset(), {})
    assert (state.language, state.theme, state.bidi) == (STATE.language, STATE.theme, STATE.bidi)
    other.save(with_bookmarks(state, claim_x="mine"))
    assert StateStore(store.path).load() == STATE
    assert StateStore(store.path, "/somewhere/else").load().bookmarks == {"claim:x": "mine"}


def test_two_apps_keep_each_others_added_changed_and_deleted_bookmarks(store: StateStore) -> None:
    store.load()
    store.save(with_bookmarks(State(), claim_a="a", claim_b="b", claim_c="c"))
    one, two = StateStore(store.path), StateStore(store.path)
    first, second = one.load(), two.load()
    first = with_bookmarks(without_bookmark(first, "claim:a"), claim_d="d")
    second = with_bookmarks(without_bookmark(second, "claim:b"), claim_c="changed", claim_e="e")
    assert one.save(first) and two.save(second)
    expected = {"claim:c": "changed", "claim:d": "d", "claim:e": "e"}
    assert two.state.bookmarks == StateStore(store.path).load().bookmarks == expected
    # the first goes on from what it had itself, and does not bring back what the second deleted
    assert one.save(msgspec.structs.replace(one.state, location="claim:c"))
    assert one.state.bookmarks == expected


def test_what_one_app_does_not_change_stays_as_the_other_saved_it(store: StateStore) -> None:
    store.load()
    store.save(STATE)
    one, two = StateStore(store.path), StateStore(store.path)
    first, second = one.load(), two.load()
    one.save(msgspec.structs.replace(first, theme="sahel-dark", bidi={**first.bidi, "kitty": "words"}))
    two.save(msgspec.structs.replace(second, location="term:g5", view="", seen=frozenset({"first-coup"})))
    saved = StateStore(store.path).load()
    assert (saved.theme, saved.location, saved.view) == ("sahel-dark", "term:g5", "")
    assert saved.bidi == {"konsole": "words_lrm", "kitty": "words"}
    assert saved.seen == {"first-coup", "second-coup"}
    one.save(msgspec.structs.replace(one.state, language="en", location=first.location, view=first.view))
    saved = StateStore(store.path).load()
    assert (saved.language, saved.location, saved.view) == ("en", "term:g5", "")


WRITER = """
import sys
from pathlib import Path
import msgspec
from mali_tui.reading.state_store import StateStore
store = StateStore(Path(sys.argv[1]))
store.load()
for number in range(25):
    state = store.state
    more = {**state.bookmarks, f"claim:{sys.argv[2]}-{number}": ""}
    assert store.save(msgspec.structs.replace(state, bookmarks=more))
"""


def test_processes_that_save_at_once_lose_nothing(store: StateStore) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(store.path), name]) for name in ("a", "b", "c")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    expected = {f"claim:{name}-{number}" for name in ("a", "b", "c") for number in range(25)}
    assert set(StateStore(store.path).load().bookmarks) == expected


def test_what_another_app_saves_to_a_new_database_is_kept(store: StateStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also if it does so before the app that created the database has written there itself."""
    link, other = state_store._link, StateStore(store.path)

    def link_and_save(source: str, target: Path) -> None:
        link(source, target)
        assert other.save(with_bookmarks(State(), claim_a="theirs"))

    monkeypatch.setattr(state_store, "_link", link_and_save)
    assert store.save(with_bookmarks(State(), claim_b="ours"))
    assert StateStore(store.path).load().bookmarks == {"claim:a": "theirs", "claim:b": "ours"}


def test_control_characters_in_notes_are_removed(store: StateStore) -> None:
    store.load()
    store.save(with_bookmarks(State(), claim_a="\x1b]0;title\x07 two\nlines"))
    (note,) = StateStore(store.path).load().bookmarks.values()
    assert note.isprintable()


LIMITED = """
import resource, sys
from pathlib import Path
import msgspec
from mali_tui.reading.state_store import StateStore
store = StateStore(Path(sys.argv[1]))
state = store.load()
more = {**state.bookmarks, **{f"claim:{number}": "a note" * 50 for number in range(300)}}
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
assert not store.save(msgspec.structs.replace(state, bookmarks=more))
assert store.state == state
print(store.error_key)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs setrlimit")
@pytest.mark.parametrize("room", ["none", "for the journal only"])
def test_a_full_disk_keeps_the_old_state_and_leaves_no_other_files(store: StateStore, room: str) -> None:
    assert store.save(STATE)
    before = {path.name: path.read_bytes() for path in store.path.parent.iterdir()}
    limit = 0 if room == "none" else store.path.stat().st_size
    command = [sys.executable, "-c", LIMITED, str(store.path), str(limit)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.split() == ["messages.state_unwritable"]
    assert {path.name: path.read_bytes() for path in store.path.parent.iterdir()} == before
    assert StateStore(store.path).load() == STATE


def test_a_disk_too_full_for_a_new_database_gets_no_file(store: StateStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", fail)
    monkeypatch.setattr("os.replace", fail)
    assert not store.save(STATE)
    assert store.error_key == "messages.state_unwritable"
    assert list(store.path.parent.iterdir()) == []


def test_a_database_is_created_without_hard_links_too(store: StateStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", fail)
    assert store.save(STATE)
    assert [path.name for path in store.path.parent.iterdir()] == ["state.sqlite3"]
    assert StateStore(store.path).load() == STATE


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked_by_another_process", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def locked_by_another_process(path: Path) -> Iterator[None]:
    """Another process has locked the database."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline() == b"locked_by_another_process\n"
        yield
        holder.communicate()


def test_a_locked_database_is_an_error_after_the_timeout(store: StateStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(STATE)
    monkeypatch.setattr(state_store, "BUSY_TIMEOUT_SECONDS", 0.2)
    with locked_by_another_process(store.path):
        began = time.monotonic()
        assert not store.save(with_bookmarks(STATE, event_harvest="new"))
        assert store.error_key == "messages.state_locked"
        assert store.state == STATE
        other = StateStore(store.path)
        assert other.load() == State()
        assert other.error_key == "messages.state_locked"
        assert time.monotonic() - began >= 0.4  # both waited
    assert not list(store.path.parent.glob("*corrupt*"))
    assert store.save(with_bookmarks(STATE, event_harvest="new"))
    assert store.error_key is None
    assert StateStore(store.path).load() == with_bookmarks(STATE, event_harvest="new")


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
def test_a_half_written_transaction_is_rolled_back(store: StateStore) -> None:
    store.save(STATE)
    before = store.path.read_bytes()
    writer = subprocess.run([sys.executable, "-c", INTERRUPTED, str(store.path)], timeout=60)
    assert writer.returncode == -signal.SIGKILL
    assert store.path.read_bytes() != before
    assert store.path.with_name("state.sqlite3-journal").stat().st_size
    again = StateStore(store.path)
    assert again.load() == STATE
    assert again.error_key is None
    assert [path.name for path in store.path.parent.iterdir()] == ["state.sqlite3"]


def test_an_explainer_in_a_folder_whose_name_is_not_utf_8_has_a_state(store: StateStore) -> None:
    name = os.fsdecode(b"/caf\xe9")
    assert StateStore(store.path, name).save(STATE)
    assert StateStore(store.path, name).load() == STATE


def test_the_path_may_contain_any_characters(tmp_path: Path) -> None:
    store = StateStore(tmp_path / "100% of ?mode=ro # مالي" / "state.sqlite3")
    assert store.save(STATE)
    assert StateStore(store.path).load() == STATE
    assert store.path.is_file()
