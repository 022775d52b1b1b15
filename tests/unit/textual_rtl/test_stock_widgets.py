"""Textual's own widgets, screens and apps with the layer: nothing in them was made for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
from screen import press, settle
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.widgets import (
    Button,
    DataTable,
    Digits,
    Label,
    ListView,
    OptionList,
    Select,
    Static,
    TextArea,
    Tree,
)

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl import Directed, TextDirection, direction_of, install
from mali_tui.textual_rtl.compositor import EncodingCompositor
from mali_tui.textual_rtl.directions import cache_directions

ARABIC = "سلام، يا عالم"
SEEN = layout_line(ARABIC, "rtl", False).drawn


class Stock(App[int]):
    """An app of one widget."""

    def __init__(self, *widgets: Widget, **options: Any) -> None:
        super().__init__(**options)
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self._widgets


class Reader(Directed, Stock):
    """The same from the right."""


def lines(app: App[Any]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


# ── What an app is given ─────────────────────────────────────────────────────────────────────


def test_the_constructor_is_that_of_the_app(tmp_path: Path) -> None:
    css = tmp_path / "some.tcss"
    css.write_text("Static { width: 4 }", encoding="utf-8")

    class Typed(Directed, App[int]):
        pass

    app = Typed(driver_class=HeadlessDriver, css_path=str(css), watch_css=False, ansi_color=False)
    assert app.driver_class is HeadlessDriver
    assert app.css_path == [css]


def test_a_direction_that_is_none_is_refused() -> None:
    app = Reader()
    with pytest.raises(ValueError, match="sideways"):
        app.direction = "sideways"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="sideways"):
        install(Stock(), "sideways")  # type: ignore[arg-type]


async def test_a_direction_can_be_set_while_the_app_runs() -> None:
    app = Reader(Static(ARABIC))
    async with app.run_test(size=(30, 3)) as pilot:
        seen = []
        directions: tuple[TextDirection, ...] = ("rtl", "ltr", "auto", "rtl")
        for direction in directions:
            app.direction = direction
            await settle(pilot)
            seen.append(lines(app)[0])
        assert seen == [
            SEEN.rjust(30),
            layout_line(ARABIC, "ltr", False).drawn.ljust(30),
            SEEN.rjust(30),
            SEEN.rjust(30),
        ]


async def test_widgets_inherit_a_direction_and_selectors_give_them_one() -> None:
    class Mixed(Directed, App[None]):
        DIRECTIONS: ClassVar = {".code, #path": "ltr", "Label.message": "auto"}

        def compose(self) -> ComposeResult:
            with Horizontal(classes="code"):
                yield Label("a", id="inside")
            yield Label("b", classes="message")
            yield Label("c", id="plain")
            yield Digits("1")

    app = Mixed()
    async with app.run_test() as pilot:
        directions = [direction_of(app.query_one(name)) for name in ("#inside", ".message", "#plain", "Digits")]
        assert directions == ["ltr", "auto", "rtl", "ltr"]
        app.query_one("#plain").add_class("code")
        app.direction = "ltr"
        await settle(pilot)
        assert direction_of(app.query_one("#plain")) == direction_of(app.query_one(Digits)) == "ltr"


async def test_an_app_that_knows_nothing_of_it_is_given_a_direction() -> None:
    class Theirs(App[str]):
        CSS = "#second { border: solid white }"

        def compose(self) -> ComposeResult:
            yield Static("left")
            yield Static(ARABIC)
            yield Static(ARABIC, id="second")

    app = Theirs()
    install(app)
    assert isinstance(app, Theirs) and isinstance(app, Directed)
    assert type(app).__name__ == "Theirs"
    async with app.run_test(size=(30, 5)):
        assert lines(app)[:2] == ["left".ljust(30), SEEN.rjust(30)]
        assert lines(app)[3] == f"│{SEEN.rjust(28)}│"
        assert isinstance(app.screen._compositor, EncodingCompositor)
        app.exit("done")
    assert app.return_value == "done"


async def test_another_app_is_left_alone() -> None:
    Reader()
    app = Stock(Static("سلام"))
    async with app.run_test(size=(10, 1)):
        assert lines(app) == ["سلام".ljust(10)]


async def test_a_scroll_bar_that_has_been_removed_can_be_drawn_once_more() -> None:
    app = Reader()
    async with app.run_test():
        with app._context():
            assert direction_of(ScrollBar(vertical=False)) == "rtl"


async def test_directions_are_found_once_while_a_screen_is_drawn_and_anew_for_the_next() -> None:
    app = Reader(Static(ARABIC))
    async with app.run_test():
        text = app.query_one(Static)
        with app._context():
            with cache_directions(), cache_directions():
                assert direction_of(text) == "rtl"
                app.set_reactive(Directed.direction, "ltr")
                assert direction_of(text) == "rtl"
            assert direction_of(text) == "ltr"


# ── What was not drawn, or twice ─────────────────────────────────────────────────────────────


def table() -> DataTable[str]:
    """Three rows in a border."""
    widget: DataTable[str] = DataTable(cursor_type="row")
    widget.add_columns("اسم", "name")
    widget.add_rows([(ARABIC, str(number)) for number in range(3)])
    return widget


def tree() -> Tree[None]:
    """A tree in a border."""
    widget: Tree[None] = Tree("جذر")
    for _ in range(3):
        widget.root.add_leaf(ARABIC)
    widget.root.expand()
    return widget


@pytest.mark.parametrize("direction", ["rtl", "ltr", "auto"])
@pytest.mark.parametrize("make", [table, tree])
async def test_what_is_repainted_makes_the_screen_what_it_is_drawn_as(make: Any, direction: TextDirection) -> None:
    app = Reader()
    app.set_up_direction(direction)
    async with app.run_test(size=(40, 9)) as pilot:
        widget = make()
        widget.styles.border = ("round", "red")
        await app.mount(widget)
        await settle(pilot)
        widget.focus()
        await settle(pilot)
        for key in ("down", "down", "up"):
            before = set(_dirty_rows(app))
            assert not before
            await _move_without_drawing(pilot, widget, key)
            rows = _dirty_rows(app)
            assert len(rows) >= 2
            assert {(region.x, region.width) for region in rows.values()} == {(0, 40)}
            await settle(pilot)


def _dirty_rows(app: App[Any]) -> dict[int, Region]:
    return {y: region for region in app.screen._compositor._dirty_regions for y in region.line_range}


async def _move_without_drawing(pilot: Pilot[Any], widget: Widget, key: str) -> None:
    """Move the cursor of a widget, and let the screen know what has to be repainted."""
    with pilot.app._context():
        getattr(widget, f"action_cursor_{key}")()
        pilot.app.screen._compositor.update_widgets({widget})


class Plain(ModalScreen[None]):
    """A dialog that knows nothing of the layer."""

    CSS = "Plain { align: center middle; background: black 50%; } Plain Label { width: auto }"

    def compose(self) -> ComposeResult:
        yield Label(ARABIC)


async def test_behind_a_plain_dialog_lines_are_laid_out_once_and_the_dialog_is_encoded() -> None:
    app = Reader(Static(ARABIC))
    async with app.run_test(size=(30, 5)) as pilot:
        before = lines(app)
        await app.push_screen(Plain())
        await settle(pilot)
        assert lines(app)[0] == before[0]
        assert SEEN in lines(app)[2]
        app.encoding = "lrm"
        sent = app.screen._compositor.render_full_update().render_segments(app.console)
        assert sent.count("\u200e") >= 2 * len(ARABIC.replace(" ", "").replace("،", "")) - 4


async def test_the_stock_palette_is_laid_out_once() -> None:
    app = Reader(Static(ARABIC), Static(ARABIC))
    async with app.run_test(size=(60, 20)) as pilot:
        app.action_command_palette()
        await settle(pilot)
        assert lines(app)[1] == SEEN.rjust(60)
        await press(pilot, "escape")


class Empty(ListView):
    """A list with a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [("a", "add", "Add")]
    added = 0

    def action_add(self) -> None:
        self.added += 1


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
async def test_keys_of_a_focused_list_without_items_work(direction: TextDirection) -> None:
    app = Reader(Empty())
    app.set_up_direction(direction)
    async with app.run_test() as pilot:
        app.query_one(Empty).focus()
        await press(pilot, "a")
        assert app.query_one(Empty).added == 1


