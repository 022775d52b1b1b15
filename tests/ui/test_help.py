"""The help describes the pane that the reader is in, and shows arrow keys as they point on the screen."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, press, reading, settle
from textual import events

from mali_tui.app.dialogs.help import help_blocks
from mali_tui.app.page.page import Page
from mali_tui.rtl import shape


@pytest.mark.parametrize(
    ("language", "keys", "view", "pane"),
    [
        ("en", ("4",), "evidence", "content"),
        ("ar", ("2", "shift+tab", "shift+tab"), "timeline", "axis"),
    ],
)
async def test_it_tells_of_the_pane_that_the_reader_is_in(
    make_app: MakeApp, language: str, keys: tuple[str, ...], view: str, pane: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "?")
        title = reading(app).current_view.pane_title(pane)  # type: ignore[arg-type]
        shown = list(app.screen.query_one(Page).blocks)
        assert shown == help_blocks(reading(app).wording, view, pane, title)


@pytest.mark.parametrize(("language", "key", "arrow"), [("en", "right", "→"), ("ar", "left", "←")])
async def test_the_arrow_that_goes_on_is_told_as_it_is_seen(
    make_app: MakeApp, language: str, key: str, arrow: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        before = page.cursor
        await press(pilot, key)
        assert before is not None and page.cursor == before + 1
        await press(pilot, "?")
        words = reading(app).wording.action("next_link")
        shown = "".join(shape(words))[::-1] if language == "ar" else words
        (row,) = (row for row in lines(app) if shown in row)
        assert arrow in row


@pytest.mark.parametrize("key", ["question_mark", "slash", "ctrl+p"])
async def test_what_closes_a_dialog_twice_closes_nothing_else(make_app: MakeApp, key: str) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        dialog = app.screen
        assert dialog is not reading(app)
        dialog.dismiss()
        dialog.dismiss()
        await settle(pilot)
        assert app.screen is reading(app)


async def test_a_click_where_the_window_has_been_is_no_click(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup")
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "question_mark")
        dialog = app.screen
        dialog.post_message(events.Click(dialog, 200, 50, 0, 0, 1, False, False, False, 200, 50))
        await settle(pilot)
        assert app.screen is dialog
