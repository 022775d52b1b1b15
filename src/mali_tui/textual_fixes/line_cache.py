"""A cache of the finished lines of each widget, and a strip without caches of its own.

A speed-up. Changes: `StylesCache.render_widget` and the constructor of `Strip`. Textual makes up to five strips of
each line, each with seven caches, whenever anything in the widget has changed; here a line is made once. Buys:
without it a jump takes 1.7 times the processor time, a language toggle 2.2, a page down 1.8 and a line down 1.4
times (``make bench ARGS="--only speed_ups"``). Upstream: not reported. Without it Textual's own caches hold the
same lines.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pickle import dumps
from typing import Any, NamedTuple, cast

from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.rtl.cell_width import cell_len
from mali_tui.textual_fixes import speed_up


class _NullCache:
    """A cache in which nothing is ever found."""

    def get(self, key: object) -> None:
        return None

    def __setitem__(self, key: object, value: object) -> None:
        pass


_NO_CACHE = cast("Any", _NullCache())


@speed_up
class UncachedStrip(Strip):
    """A strip without the seven caches that Textual gives each, which cost more than all else to make it.

    It is for lines that are drawn once and cached: the last result of each method is cached with it.
    """

    __slots__ = ("_divided", "_filtered", "framed")

    _divide_cache = _crop_cache = _style_cache = _filter_cache = _NO_CACHE
    _line_length_cache = _crop_extend_cache = _offsets_cache = _NO_CACHE

    def __init__(self, segments: list[Segment], cell_length: int) -> None:
        self._segments = segments
        self._cell_length = cell_length
        self._render_cache = None
        self._link_ids = None
        self._cell_count = None
        self._filtered: tuple[LineFilter, UncachedStrip] | None = None
        self._divided: tuple[list[int], list[UncachedStrip]] | None = None
        self.framed: tuple[LineFrame, UncachedStrip] | None = None
        """The line of the screen that it has become within a frame."""

    def apply_style(self, style: Style) -> UncachedStrip:
        """The strip with a style beneath its own."""
        return UncachedStrip(list(Segment.apply_style(self._segments, style)), self.cell_length)

    def apply_filter(self, filter: LineFilter, background: Color) -> UncachedStrip:
        """The strip after a filter; cached until another filter is applied."""
        if self._filtered is None or self._filtered[0] is not filter:
            self._filtered = filter, UncachedStrip(filter.apply(self._segments, background), self.cell_length)
        return self._filtered[1]

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The strip in pieces, up to the last cut; cached until it is cut elsewhere."""
        length = self.cell_length
        cuts = [cut for cut in cuts if cut <= length]
        if cuts == [length]:
            return [self]
        if self._divided is None or self._divided[0] != cuts:
            self._divided = cuts, list(_divide_segments(self._segments, cuts, length))
        return self._divided[1]


def _divide_segments(segments: Sequence[Segment], cuts: Sequence[int], length: int) -> Iterator[UncachedStrip]:
    pending = [segment for segment in segments if segment.text]
    at = number = start = 0
    for cut in cuts:
        if cut == length:  # the rest needn't be measured
            yield UncachedStrip(pending[number:], cut - start)
            return
        piece: list[Segment] = []
        while at < cut and number < len(pending):
            segment = pending[number]
            width = 0 if segment.control else cell_len(segment.text)
            if at + width <= cut:
                number += 1
            else:
                segment, pending[number] = segment.split_cells(cut - at)
                width = cut - at
            piece.append(segment)
            at += width
        yield UncachedStrip(piece, cut - start)
        start = cut


def has_meta(style: Style | None) -> bool:
    """Whether a style has meta, without reading it."""
    return style is not None and style._meta is not None


def with_meta(style: Style, meta: dict[str, object]) -> Style:
    """``style + Style.from_meta(meta)``, without a search for the sum in Rich's cache of sums, where it hardly is."""
    if style._null or style._meta:
        return style + Style.from_meta(meta)
    styled = style.copy()
    styled._meta = dumps(meta)
    styled._hash = None
    return styled


class LineFrame(NamedTuple):
    """What stands around each line of a widget's content, and what the line passes through when it is finished."""

    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    room: int
    """Cells between the two."""
    width: int
    """Cells of the whole line."""
    height: int
    """Lines of the whole widget."""
    blank: Style
    background: Color
    filters: tuple[LineFilter, ...]

    def frame_strip(self, content: Strip) -> Strip:
        """The line with ``content`` in it."""
        kept = content.framed if isinstance(content, UncachedStrip) else None
        if kept and kept[0] is self:
            return kept[1]
        fitting = content if content.cell_length == self.room else content.adjust_cell_length(self.room, self.blank)
        segments = [*self.left, *fitting._segments, *self.right]
        for line_filter in self.filters:
            segments = line_filter.apply(segments, self.background)
        line = UncachedStrip(segments, self.width)
        if isinstance(content, UncachedStrip):
            content.framed = self, line
        return line


