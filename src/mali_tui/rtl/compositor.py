"""Where the encoding is applied: on what a screen sends, after all that Textual crops and covers.

Earlier would be wrong. An encoding may hold a word's letters in another order than they are seen in, so a line that
is cut afterwards, by a dialog over it, would lose the wrong half of the word.
"""

from __future__ import annotations

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.strip import Strip

from mali_tui.rtl.encoding import Encoding, encode


class EncodingCompositor(Compositor):
    """Textual's compositor, whose updates come out in ``encoding``."""

    def __init__(self, encoding: Encoding) -> None:
        super().__init__()
        self.encoding = encoding

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen, a row at a time."""
        update = super().render_full_update(simplify)
        if self.encoding != "visual":
            update.strips = [[self._encoded(Strip.join(row))] for row in update.strips]
        return update

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed, a piece of a row at a time."""
        update = super().render_partial_update()
        if update is not None and self.encoding != "visual":
            update.chops = [
                {x: None if strip is None else self._encoded(strip) for x, strip in row.items()}
                for row in update.chops
            ]
        return update

    def _encoded(self, strip: Strip) -> Strip:
        return Strip(encode(strip, self.encoding), strip.cell_length)
