"""Link hints: one key shows letters at every link in sight, and typing them leads there, whatever the keyboard."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, picture, press, reading, settle
from thorough import combinations

from mali_tui.app.app import MaliApp
from mali_tui.app.page.page import Page
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.locale import load_locale
from mali_tui.reading.location import Location

LATIN, ARABIC = load_locale("ar").layout, load_locale("ar").typed_by


def hint_of(app: MaliApp, pane: str, location: Location) -> str:
    """The hint at a link of a pane."""
    page = reading(app).current_view.pane(pane)  # type: ignore[arg-type]
    targets = reading(app).link_hints.targets or {}
    return next(
        hint for hint, (at, number) in targets.items()
        if at is page and page._links[number].location == location
    )  # fmt: skip


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (40, 12)], ["en", "ar"]))
async def test_every_link_in_sight_has_a_hint_and_no_text_moves(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = lines(app)
        await press(pilot, "o" if language == "en" else "خ")
        targets = reading(app).link_hints.targets
        assert targets
        pages = [page for page in reading(app).current_view.query(Page) if page.region.area]
        assert {pane for pane, _ in targets.values()} == {page for page in pages if page.links_in_sight()}
        changed = [
            new
            for old_row, new_row in zip(before[1:-1], lines(app)[1:-1], strict=True)
            for old, new in zip(old_row, new_row, strict=True)
            if old != new
        ]
        drawn = sum(map(len, targets))
        assert drawn - 3 <= len(changed) <= drawn  # a letter may stand on its like
        assert set(changed) <= set(reading(app).wording("link_hints.letters"))
        await press(pilot, "escape")
        assert lines(app) == before
        assert reading(app).location == Location("claim", "second-coup")


@pytest.mark.parametrize(("keyboard", "language"), combinations(["latin", "arabic"], ["en", "ar"]))
async def test_a_hint_leads_where_its_link_leads(make_app: MakeApp, language: str, keyboard: str) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)

        async def type_hint(pane: str, location: Location) -> None:
            await press(pilot, "o" if keyboard == "latin" else "خ")
            hint = hint_of(app, pane, location)
            typed = [LATIN.get(c, c) if keyboard == "latin" else ARABIC.get(c, c) for c in hint]
            await press(pilot, *typed)

        await type_hint("content", Location("claim", "goita-took-presidency"))
        assert reading(app).location == Location("claim", "goita-took-presidency")
        await type_hint("content", Location("actor", "reuters"))
        assert reading(app).location == Location("actor", "reuters")
        await press(pilot, "backspace")
        await type_hint("links", Location("event", "goita-president"))
        assert reading(app).location == Location("event", "goita-president")
        await press(pilot, "1")
        await type_hint("outline", Location("section", "conclusion"))
        assert reading(app).location == Location("section", "conclusion")


async def test_rows_of_a_matrix_have_hints_too(make_app: MakeApp, explainer: Explainer) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "o")
        targets = reading(app).link_hints.targets or {}
        order = list(explainer.graph.claims)
        hint = next(hint for hint, (_, number) in targets.items() if order[number] == "wagner-talks")
        await press(pilot, *hint)
        assert reading(app).location == Location("claim", "wagner-talks")
        assert reading(app).current_view.id == "sections"


async def test_what_is_no_hint_and_a_click_take_them_away(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        before = picture(app)
        await press(pilot, "o", "7")
        assert picture(app) == before
        await press(pilot, "o")
        await pilot.click(offset=(60, 3))
        await settle(pilot)
        assert reading(app).link_hints.targets is None
        await press(pilot, "2")
        assert reading(app).current_view.id == "timeline"
