"""Textual's editor in an app with the layer: the mouse, selection, words and what is typed.

What is expected are constants by UAX #9, with Unicode's presentation forms.
"""

from __future__ import annotations

from editors import WIDTH, Editor, cells_in_style
from mouse import click
from screen import press, settle
from textual import events
from textual.document._document import Location, Selection

RIGHT = WIDTH - 1
MIXED = "שלום abc\nסלע"


async def test_clicks_and_drags_hit_what_is_seen() -> None:
    app = Editor("rtl", MIXED)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        hits: list[tuple[int, int, Location]] = [
            (RIGHT, 0, (0, 0)), (20, 0, (0, 3)), (18, 0, (0, 7)), (16, 0, (0, 5)), (15, 0, (0, 8)), (2, 0, (0, 8)),
            (22, 1, (1, 1)), (0, 1, (1, 3)), (22, 3, (1, 1)),
        ]  # fmt: skip
        for x, y, location in hits:
            await click(pilot, (x, y))
            assert app.area.cursor_location == location, (x, y)
        await pilot.mouse_down(app.area, offset=(RIGHT, 0))
        await pilot.hover(app.area, offset=(18, 0))
        assert app.area.selected_text == "שלום ab"
        await pilot.mouse_up(app.area, offset=(18, 0))
        await settle(pilot)
        assert cells_in_style(app, "selection_style") == [(x, 0) for x in (16, 17, 19, 20, 21, 22, 23)]
        await press(pilot, "left")  # leaves it at the end that is further to the left
        assert app.area.selection == Selection.cursor((0, 7))


async def test_it_is_hit_beside_numbers_and_when_scrolled_from_the_right() -> None:
    text = "אבגדהוזחטי " * 6 + "abc"
    app = Editor("rtl", text, soft_wrap=False, show_line_numbers=True)
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        assert app.rows()[0] == "יטחזוהדגבא יטחזוהדגבא  1"
        await click(pilot, (10, 0))
        assert app.area.cursor_location == (0, 10) and cells_in_style(app) == [(10, 0)]
        await press(pilot, "end")
        assert app.area.scroll_x > 0
        assert cells_in_style(app) == [tuple(app.cursor_position)]
        x = app.cursor_position.x
        assert app.rows()[0][x + 1 : x + 6] == "abc י"
        await press(pilot, "right", "right")
        assert app.area.cursor_location == (0, 67)  # at b: abc runs from the left
        await click(pilot, (x + 1, 0))
        assert app.area.cursor_location == (0, 66)
        await press(pilot, "home")
        assert app.area.cursor_location == (0, 0) and cells_in_style(app) == [(WIDTH - 4, 0)]


async def test_words_and_lines_are_passed_as_arrows_point() -> None:
    app = Editor("auto", "מילה שנייה\nab cd\nوَلَد می\u200cروم\nאבגדה")
    async with app.run_test(size=(WIDTH, 4)) as pilot:
        await settle(pilot)
        walk: list[tuple[str, Location]] = [
            ("ctrl+left", (0, 4)), ("ctrl+left", (0, 10)), ("ctrl+right", (0, 5)), ("ctrl+left", (0, 10)),
            ("ctrl+left", (1, 0)), ("ctrl+right", (1, 2)), ("end", (1, 5)), ("right", (2, 0)),
            # neither marks nor ZWNJ end a word
            ("ctrl+left", (2, 5)), ("ctrl+left", (2, 12)), ("ctrl+right", (2, 6)), ("home", (2, 0)), ("up", (1, 5)),
            ("down", (2, 0)), ("down", (3, 0)), ("left", (3, 1)), ("left", (3, 2)),
            # the column is kept beyond a line that ends before it
            ("up", (2, 4)), ("up", (1, 5)), ("up", (0, 2)), ("ctrl+shift+left", (0, 4)), ("shift+left", (0, 5)),
        ]  # fmt: skip
        for step, (key, location) in enumerate(walk):
            await press(pilot, key)
            assert app.area.cursor_location == location, (step, key)
        assert app.area.selected_text == "לה "


async def test_it_is_edited_in_the_middle_and_undone() -> None:
    app = Editor("rtl", "سلم abc")
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        await press(pilot, "left", "left", "ا")
        assert app.area.text == "سلام abc"
        assert app.rows()[0] == "abc \ufee1\ufefc\ufeb3".rjust(WIDTH)
        assert cells_in_style(app) == [(RIGHT - 2, 0)]  # on mim: lām-alif is one cell
        await press(pilot, "backspace")
        assert app.rows()[0] == "abc \ufee2\ufee0\ufeb3".rjust(WIDTH)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert app.area.text == "سلم abc"
        await press(pilot, "ctrl+y")
        assert "ا" in app.area.text
        app.area.text = "مُدّ می"
        await press(pilot, "delete")
        assert app.area.text == "دّ می"  # with its mark
        await press(pilot, "end")
        app.area.post_message(events.Key("", "\u200c"))
        await settle(pilot)
        await press(pilot, "خ", "up")
        assert app.area.text == "دّ می\u200cخ"
        await press(pilot, "end", "ctrl+w")
        assert app.area.text == "دّ "
        await press(pilot, "home", "alt+delete")
        assert app.area.text == " "


async def test_tabs_separate_and_an_editor_that_is_only_read_is_moved_in() -> None:
    app = Editor("rtl", "א\tab\tב", read_only=True)
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        assert app.rows()[0] == "ב  ab   א".rjust(WIDTH)
        seen = []
        for key in ("left", "left", "left", "x", "left"):
            seen.append(app.cursor_position.x)
            await press(pilot, key)
        assert seen == [23, 22, 19, 18, 18]  # a tab is one step; of ab the b is at the right
        assert app.area.text == "א\tab\tב"


async def test_what_is_suggested_goes_on_with_the_word_and_is_taken_by_the_arrow_to_it() -> None:
    app = Editor("rtl", "ל")
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        app.area.suggestion = "שון"
        await settle(pilot)
        assert app.rows()[0] == "ןושל".rjust(WIDTH)
        assert cells_in_style(app) == [(RIGHT - 1, 0)]
        await press(pilot, "left")
        assert app.area.text == "לשון"


async def test_a_placeholder_is_where_the_text_will_be() -> None:
    app = Editor("auto", "", placeholder="כתבו כאן משהו ארוך (שתי שורות)")
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        assert app.rows()[:2] == ["יתש) ךורא והשמ ןאכ ובתכ".rjust(WIDTH), "(תורוש".rjust(WIDTH)]
        assert cells_in_style(app) == [(RIGHT, 0)] and app.cursor_position.x == RIGHT
        app.area.placeholder = "Write here"
        await settle(pilot)
        assert app.rows()[0].startswith("Write here") and cells_in_style(app) == [(0, 0)]


async def test_a_rule_gives_it_a_direction() -> None:
    app = Editor("rtl", "abc")
    app._editor.add_class("letter")
    rules = {"TextArea": "ltr", ".letter": "auto"}
    app.__class__ = type("Ruled", (Editor,), {"DIRECTIONS": rules})
    app.set_up_direction("rtl")
    async with app.run_test(size=(WIDTH, 3)) as pilot:
        await settle(pilot)
        assert app.rows()[0].startswith("abc")
        await press(pilot, "home", "א")
        assert app.rows()[0] == "abcא".rjust(WIDTH)
        app.area.remove_class("letter").refresh()
        await settle(pilot)
        assert app.rows()[0].startswith("אabc")
