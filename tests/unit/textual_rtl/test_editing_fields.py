"""Textual's own fields in an app with the layer, edited in each way; and the rules that give them a direction.

What is expected are constants by UAX #9, with Unicode's presentation forms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from screen import press, settle, wait_until
from textual.app import App, ComposeResult
from textual.suggester import SuggestFromList
from textual.widgets import Input, MaskedInput

from mali_tui.textual_rtl import TextDirection, install
from mali_tui.textual_rtl.bidi_input import BidiInput

Rules = Mapping[str, TextDirection]
WIDTH = 24
RIGHT = WIDTH - 1


class Fields(App[Any]):
    """Some of Textual's fields, one below the other."""

    CSS = "Input, Input:focus { border: none; padding: 0; height: 1 }"

    def __init__(
        self, make: Callable[[], list[Input]], direction: TextDirection = "auto", rules: Rules | None = None
    ) -> None:
        super().__init__()
        self._make = make  # which takes an app that runs
        self.fields: list[Input] = []
        install(self, direction, rules)

    def compose(self) -> ComposeResult:
        """The fields."""
        self.fields = self._make()
        for field in self.fields:
            field.select_on_focus = False
        yield from self.fields

    async def on_mount(self) -> None:
        """Let nothing blink."""
        for field in self.fields:
            field.cursor_blink = False

    def run_in(self, direction: TextDirection) -> None:
        """Set the direction, which `install` has given it."""
        cast(Any, self).direction = direction

    def rows(self) -> list[str]:
        """What is seen of them."""
        return [strip.text for strip in self.screen._compositor.render_strips()][: len(self.fields)]


def cursor_cells(app: Fields) -> list[tuple[int, int]]:
    """The cells that have the colours of the cursor."""
    colour = app.fields[0].get_component_rich_style("input--cursor").bgcolor
    rows = app.screen._compositor.render_strips()
    cells = [[segment.style for segment in row for _ in segment.text] for row in rows]
    return [(x, y) for y, row in enumerate(cells) for x, style in enumerate(row) if style and style.bgcolor == colour]


async def test_what_is_dragged_over_is_selected_in_mixed_text_with_numbers() -> None:
    app = Fields(lambda: [Input("שלום abc 12, 3")])
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        [field] = app.fields  # numbers after abc are of its run from the left (W7)
        assert app.rows()[0] == "abc 12, 3 םולש".rjust(WIDTH)
        await pilot.mouse_down(field, offset=(RIGHT, 0))
        await pilot.hover(field, offset=(12, 0))
        assert field.selected_text == "שלום ab"
        await pilot.mouse_up(field, offset=(12, 0))
        await settle(pilot)
        colour = field.get_component_rich_style("input--selection").bgcolor
        row = app.screen._compositor.render_strips()[0]
        styles = [segment.style for segment in row for _ in segment.text]
        assert [x for x, style in enumerate(styles) if style and style.bgcolor == colour] == [10, 11, *range(19, 24)]
        assert cursor_cells(app) == [(12, 0)] == [tuple(app.cursor_position)]
        await press(pilot, "ש")
        assert field.value == "שc 12, 3"


async def test_words_marks_and_ligatures() -> None:
    app = Fields(lambda: [Input("وَلَد می\u200cروم سلام")])
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        [field] = app.fields
        seen = []
        await press(pilot, "home")
        for key in ("ctrl+left", "ctrl+left", "ctrl+left", "ctrl+right", "ctrl+right"):
            await press(pilot, key)
            seen.append(field.cursor_position)
        assert seen == [6, 13, 17, 13, 6]  # where words begin; neither marks nor ZWNJ begin one
        await press(pilot, "ctrl+w")
        assert field.value == "می\u200cروم سلام"
        await press(pilot, "end", "left", "right", "right")  # at the end ← goes nowhere; → over mim to lām-alif
        assert field.cursor_position == 8
        assert cursor_cells(app) == [(RIGHT - 7, 0)] and app.rows()[0][RIGHT - 7] == "\ufefc"
        await press(pilot, "shift+right")
        assert field.selected_text == "س"
        field.value = "مُدّ"
        await press(pilot, "home", "delete")
        assert field.value == "دّ"  # with its mark
        await press(pilot, "end", "backspace")
        assert field.value == "د"
        await press(pilot, "right", "ا")
        assert field.value == "اد"


