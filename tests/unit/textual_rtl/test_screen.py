"""What a screen does besides selecting words in a line: over several widgets, without text, and behind a dialog."""

from __future__ import annotations

from typing import Any

import pytest
from mouse import click, drag
from screen import press, settle
from textual.app import App, ComposeResult
from textual.filter import ANSIToTruecolor
from textual.screen import ModalScreen
from textual.widgets import Static

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.screen import BidiScreen

FIRST, SECOND, FIXED = "وصل الوزير", "ثُم رحل", "عنوان ثابت"


class Fixed(Static):
    """A widget without selectable text."""

    ALLOW_SELECT = False


class Dialog(ModalScreen[None], BidiScreen):
    """A modal with nothing but its translucent background."""

    CSS = "Dialog { background: black 50%; }"


class Reader(Directed, App[Any]):
    """Two lines of text, one that has none, and one that cannot be selected."""

    def compose(self) -> ComposeResult:
        yield Static(FIRST, id="first")
        yield Static(SECOND, id="second")
        yield Static("", id="empty")
        yield Fixed(FIXED)


def lines(app: Reader) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_what_is_dragged_over_several_widgets_is_of_all_of_them() -> None:
    app = Reader()
    async with app.run_test(size=(20, 6)) as pilot:
        assert drag(pilot, (15, 0), (14, 1)) == f"الوزير\n{SECOND}"
        assert drag(pilot, (14, 1), (15, 0)) == f"الوزير\n{SECOND}"
        assert drag(pilot, (15, 0), (19, 1)) == "الوزير\nثُ"


async def test_where_there_is_no_text_there_is_a_widget_without_an_offset() -> None:
    app = Reader()
    async with app.run_test(size=(20, 6)) as pilot:
        app.query_one("#empty").styles.height = 1
        await settle(pilot)
        assert app.screen.get_widget_and_offset_at(5, 2) == (app.query_one("#empty"), None)
        assert await click(pilot, (5, 2), 2) == f"{FIRST}\n{SECOND}\n\n{FIXED}"


@pytest.mark.parametrize(("row", "times"), [(1, 1), (1, 4), (3, 2)])
async def test_a_click_that_selected_nothing_has_no_part_in_what_is_selected_later(row: int, times: int) -> None:
    app = Reader()
    async with app.run_test(size=(20, 6)) as pilot:
        app.query_one("#empty").styles.height = 1
        await settle(pilot)
        await click(pilot, (18, row), times)
        if times > 1:
            await press(pilot, "a")
        app.query_one("#first", Static).text_select_all()
        assert app.screen.get_selected_text() == FIRST


async def test_what_stands_behind_a_dialog_is_laid_out_once_and_filtered_as_ever() -> None:
    app = Reader()
    async with app.run_test(size=(20, 6)) as pilot:
        await settle(pilot)
        before = lines(app)
        assert before[0].strip() == layout_line(FIRST, "rtl", False).drawn
        await app.push_screen(Dialog())
        await settle(pilot)
        assert lines(app) == before
        assert any(isinstance(line_filter, ANSIToTruecolor) for line_filter in app.screen.get_line_filters())