async def test_numerals_that_are_drawn_are_not_mirrored() -> None:
    app, stock = Reader(Digits("1234567890")), Stock(Digits("1234567890"))
    async with app.run_test(size=(40, 3)):
        seen = lines(app)
    async with stock.run_test(size=(40, 3)):
        assert seen == lines(stock)


# ── What is arranged ─────────────────────────────────────────────────────────────────────────


async def test_a_scroll_bar_hides_no_letter_of_what_it_scrolls() -> None:
    app = Reader(OptionList(*[f"{number} {ARABIC}" for number in range(30)]))
    async with app.run_test(size=(30, 8)) as pilot:
        await settle(pilot)
        options = app.query_one(OptionList)
        assert options.vertical_scrollbar.region.column_span == (2, 4)
        assert f"{SEEN} 0" in lines(app)[1]


async def test_children_are_kept_clear_of_the_scroll_bar() -> None:
    with_bar = VerticalScroll(*[Static("س" * 40) for _ in range(9)])
    app = Reader(with_bar)
    async with app.run_test(size=(30, 8)) as pilot:
        await settle(pilot)
        bar = with_bar.vertical_scrollbar.region
        assert (bar.x, bar.right) == (0, 2)
        assert {child.region.column_span for child in with_bar.children} == {(2, 30)}


