"""What changes is drawn, and told its size, also where a widget's place was asked for before the new layout."""

from __future__ import annotations

from typing import Any

import pytest
from screen import settle
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widgets import Static

from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.textual_fixes.last_layout import LastLayoutCompositor
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.screen import BidiScreen


class Sized(Static):
    """Remembers the sizes that it has been told."""

    def on_mount(self) -> None:
        self.sizes: list[Size] = []

    def on_resize(self, event: events.Resize) -> None:
        self.sizes.append(event.size)


class FastBidiScreen(FastScreen, BidiScreen):
    """The screen of the app."""


class StockScreen(Screen[None]):
    """Textual's screen with nothing but the correction."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LastLayoutCompositor()


class Opener(App[Any]):
    """Two widgets, one of which is hidden."""

    CSS = "Sized { height: 3; }"

    def __init__(self, screen: type[Screen[None]]) -> None:
        super().__init__()
        self.kind = screen

    def get_default_screen(self) -> Screen[None]:
        return self.kind()

    def compose(self) -> ComposeResult:
        yield Sized("above")
        below = Sized("below")
        below.display = False
        yield below


class DirectedOpener(Directed, Opener):
    """The same with the right-to-left layer, which has a compositor of its own."""


OPENERS = [(DirectedOpener, FastBidiScreen), (Opener, StockScreen)]


def forget_map(app: App[None]) -> None:
    """Do what happens when a widget is drawn that is not on the map yet, and the place of one is asked for."""
    app.screen._compositor._full_map_invalidated = True
    assert app.screen.region


@pytest.mark.parametrize(("opener", "screen"), OPENERS)
async def test_a_shown_widget_is_told_its_size(opener: type[Opener], screen: type[Screen[None]]) -> None:
    app = opener(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        below = app.query(Sized).last()
        assert below.sizes == []
        below.display = True
        forget_map(app)
        await settle(pilot)
        assert below.sizes == [Size(40, 3)]


@pytest.mark.parametrize(("opener", "screen"), OPENERS)
async def test_each_size_is_told_once(opener: type[Opener], screen: type[Screen[None]]) -> None:
    app = opener(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(30, 10)
        forget_map(app)
        await pilot.resize_terminal(20, 10)
        await settle(pilot)
        assert app.query(Sized).first().sizes == [Size(40, 3), Size(30, 3), Size(20, 3)]


@pytest.mark.parametrize(("opener", "screen"), OPENERS)
async def test_what_a_widget_covered_is_drawn(
    opener: type[Opener], screen: type[Screen[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opener(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        sent: set[int] = set()
        monkeypatch.setattr(
            app, "_display", lambda _, update: sent.update({y for y, _, _ in update.spans} if update else ())
        )
        app.query(Sized).first().offset = Offset(5, 4)
        forget_map(app)
        await settle(pilot)
        assert sent == {0, 1, 2, 4, 5, 6}  # where it was, and where it is
        sent.clear()
        app.query(Sized).first().display = False
        forget_map(app)
        await settle(pilot)
        assert sent == {4, 5, 6}
