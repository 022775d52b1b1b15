"""Where the encoding is applied: on what a screen sends, after widgets have been cut where others cover them.

Earlier would be wrong. An encoding may hold a word's letters in another order than they are seen in, so a line that
is cut afterwards, by a dialog over it, would lose the wrong half of the word. Later would be wrong, too: Textual may
send only a part of what is encoded here, but cuts it by cells, and each cell has been given what it is to hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.color import TRANSPARENT, Color
from textual.filter import LineFilter
from textual.strip import Strip

from mali_tui.rtl.encoding import Encoding, encode, is_moved, joins, touches
from mali_tui.rtl.sparing import SparingCompositor
from mali_tui.rtl.strips import LightStrip


class LightUpdate(ChopsUpdate):
    """What changed of the screen, written without an object for each move of the cursor."""

    def render_segments(self, console: Console) -> str:
        """What the terminal is sent."""
        sent: list[str] = []
        for y, start, stop in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                if strip is not None and x < stop and end > start:
                    piece = strip if end <= stop else strip.crop(0, stop - x)
                    sent.append(f"\x1b[{y + 1};{x + 1}H{piece.render(console)}")
        return "".join(sent)


class EncodingCompositor(SparingCompositor):
    """Textual's compositor, whose updates come out in the encoding that is current when they are made."""

    def __init__(self, encoding: Callable[[], Encoding]) -> None:
        super().__init__()
        self._encoding = encoding

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen, row by row; ``simplify`` is asked for by screenshots, which are no terminal."""
        update = super().render_full_update(simplify)
        encoding = self._encoding()
        if encoding != "visual" and not simplify:
            update.strips = [[strip for strip in encode_row(row, encoding) if strip] for row in update.strips]
        return update

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed, in pieces of rows."""
        update = super().render_partial_update()
        if update is None:
            return None
        encoding, chops = self._encoding(), update.chops
        if encoding != "visual":
            chops = [dict(zip(row, encode_row(row.values(), encoding), strict=True)) for row in chops]
        return LightUpdate(chops, update.spans, update.chop_ends)


def encode_row(row: Iterable[Strip | None], encoding: Encoding) -> list[Strip | None]:
    """The strips of a row, from left to right, encoded; where words go on from strip to strip, as one.

    None stands for what is not drawn this time.
    """
    given = list(row)
    moved = [strip is not None and _is_moved(strip) for strip in given]
    if not any(moved):
        return given
    encoder = _encoder(encoding)
    if not joins(encoding):
        return [
            _encoded(strip, encoder) if strip and encoded else strip
            for strip, encoded in zip(given, moved, strict=True)
        ]
    done: list[Strip | None] = []
    together: list[Strip] = []
    for strip in (*given, None):
        if together and (strip is None or not touches(together[-1].text, strip.text, encoding)):
            done += _encode_together(together, encoder)
            together = []
        if strip is None:
            done.append(None)
        else:
            together.append(strip)
    return done[:-1]


def _is_moved(strip: Strip) -> bool:
    """Whether there is anything in a strip that a terminal may move."""
    if not isinstance(strip, LightStrip):
        return is_moved(strip.text)
    if strip.moved is None:
        strip.moved = is_moved(strip.text)
    return strip.moved


def _encoded(strip: Strip, encoder: LineFilter) -> Strip:
    return strip.apply_filter(encoder, TRANSPARENT)


def _encode_together(strips: list[Strip], encoder: LineFilter) -> list[Strip]:
    if len(strips) == 1:
        return [_encoded(strips[0], encoder)]
    ends = [sum(strip.cell_length for strip in strips[: count + 1]) for count in range(len(strips))]
    return list(Strip.join(strips).apply_filter(encoder, TRANSPARENT).divide(ends))


class _Encoder(LineFilter):
    """An encoding as a line filter, so that a strip keeps what it is encoded as."""

    def __init__(self, encoding: Encoding) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return encode(segments, self._encoding)


@cache
def _encoder(encoding: Encoding) -> LineFilter:
    return _Encoder(encoding)