@pytest.mark.parametrize("container", [Horizontal, Grid])
async def test_rows_and_grids_are_mirror_images(container: type[Widget], monkeypatch: pytest.MonkeyPatch) -> None:
    css = """
    Grid { grid-size: 3; grid-gutter: 0 1 }
    #b { margin: 0 3 0 1 }
    Horizontal, Grid { padding: 0 4 0 1; border-left: solid red }
    Button { width: 8; min-width: 1 }
    """
    found = []
    for kind in (Stock, Reader):
        app: App[Any] = kind(container(*[Button(name, id=name) for name in "abc"]))
        monkeypatch.setattr(app, "CSS", css)
        async with app.run_test(size=(60, 8)) as pilot:
            await settle(pilot)
            found.append([app.query_one(f"#{name}").region for name in "abc"])
    assert [(60 - region.right, region.y, region.size) for region in found[1]] == [
        (region.x, region.y, region.size) for region in found[0]
    ]


async def test_docks_are_on_the_other_side() -> None:
    class Docked(Directed, App[None]):
        CSS = "#dock { dock: left; width: 7 } #rest { width: auto }"

        def compose(self) -> ComposeResult:
            yield Static("a", id="dock")
            yield Static("bcd", id="rest")

    app = Docked()
    async with app.run_test(size=(30, 4)):
        assert app.query_one("#dock").region.column_span == (23, 30)
        assert app.query_one("#rest").region.column_span == (20, 23)


async def test_the_arrow_of_a_select_is_at_its_end() -> None:
    app = Reader(Select([(ARABIC, 1)], value=1))
    async with app.run_test(size=(40, 5)) as pilot:
        await settle(pilot)
        line = next(line for line in lines(app) if SEEN in line)
        assert line.index("▼") < line.index(SEEN)


async def test_toasts_come_from_the_left() -> None:
    app = Reader(Static(ARABIC))
    async with app.run_test(size=(100, 12), notifications=True) as pilot:
        app.notify(ARABIC)
        await settle(pilot)
        toast = app.screen.query("Toast").first()
        assert toast.region.x < 10 and toast.region.right < 70


async def test_an_editor_of_code_runs_from_the_left() -> None:
    app = Reader(TextArea.code_editor("x = 1"))
    async with app.run_test(size=(40, 12)):
        assert direction_of(app.query_one(TextArea)) == "ltr"
        assert "x = 1" in lines(app)[1][:12]
