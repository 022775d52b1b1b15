"""The field: arrows move as they point, the cursor is one cell, and the mouse hits what is seen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from mouse import click
from screen import press, settle
from textual import events
from textual.app import App, ComposeResult
from textual.widgets.input import Selection

from mali_tui.rtl.line_layout import Direction
from mali_tui.rtl.shaping import ZWJ, ZWNJ
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.bidi_input import BidiInput

WIDTH = 24
ARABIC, MIXED, LATIN = "سلام لا لأ", "قال abc def ثم 12", "say لا to it"


class Form(Directed, App[Any]):
    """A field in an Arabic or an English screen."""

    CSS = "BidiInput { border: none; padding: 0; height: 1; }"

    def __init__(self, value: str, side: Direction) -> None:
        super().__init__()
        self.set_up_direction(side)
        self.value = value

    def compose(self) -> ComposeResult:
        yield BidiInput(self.value, select_on_focus=False)

    @property
    def field(self) -> BidiInput:
        """The field."""
        return self.query_one(BidiInput)


def glyphs(app: Form) -> list[tuple[str, bool]]:
    """The glyphs of the field's line and whether each has the colours of the cursor."""
    [row, *_] = app.screen._compositor.render_strips()
    cursor = app.field.get_component_rich_style("input--cursor").bgcolor
    lit = [(segment.text, segment.style is not None and segment.style.bgcolor == cursor) for segment in row]
    return [(glyph, is_lit) for text, is_lit in lit for glyph in text]


def lit_columns(app: Form) -> list[int]:
    return [column for column, (_, lit) in enumerate(glyphs(app)) if lit]


@pytest.mark.parametrize("value", [ARABIC, MIXED, LATIN, "مُدَرِّس", "שלום abc", ""])
@pytest.mark.parametrize("side", ["rtl", "ltr"])
async def test_arrows_move_as_they_point_and_the_cursor_is_one_cell(value: str, side: Direction) -> None:
    app = Form(value, side)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        positions = app.field._visual_positions()  # from left to right
        app.field.cursor_position = positions[-1]
        await settle(pilot)
        for key, by in (("left", -1), ("right", 1)):
            seen = lit_columns(app)
            for _ in positions:  # once more than there are steps: at the end nothing moves
                await press(pilot, key)
                [column] = lit_columns(app)
                assert app.field.cursor_screen_offset.x == column
                seen.append(column)
            steps = [after - before for before, after in pairwise(seen)]
            assert steps == [by] * (len(positions) - 1) + [0], seen
            assert app.field.cursor_position == positions[0 if by < 0 else -1]


@pytest.mark.parametrize("side", ["rtl", "ltr"])
async def test_it_can_be_made_with_digits_and_signs_alone(side: Direction) -> None:
    app = Form("12 '", side)
    async with app.run_test(size=(WIDTH, 4)):
        assert app.field.direction == side


async def test_the_cursor_on_lam_alif_is_on_its_one_cell() -> None:
    app = Form("سلام", "rtl")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        for position in (1, 2):  # on lām, and between lām and alif
            app.field.cursor_position = position
            await settle(pilot)
            assert [glyph for glyph, lit in glyphs(app) if lit] == ["\ufefc"]


@pytest.mark.parametrize("value", [ARABIC, MIXED, LATIN, "م" * 60 + " abc", "abc " * 20])
@pytest.mark.parametrize("side", ["rtl", "ltr"])
async def test_a_click_hits_what_is_seen(value: str, side: Direction) -> None:
    app = Form(value, side)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        before = [glyph for glyph, _ in glyphs(app)]
        seen = [column for column in range(WIDTH) if before[column] != " "]
        hit = 0
        for column in seen:
            await click(pilot, (app.field.region.x + column, app.field.region.y))
            if [glyph for glyph, _ in glyphs(app)] != before:
                break  # a click at the edge has scrolled the text
            assert lit_columns(app) == [column]
            hit += 1
        assert hit >= 5


async def test_dragging_selects_what_is_between() -> None:
    app = Form("سلام عليكم", "rtl")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await pilot.mouse_down(app.field, offset=(WIDTH - 1, 0))
        await pilot.hover(app.field, offset=(WIDTH - 5, 0))  # lām-alif is one cell
        assert app.field.selected_text == "سلام "
        await pilot.mouse_up(app.field, offset=(WIDTH - 5, 0))


async def test_an_arrow_leaves_a_selection_at_the_side_that_it_points_to() -> None:
    app = Form(ARABIC, "rtl")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        for key, position in (("left", 4), ("right", 0)):
            app.field.selection = Selection(0, 4)
            await press(pilot, key)
            assert app.field.selection == Selection.cursor(position)


async def test_shift_and_an_arrow_select_as_they_point() -> None:
    app = Form("abc", "ltr")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.field.cursor_position = 1
        await press(pilot, "shift+right")
        assert app.field.selected_text == "b"
        app.field.value = "سين"
        app.field.cursor_position = 1
        await press(pilot, "shift+left")
        assert app.field.selected_text == "ي"


async def test_words_are_passed_as_arrows_point() -> None:
    app = Form("واحد اثنان ثلاثة", "rtl")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.field.cursor_position = 0
        await press(pilot, "ctrl+left")
        assert app.field.cursor_position == 5
        await press(pilot, "ctrl+right")
        assert app.field.cursor_position == 0


@pytest.mark.parametrize("joiner", [ZWNJ, ZWJ])
async def test_joiners_can_be_typed_and_are_kept(joiner: str) -> None:
    app = Form("", "rtl")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.field.focus()
        await settle(pilot)
        for character in f"می{joiner}خواهم":
            app.field.post_message(events.Key("", character))
            await settle(pilot)
        assert app.field.value == f"می{joiner}خواهم"
        app.field.post_message(events.Paste(f"ب{joiner}ت"))
        await settle(pilot)
        assert app.field.value.endswith(f"ب{joiner}ت")


async def test_a_password_shows_neither_ligatures_nor_directions() -> None:
    app = Form("لا abc", "rtl")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.field.password = True
        await settle(pilot)
        assert "".join(glyph for glyph, _ in glyphs(app)).strip() == "•" * 6
