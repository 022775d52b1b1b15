"""The list of what came of the forecasts: hidden at first, and from it to the sentence and to the later event."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, picture, press, reading, settle
from thorough import IS_THOROUGH, combinations, one_of

from mali_tui.app.app import MaliApp
from mali_tui.app.page.page import Page
from mali_tui.app.views.evidence.view import EvidenceView
from mali_tui.content.explainer import Explainer
from mali_tui.content.forecasts import Forecast, forecasts
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import OutcomeKind
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State
from mali_tui.symbols import OUTCOME_SIGNS

LANGUAGES = ("en", "ar")
SIZES = ((160, 48), (120, 36), (80, 24), (40, 12))
TO_THE_LIST = ("4", "tab", "tab")
COUNTS: dict[OutcomeKind, int] = {"happened": 6, "partly": 4, "did-not-happen": 1}
"""As in `content/graph.yaml`; a row that a claim and an event share counts once."""
ROWS = forecasts(load(find_content()))


def outcomes(app: MaliApp) -> Page:
    """The list, which must have the focus."""
    view = reading(app).current_view
    assert isinstance(view, EvidenceView)
    assert view.active == "outcomes" and app.focused is view.pane("outcomes")
    return view.pane("outcomes")


def words(page: Page) -> str:
    return "\n".join(block.text for block in page.blocks)


def location_of(row: Forecast) -> Location:
    return Location("claim", row.claim) if row.claim else Location("event", row.event or "")


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_no_outcome_shows_until_since_then_is_on(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST)
        page, wording = outcomes(app), reading(app).wording
        assert wording("outcomes.hidden") in words(page)
        assert not any(sign in picture(app) for sign in OUTCOME_SIGNS.values())
        for later in explainer.editions[language].since.values():
            assert later.title not in words(page)
        await press(pilot, "s")
        assert outcomes(app) is page
        assert wording("outcomes.hidden") not in words(page)
        for row in ROWS:
            assert wording.name(Location("since", row.later or "")) in words(page)
        await press(pilot, "s")
        assert wording("outcomes.hidden") in words(page)


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_the_outcomes_are_counted_by_sign_and_word(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s")
        page, wording = outcomes(app), reading(app).wording
        assert wording("outcomes.rows", n=len(ROWS)) == page.blocks[0].text
        for outcome, number in COUNTS.items():
            assert (
                f"{OUTCOME_SIGNS[outcome]}\u00a0{wording(f'since.outcomes.{outcome}')}: {number}"
                in page.blocks[1].text
            )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_row_leads_to_its_sentence_and_its_later_event_and_back(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    """Each in one of the languages, or every second: where it leads, no language changes."""
    step = len(LANGUAGES) * (1 if IS_THOROUGH else 2)
    first, *others = ROWS[LANGUAGES.index(language) :: step]
    app = make_app(str(location_of(first)), language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s")
        screen = reading(app)
        for row in (first, *others):
            here, later = location_of(row), Location("since", row.later or "")
            while row is not first and outcomes(app).current != here:
                before = outcomes(app).cursor
                await press(pilot, "down")
                assert outcomes(app).cursor != before, f"there is no row of {here}"
            assert outcomes(app).current == here
            await press(pilot, "enter")
            assert screen.current_view.id == "sections"
            claim = screen.location.id
            assert screen.location.kind == "claim"
            assert claim == row.claim or row.event in explainer.graph.claims[claim].events
            await press(pilot, "backspace")
            assert outcomes(app).current == here
            await press(pilot, "down")
            assert outcomes(app).current == later == screen.location
            await press(pilot, "enter")
            assert screen.location == later and screen.current_view.id == "timeline"
            await press(pilot, "backspace")
            assert outcomes(app).current == later


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_below_a_row_stand_outcome_date_and_strongest_source(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s")
        page, wording = outcomes(app), reading(app).wording
        keys = [block.key for block in page.blocks]
        at = keys.index("claim:timbuktu-next")
        outcome, source = page.blocks[at + 1 : at + 3]
        assert outcome.lead.strip() == OUTCOME_SIGNS["happened"]
        assert outcome.text.startswith(wording.outcome("happened"))
        assert wording.date("2021-12-14", short=True) in outcome.text
        strongest = explainer.graph.sources[explainer.graph.since["timbuktu-handed-over"].sources[0]]
        assert strongest.name in source.text
        assert source.web_links[0].url == strongest.url


async def test_the_cut_off_hides_all_outcomes_and_says_so(make_app: MakeApp) -> None:
    app = make_app("claim:timbuktu-next")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s", "c")
        page, wording = outcomes(app), reading(app).wording
        assert wording("since.after_cutoff") in words(page)
        assert not [link for block in page.blocks for link in block.links if link.location.kind == "since"]
        await press(pilot, "escape")
        assert [link for block in page.blocks for link in block.links if link.location.kind == "since"]


async def test_the_lens_leaves_its_own_rows_and_counts_the_others(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("actor:lavrov")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f", *TO_THE_LIST, "s")
        page, wording = outcomes(app), reading(app).wording
        shown = {block.key for block in page.blocks if block.key.startswith(("claim:", "event:"))}
        inside = {
            str(location_of(row))
            for row in ROWS
            if (row.claim or "") in explainer.claims_of_actor["lavrov"]
            or (row.claim is None and (row.event or "") in explainer.events_of_actor["lavrov"])
        }
        assert shown == inside == {"claim:lavrov-to-visit"}
        assert page.blocks[0].text == wording("outcomes.rows", n=1)
        assert wording("outcomes.missing", n=len(ROWS) - 1) in words(page)


async def test_n_and_p_walk_the_rows_and_the_matrix_follows(make_app: MakeApp) -> None:
    app = make_app("claim:timbuktu-next")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s", "n")
        assert reading(app).location == outcomes(app).current == Location("claim", "militants-may-exploit")
        view = reading(app).current_view
        assert isinstance(view, EvidenceView)
        assert view.matrix.current == Location("claim", "militants-may-exploit")
        await press(pilot, "p", "p")
        assert reading(app).location == Location("claim", "lavrov-to-visit")


async def test_the_language_changes_in_the_same_row_though_two_have_the_same_later_event(make_app: MakeApp) -> None:
    app = make_app("claim:mali-corridor")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s", "down")
        page = outcomes(app)
        cursor = page.cursor
        assert page.current == Location("since", "russians-in-burkina-faso")
        await press(pilot, "l")
        assert outcomes(app).cursor == cursor and page.cursor_visible
        assert reading(app).wording.edition.since["russians-in-burkina-faso"].title in words(page)


async def test_hiding_since_then_at_a_later_event_stays_in_the_list(make_app: MakeApp) -> None:
    app = make_app("claim:timbuktu-next")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s", "down", "s")
        assert reading(app).current_view.id == "evidence"
        assert reading(app).location == Location("claim", "timbuktu-next")
        assert not reading(app).session.scope.since_then


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_a_row_is_copied_and_labelled_as_any_other(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:timbuktu-next", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s", "y")
        assert reading(app).wording.edition.claims["timbuktu-next"] in app.clipboard
        await press(pilot, "down", "y")
        assert reading(app).wording.edition.since["timbuktu-handed-over"].title in app.clipboard
        await press(pilot, "o")
        targets = reading(app).link_hints.targets or {}
        assert {number for pane, number in targets.values() if pane is outcomes(app)}


async def test_a_click_on_a_row_leads_to_the_sentence(make_app: MakeApp) -> None:
    app = make_app("claim:timbuktu-next")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, *TO_THE_LIST, "s")
        page = outcomes(app)
        row = next(y for y, line in enumerate(lines(app)) if "Terrorist groups may exploit" in line)
        await pilot.click(offset=(page.content_region.x + 10, row))
        await settle(pilot)
        assert reading(app).current_view.id == "sections"
        assert reading(app).location == Location("claim", "militants-may-exploit")


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_in_words_alone_the_outcomes_stand_at_the_end_of_the_evidence(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:timbuktu-next", language, State(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        wording = reading(app).wording

        def banner_text() -> str:
            return words(reading(app).current_view.query_one("#content", Page))

        assert wording("outcomes.hidden") in banner_text()
        await press(pilot, "s")
        assert wording("outcomes.hidden") not in banner_text()
        assert f"{wording.outcome('did-not-happen')}{wording('print.comma')}" in banner_text()
        assert not any(sign in banner_text() for sign in OUTCOME_SIGNS.values())
        await press(pilot, "c")
        assert wording("since.after_cutoff") in banner_text()
