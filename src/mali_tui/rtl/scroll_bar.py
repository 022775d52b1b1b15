"""A scroll bar that makes a strip for each look of a cell, not for each cell each time."""

from __future__ import annotations

from typing import cast

from rich.segment import Segment
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import _RenderCache

from mali_tui.rtl.mixins import SelfContained
from mali_tui.rtl.strips import LightStrip


class LightScrollBar(SelfContained, ScrollBar):
    """Textual's vertical scroll bar, drawn without its detour through Rich's console."""

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._looks: dict[Segment, Strip] = {}

    def _render_content(self) -> None:
        """Render all lines."""
        width, height = self.size
        bar = cast("ScrollBarRender", self.render())
        style = cast("Style", bar.style)
        assert style.color and style.bgcolor
        cells = bar.render_bar(
            height, bar.virtual_size, bar.window_size, bar.position, width, True, style.bgcolor, style.color
        ).segments
        base = self.visual_style.rich_style
        strips = [self._cell(Segment(text, base + look if look else base)) for text, look, _ in cells[:height]]
        self._render_cache = _RenderCache(self.size, strips)
        self._dirty_regions.clear()

    def _cell(self, segment: Segment) -> Strip:
        strip = self._looks.get(segment)
        if strip is None:
            strip = self._looks[segment] = LightStrip([segment], segment.cell_length)
        return strip
