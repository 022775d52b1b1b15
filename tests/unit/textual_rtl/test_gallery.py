"""The gallery of Textual's own widgets: it opens in each direction."""

from __future__ import annotations

import pytest
from screen import press, settle
from textual import widgets
from textual.widgets import DataTable

from mali_tui.rtl.line_layout import right_to_left
from mali_tui.textual_rtl import gallery
from mali_tui.textual_rtl.gallery import PAGES, Gallery

SIZE = (90, 36)


@pytest.mark.parametrize("page", PAGES)
async def test_a_page_is_joined_and_ordered(page: str) -> None:
    app = Gallery("rtl")
    app.pages = (page,)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        directions = set()
        for _ in range(3):
            directions.add(app.direction)
            seen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            assert right_to_left().search(seen)
            assert not any("\u0627" <= glyph <= "\u064a" for glyph in seen), "letters that aren't joined"
            await press(pilot, "f2")
        assert len(directions) == 3


def test_it_has_every_widget_of_textual() -> None:
    assert set(vars(widgets)["__all__"]) - {"Tooltip"} <= set(vars(gallery))


async def test_a_key_sets_the_next_direction() -> None:
    app = Gallery("rtl")
    app.pages = ("signs",)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f2")
        assert app.direction != "rtl"


async def test_arrows_of_a_table_move_as_they_point() -> None:
    app = Gallery("rtl")
    app.pages = ("tables",)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        table = app.query_one(DataTable)
        table.cursor_type = "cell"
        table.focus()
        await press(pilot, "left", "left", "right")
        assert table.cursor_coordinate == (0, 1)


async def test_names_of_keys_keep_their_order() -> None:
    app = Gallery("rtl")
    app.pages = ("signs",)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        foot = app.screen._compositor.render_strips()[-1].text
        assert "^p" in foot and foot.index("^p") > foot.index("palette")


async def test_a_wide_container_begins_at_its_right_end() -> None:
    app = Gallery("rtl")
    app.pages = ("signs",)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        scrolled = app.query_one(".scrolled")
        await settle(pilot)
        assert scrolled.max_scroll_x > 0
        assert scrolled.scroll_x == scrolled.max_scroll_x
        assert app.query_one(".wide").region.right == scrolled.content_region.right


async def test_a_picture_is_left_in_order_by_a_browser() -> None:
    app = Gallery("rtl")
    app.pages = ("signs",)
    async with app.run_test(size=SIZE):
        picture = app.export_screenshot(title="\u0639")
    assert picture.count("unicode-bidi: bidi-override") == 1
    assert '-matrix"' in picture
