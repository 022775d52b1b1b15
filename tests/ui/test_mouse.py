"""Everything that the keys do can be done with the mouse: each thing is clicked where it is seen."""

from __future__ import annotations

import pytest
from rich.style import Style
from screen import MakeApp, press, reading, settle, top_key, wait_until
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList
from thorough import one_of

from mali_tui.app.app import MaliApp
from mali_tui.app.dialogs.bookmarks import BookmarksScreen
from mali_tui.app.dialogs.help import HelpScreen
from mali_tui.app.dialogs.note import NoteScreen
from mali_tui.app.dialogs.search import SearchScreen
from mali_tui.app.matrix.grid import GridCell
from mali_tui.app.matrix.matrix import Matrix
from mali_tui.app.page.page import Page
from mali_tui.app.views.map.map_widget import Map
from mali_tui.reading.location import Location

SIZE = (120, 36)


def spot(app: MaliApp, key: str, value: object, inside: Widget | None = None) -> tuple[int, int]:
    """A cell of the screen that stands for something."""
    region = inside.region if inside else app.screen.region
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if segment.style and segment.style.meta.get(key) == value and region.contains(x, y):
                return x, y
            x += segment.cell_length
    raise AssertionError(f"nothing on the screen is {key}={value}")


async def click(pilot: Pilot[None], where: tuple[int, int]) -> None:
    await pilot.click(offset=where)
    await settle(pilot)


async def wheel(pilot: Pilot[None], widget: Widget) -> None:
    """Turn the wheel a notch down over a widget."""
    x, y = widget.region.x + 5, widget.region.y + 3
    pilot.app.screen._forward_event(events.MouseScrollDown(widget, x, y, 0, 1, 0, False, False, False, x, y))
    await settle(pilot)


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_the_header_and_the_key_bar(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(140, 36)) as pilot:
        await settle(pilot)
        for view in ("timeline", "actors", "evidence", "map", "sections"):
            await click(pilot, spot(app, "action", f"view('{view}')"))
            assert reading(app).current_view.id == view
        await click(pilot, spot(app, "action", "step_claim(1)"))
        assert reading(app).location.kind == "claim"
        await click(pilot, spot(app, "action", "follow"))
        assert reading(app).location.kind == "event"
        await click(pilot, spot(app, "action", "back"))
        assert reading(app).location.kind == "claim"
        await click(pilot, spot(app, "action", "language"))
        assert reading(app).wording.edition.code != language
        await click(pilot, spot(app, "action", "search"))
        assert isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_tabs_rows_and_the_wheel(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(50, 20)) as pilot:
        await settle(pilot)
        view = reading(app).current_view
        article = view.pane("content")
        at = article.scroll_offset.y
        await wheel(pilot, article)
        assert article.scroll_offset.y > at
        await click(pilot, spot(app, "action", "focus_pane('outline')"))
        assert view.active == "outline"
        outline = view.pane("outline")
        row = next(i for i, link in outline._links if link.location == Location("section", "shifts/new-allies"))
        await click(pilot, spot(app, "link_number", row, outline))
        assert reading(app).location == Location("section", "shifts/new-allies")
        assert top_key(article) == "new-allies"


async def test_links_of_a_card_the_matrix_and_the_map(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        links = reading(app).current_view.pane("links")
        await click(pilot, spot(app, "link_number", 0, links))
        assert reading(app).location == Location("event", "coup-2021")
        await press(pilot, "backspace", "4")
        matrix = reading(app).current_view.query_one(Matrix)
        cell = GridCell(matrix.cursor.row + 1, -1)
        await click(pilot, spot(app, "cell", (cell.row, cell.column), matrix))
        assert matrix.cursor == cell
        await click(pilot, spot(app, "cell", (cell.row, cell.column), matrix))
        assert reading(app).current_view.id == "sections"
        await press(pilot, "5")
        shown = reading(app).current_view.query_one(Map)
        await click(pilot, spot(app, "place", "kidal", shown))
        assert reading(app).wording.explainer.graph.events[reading(app).location.id].place == "kidal"
        await click(pilot, spot(app, "place", "kidal", shown))
        assert reading(app).current_view.id == "timeline"


async def test_a_click_beside_a_dialog_closes_it_and_one_inside_does_not(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key, screen in (("?", HelpScreen), ("/", SearchScreen), ("M", BookmarksScreen), ("i", NoteScreen)):
            await press(pilot, key)
            assert isinstance(app.screen, screen)
            await click(pilot, (60, 18))
            assert isinstance(app.screen, screen)
            await click(pilot, (1, 1))
            assert app.screen_stack == [reading(app)], key
            assert reading(app).location == Location("claim", "second-coup")


async def test_what_dialogs_offer_can_be_clicked(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"a note")
        await click(pilot, spot(app, "action", "keep"))
        assert app.session.state.bookmarks == {"claim:second-coup": "a note"}
        await press(pilot, "enter", "M")
        listed = app.screen.query_one(Page)
        await click(pilot, spot(app, "link_number", 0, listed))
        assert reading(app).location == Location("claim", "second-coup")
        await press(pilot, "M")
        await click(pilot, spot(app, "action", "delete"))
        assert app.session.state.bookmarks == {}
        await click(pilot, spot(app, "action", "dismiss"))
        await press(pilot, "/", *"wagner")
        results = app.screen.query_one("#results", Page)
        await click(pilot, spot(app, "link_number", 0, results))
        assert reading(app).location == Location("actor", "wagner")
        await press(pilot, "ctrl+p")
        await wait_until(
            pilot,
            lambda: app.screen.query(OptionList) and app.screen.query_one(OptionList).option_count,
            "commands in the palette",
        )
        await pilot.click(offset=(1, 34))
        await settle(pilot)
        assert app.screen is reading(app)


@pytest.mark.parametrize(
    ("address", "kind", "meaning"),
    [
        ("claim:second-coup", Page, {"link_number": 9999}),
        ("", Matrix, {"cell": (9999, 0)}),
        ("", Matrix, {"cell": (0, 9999)}),
    ],
)
async def test_a_click_on_what_has_gone_since_the_last_frame_does_nothing(
    make_app: MakeApp, address: str, kind: type[Page | Matrix], meaning: dict[str, object]
) -> None:
    app = make_app(address)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *([] if address else ["4"]))
        pane = reading(app).current_view.query_one("#content", kind)
        click = events.Click(pane, 5, 5, 0, 0, 1, False, False, False)
        click.style = Style.from_meta(meaning)
        pane.post_message(click)
        await settle(pilot)
        assert app.fatal_error is None
