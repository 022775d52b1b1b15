"""Reading the article: walking its claims, going to the event behind one and coming back to the sentence."""

from __future__ import annotations

from asyncio import gather, sleep

import pytest
from screen import MakeApp, picture, press, reading, resize, settle, top_key, wait_until
from textual.widgets import Input, OptionList
from thorough import IS_THOROUGH, combinations

from mali_tui.app.page.page import Page
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.view import View
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")
SIZES = ((160, 48), (120, 36), (80, 24), (40, 12))


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_from_launch_to_a_claim_its_event_and_back(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app(language=language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        first = next(iter(explainer.graph.claims))
        assert reading(app).location == Location("claim", first)
        await press(pilot, "n", "n")
        claim = reading(app).location
        await press(pilot, "enter")
        assert reading(app).location == Location("event", explainer.graph.claims[claim.id].events[0])
        await press(pilot, "backspace")
        assert reading(app).location == claim
        article = reading(app).current_view.pane("content")
        assert article.current == claim
        assert article.cursor_visible


@pytest.mark.parametrize(("language", "followed"), [("en", 0), ("ar", 1)])
async def test_every_claim_can_be_reached_and_followed(
    make_app: MakeApp, explainer: Explainer, language: str, followed: int
) -> None:
    """Each is reached in both languages, and followed in one of them, or one in three: it takes most of the time."""
    step = 2 if IS_THOROUGH else 6
    app = make_app(language=language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        reached = []
        for number in range(len(explainer.graph.claims)):
            await press(pilot, "n")
            claim = reading(app).location
            assert claim.kind == "claim"
            assert reading(app).current_view.pane("content").cursor_visible
            reached.append(claim.id)
            if number % step == followed:
                await press(pilot, "enter")
                assert reading(app).location == Location("event", explainer.graph.claims[claim.id].events[0])
                assert reading(app).current_view.pane("content").current == claim
                await press(pilot, "enter")
                assert reading(app).location == claim
                assert reading(app).current_view.pane("content").cursor_visible
        assert sorted(reached) == sorted(explainer.graph.claims)
        await press(pilot, "n")
        assert reading(app).location.id == reached[-1]


async def test_the_links_show_what_is_behind_the_current_claim(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("claim:wagner-talks")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        links = reading(app).current_view.pane("links")
        text = " ".join(block.text for block in links.blocks)
        edition = explainer.editions["en"]
        assert edition.claims["wagner-talks"] in text
        assert edition.actors["reuters"].name in text
        for event in explainer.graph.claims["wagner-talks"].events:
            assert edition.events[event].title in text
        assert "REPORT" in picture(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_language_changes_in_place(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        row = page.cursor_row
        assert row is not None
        await press(pilot, "l")
        assert reading(app).wording.edition.code == "ar"
        assert reading(app).location == Location("claim", "second-coup")
        assert app.focused is page
        assert page.cursor_row == row
        await press(pilot, "l")
        assert reading(app).wording.edition.code == "en"
        assert page.cursor_row == row


async def test_scrolling_away_from_the_claim_leaves_one_in_the_passage(make_app: MakeApp) -> None:
    app = make_app("claim:visit-took-place")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "pagedown", "pagedown")
        here = reading(app).location
        assert here.kind == "section"
        assert reading(app).current_view.pane("outline").current == here


async def test_the_arrows_walk_a_list_that_is_longer_than_its_pane(make_app: MakeApp) -> None:
    app = make_app("event:agreement-1994")
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "shift+tab", "down", "down")
        assert reading(app).location == Location("event", "g5-sahel")


async def test_the_outline_leads_the_article(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "shift+tab", "down", "down")
        assert reading(app).location == Location("section", "shifts/french-failure")
        article = reading(app).current_view.pane("content")
        assert top_key(article) == "french-failure"


async def test_resizing_keeps_the_location(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        article = reading(app).current_view.pane("content")
        for size in ((40, 12), (250, 70), (75, 20), (120, 11), (20, 5), (120, 36)):
            await resize(pilot, *size)
            assert reading(app).location == Location("claim", "second-coup")
            assert article.cursor_visible


async def test_narrow_windows_fold_panes_and_tab_unfolds_them(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        view = reading(app).current_view
        for width, panes in ((120, 3), (110, 3), (109, 2), (70, 2), (69, 1), (40, 1)):
            await resize(pilot, width, 24)
            for _ in range(3):
                shown = [page for page in view.query(Page) if page.display]
                assert len(shown) == panes, width
                assert app.focused in shown
                await press(pilot, "tab")
            assert reading(app).location == Location("claim", "second-coup")


async def test_views_are_switched_and_remember_where_one_was(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert reading(app).location == Location("event", "coup-2021")
        await press(pilot, "3")
        assert reading(app).location.kind == "actor"
        actor = reading(app).location
        await press(pilot, "1")
        assert reading(app).location == Location("claim", "second-coup")
        await press(pilot, "3")
        assert reading(app).location == actor
        await press(pilot, "backspace", "backspace", "backspace", "backspace")
        assert reading(app).location == Location("claim", "second-coup")
        await press(pilot, "r")
        assert reading(app).location == Location("event", "coup-2021")


async def test_the_arabic_keyboard_does_what_the_latin_one_does(make_app: MakeApp) -> None:
    outcomes = []
    for keys in ("n2lt", "ى٢مف"):
        app = make_app("claim:second-coup")
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            states = [(reading(app).location, reading(app).wording.edition.code, app.theme)]
            for key in keys:
                await press(pilot, key)
                states.append((reading(app).location, reading(app).wording.edition.code, app.theme))
                assert states[-1] != states[-2], key
            outcomes.append(states)
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_and_palette_speak_the_language_of_the_screen(make_app: MakeApp, language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        words = reading(app).wording
        await press(pilot, "?")
        page = app.screen.query_one(Page)
        texts = {block.text for block in page.blocks}
        assert words("actions.next_claim") in texts
        assert page.border_title == words("help.title")
        await press(pilot, "escape")
        assert app.screen is reading(app)
        await press(pilot, "ctrl+p")
        assert app.screen.query_one(Input).placeholder == words("palette.placeholder")


async def test_the_palette_finds_an_actor_and_goes_there(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        name = explainer.editions["en"].actors["blinken"].name
        await press(pilot, "ctrl+p", *name.split()[0])
        commands = app.screen.query_one(OptionList)
        await wait_until(
            pilot, lambda: commands.option_count and name in str(commands.get_option_at_index(0).prompt), name
        )
        await press(pilot, "enter")
        await settle(pilot)
        assert reading(app).location == Location("actor", "blinken")


async def test_a_click_on_a_claim_makes_it_current_and_another_follows_it(make_app: MakeApp) -> None:
    app = make_app("claim:visit-took-place")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        page = reading(app).current_view.pane("content")
        assert page.cursor_row is not None
        spot = (page.content_region.x + page.text_margin + 1, page.content_region.y + page.cursor_row + 1)
        await press(pilot, "p")
        await pilot.click(offset=spot)
        await settle(pilot)
        assert reading(app).location == Location("claim", "contracts-signed")
        await pilot.click(offset=(spot[0] + 1, spot[1]))  # in the same place it would be a double click
        await wait_until(pilot, lambda: reading(app).location.kind == "event", "an event")
        await settle(pilot)


async def test_a_move_made_while_another_view_is_being_made_is_the_one_that_counts(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        screen, event = reading(app), Location("event", "coup-2021")
        await screen.navigation.go(event)
        await gather(screen.navigation.go(event, view="map"), screen.action_back(), screen.action_back())
        await settle(pilot)
        assert str(screen.location) == "claim:second-coup"
        assert [view.id for view in screen.query(View) if view.display] == ["sections"]
        assert screen.current_view.location == screen.location


async def test_a_step_taken_in_a_view_that_has_been_left_changes_nothing(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5")
        screen = reading(app)
        here = screen.location
        screen.query_one("#sections", View).post_message(NavigateTo(Location("claim", "contracts-signed"), step=True))
        await settle(pilot)
        assert (screen.current_view.id, screen.location) == ("map", here)


async def test_what_is_not_put_on_the_screen_any_more_as_the_app_ends_is_no_fault(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.exit(return_code=143)
        reading(app).action_search()
        await sleep(0.2)
    assert app.fatal_error is None
    assert app.return_code == 143
