"""Search as a reader uses it: typing, walking what was found, going there and coming back."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace
from screen import MakeApp, paste, picture, press, press_at_once, reading, settle, top_key
from textual.pilot import Pilot
from thorough import combinations, one_of

from mali_tui.app.dialogs.search import SearchScreen
from mali_tui.app.page.page import Page
from mali_tui.app.views.article.page import Article
from mali_tui.content.explainer import Explainer
from mali_tui.content.search.search import SearchResult
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State
from mali_tui.textual_rtl.bidi_input import BidiInput

SIZE = (120, 36)


@pytest.mark.parametrize(("query", "language", "key"), combinations(["فاجنر", "wagner"], ["en", "ar"], ["/", "ظ"]))
async def test_a_name_in_either_language_leads_to_its_card(
    make_app: MakeApp, language: str, query: str, key: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, key)
        await press_at_once(pilot, *query)
        results = app.screen.query_one("#results", Page)
        wording = reading(app).wording
        texts = [block.text for block in results.blocks]
        assert any(text.startswith(wording.edition.actors["wagner"].name) for text in texts)
        assert any(text.startswith(wording("search.groups.actor")) for text in texts)
        preview = app.screen.query_one("#preview", Page)
        assert preview.blocks[0].text == wording.edition.actors["wagner"].name
        assert any(span.style == "match" for block in (*results.blocks, *preview.blocks) for span in block.spans)
        await press(pilot, "enter")
        assert reading(app).location == Location("actor", "wagner")
        await press(pilot, "backspace")
        assert reading(app).location == Location("claim", "second-coup")


async def test_escape_returns_to_where_one_was(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        row = reading(app).query_one(Article).cursor_row
        await press(pilot, "/")
        await press_at_once(pilot, *"algeria")
        await press(pilot, "down", "down")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, "escape")
        assert app.screen_stack == [reading(app)]
        assert reading(app).location == Location("claim", "second-coup")
        assert reading(app).query_one(Article).cursor_row == row


async def test_the_arrows_walk_the_results_and_preview_them(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *"mali")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        first, before = screen.selected_result, screen.query_one("#preview", Page).blocks
        await press(pilot, "down")
        assert screen.selected_result not in (None, first)
        assert screen.query_one("#preview", Page).blocks != before


async def test_words_of_the_prose_lead_to_their_paragraph(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *"mali algeria")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        for _ in range(10):
            if screen.selected_result and screen.selected_result.kind == "section":
                break
            await press(pilot, "down")
        chosen = screen.selected_result
        assert chosen is not None and chosen.kind == "section"
        await press(pilot, "enter")
        assert reading(app).location.passage == chosen.id
        assert f"{chosen.id}/{chosen.paragraph}" in {
            top_key(reading(app).query_one(Article)),
            reading(app).query_one(Article).blocks[(reading(app).query_one(Article).top_block() or 0) + 1].key,
        }


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_nothing_found_is_said_and_the_last_search_is_kept(make_app: MakeApp, language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *"qqq")
        await press(pilot, "enter")
        results = app.screen.query_one("#results", Page)
        assert results.blocks[0].text == reading(app).wording("search.nothing", query="qqq")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, "escape", "/")
        assert app.screen.query_one(BidiInput).value == "qqq"


@pytest.mark.parametrize(("query", "language"), combinations(["فاجنر", "wagner"], ["en", "ar"]))
async def test_the_cursor_stands_after_what_is_typed(make_app: MakeApp, language: str, query: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *query)
        field = app.screen.query_one(BidiInput)
        inside = field.content_region
        if query.isascii():
            assert field.cursor_screen_offset.x == inside.x + len(query)
            assert "wagner" in picture(app)
        else:  # to the left of a word that begins at the right
            assert field.cursor_screen_offset.x == inside.right - 1 - len(query)
        await pilot.click(field, offset=(inside.x - field.region.x, 1))
        assert field.cursor_position == (0 if query.isascii() else len(query))


@pytest.mark.parametrize(("query", "found"), [("keita", "Ibrahim Boubacar Keïta"), ("MAIGA", "Maïga")])
async def test_accents_and_case_do_not_hide_a_name(make_app: MakeApp, query: str, found: str) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *query)
        assert found in picture(app)
        await press(pilot, "enter")
        assert found in reading(app).wording.name(reading(app).location)


async def test_what_is_attached_to_an_arabic_word_or_drawn_on_it_does_not_hide_it(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for query in ("وفاجنر", "بفاجنر", "لفاجنر", "ففاجنر", "والفاجنر", "فاجــنر", "فَاجْنَر"):
            await press(pilot, "/")
            app.screen.query_one(BidiInput).value = ""
            await paste(pilot, query)
            await press(pilot, "enter")
            assert reading(app).location == Location("actor", "wagner"), query
            await press(pilot, "backspace")
            assert reading(app).location == Location("claim", "second-coup"), query


async def test_words_on_two_lines_are_found_together_and_both_stand_out(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 30)) as pilot:
        await settle(pilot)
        text = reading(app).wording.edition.claims["second-coup"]
        await press(pilot, "/")
        await paste(pilot, "2021 brought down transitional president and his prime minister")
        results = app.screen.query_one("#results", Page)
        block = next(block for block in results.blocks if block.text.startswith(text[:20]))
        rows = results._layout.line_counts[list(results.blocks).index(block)]
        assert rows > 1
        assert {"2021", "president", "minister"} <= {
            block.text[span.start : span.end] for span in block.spans if span.style == "match"
        }


@pytest.mark.parametrize(
    ("language", "query", "last"), [("en", "غضبوا", ".تابوقعب"), ("ar", "angered", "sanctions.")]
)
async def test_an_excerpt_in_the_other_language_ends_where_that_ends(
    make_app: MakeApp, language: str, query: str, last: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *query)
        seen = unicodedata.normalize("NFKC", picture(app))
        assert last in seen and not {"\u200e", "\u200f"} & set(seen)
        await press_at_once(pilot, *["backspace"] * len(query), *("angered" if language == "en" else "غضبوا"))
        assert not {"\u200e", "\u200f"} & set(picture(app))


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_what_is_not_listed_is_said(make_app: MakeApp, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mali_tui.app.dialogs.search.MAX_RESULTS", 15)
    app = make_app(language=language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *"mali")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        wording, results = reading(app).wording, app.screen.query_one("#results", Page)
        more = {
            wording("search.more", n=group.number - len(group.found))
            for group in screen._search.groups("mali", 15, since_then=False)
            if group.number > len(group.found)
        }
        assert more and more <= {block.text for block in results.blocks}
        await press(pilot, "end", "up", "down")
        assert screen.selected_result is not None


async def test_what_is_found_outside_the_lens_is_still_listed_but_drawn_back(make_app: MakeApp) -> None:
    app = make_app("actor:goita")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f", "/")
        await press_at_once(pilot, *"wagner")
        results = app.screen.query_one("#results", Page)
        drawn_back = {
            stop.location
            for block in results.blocks
            for stop in block.links
            if any(span.style == "dimmed" for span in block.spans)
        }
        found = {stop.location for block in results.blocks for stop in block.links}
        assert drawn_back == {
            location for location in found if not reading(app).session.visible_set.contains(location)
        }
        assert drawn_back and drawn_back != found


# ── What the article doesn't say ────────────────────────────────────────────────────────────

RECORD = {"en": "nouakchott", "ar": "نواكشوط"}  # in what the record says of the event `g5-sahel`


async def choose(pilot: Pilot[None], screen: SearchScreen, kind: str) -> SearchResult:
    """Move the cursor to the first result of a kind."""
    for number, result in enumerate(screen._listed_results):
        if result.kind == kind:
            await press(pilot, *["down"] * number)
            assert screen.selected_result == result
            return result
    raise AssertionError(f"nothing of kind {kind}\n{picture(pilot.app)}")


def search_screen(pilot: Pilot[None]) -> SearchScreen:
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def listed_results(pilot: Pilot[None]) -> str:
    return "\n".join(f"{block.lead} {block.text}" for block in pilot.app.screen.query_one("#results", Page).blocks)


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (80, 24), (40, 12)], ["en", "ar"]))
async def test_the_record_is_found_under_a_heading_of_its_own_and_leads_to_its_event(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *RECORD[language])
        words = reading(app).wording
        assert words("search.groups.record") in listed_results(pilot)
        assert f"§ {words.edition.events['g5-sahel'].title}" in listed_results(pilot)
        await choose(pilot, search_screen(pilot), "record")
        await press(pilot, "enter")
        assert reading(app).location == Location("event", "g5-sahel")
        await press(pilot, "backspace")
        assert reading(app).location == Location("claim", "second-coup")


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_a_source_is_found_under_a_heading_of_its_own_and_leads_to_its_event(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    source = explainer.graph.sources[explainer.graph.events["election-date"].sources[0]]
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await paste(pilot, source.name)
        words = reading(app).wording
        assert words("search.groups.source") in listed_results(pilot)
        assert f"† {source.name}" in listed_results(pilot)
        result = await choose(pilot, search_screen(pilot), "source")
        assert explainer.graph.sources[result.id] == source
        await press(pilot, "enter")
        first, *others = explainer.events_of_source[result.id]
        assert reading(app).location == Location("event", first)
        assert "election-date" in (first, *others)


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_later_events_are_only_counted_until_since_then_is_shown(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    later = explainer.editions[language].since["ecowas-embargo"]
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await paste(pilot, later.title)
        words = reading(app).wording
        assert later.text not in listed_results(pilot) and words("search.groups.since") not in listed_results(pilot)
        assert words("search.later", n=1) in listed_results(pilot)
        assert not [result for result in search_screen(pilot)._listed_results if result.kind == "since"]
        await press(pilot, "escape")
        session = reading(app).session
        session.scope = replace(session.scope, since_then=True)
        await press(pilot, "/")
        assert words("search.groups.since") in listed_results(pilot)
        assert words("search.later", n=1) not in listed_results(pilot)
        await choose(pilot, search_screen(pilot), "since")
        preview = app.screen.query_one("#preview", Page)
        assert later.title in [block.text for block in preview.blocks]
        await press(pilot, "enter")
        assert reading(app).location == Location("since", "ecowas-embargo")
        await press(pilot, "backspace")
        assert reading(app).location == Location("claim", "second-coup")


async def test_results_are_named_in_words_for_screen_readers(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", state=State(plain=True))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await press_at_once(pilot, *RECORD["en"])
        assert "public record: " in listed_results(pilot)
        await press(pilot, "escape", "/")
        await press_at_once(pilot, *["backspace"] * len(RECORD["en"]), *"tass")
        assert "source: TASS" in listed_results(pilot)
