"""A row of the screen, which is several strips, in the encoding of the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rich.segment import Segment
from textual.color import TRANSPARENT, Color
from textual.filter import LineFilter
from textual.strip import Strip

from mali_tui.rtl.encodings import Encoding, encode, has_rtl, joins, runs_join
from mali_tui.textual_fixes.line_cache import UncachedStrip


def encode_row(row: Iterable[Strip | None], encoding: Encoding) -> list[Strip | None]:
    """The strips of a row, from left to right, encoded; where words go on from strip to strip, as one.

    None stands for what is not drawn this time.
    """
    given = list(row)
    moved = [strip is not None and _is_moved(strip) for strip in given]
    if not any(moved):
        return given
    encoder = _encoder(encoding)
    if not joins(encoding) or not _any_touch(given, encoding):
        return [_encode(one, encoder) if one and is_so else one for one, is_so in zip(given, moved, strict=True)]
    done: list[Strip | None] = []
    together: list[Strip] = []
    for strip in (*given, None):
        if together and (strip is None or not runs_join(_ends(together[-1])[1], _ends(strip)[0], encoding)):
            done += _encode_together(together, encoder)
            together = []
        if strip is None:
            done.append(None)
        else:
            together.append(strip)
    return done[:-1]


def _any_touch(row: Sequence[Strip | None], encoding: Encoding) -> bool:
    """Whether a word goes on from a strip to the next."""
    before = ""
    for strip in row:
        start, end = _ends(strip) if strip is not None else ("", "")
        if before and start and runs_join(before, start, encoding):
            return True
        before = end
    return False


def _is_moved(strip: Strip) -> bool:
    """Whether there is anything in a strip that a terminal may move."""
    if not isinstance(strip, UncachedStrip):
        return has_rtl(strip.text)
    if strip.has_rtl is None:
        strip.has_rtl = has_rtl(strip.text)
    return strip.has_rtl


def _ends(strip: Strip) -> tuple[str, str]:
    """The characters that a strip begins and ends with; empty where it is a blank."""
    if isinstance(strip, UncachedStrip) and strip.ends is not None:
        return strip.ends
    texts = [text for text, _, _ in strip if text] or [""]
    ends = texts[0][:1].strip(), texts[-1][-1:].strip()
    if isinstance(strip, UncachedStrip):
        strip.ends = ends
    return ends


def _encode(strip: Strip, encoder: LineFilter) -> Strip:
    light = strip if isinstance(strip, UncachedStrip) else UncachedStrip(list(strip), strip.cell_length)
    return light.apply_filter(encoder, TRANSPARENT)


def _encode_together(strips: list[Strip], encoder: LineFilter) -> list[Strip]:
    if len(strips) == 1:
        return [_encode(strips[0], encoder)]
    ends = [sum(strip.cell_length for strip in strips[: count + 1]) for count in range(len(strips))]
    return list(_encode(Strip.join(strips), encoder).divide(ends))


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
