"""The layout of a page: blocks wrapped to a width and stacked. Independent of widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from mali_tui.app.page.blocks import Block
from mali_tui.rtl.cell_width import cell_len
from mali_tui.wrapping import line_starts


class PageLine(NamedTuple):
    """A line of a block: ``block.text[start:end]``, line ``number`` of the block; blank if ``number < 0``."""

    block: int
    number: int
    start: int
    end: int


class PageLayout:
    """Blocks wrapped to ``width`` cells. Rows count from 0 at the top of the page.

    ``min_lines``, if given, has the minimum number of lines of each block; blank lines follow a shorter text.
    """

    def __init__(self, blocks: Sequence[Block], width: int, min_lines: Sequence[int] = ()) -> None:
        self.blocks = blocks
        self.width = max(1, width)
        self._starts = [self._wrap(block) for block in blocks]
        lines = map(max, self.line_counts, min_lines) if min_lines else self.line_counts
        heights = (block.space_above + count for block, count in zip(blocks, lines, strict=True))
        self._tops = [0, *accumulate(heights)]  # the first line of each block, with the blank lines above it

    def _wrap(self, block: Block) -> list[int]:
        tail = cell_len(block.tail) + 1 if block.tail else 0
        room = self.width - block.lead_width - tail
        return line_starts(block.text, max(1, room), cell_len)

    @property
    def line_counts(self) -> list[int]:
        """The number of lines of each block's text."""
        return [len(starts) for starts in self._starts]

    @property
    def height(self) -> int:
        """Rows of the whole page."""
        return self._tops[-1]

    def line(self, row: int) -> PageLine | None:
        """The line in ``row``; None below the end of the page."""
        if not 0 <= row < self.height:
            return None
        index = bisect_right(self._tops, row) - 1
        number = row - self._tops[index] - self.blocks[index].space_above
        if number < 0:
            return PageLine(index, number, 0, 0)
        starts = self._starts[index]
        if number >= len(starts):
            return PageLine(index, -1, 0, 0)
        end = starts[number + 1] if number + 1 < len(starts) else len(self.blocks[index].text)
        return PageLine(index, number, starts[number], end)

    def first_row(self, block: int) -> int:
        """The row of a block's first line."""
        return self._tops[block] + self.blocks[block].space_above

    def row_of(self, block: int, offset: int) -> int:
        """The row of character ``offset`` of a block."""
        return self.first_row(block) + bisect_right(self._starts[block], offset) - 1

    def rows_of(self, block: int, start: int, end: int) -> range:
        """The rows of ``text[start:end]`` of a block."""
        return range(self.row_of(block, start), self.row_of(block, max(start, end - 1)) + 1)
