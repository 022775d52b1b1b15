"""The links of a page in reading order. Independent of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from mali_tui.app.page.blocks import Block, LinkSpan
from mali_tui.reading.location import Location


class LinkPosition(Struct, frozen=True):
    """A link and the number of its block."""

    block: int
    link: LinkSpan

    @property
    def location(self) -> Location:
        """Where the link leads."""
        return self.link.location


class LinkIndex:
    """The links of some blocks, numbered from 0 through all blocks.

    Links of a translation are not counted: they have the numbers of the links in the block that it translates.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._all = [
            LinkPosition(i, link)
            for i, block in enumerate(blocks)
            if not block.is_translation
            for link in block.links
        ]
        self._firsts = list(
            accumulate((0 if block.is_translation else len(block.links) for block in blocks), initial=0)
        )
        self._blocks = blocks

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[tuple[int, LinkPosition]]:
        """Every link with its number."""
        return iter(enumerate(self._all))

    def __getitem__(self, number: int) -> LinkPosition:
        return self._all[number]

    @cached_property
    def _numbers(self) -> dict[Location, int]:
        return {position.location: number for number, position in reversed(tuple(enumerate(self._all)))}

    def find(self, location: Location | None) -> int | None:
        """The number of the first link to ``location``."""
        return None if location is None else self._numbers.get(location)

    def first_of(self, block: int) -> int:
        """The number of a block's first link, or of the next link if the block has none."""
        return self._firsts[block]

    def numbers(self, block: int) -> Sequence[int | None]:
        """The numbers of a block's links, in order."""
        if self._blocks[block].is_translation:
            return [self.find(link.location) for link in self._blocks[block].links]
        return range(self._firsts[block], self._firsts[block + 1])

    def continuations(self, block: int) -> Sequence[int | None]:
        """The number of the link that each continuation in a block continues: the nearest above to its Location."""
        above = range(self._firsts[block] - 1, -1, -1)
        return [
            next((number for number in above if self._all[number].location == link.location), None)
            for link in self._blocks[block].link_continuations
        ]

    def in_block(self, number: int | None, block: int) -> LinkSpan | None:
        """The link of a block that has ``number``, also in a translation."""
        if number is None:
            return None
        position = self._all[number]
        if self._blocks[block].is_translation:
            return next((link for link in self._blocks[block].links if link.location == position.location), None)
        return position.link if position.block == block else None

    def next(self, start: int, by: int, wanted: Callable[[Location], bool]) -> int | None:
        """The number of the first wanted link from ``start`` on, inclusive; ``by`` is ±1."""
        candidates = range(max(0, start), len(self)) if by > 0 else range(min(len(self) - 1, start), -1, -1)
        return next((number for number in candidates if wanted(self[number].location)), None)
