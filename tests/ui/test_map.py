"""The map: stepping through the events lights up their places, large in its own view and small beside an event."""

from __future__ import annotations

import pytest
from mouse import click
from screen import MakeApp, lines, picture, press, reading, resize, settle
from textual.app import App
from thorough import combinations, one_of

from mali_tui.app.views.map.map_widget import Map
from mali_tui.app.views.map.places import BASE_OCCUPIED, BASE_VACATED, placed_events
from mali_tui.app.views.map.view import MapView
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location
from mali_tui.rtl.line_layout import layout_line

LANGUAGES = ("en", "ar")
SIZES = ((160, 48), (120, 36), (80, 24), (40, 12))
BASES = {"kidal-handover": "kidal", "tessalit-handover": "tessalit", "timbuktu-evacuation": "timbuktu"}


def visual_text(text: str, direction: str) -> str:
    """A text as it looks on the screen in the language's direction."""
    return layout_line(text, "rtl" if direction == "rtl" else "ltr", False).drawn.strip()


def large(app: App[None]) -> Map:
    """The map of the map view."""
    view = app.screen_stack[0].query_one(MapView)
    return view.map


def highlighted_places(shown: Map) -> set[str]:
    """The places that are drawn as lit."""
    return {piece.place for row in shown.picture.rows for piece in row if piece.style == "lit"}