Edges = dict[tuple[object, int], Strip]
"""The lines above and below the content of a widget, by the title on them and by where they are."""
MAX_CACHED_FRAMES = 3  # frames of a widget: with the focus, without it, and one more
MAX_CACHED_EDGES = 32  # lines of each look


@speed_up
class LineCache(StylesCache):
    """The lines of one widget as they are on the screen, with borders, padding and filters.

    Textual's own makes up to five strips of each line, one after the other. Here the lines of the content are made in
    one go; the lines above and below it, and widgets with effects such as tints, are left to Textual.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[int, Strip] = {}
        self._looks: tuple[object, ...] = ()
        self._frame: LineFrame | None = None
        self._titles: tuple[object, object] = (None, None)
        self._edges: Edges = {}  # clearing does not touch them
        self._known: deque[tuple[object, LineFrame | None, Edges]] = deque(maxlen=MAX_CACHED_FRAMES)

    def clear(self) -> None:
        """Have all the content drawn again."""
        super().clear()
        self._lines.clear()

    def set_dirty(self, *regions: Region) -> None:
        """Have regions of the content drawn again; without any, everything."""
        super().set_dirty(*regions)
        for y in self._dirty_lines:
            self._lines.pop(y, None)

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a part of a widget."""
        self._update_frame(widget)
        frame = self._frame
        if frame is None:
            return super().render_widget(widget, crop)
        gutter, lines = widget.styles.gutter, self._lines
        top, bottom = gutter.top, frame.height - gutter.bottom
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = lines.get(y) if top <= y < bottom else self._edge(widget, y, frame)
            if strip is None:  # making one may clear them all
                strip = lines[y] = frame.frame_strip(widget.render_line(y - top))
            strips.append(strip)
        self._dirty_lines.difference_update(crop.line_range)
        return strips if crop.width == frame.width else [strip.crop(crop.x, crop.right) for strip in strips]

    def _edge(self, widget: Widget, y: int, frame: LineFrame) -> Strip:
        title, subtitle = self._titles
        place = subtitle if y else title, y
        if place not in self._edges:
            if len(self._edges) >= MAX_CACHED_EDGES:
                self._edges.clear()
            [strip] = super().render_widget(widget, Region(0, y, frame.width, 1))
            self._edges[place] = UncachedStrip(list(strip), frame.width)
        return self._edges[place]

    def _update_frame(self, widget: Widget) -> None:
        """Update what stands around the lines of a widget, if it has changed."""
        titles = widget._border_title, widget._border_subtitle
        looks = (
            widget.styles._cache_key, widget.outer_size, _backgrounds(widget), tuple(widget.get_line_filters()),
            widget.hover_style, widget.app.theme,
        )  # fmt: skip
        if (looks, titles) == (self._looks, self._titles):
            return
        self._cache.clear()
        self._titles = titles
        if looks != self._looks:
            self._looks = looks
            self._lines.clear()
            rules = [dict(styles._rules) for styles in (widget.styles.base, widget.styles.inline)]
            self._frame, self._edges = self._frame_for(widget, (looks[1:], rules))

    def _frame_for(self, widget: Widget, looks: object) -> tuple[LineFrame | None, Edges]:
        """The frame of a widget with these looks, and its cached edges; cached for the last few looks."""
        for known, frame, edges in self._known:
            if known == looks:
                return frame, edges
        self._known.append((looks, self._find_frame(widget), {}))
        return self._known[-1][1:]

    def _find_frame(self, widget: Widget) -> LineFrame | None:
        """The frame that Textual puts around a sample line; None where it changes the line itself, too."""
        region, content = widget.region, widget.content_region
        base, background = widget.background_colors
        sample = Strip([Segment(" " * content.width, _SAMPLE)], content.width)
        line = list(
            self.render_line(
                widget.styles, content.y - region.y, region.size, content.size, widget.styles.padding,
                base, background, lambda _: sample, None, None, widget.opacity,
                widget.app.ansi_theme, widget.app.native_ansi_color,
            )
        )  # fmt: skip
        places = [at for at, (_, style, _) in enumerate(line) if style is _SAMPLE]
        if len(places) != 1 or line[places[0]] != sample._segments[0] or widget.hover_style._link_id:
            return None
        left, right = tuple(line[: places[0]]), tuple(line[places[0] + 1 :])
        blank, filters = self.get_inner_outer(base, background)[0].rich_style, tuple(widget.get_line_filters())
        return _make_frame(left, right, content.width, *region.size, blank, background, filters)


def _backgrounds(widget: Widget) -> list[object]:
    """Return the rules that background colours and opacity are computed from, which takes ten times as long."""
    found: list[object] = []
    for node in widget.ancestors_with_self:
        for styles in (node._css_styles, node._inline_styles):
            if rules := styles._rules:
                found += rules.get("background"), rules.get("background_tint"), rules.get("opacity")
    return found


_make_frame = lru_cache(256)(LineFrame)  # equal frames are one object, by which `LineFrame.frame_strip` knows them
_SAMPLE = Style(color="#808080", bgcolor="#404040", meta={"sample": True})  # colours, for effects to show on
