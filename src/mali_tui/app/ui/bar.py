"""A line of items that can be clicked: the header, the names of folded panes and the key bar are bars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.app.ui.no_palette_filter import NoPaletteFilter
from mali_tui.textual_fixes.line_cache import UncachedStrip
from mali_tui.textual_fixes.mixins import DirectRepaint

ITEM_GAP_CELLS = 2  # cells between two items


class BarItem(Struct, frozen=True):
    """A piece of a bar: an accented ``key``, a ``text``, and the action that a click runs."""

    text: str
    style: str = "text"
    key: str = ""
    action: str = ""

    @property
    def width(self) -> int:
        """Its cells."""
        return cell_len(self.key) + cell_len(self.text) + bool(self.key and self.text)

    @property
    def gap(self) -> int:
        """The blanks after it; after a key without text only one."""
        return ITEM_GAP_CELLS if self.text else 1


@lru_cache(256)  # items: those of all bars, in two languages
def _cells_of_item(item: BarItem) -> int:
    """Its cells with the blanks after it."""
    return item.width + item.gap


class StatusBar(NoPaletteFilter, DirectRepaint, Widget):
    """One line with items at its start and at its end. What does not fit is left out, last of the start first."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--strong", "bar--secondary", "bar--key", "bar--here"}
    SHARES_LOOK = True

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._start: Sequence[BarItem] = ()
        self._end: Sequence[BarItem] = ()
        self._cached_styles: dict[str, Style] = {}
        self._cache: dict[BarItem, list[Segment]] = {}

    def show(self, start: Sequence[BarItem], end: Sequence[BarItem] = ()) -> None:
        """Replace the items."""
        if (start, end) != (self._start, self._end):
            self._start, self._end = start, end
            self._cache = {item: self._cache[item] for item in (*start, *end) if item in self._cache}
            self.refresh()

    def fitting(self, width: int) -> list[BarItem]:
        """The start's items that fit beside the end's in ``width`` cells."""
        room = width - 1 - sum(map(_cells_of_item, self._end))
        fits: list[BarItem] = []
        for item in self._start:
            room -= _cells_of_item(item)
            if room < 0:
                break
            fits.append(item)
        return fits

    def render_line(self, y: int) -> Strip:
        """The line; every other line of a taller bar is blank."""
        width, base = self.size.width, self._style_of("")
        if y:
            return Strip.blank(width, base)
        items = self.fitting(width)
        start = chain.from_iterable([self._segments(item) for item in items])
        end = chain.from_iterable([self._segments(item) for item in self._end])
        spare = width - 1 - sum(map(_cells_of_item, (*items, *self._end)))
        strip = UncachedStrip([Segment(" ", base), *start, Segment(" " * spare, base), *end], width - min(0, spare))
        return strip if spare >= 0 else strip.crop(0, width)

    def _segments(self, item: BarItem) -> list[Segment]:
        """The segments of an item; cached, since most items stay the same."""
        if item not in self._cache:
            self._cache[item] = self._draw(item)
        return self._cache[item]

    def _draw(self, item: BarItem) -> list[Segment]:
        style, key_style = self._style_of(item.style), self._style_of("key")
        if item.action:
            meta = Style.from_meta({"action": item.action})
            style, key_style = style + meta, key_style + meta
        segments = [Segment(item.key, key_style)] if item.key else []
        if item.key and item.text:
            segments.append(Segment(" ", style))
        segments.append(Segment(item.text, style))
        return [*segments, Segment(" " * item.gap, self._style_of(""))]

    def notify_style_update(self) -> None:
        """Discard cached styles, as a theme or a class changed."""
        super().notify_style_update()
        self._cached_styles.clear()
        self._cache.clear()

    def _style_of(self, name: str) -> Style:
        """The style of a part, cached: Textual computes it again for every repaint."""
        if name not in self._cached_styles:
            part = self.get_component_rich_style(f"bar--{name}", partial=True) if name else Style.null()
            self._cached_styles[name] = self.rich_style + part
        return self._cached_styles[name]

    async def on_click(self, event: events.Click) -> None:
        """Run what the item under the mouse stands for."""
        action = event.style.meta.get("action")
        if action:
            event.stop()
            await self.run_action(f"screen.{action}")
