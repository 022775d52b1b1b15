"""A vertical scroll bar that makes a strip for each look of a cell, and that causes no layout when its size changes.

A speed-up. Changes: `ScrollBar.renderer`, which is public, and `Widget.vertical_scrollbar` of pages. Textual draws a
bar through Rich's console and makes as many strips as it has cells, of which most are alike. And a bar whose size
changes in a layout asks for the places of all widgets in the midst of it, and then for another layout: that made
three of them where an event with a map was shown after one without. Buys: without it such a jump takes 1.1 times the
processor time, and a page down 1.08 times (``make bench ARGS="--only speed_ups"``). Upstream: not reported. Without
it Textual's own bar and renderer draw the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from rich.segment import Segment
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.visual import RenderOptions, Visual

from mali_tui.textual_fixes import speed_up
from mali_tui.textual_fixes.line_cache import UncachedStrip
from mali_tui.textual_fixes.mixins import DirectRepaint, WidgetMixin


@speed_up
class DirectScrollBarRender(ScrollBarRender):
    """Textual's renderer, whose cells become strips without a detour."""

    def visualize(self) -> object:
        """What Textual draws: of a horizontal bar, itself."""
        return ScrollBarVisual(self) if self.vertical else self


class DirectScrollBar(DirectRepaint, ScrollBar):
    """Textual's bar, drawn by that renderer and resized without another layout."""

    renderer = DirectScrollBarRender


@speed_up
class DirectlyScrolled(WidgetMixin):
    """Mixin, before the widget itself: its vertical scroll bar is a `DirectScrollBar`."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar, made as Textual makes it when it is first asked for."""
        if self._vertical_scrollbar is None:
            bar = DirectScrollBar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar


class ScrollBarVisual(Visual):
    """A vertical bar as lines of one cell, or as many as it is thick."""

    def __init__(self, bar: ScrollBarRender) -> None:
        self._bar = bar

    def get_optimal_width(self, rules: Any, container_width: int) -> int:
        """As thick as it is."""
        return self._bar.thickness

    def get_height(self, rules: Any, width: int) -> int:
        """It is as high as there is room; one at least."""
        return 1

    def render_strips(self, width: int, height: int | None, style: Any, options: RenderOptions) -> list[Strip]:
        """The cells from the top."""
        bar, colours, base = self._bar, cast(Style, self._bar.style), style.rich_style
        assert height is not None and colours.color and colours.bgcolor
        cells = bar.render_bar(
            height, bar.virtual_size, bar.window_size, bar.position, width, True, colours.bgcolor, colours.color
        ).segments
        strips = {
            id(cell): _strip(cell.text, base + (cell.style or Style.null())) for cell in cells
        }  # many are one object
        return [strips[id(cell)] for cell in cells[:height]]


@lru_cache(64)  # looks of a cell: some ten for each theme
def _strip(text: str, style: Style) -> Strip:
    """The strip of a cell; cached, so that cells that look alike are filtered once."""
    return UncachedStrip([Segment(text, style)], len(text))
