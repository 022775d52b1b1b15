"""Blocks set out: their stops, where their lines stand in the width wrapped to, and how the last seen were drawn."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.layout import PageLayout
from mali_tui.app.page.links import LinkIndex

Key = tuple[object, ...]


class LayoutCache:
    """Remembers what is worked out of ``blocks``, so that coming back to them costs nothing."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.stops = LinkIndex(blocks)
        self._layout: PageLayout | None = None
        self._drawn: dict[int, tuple[Key, Strip]] = {}

    def layout(self, width: int, least: Sequence[int] = ()) -> PageLayout:
        """The lines in ``width`` cells; ``least`` is how many each block has at least, where that matters."""
        if least:
            return PageLayout(self.blocks, width, least)
        if self._layout is None or self._layout.width != width:
            self._layout = PageLayout(self.blocks, width)
        return self._layout

    def get_strip(self, row: int, key: Key) -> Strip | None:
        """The line of a row as it was drawn last, if all that ``key`` says was then as it is now."""
        kept = self._drawn.get(row)
        return kept[1] if kept and kept[0] == key else None

    def put_strip(self, row: int, key: Key, strip: Strip, most: int) -> None:
        """Keep a line as drawn; of more than ``most``, of some 3 kB each, the oldest is forgotten."""
        self._drawn.pop(row, None)
        if self._drawn and len(self._drawn) >= most:
            del self._drawn[next(iter(self._drawn))]
        self._drawn[row] = key, strip
