"""Screens that are drawn when all that a key has caused is done: what they leave out when they are first shown."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from screen import settle
from textual.app import App, ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from mali_tui.textual_fixes import frame_scheduler
from mali_tui.textual_fixes.frame_scheduler import EagerRefreshScreen


class EagerScreen(EagerRefreshScreen, Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("words")


class EagerApp(App[None]):
    CSS = "Static { color: red; }"

    def get_default_screen(self) -> Screen[Any]:
        return EagerScreen()


async def test_the_widgets_of_the_first_screen_are_styled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    styled: Counter[type[DOMNode]] = Counter()
    apply = Stylesheet.apply

    def count(sheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        styled[type(node)] += 1
        apply(sheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", count)
    app = EagerApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert styled[Static] == 1
        assert app.screen.query_one(Static).styles.color.css == "rgb(255,0,0)"


async def test_a_screen_over_another_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_scheduler, "MAX_FRAME_DELAY_SECONDS", 60.0)
    drawn: list[Screen[Any]] = []
    display = App._display

    def count(app: App[None], screen: Screen[Any], update: Any) -> None:
        if update is not None:
            drawn.append(screen)
        display(app, screen, update)

    app = EagerApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr(App, "_display", count)
        over = EagerScreen()
        app.push_screen(over)
        await settle(pilot)
        assert drawn == [over]
