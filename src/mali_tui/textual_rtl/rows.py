"""A row of the screen, which is several strips, in the encoding of the terminal.

Changes: `Strip.render_style`, for terminals that need each letter in a colour of its own. Textual encodes nothing.
Costs: 1.4 times the time of a screen of English instead of 1.2 (``make bench ARGS="--only drawing"``). Upstream: see
`compositor`. Without it only terminals that take lines as they are show them right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import TRANSPARENT, Color
from textual.filter import LineFilter
from textual.strip import Strip

from mali_tui.rtl.alternating_colours import AlternatingStyle
from mali_tui.rtl.encodings import Encoding, encode, has_rtl, joins, runs_join


def encode_row(row: Iterable[Strip | None], encoding: Encoding) -> list[Strip | None]:
    """The strips of a row, from left to right, encoded; where words go on from strip to strip, as one.

    None stands for what is not drawn this time.
    """
    strips = list(row)
    with_rtl = [strip is not None and has_rtl(strip.text) for strip in strips]
    if not any(with_rtl):
        return strips
    if not joins(encoding) or not _any_touch(strips, encoding):
        return [
            _encode(strip, encoding) if strip and rtl else strip for strip, rtl in zip(strips, with_rtl, strict=True)
        ]
    encoded: list[Strip | None] = []
    touching: list[Strip] = []
    for strip in (*strips, None):
        if touching and (strip is None or not runs_join(_ends(touching[-1])[1], _ends(strip)[0], encoding)):
            encoded += _encode_together(touching, encoding)
            touching = []
        if strip is None:
            encoded.append(None)
        else:
            touching.append(strip)
    return encoded[:-1]


def _any_touch(row: Sequence[Strip | None], encoding: Encoding) -> bool:
    """Whether a word goes on from a strip to the next."""
    before = ""
    for strip in row:
        start, end = _ends(strip) if strip is not None else ("", "")
        if before and start and runs_join(before, start, encoding):
            return True
        before = end
    return False


def _ends(strip: Strip) -> tuple[str, str]:
    """The characters that a strip begins and ends with; empty where it is a blank."""
    texts = [text for text, _, _ in strip if text] or [""]
    return texts[0][:1].strip(), texts[-1][-1:].strip()


def _encode_together(strips: list[Strip], encoding: Encoding) -> list[Strip]:
    if len(strips) == 1:
        return [_encode(strips[0], encoding)]
    ends = [sum(strip.cell_length for strip in strips[: count + 1]) for count in range(len(strips))]
    return list(_encode(Strip.join(strips), encoding).divide(ends))


def _encode(strip: Strip, encoding: Encoding) -> Strip:
    encoded = strip.apply_filter(_encoder(encoding), TRANSPARENT)
    return AlternatingStrip(list(encoded), encoded.cell_length) if encoding == "colour" else encoded


class AlternatingStrip(Strip):
    """A strip whose styles may be `AlternatingStyle`, which Textual would render as any other."""

    @classmethod
    def render_style(cls, style: Style, text: str, color_system: ColorSystem) -> str:
        """A text with the codes of its style."""
        if isinstance(style, AlternatingStyle):
            return style.render(text, color_system=color_system)
        return super().render_style(style, text, color_system)

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The strip in pieces, up to the last cut."""
        return [AlternatingStrip(list(piece), piece.cell_length) for piece in super().divide(cuts)]

    def crop(self, start: int, end: int | None = None) -> Strip:
        """The part of the strip between two cells."""
        part = super().crop(start, end)
        return AlternatingStrip(list(part), part.cell_length)


class _Encoder(LineFilter):
    """An encoding as a line filter, whose result a strip caches."""

    def __init__(self, encoding: Encoding) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return encode(segments, self._encoding)


@cache
def _encoder(encoding: Encoding) -> LineFilter:
    return _Encoder(encoding)
