"""Steps replace, jumps add, back and forward move between them."""

from hypothesis import given
from hypothesis import strategies as st

from mali_tui.reading.history import MAX_ENTRIES, History
from mali_tui.reading.location import Location

HOME = Location("section", "visit")
CLAIM = Location("claim", "second-coup")
NEXT = Location("claim", "goita-took-presidency")
EVENT = Location("event", "coup-2021")


def test_back_returns_to_where_the_jump_began() -> None:
    history = History(HOME)
    history.step(CLAIM)
    history.jump(EVENT)
    assert history.back() == CLAIM
    assert history.back() is None
    assert history.here == CLAIM


def test_forward_undoes_back() -> None:
    history = History(CLAIM)
    history.jump(EVENT)
    history.back()
    assert history.forward() == EVENT
    assert history.forward() is None


def test_a_jump_deletes_the_entries_after_the_cursor() -> None:
    history = History(HOME)
    history.jump(CLAIM)
    history.back()
    history.jump(EVENT)
    assert history.forward() is None
    assert history.back() == HOME


def test_a_jump_to_the_current_location_adds_nothing() -> None:
    history = History(CLAIM)
    history.jump(CLAIM)
    assert history.back() is None


def test_an_entry_has_the_view_that_showed_it() -> None:
    history = History(CLAIM)
    history.jump(CLAIM, "evidence")
    history.step(NEXT)
    assert (history.here, history.view) == (NEXT, "evidence")
    history.jump(NEXT)
    assert history.view == ""
    assert history.back() == NEXT
    assert history.view == "evidence"
    assert history.back() == CLAIM
    assert history.view == ""


def test_a_long_history_loses_its_oldest_entries() -> None:
    history = History(HOME)
    for number in range(2 * MAX_ENTRIES):
        history.jump(Location("claim", str(number)))
    steps = 0
    while history.back():
        steps += 1
    assert steps == MAX_ENTRIES - 1


def test_pruning_deletes_entries_and_keeps_the_cursor_on_its_own() -> None:
    history = History(HOME)
    history.jump(CLAIM)
    history.jump(EVENT, "map")
    history.jump(NEXT)
    history.back()
    history.prune(lambda location: location != CLAIM, EVENT)
    assert (history.here, history.view) == (EVENT, "map")
    assert history.forward() == NEXT
    history.back()
    assert history.back() == HOME


def test_pruning_may_replace_the_entry_at_the_cursor() -> None:
    history = History(HOME)
    history.jump(EVENT, "map")
    history.prune(lambda location: location != EVENT, NEXT)
    assert (history.here, history.view) == (NEXT, "")
    assert history.back() == HOME


@given(st.lists(st.sampled_from(["step", "jump", "back", "forward"])), st.data())
def test_back_always_ends_at_the_first_entry(moves: list[str], data: st.DataObject) -> None:
    history = History(HOME)
    for move in moves:
        location = data.draw(st.sampled_from([CLAIM, NEXT, EVENT]))
        if move == "step":
            history.step(location)
        elif move == "jump":
            history.jump(location)
        else:
            getattr(history, move)()
    for _ in range(len(moves) + 1):
        history.back()
    assert history.back() is None
