"""A reader's state: where they are, what of the explainer is inside their scope, and what is saved of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import load
from mali_tui.reading.location import Location
from mali_tui.reading.scope import Scope
from mali_tui.reading.session import ReadingSession
from mali_tui.reading.state_store import State, StateStore

SMALL = load(Path(__file__).parents[1] / "content/small")
CLAIM, EVENT, FARMERS = Location("claim", "prices-rose"), Location("event", "harvest"), Location("actor", "farmers")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite3"


def start(file: Path, location: Location = CLAIM, *, language: str = "", plain: bool | None = None) -> ReadingSession:
    store = StateStore(file)
    return ReadingSession(SMALL, language or next(iter(SMALL.editions)), location, store, store.load(), plain=plain)


def saved_state(file: Path) -> State:
    return StateStore(file).load()


def without_claim(id: str) -> Explainer:
    """The explainer as it is when a claim was deleted from its graph."""
    claims = {key: claim for key, claim in SMALL.graph.claims.items() if key != id}
    return build_explainer(replace(SMALL.graph, claims=claims), dict(SMALL.editions))


def test_it_saves_where_the_reader_is_and_in_which_view(file: Path) -> None:
    session = start(file)
    session.history.jump(EVENT, "evidence")
    session.theme, session.language = "dark", list(SMALL.editions)[-1]
    assert session.save()
    state = saved_state(file)
    assert (state.location, state.view, state.theme) == ("event:harvest", "evidence", "dark")
    assert state.language == session.language


def test_the_saved_view_counts_only_for_the_location_it_was_saved_with(file: Path) -> None:
    session = start(file)
    session.history.jump(EVENT, "evidence")
    session.save()
    assert start(file, EVENT).view == "evidence"
    assert start(file, CLAIM).view == ""


def test_plain_is_as_saved_unless_it_is_asked_for(file: Path) -> None:
    session = start(file)
    assert not session.plain
    session.plain = True
    session.save()
    assert start(file).plain
    assert not start(file, plain=False).plain
    assert saved_state(file).plain


def test_an_encoding_is_saved_for_its_terminal_only(file: Path) -> None:
    session = start(file)
    session.set_encoding("kitty", "logical")
    session.set_encoding("foot", "visual")
    session.save()
    assert saved_state(file).bidi == {"kitty": "logical", "foot": "visual"}


def test_a_bookmark_is_saved_at_once_and_has_its_note_back_after_it_was_removed(file: Path) -> None:
    session = start(file)
    assert session.add_bookmark(CLAIM, "compare 2020")
    assert saved_state(file).bookmarks == {"claim:prices-rose": "compare 2020"}
    assert session.has_bookmark(CLAIM)
    assert session.remove_bookmark(CLAIM)
    assert saved_state(file).bookmarks == {}
    assert (session.has_bookmark(CLAIM), session.note(CLAIM)) == (False, "")
    session.add_bookmark(CLAIM)
    assert session.note(CLAIM) == "compare 2020"


def test_a_note_that_was_removed_does_not_come_back_after_another(file: Path) -> None:
    session = start(file)
    session.add_bookmark(CLAIM, "compare 2020")
    session.remove_bookmark(CLAIM)
    session.add_bookmark(CLAIM, "see harvest")
    session.add_bookmark(CLAIM, "")
    assert session.note(CLAIM) == ""


def test_saving_brings_the_bookmarks_of_other_running_apps(file: Path) -> None:
    one, two = start(file), start(file)
    one.add_bookmark(CLAIM)
    two.add_bookmark(EVENT)
    assert set(two.bookmarks) == {"claim:prices-rose", "event:harvest"}


def test_what_cannot_be_saved_lasts_as_long_as_the_session(file: Path) -> None:
    session = start(file)
    file.mkdir()
    assert not session.add_bookmark(CLAIM)
    assert session.has_bookmark(CLAIM)
    assert session.error_key


def test_claims_seen_add_up(file: Path) -> None:
    session = start(file)
    session.mark_seen(["prices-rose"])
    session.mark_seen(["harvest-failed"])
    assert session.seen == {"prices-rose", "harvest-failed"}
    session.save()
    assert saved_state(file).seen == session.seen


def test_the_visible_set_is_that_of_the_scope_and_the_same_object_until_it_changes(file: Path) -> None:
    session = start(file)
    everything = session.visible_set
    assert session.visible_set is everything
    assert everything.contains(CLAIM)
    session.scope = Scope(lens="farmers")
    assert not session.visible_set.contains(CLAIM)
    assert session.visible_set.contains(FARMERS)


def test_a_new_version_keeps_what_it_still_has(file: Path) -> None:
    session = start(file)
    session.history.jump(EVENT)
    session.scope = Scope(lens="farmers")
    before = session.visible_set
    version = without_claim("prices-rose")
    session.replace_explainer(version)
    assert session.explainer is version
    assert session.location == EVENT
    assert session.scope == Scope(lens="farmers")
    assert session.visible_set is not before
    assert session.history.back() is None  # the claim is gone, and with it the way back


def test_where_the_location_is_gone_the_reader_is_at_the_nearest_that_is_left(file: Path) -> None:
    session = start(file)
    session.replace_explainer(without_claim("prices-rose"))
    assert session.location.kind == "section"


def test_a_lens_on_an_actor_that_is_gone_is_lifted_and_a_language_that_is_gone_is_left(file: Path) -> None:
    codes = list(SMALL.editions)
    session = start(file, EVENT, language=codes[-1])
    session.scope = Scope(lens="paper")
    claims = {
        id: replace(claim, by=None) if claim.by == "paper" else claim for id, claim in SMALL.graph.claims.items()
    }
    events = {id: replace(event, actors=()) for id, event in SMALL.graph.events.items()}
    actors = {id: actor for id, actor in SMALL.graph.actors.items() if id != "paper"}
    graph = replace(SMALL.graph, claims=claims, events=events, actors=actors)
    session.replace_explainer(build_explainer(graph, {codes[0]: SMALL.editions[codes[0]]}))
    assert session.scope == Scope()
    assert session.language == codes[0]
