"""The bars of a time axis: the columns and the row of each event, in a shape that tells how exact its date is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mali_tui.app.views.timeline.scale import ColumnScale, TimeScale, Window
from mali_tui.symbols import DIMMED_SIGN, EVENT_SIGNS

Shape = Literal["dated", "between", "ongoing", "to-come"]
DASH = "╌"  # some time, not known which
SOLID = "━"  # a day of these
SEVERAL = "▣"  # events in one cell
GOES_ON, ARROW = "▬", "▶"
MIN_SOLID_CELLS = 3  # solid cells up to today of an ongoing event
ORDER: tuple[Shape, ...] = ("dated", "ongoing", "to-come", "between")  # what is drawn over what

_FAINT = dict.fromkeys((*EVENT_SIGNS.values(), SEVERAL), DIMMED_SIGN) | {SOLID: "─", GOES_ON: "─", ARROW: "▷"}


class TimelineEvent(Struct, frozen=True):
    """An event to draw; days are ordinals, and None where that side is open.

    A ``dated`` event fell on one of its days. One ``between`` has no date, only these bounds. What is
    ``ongoing`` fills them up to the article's today, and what is ``to-come`` without a date lies behind it.
    """

    id: str
    title: str
    sign: str
    shape: Shape
    first: int | None
    last: int | None
    lane: str
    dim: bool = False


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
    def dim(self) -> bool:
        """Whether all of it is dimmed."""
        return all(entry.dim for entry in self.entries)


def make_bars(entries: Iterable[TimelineEvent], scale: ColumnScale, today: int) -> list[EventBar]:
    """A bar for every place and shape in sight, in the order in which `assign_rows` takes them."""
    alike: dict[tuple[str, Shape, str, int, int, bool, bool], list[TimelineEvent]] = {}
    opened: dict[tuple[str, Shape, str, int, int, bool, bool], tuple[bool, bool]] = {}
    for entry in entries:
        found = _columns(entry, scale, today)
        if found is not None:
            since_ever = entry.shape == "ongoing" and entry.first is None
            key = (entry.lane, entry.shape, entry.sign, *found, since_ever, entry.dim)
            alike.setdefault(key, []).append(entry)
            opened[key] = _open(entry, scale)
    made = [
        EventBar(
            tuple(group),
            _glyphs(group, key[4] - key[3] + 1, *opened[key]),
            key[3],
            key[4],
            ids=tuple([entry.id for entry in group]),
        )
        for key, group in alike.items()
    ]
    return sorted(
        made,
        key=lambda bar: (ORDER.index(bar.shape), bar.dim, bar.last - bar.first, bar.first),
    )


def _columns(entry: TimelineEvent, scale: ColumnScale, today: int) -> tuple[int, int] | None:
    """The columns of an event; what is to come stands behind the line of today, what goes on ends before it."""
    whole = scale.times.stretches
    first = whole[0].start if entry.first is None else entry.first
    last = whole[-1].end - 1 if entry.last is None else entry.last
    found = scale.cells(first, last)
    line = scale.cell(today)
    if found is None or entry.shape in ("dated", "between"):
        return found
    if entry.shape == "to-come":
        return min(max(found[0], line + 1), scale.width - 1), max(found[1], min(line + 1, scale.width - 1))
    return min(found[0], max(0, line - 1)), max(0, min(found[1], line - 1))


def _open(entry: TimelineEvent, scale: ColumnScale) -> tuple[bool, bool]:
    """Whether a bar runs on beyond the known days, or beyond the window, at either side."""
    starts = entry.first is not None and scale.times.at(entry.first) >= scale.window.start
    ends = entry.last is not None and scale.times.at(entry.last + 1) <= scale.window.end
    return not starts, not ends


def _glyphs(alike: Sequence[TimelineEvent], width: int, from_before: bool, goes_on: bool) -> str:
    glyphs = _full_glyphs(alike, width, from_before, goes_on)
    return "".join(_FAINT.get(glyph, glyph) for glyph in glyphs) if alike[0].dim else glyphs


def _full_glyphs(alike: Sequence[TimelineEvent], width: int, from_before: bool, goes_on: bool) -> str:
    entry, several = alike[0], len(alike) > 1
    if entry.shape in ("dated", "to-come"):
        return (SEVERAL if several else entry.sign) + (SOLID if entry.shape == "dated" else DASH) * (width - 1)
    if entry.shape == "ongoing":
        sure = width if entry.first is not None else min(MIN_SOLID_CELLS, width)
        return DASH * (width - sure) + GOES_ON * (sure - 1) + (GOES_ON if goes_on or width == 1 else ARROW)
    if width == 1:
        return "┆"
    return (DASH if from_before else "├") + DASH * (width - 2) + (DASH if goes_on else "┤")


def assign_rows(given: Sequence[EventBar], rows: int) -> list[EventBar]:
    """The bars of a lane, each in the first row that is free; where none is, in the last, below the others."""
    taken: list[list[EventBar]] = [[] for _ in range(max(1, rows))]
    placed = []
    for bar in given:
        row = next(
            (n for n, others in enumerate(taken) if all(_do_not_touch(bar, other) for other in others)), rows - 1
        )
        placed.append(replace(bar, row=row))
        taken[row].append(bar)
    return placed


def rows_needed(given: Sequence[EventBar]) -> int:
    """The rows in which the bars of a lane do not touch."""
    return 1 + max((bar.row for bar in assign_rows(given, max(1, len(given)))), default=0)


def _do_not_touch(one: EventBar, other: EventBar) -> bool:
    return one.first > other.last + 1 or other.first > one.last + 1


@lru_cache(4)
def bars_in_sight(
    entries: tuple[TimelineEvent, ...], times: TimeScale, window: Window, width: int, today: int, in_lanes: bool
) -> tuple[EventBar, ...]:
    """The bars in a window. Cached, since there may be thousands and they do not depend on the current event."""
    given = entries if in_lanes else merge_lanes(entries)
    return tuple(make_bars(given, ColumnScale(times, window, width), today))


def merge_lanes(entries: Iterable[TimelineEvent]) -> list[TimelineEvent]:
    """The same events in a single lane."""
    return [replace(entry, lane="") for entry in entries]
