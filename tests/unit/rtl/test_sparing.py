"""The compositor that spares itself what is covered draws what Textual's own draws, all of it and in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from rich.style import Style
from textual._compositor import Compositor
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from mali_tui.rtl.app import DirectedApp
from mali_tui.rtl.sparing import SparingCompositor
from mali_tui.rtl.strips import LineCache

Cell = tuple[int, int, str, Style | None]


class Reader(DirectedApp):
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
    """What is drawn within ``crop``: row, column, character, style."""
    for y, line in enumerate(render(compositor, crop, drawn)):  # type: ignore[operator]
        for x, strip in line.items():
            if strip is not None and y in crop.line_range and drawn(y) and crop.x <= x < crop.right:
                characters = ((c, segment.style) for segment in strip for c in segment.text)
                yield from ((y, x + at, c, style) for at, (c, style) in enumerate(characters))


@pytest.mark.parametrize(
    "crop", [Region(0, 0, 60, 14), Region(0, 2, 60, 5), Region(7, 4, 20, 1), Region(27, 0, 33, 14)]
)
@pytest.mark.parametrize("drawn", [lambda y: True, lambda y: y % 3 == 1])
async def test_it_draws_what_textual_draws(crop: Region, drawn: Callable[[int], bool]) -> None:
    app = Reader()
    async with app.run_test(size=(60, 14)) as pilot:
        app.query_one(VerticalScroll).scroll_to(y=3, animate=False)
        await pilot.pause()
        compositor = app.screen._compositor
        ours = list(cells(compositor, SparingCompositor._render_chops, crop, drawn))
        assert ours
        assert ours == list(cells(compositor, Compositor._render_chops, crop, drawn))


async def test_nothing_is_asked_of_what_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.pause()
        over, compositor = app.query_one("#over"), cast("SparingCompositor", app.screen._compositor)
        asked: list[tuple[Widget, Region]] = []
        render_lines = Widget.render_lines

        def ask(widget: Widget, part: Region) -> list[Strip]:
            asked.append((widget, part))
            return render_lines(widget, part)

        monkeypatch.setattr(Widget, "render_lines", ask)
        list(SparingCompositor._render_chops(compositor, Region(7, 4, 20, 2), lambda y: True))
        assert asked == [(over, Region(0, 1, 20, 2))]
        assert isinstance(over._styles_cache, LineCache)