@pytest.mark.parametrize(("size", "language"), combinations(SIZES, LANGUAGES))
async def test_the_map_opens_at_the_event_and_names_its_place(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app("event:kidal-handover", language=language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "5")
        assert reading(app).location == Location("event", "kidal-handover")
        assert large(app).event_id == "kidal-handover"
        assert highlighted_places(large(app)) == {"kidal"}
        edition = explainer.editions[language]
        left = large(app).content_region.x
        drawn = [row[left : left + large(app).content_region.width] for row in lines(app)]
        assert any(visual_text(edition.places["kidal"], edition.direction) in row for row in drawn)
        assert any("\u2801" <= character <= "\u28ff" for row in drawn for character in row)


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_stepping_walks_the_placed_events_and_shows_the_bases_being_left(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("event:kidal-handover", language=language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5")
        placed = placed_events(explainer)
        left: list[str] = []
        for event in placed[placed.index("kidal-handover") :]:
            assert reading(app).location == Location("event", event)
            assert highlighted_places(large(app)) == {explainer.graph.events[event].place}
            happened = explainer.graph.events[event].status == "happened"
            left += [BASES[event]] if event in BASES and happened else []
            marks = {mark.place.id: mark.place for mark in large(app).picture.marks}
            assert [base for base in BASES.values() if marks[base].sign == BASE_VACATED] == left
            assert {marks[base].sign for base in BASES.values()} <= {BASE_VACATED, BASE_OCCUPIED}
            assert reading(app).current_view.pane("outline").current == Location("event", event)
            await press(pilot, "n")
        assert reading(app).location == Location("event", placed[placed.index("lavrov-visit-planned")])
        await press(pilot, "p")
        assert reading(app).location == Location("event", "timbuktu-evacuation")


async def test_enter_leads_to_the_event_and_backspace_back_to_the_map(make_app: MakeApp) -> None:
    app = make_app("event:kidal-handover")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "n")
        here = reading(app).location
        await press(pilot, "enter")
        assert (reading(app).current_view.id, reading(app).location) == ("timeline", here)
        await press(pilot, "backspace")
        assert (reading(app).current_view.id, reading(app).location) == ("map", here)
        assert large(app).event_id == here.id


async def test_the_list_of_places_leads_the_map(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("event:kidal-handover")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "shift+tab", "down")
        assert reading(app).current_view.id == "map"
        assert large(app).event_id == "tessalit-handover"
        links = " ".join(block.text for block in reading(app).current_view.pane("links").blocks)
        assert explainer.editions["en"].events["tessalit-handover"].text in links


async def test_east_stays_to_the_right_when_the_language_changes(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("event:diop-visit")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "l")
        assert large(app).event_id == "diop-visit"
        moscow = visual_text(explainer.editions["ar"].places["moscow"], "rtl")
        row = next(row for row in lines(app) if moscow in row and "↗" in row)
        assert row.index(moscow) < row.index("↗")
        region = large(app).content_region
        marks = {mark.place.id: mark for mark in large(app).picture.marks}
        for place in ("bamako", "kidal"):  # drawn in the very cell, not in its mirror image
            drawn = lines(app)[region.y + marks[place].row][region.x + marks[place].column]
            assert drawn == marks[place].place.sign


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_a_small_map_stands_below_the_links_of_an_event_and_follows_the_list(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    order = list(explainer.graph.events)
    steps = order.index("tessalit-handover") - order.index("kidal-handover")
    app = make_app("event:kidal-handover", language=language)
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        small = app.screen.query_one("#where", Map)
        links = reading(app).current_view.pane("links")
        assert small.display
        assert links.virtual_size.height <= links.size.height
        assert highlighted_places(small) == {"kidal"}
        await press(pilot, "shift+tab", *["down"] * steps)
        assert reading(app).location == Location("event", "tessalit-handover")
        assert highlighted_places(small) == {"tessalit"}


async def test_the_small_map_takes_no_room_from_the_links(make_app: MakeApp) -> None:
    app = make_app("event:diop-visit")
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        for size in ((40, 12), (80, 24), (100, 48), (120, 24)):
            await resize(pilot, *size)
            assert not app.screen.query_one("#where", Map).display, size
        await resize(pilot, 160, 48)
        assert app.screen.query_one("#where", Map).display


async def test_the_title_reads_from_the_right_in_arabic_though_the_map_is_not_mirrored(make_app: MakeApp) -> None:
    app = make_app("event:terror-spread", language="ar")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await press(pilot, "5")
        region = large(app).region
        top = lines(app)[region.y][region.x : region.right]
        wording = reading(app).wording
        title = visual_text(wording.edition.events["terror-spread"].title, "rtl")
        when = visual_text(wording.when_short("terror-spread").removesuffix(" ←"), "rtl")
        assert f"← {when}" in top
        assert top.index(when) < top.index(title)
        assert top.index(title) > region.width // 2


async def test_a_click_on_a_place_shows_what_last_happened_there(make_app: MakeApp) -> None:
    app = make_app("event:timbuktu-evacuation")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await press(pilot, "5")
        mark = next(mark for mark in large(app).picture.marks if mark.place.id == "kidal")
        await pilot.click(large(app), offset=(mark.column + 1, mark.row + 1))
        await settle(pilot)
        assert reading(app).location == Location("event", "kidal-handover")
        assert reading(app).current_view.id == "map"


async def test_a_click_on_a_place_of_the_small_map_leads_to_its_event(make_app: MakeApp) -> None:
    app = make_app("event:timbuktu-evacuation")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        small = app.screen.query_one("#where", Map)
        mark = next(mark for mark in small.picture.marks if mark.place.id == "kidal")
        corner = small.content_region.offset
        await click(pilot, (corner.x + mark.column, corner.y + mark.row))
        assert reading(app).location == Location("event", "kidal-handover")
        assert highlighted_places(small) == {"kidal"}
        await press(pilot, "backspace")
        assert reading(app).location == Location("event", "timbuktu-evacuation")


async def test_an_event_without_a_place_says_so(make_app: MakeApp) -> None:
    app = make_app("event:coup-2020")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await press(pilot, "5")
        assert highlighted_places(large(app)) == set()
        said = reading(app).wording("map.nowhere")
        assert [block.text for block in reading(app).current_view.pane("links").blocks] == [said]
        assert said.split()[-1] in picture(app)
        await press(pilot, "n")
        assert highlighted_places(large(app))


@pytest.mark.parametrize("language", one_of(LANGUAGES))
async def test_the_keys_of_the_timeline_zoom_and_move_the_map(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("event:kidal-handover", language=language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "5")

        def columns() -> dict[str, int]:
            return {mark.place.id: mark.column for mark in large(app).picture.marks}

        def rows() -> dict[str, int]:
            return {mark.place.id: mark.row for mark in large(app).picture.marks}

        whole, all_rows = columns(), rows()
        assert ("- +" if language == "ar" else "+ -") in lines(app)[-1]
        await press(pilot, "+")
        assert columns()["tessalit"] - columns()["kidal"] == pytest.approx(
            2 * (whole["tessalit"] - whole["kidal"]), abs=2
        )
        await press(pilot, "-")
        assert columns() == whole
        await press(pilot, "shift+right")  # east, whatever the direction of the language
        assert columns()["kidal"] < whole["kidal"]
        await press(pilot, "shift+up", "shift+up")
        assert "kidal" not in rows() or rows()["kidal"] > all_rows["kidal"]
        await press(pilot, "z")
        assert "kidal" in columns() and "bamako" not in columns()
        placed = placed_events(explainer)
        event = next(event for event in placed if explainer.graph.events[event].place == "bamako")
        large(app)._reach(event)
        await settle(pilot)
        assert "bamako" in columns()  # it is moved to the place of another event
        await press(pilot, "0")
        assert columns() == whole


async def test_tabs_name_as_many_folded_panes_as_have_room(make_app: MakeApp) -> None:
    app = make_app("event:kidal-handover")
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "5")
        assert lines(app)[1].strip() == "▫ Places  ▪ Map  ▫"
        await resize(pilot, 44, 12)
        assert lines(app)[1].strip() == "▫ Places  ▪ Map  ▫ Events at this place"
