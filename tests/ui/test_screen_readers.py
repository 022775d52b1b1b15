"""A screen reader reads the line of the terminal's cursor: it stands at the choice, and names it as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from screen import MakeApp, lines, press, settle

from mali_tui.app import dialogs
from mali_tui.app.app import MaliApp
from mali_tui.reading.state_store import State

PLAIN = State(plain=True)
BOOKMARKS = State(plain=True, bookmarks={"claim:second-coup": "", "event:coup-2021": "", "actor:goita": ""})
CHOICES: dict[str, tuple[State, Sequence[str], Sequence[str]]] = {
    # the state, the keys that lead to a choice, and those that move on
    "search": (PLAIN, ("/", *"coup", "down"), ("down",)),
    "palette": (PLAIN, ("ctrl+p", "down"), ("down",)),
    "bookmarks": (BOOKMARKS, ("M",), ("j",)),
    "lens": (PLAIN, ("f",), ("down",)),
}


def cursor_line(app: MaliApp) -> str:
    """What a screen reader that follows the terminal's cursor reads: the cursor's line."""
    return lines(app)[app.cursor_position.y]


@pytest.mark.parametrize("dialog", CHOICES)
async def test_the_choice_is_where_the_cursor_is_and_is_told_by_a_word(make_app: MakeApp, dialog: str) -> None:
    state, opening, moving = CHOICES[dialog]
    app = make_app("claim:second-coup", "en", state)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *opening)
        first, row = cursor_line(app), app.cursor_position.y
        assert "chosen: " in first
        assert first[app.cursor_position.x :].lstrip().startswith("chosen: ")
        assert sum("chosen: " in line for line in lines(app)) == 1
        await press(pilot, *moving)
        assert "chosen: " in cursor_line(app)
        assert cursor_line(app) != first
        assert app.cursor_position.y > row
        assert sum("chosen: " in line for line in lines(app)) == 1


async def test_in_arabic_the_choice_is_told_from_the_right(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar", BOOKMARKS)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "M")
        assert cursor_line(app)[: app.cursor_position.x + 1].endswith(":ﺭﺎﺘﺨﻤﻟﺍ"[::1])


@pytest.mark.parametrize(("key", "words"), [("/", "A name, a word"), ("ctrl+p", "Search commands")])
async def test_a_dialog_with_a_field_begins_in_it(make_app: MakeApp, key: str, words: str) -> None:
    app = make_app("claim:second-coup", "en", PLAIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert words in cursor_line(app)


async def test_typing_takes_the_cursor_back_to_the_field(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", PLAIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *"coup")
        field = app.cursor_position
        assert "coup" in cursor_line(app)
        assert "chosen" not in cursor_line(app)
        await press(pilot, "down")
        assert app.cursor_position.y > field.y
        await press(pilot, "s")
        assert app.cursor_position == (field.x + 1, field.y)


async def test_a_closed_dialog_leaves_the_cursor_where_the_reader_was(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", BOOKMARKS)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        before = app.cursor_position
        for key in ("M", "?", "/", "f", "ctrl+p"):
            await press(pilot, key, "escape")
            assert app.cursor_position == before, key


async def test_a_view_is_read_from_its_first_words(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", PLAIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for key in "2345x":
            await press(pilot, key)
            assert re.search(r"\w", cursor_line(app)), key


def test_every_dialog_is_tested() -> None:
    modules = {module.stem for module in Path(dialogs.__file__).parent.glob("*.py")}
    tested = {*CHOICES, "command_palette", "help", "note"} - {"palette"}
    assert modules - {"__init__", "dialog", "export_bookmarks"} == tested


async def test_help_is_read_from_its_first_line_and_a_note_in_its_field(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", PLAIN)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "?")
        assert "Every claim carries a mark" in cursor_line(app)
        await press(pilot, "down", "down", "down")
        assert "Every claim carries a mark" not in cursor_line(app)
        await press(pilot, "escape", "i", *"seen")
        assert "seen" in cursor_line(app)


async def test_without_a_screen_reader_the_sign_stands_beside_the_choice(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "en", State(bookmarks=BOOKMARKS.bookmarks))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "M")
        assert not any("chosen" in line for line in lines(app))
        assert any("▌" in line for line in lines(app))
