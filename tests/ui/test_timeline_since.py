"""With "since then" on, timeline and map go on past the article's day, set off by lines, signs and words."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, picture, press, reading, settle
from textual.app import App
from thorough import combinations, one_of

from mali_tui.app.views.map.map_widget import Map
from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State
from mali_tui.symbols import LATER_SIGN, OUTCOME_SIGNS

LANGUAGES = ("en", "ar")
SIZES = ((120, 36), (80, 24), (40, 12))


def axis_of(app: App[None]) -> TimeAxis:
    return app.screen_stack[0].query_one(TimeAxis)


def drawn_events(app: App[None]) -> set[str]:
    """The keys of the events on the axis."""
    return {id for bar in axis_of(app).picture.bars for id in bar.ids}


def drawn_dimly(app: App[None]) -> set[str]:
    return {id for bar in axis_of(app).picture.bars if bar.is_dimmed for id in bar.ids}


def row_text(app: App[None], row: int) -> str:
    """A row of the axis, from the earliest to the latest."""
    return "".join(piece.text for piece in axis_of(app).picture.rows[row])


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_the_axis_goes_on_past_the_day_of_the_article_on_another_line_with_a_name(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    keys = {f"since:{id}" for id in explainer.graph.since}
    app = make_app("event:coup-2021", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert not keys & drawn_events(app)
        before = axis_of(app).times_end
        await press(pilot, "s")
        assert drawn_events(app) == keys | set(explainer.graph.events)
        assert axis_of(app).times_end > before
        today = axis_of(app).picture.today
        assert today is not None
        line = row_text(app, -2 if size[1] > 12 else 0)
        assert "┄" in line[today + 1 :] and "─" not in line[today + 1 :]
        assert "┄" not in line[:today]
        names = {piece.text for row in axis_of(app).picture.rows for piece in row if piece.style == "later-name"}
        assert len(names) == 1 and names <= {*app_words(app, language)}
        await press(pilot, "s")
        assert not keys & drawn_events(app)
        assert axis_of(app).times_end == before


def app_words(app: App[None], language: str) -> tuple[str, ...]:
    wording = reading(app).wording.for_language(language)  # type: ignore[arg-type]
    until = wording.since_until(short=True)
    return wording("axis.later", date=until), wording("since.word"), wording("axis.later_shortest")


@pytest.mark.parametrize(("language", "later", "earlier"), [("en", "right", "left"), ("ar", "left", "right")])
async def test_the_keys_of_the_axis_lead_on_to_the_later_events_and_back(
    make_app: MakeApp, explainer: Explainer, language: str, later: str, earlier: str
) -> None:
    last = [*explainer.graph.events][-1]
    first_later, *_, last_later = explainer.graph.since
    app = make_app(f"event:{last}", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "shift+tab", "shift+tab")
        assert app.focused is axis_of(app)
        await press(pilot, later)
        assert reading(app).location == Location("since", first_later)
        lit = {id for row in axis_of(app).picture.rows for p in row if p.style == "lit" for id in p.events}
        assert f"since:{first_later}" in lit
        await press(pilot, earlier)
        assert reading(app).location == Location("event", last)
        await press(pilot, "end")
        assert reading(app).location == Location("since", last_later)
        await press(pilot, "z")
        window = axis_of(app).window
        assert window.length < axis_of(app).times_end / 4
        assert window.end == pytest.approx(axis_of(app).times_end, abs=100)


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_the_list_has_them_under_a_heading_of_their_own_and_enter_and_backspace_lead_there_and_back(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("event:lavrov-visit-planned", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        outline = reading(app).current_view.pane("outline")
        keys = [block.key for block in outline.blocks]
        assert [key for key in keys if key.startswith("since:")] == [f"since:{id}" for id in explainer.graph.since]
        heading = app.wording("since.list_heading", date=app.wording.since_until(short=True))
        texts = [block.text for block in outline.blocks]
        assert texts.index(heading) == keys.index("event:election-date") + 1
        visit = outline.blocks[keys.index("event:lavrov-visit-planned")]
        assert visit.text.endswith(f" · {OUTCOME_SIGNS['happened']}\u00a0{app.wording.outcome('happened')}")
        vote = outline.blocks[keys.index("event:election-date")]
        assert vote.text.endswith(
            f" · {OUTCOME_SIGNS['did-not-happen']}\u00a0{app.wording.outcome('did-not-happen')}"
        )
        await press(pilot, "shift+tab", "end", "enter")
        last = [*explainer.graph.since][-1]
        assert reading(app).location == Location("since", last)
        content = reading(app).current_view.pane("content")
        assert app.focused is content
        await press(pilot, "n", "enter")
        assert reading(app).location.kind == "claim"
        await press(pilot, "backspace")
        assert reading(app).location == Location("since", last)


async def test_lens_and_cut_off_dim_later_events_too(make_app: MakeApp, explainer: Explainer) -> None:
    later = explainer.graph.since
    app = make_app("event:lavrov-visit-planned")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "c")
        assert {f"since:{id}" for id in later} <= drawn_dimly(app)
        await press(pilot, "]", "]")
        here = app.session.scope.cutoff
        assert here is None or here.iso == "2021-12-23"
        assert "2025" not in lines(app)[1] and "2 later events" in lines(app)[1]
        is_dimmed = drawn_dimly(app)
        assert "since:timbuktu-handed-over" not in is_dimmed and "since:lavrov-in-bamako" in is_dimmed
        assert "timbuktu-evacuation" not in is_dimmed and "lavrov-visit-planned" in is_dimmed
        await press(pilot, "s")
        assert app.session.scope.cutoff is not None
        assert app.session.scope.cutoff.iso == "2021-11-23"


async def test_the_axis_of_an_actor_has_its_later_events(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("actor:goita")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert LATER_SIGN not in picture(app)
        await press(pilot, "s")
        assert LATER_SIGN in picture(app)
        assert explainer.since_of_actor["goita"]


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_on_the_map_later_events_count_at_their_place_with_a_sign_of_their_own(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("event:election-date", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "s", "n")
        first = next(id for id, later in explainer.graph.since.items() if later.place)
        assert reading(app).location == Location("since", first)
        place = explainer.graph.since[first].place
        shown = reading(app).current_view.pane_widget("content")
        assert isinstance(shown, Map)
        assert {mark.place.id: mark.place.sign for mark in shown.picture.marks}[str(place)] == LATER_SIGN
        legend = [label.text for label in shown.picture.labels if label.place is None]
        assert any(LATER_SIGN in text and app.wording("since.word") in text for text in legend)
        outline = {block.key: block.text for block in reading(app).current_view.pane("outline").blocks}
        assert f"since:{first}" in outline
        assert outline["event:timbuktu-evacuation"].endswith(app.wording.outcome("happened"))
        await press(pilot, "p")
        assert reading(app).location.kind == "event"
        await press(pilot, "n", "enter")
        assert reading(app).current_view.id == "timeline"
        assert reading(app).location == Location("since", first)
        await press(pilot, "backspace")
        assert reading(app).current_view.id == "map"


@pytest.mark.parametrize(("view", "language"), combinations(["2", "5"], LANGUAGES))
async def test_in_words_alone_timeline_and_map_list_later_events_and_outcomes_without_signs(
    make_app: MakeApp, explainer: Explainer, language: str, view: str
) -> None:
    app = make_app("event:lavrov-visit-planned", language, State(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, view)
        page = reading(app).current_view.pane("content")
        titles = {text.title for text in explainer.editions[language].since.values()}
        assert not titles & {block.text for block in page.blocks}
        await press(pilot, "s")
        assert titles <= {block.text for block in page.blocks}
        signs = (LATER_SIGN, *OUTCOME_SIGNS.values())
        assert not [block.text for block in page.blocks if any(sign in block.text + block.lead for sign in signs)]
        assert any(app.wording.outcome("did-not-happen") in block.text for block in page.blocks)
