"""What has happened since the article's day: hidden at first, shown by a key, and reached like anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from screen import MakeApp, picture, press, reading, settle
from thorough import combinations, one_of

from mali_tui.app.app import MaliApp
from mali_tui.app.page.page import Page
from mali_tui.app.ui.bar import StatusBar
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.reading.location import Location, first_location
from mali_tui.reading.state_store import State, StateStore

LATER = Location("since", "timbuktu-handed-over")
LANGUAGES = ("en", "ar")
SIZES = ((120, 36), (80, 24), (40, 12))
KEYS = (("en", "s"), ("ar", "س"), ("ar", "s"))
CLAIMS = ("timbuktu-next", "mali-corridor")


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_a_later_event_opens_and_leads_to_what_it_bears_on_and_back(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app(str(LATER), language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.session.scope.since_then
        assert app.session.visible_set.contains(LATER)
        content = reading(app).current_view.pane("content")
        assert content.blocks[0].text == explainer.editions[language].since[LATER.id].title
        await press(pilot, "n", "enter")
        assert reading(app).location == Location("claim", "timbuktu-next")
        await press(pilot, "backspace")
        assert reading(app).location == LATER
        assert picture(app)


async def test_going_to_a_later_event_turns_since_then_on(make_app: MakeApp) -> None:
    app = make_app("event:timbuktu-evacuation")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert not app.session.scope.since_then
        await reading(app).navigation.go(LATER)
        await settle(pilot)
        assert app.session.scope.since_then
        assert reading(app).current_view.visible_set is app.session.visible_set


@pytest.mark.parametrize(("typed", "size"), combinations(KEYS, SIZES[::2]))
async def test_a_key_shows_and_hides_it_and_a_line_below_the_header_says_to_which_day(
    make_app: MakeApp, typed: tuple[str, str], size: tuple[int, int]
) -> None:
    language, key = typed
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        banner = reading(app).query_one("#banner", StatusBar)
        assert not banner.display and not app.session.visible_set.later
        await press(pilot, key)
        assert banner.display and banner.region.y == 1
        shown = " ".join(item.text for item in banner.fitting(size[0]))
        assert app.wording.since_until(short=size[0] < 80) in shown
        assert reading(app).location == Location("claim", "timbuktu-next")
        await press(pilot, key)
        assert not banner.display and not app.session.visible_set.later


async def test_the_line_stands_beside_that_of_the_lens_and_escape_clears_only_the_lens(make_app: MakeApp) -> None:
    app = make_app("actor:wagner")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "f")
        banner = reading(app).query_one("#banner", StatusBar)
        words = " ".join(item.text for item in banner.fitting(120))
        assert "Wagner" in words and "31 December 2025" in words
        assert 0 < len(app.session.visible_set.later) < 19
        await press(pilot, "escape")
        assert len(app.session.visible_set.later) == 19


async def test_a_cut_off_hides_it_and_says_so(make_app: MakeApp) -> None:
    app = make_app("event:coup-2021")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "s")
        assert not app.session.visible_set.later
        assert notification(app) == app.wording("since.after_cutoff")
        await press(pilot, "c")
        assert app.session.visible_set.later


async def test_hiding_it_at_a_later_event_leads_to_what_that_bears_on(make_app: MakeApp) -> None:
    app = make_app(str(LATER))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert reading(app).location == Location("claim", "timbuktu-next")
        assert not app.session.scope.since_then
        await press(pilot, "backspace")
        assert reading(app).location == LATER
        assert app.session.scope.since_then


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_an_explainer_without_later_events_says_that_it_has_none(
    explainer: Explainer, tmp_path: Path, language: str
) -> None:
    bare = build_explainer(replace(explainer.graph, since={}, since_until=None), dict(explainer.editions))
    store = StateStore(tmp_path / "state.sqlite3")
    app = MaliApp(bare, language, first_location(bare), store=store, state=State())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        assert app.wording("bar.since_then") not in [
            item.text for item in reading(app).query_one("#keys", StatusBar)._start
        ]
        await press(pilot, "s")
        assert notification(app) == app.wording("since.none")
        assert not app.session.scope.since_then


async def test_it_is_hidden_again_at_the_next_start(make_app: MakeApp) -> None:
    app = make_app("claim:timbuktu-next")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        app.session.save()
    again = make_app("claim:timbuktu-next", state=app.session.state)
    assert not again.session.scope.since_then


@pytest.mark.parametrize(("claim", "size", "language"), combinations(CLAIMS, SIZES, LANGUAGES))
async def test_from_a_forecast_in_the_text_to_what_came_of_it_and_back(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int], claim: str
) -> None:
    later = explainer.outcome_of_claim[claim][0]
    app = make_app(f"claim:{claim}", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        page, row = reading(app).current_view.pane("content"), Location("since", later)
        assert page.current == Location("claim", claim)  # which stays under the cursor
        while page.current != row:
            await press(pilot, "left" if language == "ar" else "right")
        word = app.wording.outcome(explainer.outcome_of_claim[claim][1])
        assert page.cursor_visible
        assert word in page.blocks[page._links[page.cursor or 0].block].text
        at = reading(app).location  # the claims of the paragraph are passed on the way
        assert explainer.passage_of_claim[at.id] == explainer.passage_of_claim[claim]
        await press(pilot, "enter")
        assert reading(app).location == row
        await press(pilot, "backspace")
        assert reading(app).location == at


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_both_languages_side_by_side_have_the_same_later_events(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "s")
        facing, article = (reading(app).query_one(name, Page) for name in ("#facing", "#content"))
        assert [block.key for block in facing.blocks] == [block.key for block in article.blocks]
        assert [block for block in article.blocks if block.key.endswith(f"/{LATER.id}")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_peek_shows_the_signs_of_outcomes_in_the_other_language(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=(80, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "v")
        page = reading(app).current_view.pane("content")
        (peeked,) = [block for block in page.blocks if block.is_translation]
        assert "✓" in peeked.text


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_in_screen_reader_mode_it_is_said_in_words(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:timbuktu-next", language, State(plain=True))
    async with app.run_test(size=(80, 36)) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        word = app.wording("since.outcome", outcome=app.wording.outcome("happened"))
        assert not [block for block in page.blocks if word in block.text]
        await press(pilot, "s")
        assert page.current == Location("claim", "timbuktu-next")
        assert len([block for block in page.blocks if word in block.text]) > 6
        assert not set("✓◒✗⋯⊞") & set(" ".join(block.text + block.lead for block in page.blocks))
        await reading(app).navigation.go(LATER)
        await settle(pilot)
        assert app.wording.edition.since[LATER.id].title in picture_in_words(app)


def picture_in_words(app: MaliApp) -> str:
    """The text of the page, as it stands in the blocks in sight."""
    page = reading(app).current_view.pane("content")
    top = page.top_block() or 0
    return " ".join(block.text for block in page.blocks[top : top + 8])


def notification(app: MaliApp) -> str:
    """The text of the notification on the screen."""
    (shown,) = app._notifications
    return shown.message
