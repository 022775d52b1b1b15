"""Textual's editor in an app with the layer: what is seen of its paragraphs, and where the cursor is.

What is expected are constants by UAX #9, with Unicode's presentation forms.
"""

from __future__ import annotations

from typing import Any

import pytest
from editors import WIDTH, Editor, Stock, cells_in_style
from screen import press, settle
from textual.app import App
from textual.document._document import Location
from textual.widgets import TextArea

from mali_tui.textual_rtl import TextDirection, install
from mali_tui.textual_rtl.bidi_text_area import BidiTextArea

HEBREW = "שלום abc 12"  # from the right: 12 goes with abc (W7)
PARAGRAPHS = f"{HEBREW}\nabc שלום!\n\n12"


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("rtl", ["abc 12 םולש".rjust(23), "!םולש abc".rjust(23), "", "12".rjust(23)]),
        ("ltr", [" םולש abc 12", " abc םולש!", "", " 12"]),
        ("auto", ["abc 12 םולש".rjust(23), " abc םולש!", "", " 12"]),
    ],
)
async def test_each_paragraph_runs_in_its_direction(direction: TextDirection, expected: list[str]) -> None:
    app = Editor(direction, PARAGRAPHS)
    app._editor.styles.padding = (0, 1)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        assert [row.rstrip() for row in app.rows()] == expected


async def test_a_paragraph_is_wrapped_first_and_its_levels_are_those_of_the_whole() -> None:
    text = "ספר abcd defgh ijklmno 12 13 סוף"  # 12 13 goes with what is from the left before it (W7)
    app = Editor("rtl", text)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        assert app.rows()[:2] == ["abcd defgh ijklmno רפס".rjust(WIDTH), "ףוס 12 13".rjust(WIDTH)]


async def test_letters_are_joined_and_the_number_and_the_bar_are_mirrored() -> None:
    app = Editor("rtl", "\n".join(["سلام"] * 12), show_line_numbers=True)
    async with app.run_test(size=(WIDTH, 6)) as pilot:
        await settle(pilot)
        assert app.rows()[0] == "\ufee1\ufefc\ufeb3  1 ".rjust(WIDTH)
        assert app.area.vertical_scrollbar.region.column_span == (0, 2)
        await press(pilot, "pagedown", "pagedown")
        assert app.rows()[-1] == "\ufee1\ufefc\ufeb3  12".rjust(WIDTH)
        app.direction = "auto"
        await settle(pilot)
        assert app.rows()[-1] == "12  " + "\ufee1\ufefc\ufeb3".rjust(WIDTH - 6) + "  "
        assert app.area.vertical_scrollbar.region.column_span == (WIDTH - 2, WIDTH)


WALKS: list[tuple[TextDirection, str, list[tuple[int, int, Location]]]] = [
    # columns from the right of the first letters, as ← is pressed; lām-alif is one cell, and abc runs the other way
    ("rtl", "سلا ab\nם", [(23, 0, (0, 0)), (22, 0, (0, 1)), (21, 0, (0, 3)), (20, 0, (0, 5)), (19, 0, (0, 4)),
                          (18, 0, (0, 6)), (23, 1, (1, 0)), (22, 1, (1, 1))]),
    # marks stand on their letters, and ZWNJ takes no cell
    ("auto", "مُدَّ می\u200cخ", [(23, 0, (0, 0)), (22, 0, (0, 2)), (21, 0, (0, 5)), (20, 0, (0, 6)), (19, 0, (0, 7)),
                            (18, 0, (0, 9)), (17, 0, (0, 10))]),
]  # fmt: skip


@pytest.mark.parametrize(("direction", "text", "path"), WALKS)
async def test_the_cursor_is_on_one_cell_and_moves_as_arrows_point(
    direction: TextDirection, text: str, path: list[tuple[int, int, Location]]
) -> None:
    app = Editor(direction, text)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        for key, steps in (("left", path), ("right", path[::-1])):
            for x, y, location in steps:
                assert cells_in_style(app) == [(x, y)]
                assert app.area.cursor_location == location
                assert tuple(app.cursor_position) == tuple(app.area.cursor_screen_offset) == (x, y)
                await press(pilot, key)


async def test_the_cursor_within_lam_alif_is_on_its_cell() -> None:
    app = Editor("ltr", "سلام")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.area.move_cursor((0, 2))
        await settle(pilot)
        assert cells_in_style(app) == [(1, 0)]


async def test_an_empty_paragraph_runs_as_the_one_before_it() -> None:
    app = Editor("auto", "متن\n\n\nabc")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        app.area.move_cursor((2, 0))
        await settle(pilot)
        assert cells_in_style(app) == [(WIDTH - 1, 2)]
        await press(pilot, "a")
        assert app.rows()[2].startswith("a ") and cells_in_style(app) == [(1, 2)]


CODE = ["x = 1", "y = \"אב!\" + 'גד'", "f(1) # הערה: (x)"]


async def test_code_runs_from_the_left_and_each_text_in_it_its_own_way() -> None:
    app = Editor("rtl", "")
    app._editor = TextArea.code_editor("\n".join(CODE))
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        expected = ["1  x = 1", "2  y = \"!בא\" + 'דג'", "3  f(1) # (x) :הרעה"]
        assert [row.rstrip() for row in app.rows()[:3]] == expected
        app.area.move_cursor((1, 5))
        await settle(pilot)
        assert cells_in_style(app) == [(10, 1)] and app.cursor_position.x == 10


class Theirs(TextArea):
    """Somebody's own editor."""

    def action_cursor_down(self, select: bool = False) -> None:
        """Stay."""


async def test_an_editor_of_somebody_elses_app_is_given_it_too() -> None:
    app = Stock("")
    app._editor = Theirs("سلام\nabc")
    install(app)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        editor = app.query_one(Theirs)
        assert isinstance(editor, BidiTextArea) and type(editor).__name__ == "Theirs"
        await press(pilot, "left", "down")
        assert editor.cursor_location == (0, 1)
        assert editor.cursor_screen_offset.x == WIDTH - 2


LATIN = "one two,\tthree 12\n\n  four five six seven\nlast (line)"
KEYS = ["right", "down", "ctrl+right", "shift+right", "end", "down", "x", "home", "ctrl+z", "pagedown", "left",
        "shift+up", "ctrl+left", "delete", "alt+delete", "ctrl+w", "enter", "up", "up"]  # fmt: skip


@pytest.mark.parametrize("options", [{}, {"soft_wrap": False, "show_line_numbers": True}])
@pytest.mark.parametrize("direction", ["ltr", "auto"])
async def test_with_nothing_from_the_right_it_is_textuals(direction: TextDirection, options: dict[str, Any]) -> None:
    seen = []
    apps: list[App[Any]] = [Stock(LATIN, **options), Editor(direction, LATIN, **options)]
    for app in apps:
        steps = []
        async with app.run_test(size=(16, 4)) as pilot:
            await settle(pilot)
            for key in KEYS:
                await press(pilot, key)
                rows = app.screen._compositor.render_strips()
                picture = [[(glyph, str(segment.style)) for segment in row for glyph in segment.text] for row in rows]
                steps.append((key, picture, app.cursor_position, app.query_one(TextArea).selection))
        seen.append(steps)
    assert seen[0] == seen[1]
