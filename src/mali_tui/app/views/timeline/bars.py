"""The bars of a time axis: the columns and the row of each event, in a shape that shows how exact its date is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mali_tui.app.views.timeline.scale import ColumnScale, TimeScale, Window
from mali_tui.symbols import DIMMED_SIGN, EVENT_SIGNS, LATER_SIGN

Shape = Literal["dated", "circa", "span", "between", "ongoing", "to-come", "later"]
DASH = "╌"  # an uncertain time
SOLID = "━"  # one of these days
LATER = "┅"  # the same, of a later event
SPAN, SPAN_END = "═", "╡"  # all of these days
SEVERAL = "▣"  # events in one cell
GOES_ON, ARROW = "▬", "▶"
SOLID_END_CELLS = 3  # solid cells at the end of an ongoing event whose start is not known
SHAPE_ORDER: tuple[Shape, ...] = ("dated", "circa", "later", "span", "ongoing", "to-come", "between")
"""In which bars are drawn over one another, the topmost first."""

# the rest of a bar, after its sign
_REST: dict[Shape, str] = {"dated": SOLID, "circa": DASH, "later": LATER, "to-come": DASH}
_FAINT = dict.fromkeys((*EVENT_SIGNS.values(), LATER_SIGN, SEVERAL), DIMMED_SIGN)
_FAINT |= {SOLID: "─", LATER: "┄", SPAN: "─", SPAN_END: "┤", GOES_ON: "─", ARROW: "▷"}


class TimelineEvent(Struct, frozen=True):
    """An event to draw; days are ordinals, and None where that side is open.

    A ``dated`` event fell on one of its days, as did one that is ``later`` than the article; one ``circa`` may have
    fallen near them. A ``span`` lasted from the first to the last. One ``between`` has no date, only these bounds.
    An ``ongoing`` event ends at the article's day, and one ``to-come`` without a date begins after it. The ``id``
    is as in `event_key`.
    """

    id: str
    title: str
    sign: str
    shape: Shape
    first: int | None
    last: int | None
    lane: str
    is_dimmed: bool = False


class EventBar(Struct, frozen=True):
    """Events that look the same, in ``row`` of their lane from column ``first`` to ``last``; ``ids`` are theirs."""

    entries: tuple[TimelineEvent, ...]
    glyphs: str
    first: int
    last: int
    row: int = 0
    ids: tuple[str, ...] = ()

    @property
    def lane(self) -> str:
        """The lane it is in."""
        return self.entries[0].lane

    @property
    def shape(self) -> Shape:
        """How it is drawn."""
        return self.entries[0].shape

    @property
    def is_dimmed(self) -> bool:
        """Whether all of it is dimmed."""
        return all(entry.is_dimmed for entry in self.entries)


def make_bars(entries: Iterable[TimelineEvent], scale: ColumnScale, today: int) -> list[EventBar]:
    """Make a bar for all events with the same columns and shape, in the order for `assign_rows`."""
    groups: dict[tuple[str, Shape, str, int, int, bool, bool], list[TimelineEvent]] = {}
    open_sides: dict[tuple[str, Shape, str, int, int, bool, bool], tuple[bool, bool]] = {}
    for entry in entries:
        columns = _columns(entry, scale, today)
        if columns is not None:
            no_start = entry.shape == "ongoing" and entry.first is None
            key = (entry.lane, entry.shape, entry.sign, *columns, no_start, entry.is_dimmed)
            groups.setdefault(key, []).append(entry)
            open_sides[key] = _open(entry, scale)
    bars = [
        EventBar(
            tuple(group),
            _glyphs(group, key[4] - key[3] + 1, *open_sides[key]),
            key[3],
            key[4],
            ids=tuple([entry.id for entry in group]),
        )
        for key, group in groups.items()
    ]
    return sorted(
        bars,
        key=lambda bar: (SHAPE_ORDER.index(bar.shape), bar.is_dimmed, bar.last - bar.first, bar.first),
    )


def _columns(entry: TimelineEvent, scale: ColumnScale, today: int) -> tuple[int, int] | None:
    """The columns of an event; one to come begins after the line of today, an ongoing one ends before it."""
    whole = scale.times.segments
    first = whole[0].start if entry.first is None else entry.first
    last = whole[-1].end - 1 if entry.last is None else entry.last
    columns = scale.cells(first, last)
    if columns and entry.shape == "later" and first == last and scale.column(first + 1) - scale.column(first) < 1:
        return columns[0], columns[0]  # a day that two columns share
    line = scale.cell(today)
    if columns is None or entry.shape not in ("to-come", "ongoing"):
        return columns
    if entry.shape == "to-come":
        return min(max(columns[0], line + 1), scale.width - 1), max(columns[1], min(line + 1, scale.width - 1))
    return min(columns[0], max(0, line - 1)), max(0, min(columns[1], line - 1))


def _open(entry: TimelineEvent, scale: ColumnScale) -> tuple[bool, bool]:
    """Whether a bar continues beyond the known days, or beyond the window, at either side."""
    starts = entry.first is not None and scale.times.position_of(entry.first) >= scale.window.start
    ends = entry.last is not None and scale.times.position_of(entry.last + 1) <= scale.window.end
    return not starts, not ends


def _glyphs(group: Sequence[TimelineEvent], width: int, from_before: bool, goes_on: bool) -> str:
    glyphs = _full_glyphs(group, width, from_before, goes_on)
    faint = {group[0].sign: DIMMED_SIGN, **_FAINT}
    return "".join(faint.get(glyph, glyph) for glyph in glyphs) if group[0].is_dimmed else glyphs


def _full_glyphs(group: Sequence[TimelineEvent], width: int, from_before: bool, goes_on: bool) -> str:
    entry, several = group[0], len(group) > 1
    if entry.shape in _REST:
        return (SEVERAL if several else entry.sign) + _REST[entry.shape] * (width - 1)
    if entry.shape == "span":
        sign = SEVERAL if several else SPAN if from_before else entry.sign
        return sign + SPAN * (width - 2) + (SPAN if goes_on else SPAN_END) * (width > 1)
    if entry.shape == "ongoing":
        solid = width if entry.first is not None else min(SOLID_END_CELLS, width)
        return DASH * (width - solid) + GOES_ON * (solid - 1) + (GOES_ON if goes_on or width == 1 else ARROW)
    if width == 1:
        return "┆"
    return (DASH if from_before else "├") + DASH * (width - 2) + (DASH if goes_on else "┤")


def assign_rows(bars: Sequence[EventBar], rows: int) -> list[EventBar]:
    """Put each bar of a lane into the first free row; if none is free, into the last, below the others."""
    taken: list[list[EventBar]] = [[] for _ in range(max(1, rows))]
    result = []
    for bar in bars:
        row = next(
            (n for n, others in enumerate(taken) if all(_do_not_touch(bar, other) for other in others)), rows - 1
        )
        result.append(replace(bar, row=row))
        taken[row].append(bar)
    return result


def rows_needed(bars: Sequence[EventBar]) -> int:
    """The rows in which the bars of a lane do not touch."""
    return 1 + max((bar.row for bar in assign_rows(bars, max(1, len(bars)))), default=0)


def _do_not_touch(one: EventBar, other: EventBar) -> bool:
    return one.first > other.last + 1 or other.first > one.last + 1


@lru_cache(4)
def bars_in_sight(
    entries: tuple[TimelineEvent, ...], times: TimeScale, window: Window, width: int, today: int, in_lanes: bool
) -> tuple[EventBar, ...]:
    """The bars in a window. Cached, since there may be thousands and they do not depend on the current event."""
    bars = entries if in_lanes else merge_lanes(entries)
    return tuple(make_bars(bars, ColumnScale(times, window, width), today))


def merge_lanes(entries: Iterable[TimelineEvent]) -> list[TimelineEvent]:
    """The same events in a single lane."""
    return [replace(entry, lane="") for entry in entries]
