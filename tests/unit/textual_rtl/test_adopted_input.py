"""Textual's own field in an app with the layer is typed in as `BidiInput` is; masks run from the left."""

from __future__ import annotations

from typing import Any

import pytest
from screen import settle
from textual.app import App, ComposeResult
from textual.suggester import SuggestFromList
from textual.widgets import Input, MaskedInput

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl import TextDirection, install
from mali_tui.textual_rtl.bidi_input import BidiInput

WIDTH = 30


class Search(Input):
    """Somebody's own field, that takes Enter."""

    entered = ""

    async def action_submit(self) -> None:
        """Keep what was entered."""
        self.entered = self.value


class Form(App[Any]):
    """Fields of the stock kind, of a kind derived from it, and with a mask."""

    CSS = "Input { border: none; padding: 0; height: 1 } Input:focus { border: none }"

    def compose(self) -> ComposeResult:
        """The fields."""
        yield Input(suggester=SuggestFromList(["سلام عليكم"]), placeholder="اكتب هنا", select_on_focus=False)
        yield Search()
        yield MaskedInput("99-99;0", value="12-34")


def row_of(app: App[Any], widget: Input) -> str:
    return app.screen._compositor.render_strips()[widget.region.y].text


@pytest.mark.parametrize("direction", ["rtl", "auto", "ltr"])
async def test_a_field_is_typed_in_and_edited_in_the_middle(direction: TextDirection) -> None:
    app = Form()
    install(app, direction)
    async with app.run_test(size=(WIDTH, 6)) as pilot:
        await settle(pilot)
        field = app.query_one(Input)
        assert isinstance(field, BidiInput) and type(field).__name__ == "Input"
        assert field.cursor_blink
        assert layout_line("اكتب هنا", "rtl", False).drawn.strip()[:-1] in row_of(app, field)
        for letter in "سلام لا":
            await pilot.press(letter)
        await settle(pilot)
        assert field.direction == "rtl"
        assert field._suggestion in ("", "سلام عليكم")
        assert row_of(app, field).rstrip().endswith(layout_line("سلام لا", "rtl", False).drawn.strip())
        x, y = field.cursor_screen_offset
        await pilot.press("right")
        assert field.cursor_screen_offset == (x + 1, y)
        assert field.cursor_position == 5  # before lam-alif, which is one cell
        await pilot.press("home", "left", "left", "x")
        assert field.value == "سلاxم لا"
        await pilot.press("backspace", "end", "shift+right")
        assert field.selected_text == "لا"
        await pilot.click(field, offset=(WIDTH - 1, 0))
        assert field.cursor_position == 0


async def test_a_latin_field_is_textuals_and_a_mask_runs_from_the_left() -> None:
    app = Form()
    install(app, "rtl")
    async with app.run_test(size=(WIDTH, 6)) as pilot:
        await settle(pilot)
        search, mask = app.query_one(Search), app.query_one(MaskedInput)
        search.focus()
        await pilot.press(*"abc", "left", "x", "enter")
        assert (search.value, search.entered) == ("abxc", "abxc")
        await settle(pilot)
        assert row_of(app, search).startswith("abxc")
        assert not isinstance(mask, BidiInput)
        assert row_of(app, mask).startswith("12-34")
