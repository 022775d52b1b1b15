"""What Textual arranges from left to right is mirrored: the children of containers, and the side of scroll bars."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from screen import settle
from textual.app import App, ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static

from mali_tui.rtl.line_layout import Direction
from mali_tui.textual_rtl.app import Directed


class Rows(VerticalScroll):
    """More lines than fit."""


class Reader(Directed, App[Any]):
    """Three columns in a frame, the first of them of many lines."""

    CSS = """
    #columns { border: solid white; width: 30 }
    Static { width: 5 }
    Rows { width: 10 }
    Rows Static { height: 50 }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(id="columns"):
            with Rows():
                yield Static("a")
            yield Static("b", id="second")
            yield Static("c", id="third")


def spans(app: Directed) -> list[tuple[int, int]]:
    """First and last column of each child and of the first one's scroll bar."""
    rows = app.query_one(Rows)
    found = [rows, app.query_one("#second"), app.query_one("#third"), rows.vertical_scrollbar]
    assert {widget.region.y for widget in found} == {1}
    return [widget.region.column_span for widget in found]


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("ltr", [(1, 11), (11, 16), (16, 21), (9, 11)]),
        ("rtl", [(29, 39), (24, 29), (19, 24), (29, 31)]),
    ],
)
async def test_a_container_and_its_scroll_bars_have_a_direction(
    direction: Literal["ltr", "rtl"], expected: list[tuple[int, int]]
) -> None:
    app = Reader()
    app.set_up_direction(direction)
    async with app.run_test(size=(40, 8)) as pilot:
        await settle(pilot)
        assert spans(app) == expected


async def test_a_container_can_be_turned_round_and_back() -> None:
    app = Reader()
    async with app.run_test(size=(40, 8)) as pilot:
        firsts = []
        sides: tuple[Direction, ...] = ("rtl", "ltr", "rtl")
        for side in sides:
            app.direction = side
            await settle(pilot)
            firsts.append(app.query_one("#third").region.x)
        assert firsts == [19, 16, 19]


class Short(Directed, App[Any]):
    """What fits."""

    def compose(self) -> ComposeResult:
        with Rows():
            yield Static("a")


async def test_a_scroll_bar_is_not_displayed_where_all_fits() -> None:
    app = Short()
    async with app.run_test(size=(40, 8)) as pilot:
        bar = app.query_one(Rows).vertical_scrollbar
        await settle(pilot)
        assert not bar.display


class Table(Directed, App[Any]):
    """Cells of different widths with lines between them, in an uneven frame."""

    CSS = """
    #table {
        layout: grid; grid-size: 2; grid-columns: 4 7; grid-rows: 1; grid-gutter: 1; keyline: thin white;
        width: 20; height: 7; border-left: solid white; padding: 1 2 1 3;
    }
    """

    def compose(self) -> ComposeResult:
        with Container(id="table"):
            for name in "abcd":
                yield Static(name)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
async def test_the_lines_between_cells_are_mirrored_with_them(direction: Literal["ltr", "rtl"]) -> None:
    app = Table()
    app.set_up_direction(direction)
    async with app.run_test(size=(30, 8)) as pilot:
        await settle(pilot)
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        first, second = (app.query(Static)[number].region for number in (0, 1))
        assert (first.x > second.x) == (direction == "rtl")
        edges = {first.x - 1, first.right, second.x - 1, second.right}
        assert {column for column, sign in enumerate(rows[first.y - 1]) if sign in "┌┬┐"} == edges
        for row in (rows[first.y], rows[first.bottom + 1]):
            assert {column for column, sign in enumerate(row) if sign == "│"} >= edges
