"""Cache of what is computed for some blocks: their links, their layout, and the lines rendered last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.layout import PageLayout
from mali_tui.app.page.links import LinkIndex

Key = tuple[object, ...]


class LayoutCache:
    """The links, layout and rendered lines of ``blocks``, kept so that showing them again is fast."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.links = LinkIndex(blocks)
        self._layout: PageLayout | None = None
        self._strips: dict[int, tuple[Key, Strip]] = {}

    def layout(self, width: int, min_lines: Sequence[int] = ()) -> PageLayout:
        """The lines in ``width`` cells; one with ``min_lines`` is not cached."""
        if min_lines:
            return PageLayout(self.blocks, width, min_lines)
        if self._layout is None or self._layout.width != width:
            self._layout = PageLayout(self.blocks, width)
        return self._layout

    def get_strip(self, row: int, key: Key) -> Strip | None:
        """The strip of a row, if it was rendered for an equal ``key``."""
        cached = self._strips.get(row)
        return cached[1] if cached and cached[0] == key else None

    def put_strip(self, row: int, key: Key, strip: Strip, max_strips: int) -> None:
        """Cache the strip of a row, about 3 kB; of ``max_strips`` or more, the oldest is dropped first."""
        self._strips.pop(row, None)
        if self._strips and len(self._strips) >= max_strips:
            del self._strips[next(iter(self._strips))]
        self._strips[row] = key, strip