async def test_a_password_shows_nothing_of_its_letters() -> None:
    app = Fields(lambda: [Input("لا يُرى", password=True), Input("abcdefg", password=True)], "rtl")
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        fields = app.fields
        assert app.rows()[0] == app.rows()[1] == "•••••••".rjust(WIDTH)
        await press(pilot, "home")
        assert cursor_cells(app) == [(RIGHT, 0)]
        for step in range(1, 4):  # also over lām and alif, and over a mark, one dot at a time
            await press(pilot, "left")
            assert cursor_cells(app) == [(RIGHT - step, 0)] == [tuple(app.cursor_position)]
            assert fields[0].cursor_position == step
        await press(pilot, "ctrl+left")
        assert fields[0].cursor_position == 7  # no hint at where words end
        app.run_in("auto")
        await settle(pilot)
        assert app.rows()[0] == app.rows()[1] == "•••••••".ljust(WIDTH)


async def test_what_is_suggested_joins_what_is_typed() -> None:
    app = Fields(lambda: [Input(suggester=SuggestFromList(["سلام abc"]))])
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        [field] = app.fields
        await press(pilot, "س", "ل")
        await wait_until(pilot, lambda: field._suggestion, "the suggestion")
        await settle(pilot)
        assert app.rows()[0] == "abc \ufee1\ufefc\ufeb3".rjust(WIDTH)
        assert cursor_cells(app) == [(RIGHT - 1, 0)] == [tuple(app.cursor_position)]  # on lām-alif, which comes next
        await press(pilot, "left")
        assert field.value == "سلام abc"
        await press(pilot, "right", "right")
        assert field.cursor_position == 6  # over a to b: abc runs from the left


async def test_a_placeholder_runs_its_own_way_where_the_screen_has_none() -> None:
    app = Fields(lambda: [Input(placeholder="כתבו כאן (שם)"), Input(placeholder="Name")])
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        assert app.rows() == ["(םש) ןאכ ובתכ".rjust(WIDTH), "Name".ljust(WIDTH)]
        assert cursor_cells(app) == [(RIGHT, 0)] == [tuple(app.cursor_position)]
        app.run_in("ltr")
        await settle(pilot)
        assert app.rows() == ["(םש) ןאכ ובתכ".ljust(WIDTH), "Name".ljust(WIDTH)]


def make_ruled() -> list[Input]:
    """Fields of which each has a rule."""
    mask = MaskedInput("99-99;0", value="12-34")
    return [Input("אבג"), Input("abc", id="own"), Input("abc", classes="auto"), mask]


async def test_rules_give_fields_a_direction_and_masks_have_their_own() -> None:
    rules: Rules = {"Input": "ltr", "#own, MaskedInput": "rtl", ".auto": "auto"}
    app = Fields(make_ruled, "rtl", rules)
    async with app.run_test(size=(WIDTH, 5)) as pilot:
        await settle(pilot)
        fields, mask = app.fields, app.fields[3]
        rows = ["גבא".ljust(WIDTH), "abc".rjust(WIDTH), "abc".ljust(WIDTH), "12-34".ljust(WIDTH)]
        assert app.rows() == rows
        await press(pilot, "home", "left")
        assert fields[0].cursor_position == 1  # from the left, too, the letters run from the right
        assert cursor_cells(app) == [(1, 0)]
        app.run_in("auto")
        await settle(pilot)
        assert app.rows() == rows
        mask.focus()
        await press(pilot, "home", "right", "9")
        assert app.rows()[3] == "19-34".ljust(WIDTH)
        assert not isinstance(mask, BidiInput)
