"""Bookmarks as a reader keeps them: set, noted, listed, gone to, deleted, exported; and the claims seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen import MakeApp, lines, press, reading, settle
from textual.widgets import Input
from thorough import one_of

from mali_tui.app.dialogs.bookmarks import BookmarksScreen
from mali_tui.app.page.page import Page
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import StateStore

SIZE = (100, 30)
KEYS = {"en": ("m", "M", "e", "d", "x"), "ar": ("ة", "’", "ث", "ي", "ء")}


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_a_bookmark_is_set_noted_gone_to_and_deleted(make_app: MakeApp, tmp_path: Path, language: str) -> None:
    mark, listing, edit, delete, _ = KEYS[language]
    app = make_app("claim:second-coup", language)
    file = tmp_path / "state.sqlite3"
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        wording = reading(app).wording
        await press(pilot, mark)
        assert "★" in lines(app)[0]
        assert StateStore(file).load().bookmarks == {"claim:second-coup": ""}
        await press(pilot, "enter", mark, listing)
        page = app.screen.query_one(Page)
        assert [block.text.partition(" · ")[0] for block in page.blocks] == [
            wording.edition.events["coup-2021"].title,
            wording.edition.claims["second-coup"],
        ]
        await press(pilot, "down", edit, *"قارن 2020", "enter")
        assert StateStore(file).load().bookmarks["claim:second-coup"] == "قارن 2020"
        assert page.blocks[-1].text == "قارن 2020"
        assert (page.blocks[-1].direction == "rtl") == (language == "en")  # the note runs its own way
        await press(pilot, "up", delete)
        assert list(StateStore(file).load().bookmarks) == ["claim:second-coup"]
        await press(pilot, "enter")
        assert reading(app).location == Location("claim", "second-coup")
        await press(pilot, mark)
        assert StateStore(file).load().bookmarks == {}
        assert "★" not in lines(app)[0]
        await press(pilot, mark)  # a slip of the finger costs no note
        assert StateStore(file).load().bookmarks == {"claim:second-coup": "قارن 2020"}


async def test_a_note_is_written_in_one_go_and_can_be_left_as_it_was(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app("event:coup-2021")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"look up", "enter")
        assert app.session.state.bookmarks == {"event:coup-2021": "look up"}
        await press(pilot, "i")
        assert app.screen.query_one(Input).value == "look up"
        await press(pilot, *" more", "escape")
        assert app.session.state.bookmarks == {"event:coup-2021": "look up"}
        await press(pilot, "i", "q", "enter")  # letters are for writing here
        assert app.session.state.bookmarks == {"event:coup-2021": "look upq"}


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_they_are_exported_to_the_current_folder_or_to_the_documents(
    make_app: MakeApp, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    documents = tmp_path / "papers"
    documents.mkdir()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    mark, listing, _, _, out = KEYS[language]
    app = make_app("claim:wagner-talks", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, mark, listing, out, out)
        written = tmp_path / "mali-tui-bookmarks.md"
        assert reading(app).wording.edition.claims["wagner-talks"] in written.read_text(encoding="utf-8")
        assert (tmp_path / "mali-tui-bookmarks-2.md").read_bytes() == written.read_bytes()
        assert str(written) in [note.message.rpartition(" ")[2] for note in app._notifications]
        folder = tmp_path / "gone"
        folder.mkdir()
        monkeypatch.setattr(Path, "cwd", lambda: folder)
        folder.rmdir()  # what is true of a folder without leave to write: nothing can be put there
        await press(pilot, out)
        assert (documents / "mali-tui-bookmarks.md").exists()


async def test_what_another_window_sets_is_in_the_list_too(make_app: MakeApp, tmp_path: Path) -> None:
    one, two = make_app("claim:second-coup"), make_app("event:coup-2021")
    async with one.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
    async with two.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "M")
        screen = two.screen
        assert isinstance(screen, BookmarksScreen)
        assert len([block for block in screen.query_one(Page).blocks if block.links]) == 2
        await press(pilot, "d")
    one.session.save()
    assert StateStore(tmp_path / "state.sqlite3").load().bookmarks == {"claim:second-coup": ""}


async def test_without_a_file_to_write_they_last_as_long_as_the_app_and_that_is_said(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app("claim:second-coup")
    (tmp_path / "state.sqlite3").mkdir()  # in the way
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        assert reading(app).wording("messages.state_unreadable") in [note.message for note in app._notifications]
        await press(pilot, "M")
        assert any(block.links for block in app.screen.query_one(Page).blocks)


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_the_header_counts_the_claims_seen_and_goes_on_counting(
    make_app: MakeApp, explainer: Explainer, tmp_path: Path, language: str
) -> None:
    app = make_app(language=language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "n", "p", "n")
        assert str(len(explainer.graph.claims)) in lines(app)[0]
        assert app.session.state.seen == {"visit-took-place", "contracts-signed"}
    app.session.save()
    app = make_app(language=language, state=StateStore(tmp_path / "state.sqlite3").load())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "n", "n", "n")
        assert len(app.session.state.seen) == 3
        seen = reading(app).wording("progress", n=3, of=len(explainer.graph.claims))
        shown = lines(app)[0]
        assert seen in shown if language == "en" else all(number in shown for number in ("3", "74"))


async def test_what_one_scrolls_past_has_been_seen_and_what_one_leaps_over_has_not(
    make_app: MakeApp, explainer: Explainer
) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        assert app.session.state.seen == frozenset()
        await press(pilot, "home", "pagedown", "pagedown")
        order = list(explainer.graph.claims)
        seen = len(app.session.state.seen)
        assert 3 < seen < 30 and app.session.state.seen == set(order[:seen])
        assert f"{seen}/{len(order)}" in lines(app)[0]
        for _ in range(40):
            await press(pilot, "pagedown")
        assert app.session.state.seen == set(order)
