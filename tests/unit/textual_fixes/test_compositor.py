"""The compositor that spares itself what is covered draws what Textual's own draws, all of it and in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from screen import settle
from textual import events, on
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.errors import NoWidget
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.textual_fixes.compositor import FastChopsUpdate, OcclusionCompositor, _place_strip
from mali_tui.textual_fixes.line_cache import LineCache
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.screen import BidiScreen

Cell = tuple[int, int, str, Style | None]


class FastBidiScreen(FastScreen, BidiScreen):
    """A screen with the speed-ups."""


class FastApp(Directed, App[Any]):
    """An app with such a screen."""

    def get_default_screen(self) -> FastBidiScreen:
        return FastBidiScreen()


class Reader(FastApp):
    """Containers within containers, scrolled, and something over the middle of them."""

    CSS = """
    Screen { layers: below above; }
    Horizontal { height: 6; border: round red; }
    Horizontal Static { width: 1fr; height: 4; padding: 0 1; }
    VerticalScroll { height: 6; width: 30; margin: 0 2; }
    #over { layer: above; offset: 7 3; width: 20; height: 5; border: heavy blue; }
    """

    def compose(self) -> ComposeResult:
        yield Horizontal(Static("سلام، يا عالم"), Static("(2013–2021) abc"), Static("ثالث"))
        yield VerticalScroll(*[Static(f"سطر {number}") for number in range(12)])
        yield Static("فوق", id="over")


def cells(compositor: Compositor, render: object, crop: Region, drawn: Callable[[int], bool]) -> Iterator[Cell]:
    """What is drawn by the strips with a part within ``crop``: row, column, character, style."""
    for y, line in enumerate(render(compositor, crop, drawn)):  # type: ignore[operator]
        for x, strip in line.items():
            overlaps = strip is not None and x < crop.right and x + strip.cell_length > crop.x
            if strip is not None and overlaps and y in crop.line_range and drawn(y):
                characters = ((c, segment.style) for segment in strip for c in segment.text)
                yield from ((y, x + at, c, style) for at, (c, style) in enumerate(characters))


@pytest.mark.parametrize(
    "crop",
    [Region(0, 0, 60, 14), Region(0, 2, 60, 5), Region(7, 4, 20, 1), Region(27, 0, 33, 14), Region(31, 1, 9, 8)],
)
@pytest.mark.parametrize("drawn", [lambda y: True, lambda y: y % 3 == 1])
async def test_it_draws_what_textual_draws(crop: Region, drawn: Callable[[int], bool]) -> None:
    app = Reader()
    async with app.run_test(size=(60, 14)) as pilot:
        app.query_one(VerticalScroll).scroll_to(y=3, animate=False)
        await settle(pilot)
        compositor = app.screen._compositor
        ours = list(cells(compositor, OcclusionCompositor._render_chops, crop, drawn))
        assert ours
        assert ours == list(cells(compositor, Compositor._render_chops, crop, drawn))


async def test_nothing_is_asked_of_what_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(60, 14)) as pilot:
        await settle(pilot)
        over, compositor = app.query_one("#over"), cast("OcclusionCompositor", app.screen._compositor)
        asked: list[tuple[Widget, Region]] = []
        render_lines = Widget.render_lines

        def ask(widget: Widget, part: Region) -> list[Strip]:
            asked.append((widget, part))
            return render_lines(widget, part)

        monkeypatch.setattr(Widget, "render_lines", ask)
        list(OcclusionCompositor._render_chops(compositor, Region(over.region.x, 4, 20, 2), lambda y: True))
        assert asked == [(over, Region(0, 1, 20, 2))]
        assert isinstance(over._styles_cache, LineCache)


async def test_where_things_are_is_not_worked_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(60, 14)) as pilot:
        await settle(pilot)
        made: list[Widget] = []
        arrange = Compositor._arrange_root

        def note(compositor: Compositor, root: Widget, *rest: object, **more: bool) -> object:
            made.append(root)
            return arrange(compositor, root, *rest, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Compositor, "_arrange_root", note)
        app.screen._compositor.reflow(app.screen, app.size)
        apart = Static("apart")
        with pytest.raises(NoWidget):
            app.screen._compositor.find_widget(apart)
        assert made == [app.screen]


def piece(text: str) -> Strip:
    return Strip([Segment(text)], len(text))


def test_what_changed_is_written_where_it_is_and_no_further() -> None:
    rows: list[dict[int, Strip | None]] = [
        {0: piece("abcd"), 4: None, 6: piece("ghij")},
        {0: None, 5: piece("klmno")},
    ]
    ends = [[4, 6, 10], [5, 10]]
    console = Console()
    for spans in ([(0, 0, 10), (1, 0, 10)], [(0, 4, 8)], [(0, 0, 5)], [(0, 5, 7), (1, 9, 10)], [(1, 0, 4)]):
        ours, theirs = FastChopsUpdate(rows, spans, ends), ChopsUpdate(rows, spans, ends)
        assert ours.render_segments(console) == theirs.render_segments(console).replace("\n", "")
    assert FastChopsUpdate(rows, [(0, 4, 8)], ends).render_segments(console) == "\x1b[1;7Hgh"
    assert FastChopsUpdate(rows, [(1, 0, 5)], ends).render_segments(console) == ""
    assert FastChopsUpdate(rows, [(1, 0, 10)], ends).render_segments(console) == "\x1b[2;6Hklmno"


def test_a_strip_that_begins_where_no_gap_is_fills_none() -> None:
    line: dict[int, Strip | None] = {0: None, 5: None}
    _place_strip(line, [0, 5, 10], {0}, Region(3, 0, 5, 1), Strip.blank(5))
    assert line == {0: None, 5: None}


# ── Messages ─────────────────────────────────────────────────────────────────────────────────────


class Telling(Static):
    """Says what it is told."""

    def __init__(self, name: str) -> None:
        super().__init__(name, name=name)
        self.told: list[str] = []


class Attentive(Telling):
    """Has handlers: one by its name, one by its decorator."""

    def on_resize(self) -> None:
        self.told.append("resize")

    def on_hide(self) -> None:
        self.told.append("hide")

    @on(events.Show)
    def _note(self) -> None:
        self.told.append("show")


class Decorated(Telling):
    """Has but a handler by its decorator."""

    @on(events.Resize)
    def _note(self) -> None:
        self.told.append("resize")


class Private(Telling):
    """Has but one with the name that Textual gives its own."""

    def _on_resize(self) -> None:
        self.told.append("resize")


class Overriding(Telling):
    """Has none, but looks at every event."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Show | events.Hide | events.Resize):
            self.told.append(type(event).__name__.lower())
        await super().on_event(event)


