"""The stops of a page in reading order: where each leads, and which comes next. Knows nothing of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from mali_tui.app.page.blocks import Block, LinkSpan
from mali_tui.reading.location import Location


class LinkPosition(NamedTuple):
    """A stop and the block it is in."""

    block: int
    stop: LinkSpan

    @property
    def location(self) -> Location:
        """Where it leads."""
        return self.stop.location


class LinkIndex:
    """Every stop of some blocks. They are numbered from 0 through all blocks.

    Those of an echo are not counted: it says what a block before it says, and has the numbers of that one's stops.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._all = [
            LinkPosition(i, stop)
            for i, block in enumerate(blocks)
            if not block.is_translation
            for stop in block.links
        ]
        self._firsts = list(
            accumulate((0 if block.is_translation else len(block.links) for block in blocks), initial=0)
        )
        self._blocks = blocks

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[tuple[int, LinkPosition]]:
        """Every stop with its number."""
        return iter(enumerate(self._all))

    def __getitem__(self, number: int) -> LinkPosition:
        return self._all[number]

    @cached_property
    def _numbers(self) -> dict[Location, int]:
        return {at.location: number for number, at in reversed(tuple(enumerate(self._all)))}

    def find(self, location: Location | None) -> int | None:
        """The first stop that leads to ``location``."""
        return None if location is None else self._numbers.get(location)

    def first_of(self, block: int) -> int:
        """The number of a block's first stop; of the next there is, where it has none."""
        return self._firsts[block]

    def numbers(self, block: int) -> Sequence[int | None]:
        """The number of each of a block's stops, in their order."""
        if self._blocks[block].is_translation:
            return [self.find(stop.location) for stop in self._blocks[block].links]
        return range(self._firsts[block], self._firsts[block + 1])

    def continuations(self, block: int) -> Sequence[int | None]:
        """The number of the stop that each piece of a block goes on with: the nearest above that leads there."""
        above = range(self._firsts[block] - 1, -1, -1)
        return [
            next((number for number in above if self._all[number].location == stop.location), None)
            for stop in self._blocks[block].link_continuations
        ]

    def in_block(self, number: int | None, block: int) -> LinkSpan | None:
        """The stop of a block that has the number, itself or as an echo."""
        if number is None:
            return None
        at = self._all[number]
        if self._blocks[block].is_translation:
            return next((stop for stop in self._blocks[block].links if stop.location == at.location), None)
        return at.stop if at.block == block else None

    def next(self, start: int, by: int, wanted: Callable[[Location], bool]) -> int | None:
        """The first wanted stop from number ``start``, which counts, onwards; ``by`` is ±1."""
        there = range(max(0, start), len(self)) if by > 0 else range(min(len(self) - 1, start), -1, -1)
        return next((number for number in there if wanted(self[number].location)), None)
