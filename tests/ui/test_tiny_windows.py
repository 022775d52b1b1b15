"""Whatever is over the reading screen, a window may become as small as one cell, and large again."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, press, resize, settle
from thorough import IS_THOROUGH, combinations

from mali_tui.app.dialogs.bookmarks import BookmarksScreen
from mali_tui.app.dialogs.command_palette import Palette
from mali_tui.app.dialogs.help import HelpScreen
from mali_tui.app.dialogs.lens import LensScreen
from mali_tui.app.dialogs.note import NoteScreen
from mali_tui.app.dialogs.search import SearchScreen
from mali_tui.app.shell.reading_screen import ReadingScreen

SIZE = (80, 24)
WIDTHS, HEIGHTS = range(1, 13), range(1, 7)
LANGUAGES = ("en", "ar")
STEP = 12  # one size in so many, each dialog with others: all of them in both languages take long
ARTICLE, CARD = "claim:second-coup", "event:coup-2021"
DIALOGS = {  # the Location below each, and the keys that open it; the article takes long to wrap, and once is enough
    ReadingScreen: (ARTICLE, ()),
    Palette: (CARD, ("ctrl+p",)),
    HelpScreen: (CARD, ("?",)),
    LensScreen: (CARD, ("f",)),
    NoteScreen: (CARD, ("i", *"ab ب")),
    SearchScreen: (CARD, ("/", *"mali")),
    BookmarksScreen: (CARD, ("m", "M")),
}


@pytest.mark.parametrize(("dialog", "language"), combinations(DIALOGS, LANGUAGES))
async def test_it_stands_and_works_in_windows_of_a_few_cells(
    make_app: MakeApp, dialog: type[ReadingScreen], language: str
) -> None:
    address, keys = DIALOGS[dialog]
    step, first = (1, 0) if IS_THOROUGH else (STEP, list(DIALOGS).index(dialog) % STEP)
    app = make_app(address, language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert isinstance(app.screen, dialog)
        before = lines(app)
        for width in WIDTHS:
            for height in HEIGHTS:
                if (width + 2 * height) % step != first:
                    continue
                await resize(pilot, width, height)
                assert app.fatal_error is None, (width, height)
                assert [len(line) for line in lines(app)] == [width] * height
        await resize(pilot, *SIZE)
        assert isinstance(app.screen, dialog)
        assert lines(app) == before
        for width in WIDTHS[:: 3 if IS_THOROUGH else 6]:
            await resize(pilot, width, 3)
            await press(pilot, "down", "up", "a")
            assert app.fatal_error is None, width


async def test_it_can_be_opened_in_such_a_window(make_app: MakeApp) -> None:
    app = make_app(ARTICLE)
    async with app.run_test(size=(5, 2)) as pilot:
        await settle(pilot)
        for keys in (("ctrl+p", "a"), ("?", "a"), ("f", "a"), ("m", "i", "a"), ("/", "a"), ("M", "a")):
            await press(pilot, "escape", *keys, "escape")
            assert app.fatal_error is None, keys
        for keys in (("m", "i"), ("/", *"wagner"), ("ctrl+p", *"zzz")):
            await press(pilot, "escape", *keys)
            assert app.fatal_error is None, keys
            await press(pilot, "escape", "ctrl+p", "a", "escape")
            assert app.fatal_error is None, keys
