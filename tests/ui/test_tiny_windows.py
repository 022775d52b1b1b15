"""Whatever is over the reading screen, a window may become as small as one cell, and large again."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, press, settle

from mali_tui.app.dialogs.bookmarks import BookmarksScreen
from mali_tui.app.dialogs.command_palette import Palette
from mali_tui.app.dialogs.help import HelpScreen
from mali_tui.app.dialogs.lens import LensScreen
from mali_tui.app.dialogs.note import NoteScreen
from mali_tui.app.dialogs.search import SearchScreen
from mali_tui.app.shell.reading_screen import ReadingScreen

SIZE = (80, 24)
WIDTHS, HEIGHTS = range(1, 13), range(1, 7)
LANGUAGES = ("en", "ar")  # each has every other size: all of them with both would take a minute
DIALOGS = {
    ReadingScreen: (),
    Palette: ("ctrl+p",),
    HelpScreen: ("?",),
    LensScreen: ("f",),
    NoteScreen: ("i", *"ab ب"),
    SearchScreen: ("/", *"mali"),
    BookmarksScreen: ("m", "M"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.__name__)
async def test_it_stands_and_works_in_windows_of_a_few_cells(
    make_app: MakeApp, dialog: type[ReadingScreen], language: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *DIALOGS[dialog])
        assert isinstance(app.screen, dialog)
        before = lines(app)
        for width in WIDTHS:
            for height in HEIGHTS:
                if (width + height) % 2 != LANGUAGES.index(language):
                    continue
                await pilot.resize_terminal(width, height)
                await settle(pilot)
                assert app.fatal_error is None, (width, height)
                assert [len(line) for line in lines(app)] == [width] * height
        await pilot.resize_terminal(*SIZE)
        await settle(pilot)
        assert isinstance(app.screen, dialog)
        assert lines(app) == before
        for width in WIDTHS[::3]:
            await pilot.resize_terminal(width, 3)
            await press(pilot, "down", "up", "a")
            assert app.fatal_error is None, width


@pytest.mark.parametrize("keys", [(), ("m", "i"), ("/", *"wagner"), ("ctrl+p", *"zzz")], ids=" ".join)
async def test_it_can_be_opened_in_such_a_window(make_app: MakeApp, keys: tuple[str, ...]) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(5, 2)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        for dialog in ("ctrl+p", "?", "f", "i", "/", "M"):
            await press(pilot, "escape", dialog, "a", "escape")
            assert app.fatal_error is None
