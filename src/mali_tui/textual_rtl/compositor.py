"""Where the encoding is applied: on what a screen sends, after widgets have been cut where others cover them.

Changes: `Compositor.render_full_update`, `render_partial_update` and `render_inline`. Encoding earlier would be
wrong: an encoding may hold a word's letters in another order than they are seen in, so a line that is cut
afterwards, by a dialog over it, would lose the wrong half of the word. Encoding later would be wrong, too: Textual
may send only a part of what is encoded here, but cuts it by cells, and each cell has been given what it is to
hold. Upstream: right-to-left text was proposed and closed,
https://github.com/Textualize/textual/pull/6306. Without it only terminals that take lines as they are show them
right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, Compositor, InlineUpdate, LayoutUpdate
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

from mali_tui.textual_rtl.directions import cache_directions
from mali_tui.textual_rtl.placed_strips import has_uncertain, place, place_row

if TYPE_CHECKING:
    from mali_tui.rtl.encodings import Encoding


class EncodingCompositor(Compositor):
    """Textual's compositor, whose updates come out in the encoding that is current when they are made."""

    def __init__(self, encoding: Callable[[], Encoding]) -> None:
        super().__init__()
        self._encoding = encoding

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen, row by row; ``simplify`` is asked for by screenshots, which are no terminal."""
        with cache_directions():
            update = super().render_full_update(simplify)
        encoding = self._encoding()
        if encoding != "visual" and not simplify:
            update.strips = [[strip for strip in _encode_row(row, encoding) if strip] for row in update.strips]
        if not simplify:
            update.strips = [list(place_row(row, update.region.x)) for row in update.strips]
        return update

    def render_inline(
        self, size: Size, screen_stack: list[Screen[Any]] | None = None, clear: bool = False
    ) -> InlineUpdate:
        """The screen as it is drawn below the prompt of a shell."""
        update = super().render_inline(size, screen_stack, clear)
        assert isinstance(update, InlineUpdate)
        encoding = self._encoding()
        rows = ([strip] for strip in update.strips)
        if encoding != "visual":
            rows = ([strip for strip in _encode_row(row, encoding) if strip] for row in rows)
        update.strips = [strip for row in rows for strip in place_row(row, 0)]
        return update

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed, in pieces of rows."""
        update = super().render_partial_update()
        if update is None:
            return None
        encoding = self._encoding()
        if encoding != "visual":
            update.chops = [dict(zip(row, _encode_row(row.values(), encoding), strict=True)) for row in update.chops]
        if has_uncertain(chain.from_iterable([row.values() for row in update.chops])):
            update.chops = [{x: strip and place(strip, x) for x, strip in row.items()} for row in update.chops]
        return update


def _encode_row(row: Iterable[Strip | None], encoding: Encoding) -> list[Strip | None]:
    from mali_tui.textual_rtl.rows import (
        encode_row,  # 4 ms, which a terminal that is sent lines as they are need not wait for
    )

    return encode_row(row, encoding)
