"""A scroll bar that makes a strip for each look of a cell, not for each cell each time."""

from __future__ import annotations

from typing import cast

from rich.segment import Segment
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import _RenderCache

from mali_tui.textual_fixes.line_cache import UncachedStrip
from mali_tui.textual_fixes.mixins import CachedColours, DirectRepaint


class CachedScrollBar(DirectRepaint, CachedColours, ScrollBar):
    """Textual's vertical scroll bar, drawn without its detour through Rich's console."""

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._looks: dict[Segment, Strip] = {}
        self._drawn: tuple[object, ...] = ()

    def _render_content(self) -> None:
        """Render all lines, unless they are as they were."""
        width, height = self.size
        bar = cast("ScrollBarRender", self.render())
        style, base = cast("Style", bar.style), self.visual_style.rich_style
        self._dirty_regions.clear()
        drawn = self.size, bar.virtual_size, bar.window_size, bar.position, style, base
        if drawn == self._drawn:
            return
        self._drawn = drawn
        assert style.color and style.bgcolor
        cells = bar.render_bar(
            height, bar.virtual_size, bar.window_size, bar.position, width, True, style.bgcolor, style.color
        ).segments
        strips = [self._cell(Segment(text, base + look if look else base)) for text, look, _ in cells[:height]]
        self._render_cache = _RenderCache(self.size, strips)

    def _cell(self, segment: Segment) -> Strip:
        strip = self._looks.get(segment)
        if strip is None:
            strip = self._looks[segment] = UncachedStrip([segment], segment.cell_length)
        return strip
