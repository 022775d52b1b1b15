"""The article in two languages: each paragraph followed by its translation, in the direction of that language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from mali_tui.app.page.blocks import Block
from mali_tui.content.model import Direction

TRANSLATION_SUFFIX = "~"  # after the key of a block, in the key of its translation
GUIDE = "│"
GUIDE_CELLS = 2  # cells


def plain_key(key: str) -> str:
    """The key without the suffix of a translation."""
    return key.removesuffix(TRANSLATION_SUFFIX)


def translation_block(block: Block, direction: Direction) -> Block:
    """A block of the other language as shown below its counterpart."""
    return replace(
        block, key=block.key + TRANSLATION_SUFFIX, is_translation=True, direction=direction, row=False, space_above=0,
        lead=GUIDE, continuation_lead=GUIDE, lead_width=GUIDE_CELLS, lead_style="bar",
    )  # fmt: skip


def interleave(
    blocks: Sequence[Block], others: Sequence[Block], direction: Direction, wanted: Callable[[str], bool]
) -> list[Block]:
    """``blocks``, with the block of ``others`` that has the same key below each whose key is ``wanted``."""
    by_key = {block.key: block for block in others}

    def pairs() -> Iterator[Block]:
        for block in blocks:
            yield block
            other = by_key.get(block.key) if block.key and wanted(block.key) else None
            if other is not None:
                yield translation_block(other, direction)

    return list(pairs())
