"""The gallery of Textual's own widgets: it opens in each direction, and in ltr is as without the layer."""

from __future__ import annotations

from typing import Any

import pytest
from screen import press, settle
from textual import widgets
from textual.app import App
from textual.widgets import DataTable

from mali_tui.rtl.line_layout import right_to_left
from mali_tui.textual_rtl import Directed, gallery
from mali_tui.textual_rtl.gallery import NAMES, PAGES, Gallery, GalleryPages

KEYS = ["tab", "down", "right", "tab", "down", "right", "end", "left", "tab", "space", "a", "tab", "enter"]
FEW_KEYS = dict.fromkeys(("layouts", "panels"), KEYS[:2])  # pages with little to press a key for
SIZE = (90, 36)


class Plain(GalleryPages, App[None]):
    """The gallery without the layer."""


class FromTheLeft(Directed, GalleryPages, App[None]):
    """The same with it."""

    DIRECTION = "ltr"


def picture(app: App[Any]) -> list[list[tuple[str, str]]]:
    """Every cell of the screen with its style."""
    rows = app.screen._compositor.render_strips()
    return [[(glyph, words) for text, style, _ in row for words in (str(style),) for glyph in text] for row in rows]


async def pictures(app: App[Any], page: str) -> list[Any]:
    """The screen after each key."""
    seen: list[Any] = []
    app.pages = (page,)  # type: ignore[attr-defined]
    async with app.run_test(size=SIZE) as pilot:
        app.animation_level = "none"
        for field in app.query("Input"):
            field.cursor_blink = False  # type: ignore[attr-defined]
        for field in app.query("TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined]
        await settle(pilot)
        for key in FEW_KEYS.get(page, KEYS):
            await pilot.press(key)  # which waits for timers of Textual's widgets, too
            await settle(pilot)
            seen.append(picture(app))
    return seen


@pytest.mark.parametrize("page", PAGES)
async def test_from_the_left_every_cell_is_as_without_the_layer(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    latin = [f"Name {number}" for number in range(len(NAMES))]
    words: dict[str, Any] = {name: name for name in gallery.WORDS if isinstance(gallery.WORDS[name], str)}
    words |= {"pages": {name: name for name in PAGES}, "names": latin, "log": ["08:00 one", "08:01 two"]}
    words["markdown"] = "# Head\n\nWords.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
    monkeypatch.setattr(gallery, "WORDS", words)
    monkeypatch.setattr(gallery, "NAMES", latin)
    expected = await pictures(Plain(), page)
    found = await pictures(FromTheLeft(), page)
    for key, one, other in zip(KEYS, expected, found, strict=False):
        assert one == other, f"after {key}"


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
