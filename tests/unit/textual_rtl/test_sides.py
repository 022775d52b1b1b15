"""The sides of what Textual's widgets have around and beside their text."""

from __future__ import annotations

import pytest
from screen import lines, settle
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.widgets import (
    Button,
    Checkbox,
    Collapsible,
    KeyPanel,
    OptionList,
    RadioButton,
    SelectionList,
    Static,
    Tabs,
    Tooltip,
    Tree,
)

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl import Directed, TextDirection

ARABIC = "سلام، يا عالم"
SEEN = layout_line(ARABIC, "rtl", False).drawn


class Lists(Directed, App[None]):
    """What can be checked and chosen, in an Arabic and an English line, with a scroll bar and without."""

    DIRECTION = "auto"
    CSS = """
    Checkbox, RadioButton { border: none; padding: 0 }
    OptionList, SelectionList { border: none; height: 2; padding: 0 3 0 1 }
    """

    def compose(self) -> ComposeResult:
        yield Checkbox(ARABIC)
        yield RadioButton(ARABIC)
        yield Checkbox("X")
        yield OptionList(ARABIC, "first", *"abcd")
        yield SelectionList((ARABIC, 1), ("first", 2), *[(name, name) for name in "abcd"])


async def test_in_auto_a_button_is_beside_its_text_and_no_scroll_bar_covers_it() -> None:
    app = Lists()
    async with app.run_test(size=(30, 8)) as pilot:
        await settle(pilot)
        shown = lines(app)[:7]
        assert [row.split() for row in shown[:3]] == [[*SEEN.split(), "▐X▌"], [*SEEN.split(), "▐●▌"], ["▐X▌", "X"]]
        for kind, marker, rows in ((OptionList, "", shown[3:5]), (SelectionList, "▐X▌ ", shown[5:])):
            bar = app.query_one(kind).vertical_scrollbar.region
            assert bar.column_span == (25, 27)
            assert rows[0][: bar.x] == f"{SEEN} {marker}".rstrip().rjust(bar.x)
            assert rows[1][: bar.x] == f" {marker}first".ljust(bar.x)


class Framed(Directed, App[None]):
    """A text with more on its left than on its right, in each alignment."""

    CSS = """
    Static { width: 30; height: 1; border-left: thick red; padding: 0 1 0 3; margin: 0 2 0 5 }
    #left { text-align: left } #right { text-align: right } #center { text-align: center }
    """

    def compose(self) -> ComposeResult:
        for side in ("left", "right", "center"):
            yield Static(ARABIC, id=side)


@pytest.mark.parametrize(
    ("direction", "start", "rows"),
    [
        ("rtl", 5, [f"{SEEN:>26}   █", f" {SEEN:<25}   █", f" {SEEN:^25}   █"]),
        ("ltr", 5, [f"█   {SEEN:<26}", f"█   {SEEN:>25} ", f"█   {SEEN:^25} "]),
    ],
)
async def test_left_of_a_style_is_the_start_of_the_line(
    direction: TextDirection, start: int, rows: list[str]
) -> None:
    app = Framed()
    app.set_up_direction(direction)
    async with app.run_test(size=(50, 4)) as pilot:
        await settle(pilot)
        margin = " " * start
        if direction == "ltr":
            assert lines(app)[:3] == [f"{margin}{row}".ljust(50) for row in _in_ltr(rows)]
        else:
            assert lines(app)[:3] == [f"{row}{margin}".rjust(50) for row in rows]


def _in_ltr(rows: list[str]) -> list[str]:
    return [row.replace(SEEN, layout_line(ARABIC, "ltr", False).drawn) for row in rows]


class Tipped(Directed, App[None]):
    """A button with a tooltip."""

    def compose(self) -> ComposeResult:
        button = Button(ARABIC)
        button.tooltip = ARABIC
        yield button


