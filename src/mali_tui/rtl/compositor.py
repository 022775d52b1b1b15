"""Where the encoding is applied: on what a screen sends, after all that Textual crops and covers.

Earlier would be wrong. An encoding may hold a word's letters in another order than they are seen in, so a line that
is cut afterwards, by a dialog over it, would lose the wrong half of the word.
"""

from __future__ import annotations

from collections.abc import Callable

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.strip import Strip

from mali_tui.rtl.encoding import Encoding, encode


class EncodingCompositor(Compositor):
    """Textual's compositor, whose updates come out in the encoding that is current when they are made."""

    def __init__(self, encoding: Callable[[], Encoding]) -> None:
        super().__init__()
        self._encoding = encoding

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen, a row at a time."""
        update = super().render_full_update(simplify)
        encoding = self._encoding()
        if encoding != "visual":
            update.strips = [[_encoded(Strip.join(row), encoding)] for row in update.strips]
        return update

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed, a piece of a row at a time."""
        update = super().render_partial_update()
        encoding = self._encoding()
        if update is not None and encoding != "visual":
            update.chops = [
                {x: None if strip is None else _encoded(strip, encoding) for x, strip in row.items()}
                for row in update.chops
            ]
        return update


def _encoded(strip: Strip, encoding: Encoding) -> Strip:
    return Strip(encode(strip, encoding), strip.cell_length)
