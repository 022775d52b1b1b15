"""Blocks set out: their stops, and where their lines stand in each width that they have been wrapped to."""

from __future__ import annotations

from collections.abc import Sequence

from mali_tui.app.blocks import Block
from mali_tui.app.page_layout import PageLayout
from mali_tui.app.stops import Stops


class SetOut:
    """Remembers what is worked out of ``blocks``, so that coming back to them costs nothing."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.stops = Stops(blocks)
        self._layout: PageLayout | None = None

    def layout(self, width: int, least: Sequence[int] = ()) -> PageLayout:
        """The lines in ``width`` cells; ``least`` is how many each block has at least, where that matters."""
        if least:
            return PageLayout(self.blocks, width, least)
        if self._layout is None or self._layout.width != width:
            self._layout = PageLayout(self.blocks, width)
        return self._layout
