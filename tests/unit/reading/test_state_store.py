"""The state survives what can happen to a file, and two apps that write it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

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
    return StateStore(tmp_path / "deep" / "state.json")


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
    assert {path.name for path in memory.path.parent.iterdir()} == {"state.json", ".state.lock"}


def test_without_a_file_the_state_is_new_and_that_is_no_trouble(memory: StateStore) -> None:
    assert memory.load() == State()
    assert memory.error_key is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"language": 7}', b'{"version": 2, "readings": 1}']
)
def test_a_corrupt_file_is_set_aside_and_said_so(memory: StateStore, damage: bytes) -> None:
    memory.path.parent.mkdir()
    memory.path.write_bytes(damage)
    assert memory.load() == State()
    assert memory.error_key == "messages.state_corrupt"
    assert memory.path.with_suffix(".corrupt.json").read_bytes() == damage
    assert memory.save(STATE)
    assert StateStore(memory.path).load() == STATE


def test_a_file_of_the_first_version_is_carried_over(memory: StateStore) -> None:
    memory.path.parent.mkdir()
    memory.path.write_text(
        '{"version":1,"language":"ar","location":"event:coup-2021","theme":"sahel-light","bidi":{"kitty":"words"},'
        '"seen":["second-coup"]}'
    )
    state = memory.load()
    assert state == State(
        language="ar", location="event:coup-2021", theme="sahel-light", bidi={"kitty": "words"},
        seen=frozenset({"second-coup"}),
    )  # fmt: skip
    assert memory.save(marked(state, claim_a="a"))
    assert StateStore(memory.path).load() == marked(state, claim_a="a")


def test_a_file_of_a_later_version_is_neither_misread_nor_overwritten(memory: StateStore) -> None:
    memory.path.parent.mkdir()
    later = b'{"version": 99, "language": "ar", "bookmarks": "of a new kind"}'
    memory.path.write_bytes(later)
    assert memory.load() == State()
    assert memory.error_key == "messages.state_newer"
    assert not memory.save(STATE)
    assert memory.path.read_bytes() == later


def test_a_folder_that_cannot_be_made_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = StateStore(tmp_path / "file" / "state.json")
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


def test_a_disk_that_fills_up_leaves_the_old_state_and_no_rubbish(
    memory: StateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.load()
    assert memory.save(STATE)
    before = {path.name: path.read_bytes() for path in memory.path.parent.iterdir()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    assert not memory.save(marked(STATE, event_harvest="new"))
    assert memory.error_key == "messages.state_unwritable"
    assert {path.name: path.read_bytes() for path in memory.path.parent.iterdir()} == before
