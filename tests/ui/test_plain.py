"""Reading with a screen reader: one pane, in words alone, and the terminal's cursor where the reader is."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from screen import MakeApp, key_event, picture, press, reading, settle
from textual import events
from thorough import one_of

from mali_tui.app.app import HIDE_CURSOR, SHOW_CURSOR, MaliApp
from mali_tui.app.page.page import Page
from mali_tui.app.views.plain.blocks import document_blocks
from mali_tui.app.views.registry import SPECS
from mali_tui.app.views.spec import ViewSpec
from mali_tui.content.explainer import Explainer
from mali_tui.export.build import document
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

DRAWN = re.compile("[\u2190-\u23ff\u2500-\u27bf\u2800-\u28ff·•]")  # arrows, boxes, blocks, signs, braille, dots
PLAIN = State(plain=True)


@pytest.mark.parametrize("view", SPECS, ids=lambda spec: str(spec.name))
def test_every_view_can_be_put_in_words(explainer: Explainer, view: ViewSpec) -> None:
    wording = PrintWording(explainer, "en")
    assert document_blocks(document(wording, view.plain_document, {}), wording, lambda location: "")


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_every_view_is_words_in_one_pane(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language, PLAIN)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in "2345x1":
            await press(pilot, key)
            assert DRAWN.findall(picture(app)) == [], key
            shown = [page for page in reading(app).current_view.query(Page) if page.display]
            assert shown == [app.focused]
            await press(pilot, "tab")
            assert app.focused is shown[0]


async def test_what_comes_over_it_is_words_too(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", PLAIN)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for keys in ("?", "/mali", "mM", "f", "y"):
            await press(pilot, *keys)
            assert keys == "y" or app.screen is not reading(app), keys
            words = picture(app)
            words = re.sub("[↑↓←→]", "", words)  # what is on the keys themselves
            if keys == "?":  # the help explains the signs
                words = re.sub("[●❝◌◆◇■▬□▫]", "", words)
            assert DRAWN.findall(words) == [], keys
            if app.screen is not reading(app):
                await press(pilot, "escape")


async def test_the_help_tells_of_lines_where_neither_matrix_nor_map_is_drawn(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", PLAIN)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in "45x":
            await press(pilot, key, "?")
            blocks = [block.text for block in app.screen.query_one(Page).blocks]
            start = next(i for i, text in enumerate(blocks) if text.startswith("HERE"))
            assert blocks[start + 1] == reading(app).wording("help.at.card.down"), key
            await press(pilot, "escape")


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_what_is_outside_lens_or_cut_off_is_told_in_words(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language, PLAIN)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        wording = reading(app).wording

        def is_shown(key: str) -> bool:
            return any(wording(key) in block.text for block in reading(app).current_view.pane("content").blocks)

        assert not is_shown("scope.outside") and not is_shown("scope.later_event")
        await press(pilot, "f", "enter")
        assert is_shown("scope.outside") and not is_shown("scope.later_event")
        await press(pilot, "escape", "c")
        assert is_shown("scope.later_event") and not is_shown("scope.outside")
        await press(pilot, "2")
        assert is_shown("scope.later_event")
        await press(pilot, "escape")
        assert not is_shown("scope.later_event")


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_from_a_claim_to_its_event_and_back(
    make_app: MakeApp, explainer: Explainer, size: tuple[int, int]
) -> None:
    app = make_app("claim:wagner-talks", "en", PLAIN)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n", "p")
        assert reading(app).location == Location("claim", "wagner-talks")
        assert "(report" in " ".join(picture(app).split())
        await press(pilot, "enter")
        event = explainer.graph.claims["wagner-talks"].events[0]
        assert reading(app).location == Location("event", event)
        title = explainer.editions["en"].events[event].title
        assert title in picture(app)
        await press(pilot, "n", "enter")
        assert reading(app).location.kind == "claim"
        await press(pilot, "backspace", "backspace")
        assert reading(app).location == Location("claim", "wagner-talks")
        assert reading(app).current_view.pane("content").cursor_visible


async def test_the_terminals_cursor_goes_with_the_reader(make_app: MakeApp) -> None:
    app = make_app("claim:visit-took-place", "en", PLAIN)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for _ in range(5):
            await press(pilot, "n")
            page = reading(app).current_view.pane("content")
            assert page.cursor_row is not None
            assert app.cursor_position.y == page.content_region.y + page.cursor_row
            line = picture(app).splitlines()[app.cursor_position.y]
            assert line[app.cursor_position.x - 1] == " " != line[app.cursor_position.x]


async def test_the_terminals_cursor_can_be_seen_only_then(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app("claim:visit-took-place")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        sent: list[str] = []
        monkeypatch.setattr(app._driver, "write", sent.append)
        await press(pilot, "w")
        assert SHOW_CURSOR in sent and HIDE_CURSOR not in sent
        await press(pilot, "w")
        assert HIDE_CURSOR in sent


async def test_every_claim_can_be_walked_to(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app(state=PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        reached = []
        for _ in explainer.graph.claims:
            await press(pilot, "n")
            reached.append(reading(app).location.id)
        assert reached == list(explainer.graph.claims)


@pytest.mark.parametrize("address", ["term:g5-sahel", "section:shifts/two-coups", "actor:goita", "event:coup-2020"])
async def test_every_kind_of_address_is_found(make_app: MakeApp, address: str) -> None:
    app = make_app(address, "en", PLAIN)
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        location = reading(app).location
        name = reading(app).wording.name(location)
        assert name in picture(app)
        await press(pilot, "l")
        assert reading(app).location == location


async def test_a_key_switches_to_it_and_back_in_place_and_it_is_remembered(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "╭" in picture(app)
        await press(pilot, "w")
        assert reading(app).location == Location("claim", "second-coup")
        assert reading(app).current_view.pane("content").current == Location("claim", "second-coup")
        assert "╭" not in picture(app)
        app.session.save()
        assert StateStore(tmp_path / "state.sqlite3").load().plain
        await press(pilot, "ص")
        assert "╭" in picture(app)
        assert reading(app).location == Location("claim", "second-coup")


async def test_the_option_goes_before_what_is_remembered(explainer: Explainer, tmp_path: Path) -> None:
    for plain, remembered, expected in ((None, True, True), (True, False, True), (None, False, False)):
        store, state = StateStore(tmp_path / "state.sqlite3"), State(plain=remembered)
        app = MaliApp(explainer, "en", Location("term", "g5-sahel"), store=store, state=state, plain=plain)
        assert app.session.plain is expected


@pytest.mark.parametrize("keys", ["wj", "w2", "wnw", "2w3", "ww5j"])
async def test_keys_do_not_wait_for_new_views(make_app: MakeApp, keys: str) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in keys:
            app.post_message(key_event(key))
            app.post_message(events.Resize(app.size, app.size))
            await asyncio.sleep(0)
        await settle(pilot)
        assert app.fatal_error is None
        assert app.session.plain is (keys.count("w") % 2 == 1)
        assert reading(app).current_view.location == reading(app).location