class Indifferent(Telling, can_focus=True):
    """Has none."""

    def post_message(self, message: Message) -> bool:
        if isinstance(message, events.Show | events.Hide | events.Resize):
            self.told.append(type(message).__name__.lower())
        return super().post_message(message)


class Pair(FastApp):
    """Both kinds."""

    AUTO_FOCUS = None

    def compose(self) -> ComposeResult:
        yield Attentive("attentive")
        yield Decorated("decorated")
        yield Private("private")
        yield Overriding("overriding")
        yield Indifferent("indifferent")


async def test_whoever_has_a_handler_is_told_and_nobody_else() -> None:
    app = Pair()
    async with app.run_test(size=(40, 10)) as pilot:
        attentive, indifferent = app.query_one(Attentive), app.query_one(Indifferent)
        overriding = app.query_one(Overriding)
        assert attentive.told == overriding.told == ["resize", "show"]
        for display in (False, True):
            attentive.display = indifferent.display = overriding.display = display
            await settle(pilot)
        await pilot.resize_terminal(30, 10)
        await pilot.pause(0.1)  # a busy machine may not have laid it out yet
        assert attentive.told == overriding.told == ["resize", "show", "hide", "resize", "show", "resize"]
        assert indifferent.told == []
        assert app.query_one(Decorated).told == app.query_one(Private).told == ["resize", "resize"]


async def test_what_has_the_focus_loses_it_when_it_is_hidden() -> None:
    app = Pair()
    async with app.run_test(size=(40, 10)) as pilot:
        indifferent = app.query_one(Indifferent)
        indifferent.focus()
        await settle(pilot)
        assert app.focused is indifferent
        indifferent.display = False
        await settle(pilot)
        assert app.focused is None


async def test_a_scroll_bar_lets_go_of_the_mouse_when_it_is_hidden() -> None:
    app = Reader()
    async with app.run_test(size=(60, 14)) as pilot:
        scroll = app.query_one(VerticalScroll)
        await pilot.mouse_down(scroll.vertical_scrollbar)
        assert app.mouse_captured is scroll.vertical_scrollbar
        app.screen.set_focus(None)  # else that is told, and tells its scroll bar
        scroll.display = False
        await settle(pilot)
        assert app.mouse_captured is None
