"""The faster scroll bar shows, cell by cell, what Textual's own shows."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from rich.style import Style
from screen import settle
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from mali_tui.textual_fixes.scroll_bar import DirectlyScrolled, DirectScrollBarRender

HEIGHT = 12
PLACES = [
    (100, 0, 0.0),
    (100, 12, 0.0),
    (100, 12, 31.5),
    (100, 12, 88.0),
    (13, 12, 0.625),
    (12, 12, 0.0),
    (5000, 12, 7),
]
"""Virtual size, window size and position."""


class Bars(App[Any]):
    """The same bar twice, the second one drawn by Textual."""

    CSS = f"Screen {{ layout: horizontal; }} ScrollBar {{ width: 2; height: {HEIGHT}; background: red; }}"

    def compose(self) -> ComposeResult:
        for renderer in (DirectScrollBarRender, ScrollBarRender):
            bar = ScrollBar(thickness=2)
            bar.renderer = renderer  # type: ignore[misc]  # the documentation does so
            yield bar


async def test_it_looks_like_textuals_and_can_be_grabbed_in_the_same_cells() -> None:
    app = Bars()
    async with app.run_test(size=(20, 20)) as pilot:
        ours, textuals = app.query(ScrollBar)
        for virtual_size, window_size, position in PLACES:
            for bar in (ours, textuals):
                bar.window_virtual_size, bar.window_size, bar.position = virtual_size, window_size, position
            await pilot.pause()
            for y in range(HEIGHT):
                assert _cells(ours.render_line(y)) == _cells(textuals.render_line(y)), (virtual_size, position, y)


async def test_cells_that_look_alike_are_one_strip() -> None:
    app = Bars()
    async with app.run_test(size=(20, 20)) as pilot:
        bar = app.query(ScrollBar).first()
        bar.window_virtual_size, bar.window_size = 100, 12
        await pilot.pause()
        assert len({id(bar.render_line(y)) for y in range(HEIGHT)}) <= 4  # above, below, the thumb and its end


def test_a_horizontal_bar_is_left_to_textual() -> None:
    bar = DirectScrollBarRender(vertical=False)
    assert bar.visualize() is bar


class Lines(DirectlyScrolled, ScrollView):
    """A widget with a bar."""

    def on_mount(self) -> None:
        self.virtual_size = Size(10, 100)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(str(y % 10) * self.size.width)])


class LinesApp(App[Any]):
    """A screen of lines."""

    CSS = "Lines { height: 10; overflow-y: scroll; }"

    def compose(self) -> ComposeResult:
        yield Lines()


async def test_a_bar_that_becomes_longer_is_laid_out_once_and_shows_where_one_is() -> None:
    app = LinesApp()
    app.animation_level = "none"
    async with app.run_test(size=(20, 20)) as pilot:
        await settle(pilot)
        lines = app.query_one(Lines)
        layouts: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(lines, layouts.append)
        lines.styles.height = 16
        await settle(pilot)
        bar = lines.vertical_scrollbar
        assert len(layouts) == 1
        assert bar.region.size == Size(2, 16)
        assert (bar.window_size, bar.window_virtual_size) == (16, 100)
        await pilot.click(bar, offset=(0, 15))  # below the thumb: a page down
        await settle(pilot)
        assert lines.scroll_y == bar.position > 0


def _cells(strip: Strip) -> list[tuple[str, tuple[object, ...], dict[str, Any]]]:
    """The characters of a line with their colours and what a click on them does."""

    def look(segment: Segment) -> tuple[tuple[object, ...], dict[str, Any]]:
        style = segment.style or Style.null()
        return (style.color, style.bgcolor, style.reverse or False), style.meta

    return [(character, *look(segment)) for segment in strip for character in segment.text]