@pytest.mark.parametrize(("mouse", "middle"), [(70, 70), (99, 91)])
async def test_a_tooltip_is_around_the_mouse_and_inside_the_screen(mouse: int, middle: int) -> None:
    app = Tipped()
    async with app.run_test(size=(100, 12), tooltips=True) as pilot:
        app.mouse_position = Offset(mouse, 1)
        app.screen._handle_tooltip_timer(app.query_one(Button))
        await settle(pilot)
        tooltip = app.screen.query_one(Tooltip).region
        assert abs(tooltip.x + tooltip.width / 2 - middle) <= 1
        assert SEEN in lines(app)[tooltip.y + 1][tooltip.x : tooltip.right]


class WithKeys(Directed, App[None]):
    """A row of tabs, whose keys are listed."""

    def compose(self) -> ComposeResult:
        yield Tabs("أ", "ب")
        yield KeyPanel()


@pytest.mark.parametrize(("direction", "following"), [("rtl", "left"), ("ltr", "right")])
async def test_keys_are_named_as_they_are_pressed_and_stand_apart_from_words(
    direction: TextDirection, following: str
) -> None:
    app = WithKeys()
    app.set_up_direction(direction)
    async with app.run_test(size=(60, 16)) as pilot:
        tabs = app.query_one(Tabs)
        tabs.focus()
        await settle(pilot)
        arrow = {"left": "←", "right": "→"}[following]
        row = next(line for line in lines(app) if "Next tab" in line)
        assert arrow in row
        assert (row.index(arrow) > row.index("Next tab")) == (direction == "rtl")
        row = next(line for line in lines(app) if "Focus Next" in line)
        assert (row.index("tab") > row.index("Focus Next")) == (direction == "rtl")
        await pilot.press(following)
        assert tabs.active == "tab-2"


class Closed(Directed, App[None]):
    """Titles with a sign before them, also in a tree."""

    CSS = "CollapsibleTitle, Collapsible { padding: 0; border: none } Tree { height: 2 }"

    def compose(self) -> ComposeResult:
        yield Collapsible(title=ARABIC)
        yield Collapsible(title="closed")
        tree: Tree[None] = Tree(ARABIC)
        tree.root.add_leaf("leaf")
        yield tree


@pytest.mark.parametrize(("direction", "signs"), [("rtl", "◀◀◀"), ("auto", "◀▶▶"), ("ltr", "▶▶▶")])
async def test_the_sign_of_what_is_closed_points_to_its_title(direction: TextDirection, signs: str) -> None:
    app = Closed()
    app.set_up_direction(direction)
    async with app.run_test(size=(40, 6)) as pilot:
        await settle(pilot)
        shown = [line.strip() for line in lines(app)]
        in_ltr = layout_line(ARABIC, "ltr", False).drawn.strip()
        assert shown[0] == (f"▶ {in_ltr}" if direction == "ltr" else f"{SEEN.strip()} ◀")
        assert shown[1] == ("closed ◀" if direction == "rtl" else "▶ closed")
        assert [sign for line in shown for sign in line if sign in "◀▶"] == list(signs)
        app.query(Collapsible).first().collapsed = False
        await settle(pilot)
        assert "▼" in lines(app)[0]


class Wide(Directed, App[None]):
    """More columns than there is room for."""

    CSS = "VerticalScroll { overflow-x: auto; width: 20; height: 4 } Static { width: auto }"

    def compose(self) -> ComposeResult:
        yield VerticalScroll(Static(f"{ARABIC} " * 3), *[Static(name) for name in "abcd"])


async def test_what_is_too_wide_is_scrolled_to_from_the_right() -> None:
    app = Wide()
    async with app.run_test(size=(40, 6)) as pilot:
        await settle(pilot)
        box = app.query_one(VerticalScroll)
        assert box.vertical_scrollbar.region.column_span == (20, 22)
        assert lines(app)[0][22:].endswith(SEEN)
        end = lines(app)[box.horizontal_scrollbar.region.y][22:]
        box.scroll_to(x=0, animate=False, immediate=True)
        await settle(pilot)
        assert not lines(app)[0].endswith(SEEN)
        assert lines(app)[box.horizontal_scrollbar.region.y][22:] != end
