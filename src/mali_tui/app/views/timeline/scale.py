"""The scale of a time axis, from days to columns: linear within segments, with empty years between them left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import NamedTuple

MAX_GAP_YEARS = 2  # empty years in a row from which they are left out
EARLY_WEIGHT = 0.4  # scale of the time before omitted years, which is far from most events
GAP_COLUMNS = 2  # columns of the sign for omitted years
MIN_PART_COLUMNS = 4.0  # columns between two such signs
FUTURE_DAYS = 60  # days after today for events to come without a date
MIN_WINDOW_DAYS = 21.0  # days in the smallest window
_EPSILON = 1e-6  # tolerance for floating-point errors


class Segment(NamedTuple):
    """Days, as ordinals, without a gap; ``end`` is the day after the last, ``weight`` the scale."""

    start: int
    end: int
    weight: float = 1.0


class Window(NamedTuple):
    """The visible part of an axis, from one position to another; see `TimeScale.at`."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """Length in positions."""
        return self.end - self.start

    def shifted_by(self, by: float, axis_end: float) -> Window:
        """The window moved by a distance, within an axis that ends at ``axis_end``."""
        start = max(0.0, min(self.start + by, axis_end - self.length))
        return Window(start, start + self.length)


class TimeScale:
    """The time of an axis. A position counts days from the start, each multiplied by the weight of its segment."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = tuple(segments)
        lengths = ((segment.end - segment.start) * segment.weight for segment in self.segments)
        self._offsets = [0.0, *accumulate(lengths)]

    @property
    def whole(self) -> Window:
        """The window that shows the whole axis."""
        return Window(0.0, self._offsets[-1])

    @property
    def breaks(self) -> list[float]:
        """The positions at which years are left out."""
        return self._offsets[1:-1]

    def at(self, day: float) -> float:
        """The position of a day. Days left out are at the gap, days beyond the ends at the nearer end."""
        for segment, offset in zip(self.segments, self._offsets, strict=False):
            if day < segment.end:
                return offset + max(0.0, day - segment.start) * segment.weight
        return self._offsets[-1]

    def day(self, position: float) -> int:
        """The day at a position."""
        for segment, offset, end in zip(self.segments, self._offsets, self._offsets[1:], strict=False):
            if position < end:
                return segment.start + max(0, floor((position - offset) / segment.weight + _EPSILON))
        return self.segments[-1].end - 1

    # ── Windows ──────────────────────────────────────────────────────────────────────────────

    def around(self, start: float, end: float, *, min_length: float = MIN_WINDOW_DAYS) -> Window:
        """The window from one position to another, extended to ``min_length``."""
        spare = max(0.0, min_length - (end - start)) / 2
        length = min(end - start + 2 * spare, self.whole.length)
        return Window(start - spare, start - spare + length).shifted_by(0.0, self.whole.end)

    def zoom(self, window: Window, factor: float, middle: float) -> Window:
        """A window ``factor`` times as long, centred on ``middle`` as far as the ends allow."""
        half = max(window.length * factor, MIN_WINDOW_DAYS) / 2
        return self.around(middle - half, middle + half)

    def revealing(self, window: Window, start: float, end: float) -> Window:
        """The window itself if it shows some of a part, else one of the same length that does."""
        if start < window.end and end > window.start:
            return window
        middle = (start + min(end, start + window.length)) / 2
        return window.shifted_by(middle - (window.start + window.end) / 2, self.whole.end)


class _Part(NamedTuple):
    """A range of positions without a gap, and its columns."""

    start: float
    end: float
    column: int
    until: int

    def at(self, position: float) -> float:
        """The column of a position."""
        return self.column + (position - self.start) / (self.end - self.start) * (self.until - self.column)


class ColumnScale:
    """A window of the axis on ``width`` columns. Every segment begins and ends with a column."""

    def __init__(self, times: TimeScale, window: Window, width: int) -> None:
        self.times, self.window, self.width = times, window, width
        visible_breaks = [position for position in times.breaks if window.start < position < window.end]
        gap = GAP_COLUMNS if GAP_COLUMNS * len(visible_breaks) <= width / 3 else 0
        edges = [window.start, *visible_breaks, window.end]
        lengths = [end - start for start, end in pairwise(edges)]
        room = width - gap * len(visible_breaks)
        widths = [room * length / window.length for length in lengths]
        if room >= MIN_PART_COLUMNS * len(lengths) * 2:  # enough to name a year at each
            small = sum(1 for part in widths if part < MIN_PART_COLUMNS)
            large = sum(part for part in widths if part >= MIN_PART_COLUMNS)
            shrunk = (room - MIN_PART_COLUMNS * small) / large
            widths = [part * shrunk if part >= MIN_PART_COLUMNS else MIN_PART_COLUMNS for part in widths]
        self.density = widths[-1] / lengths[-1]
        """Columns that a day of full weight takes."""
        columns = [round(edge) for edge in accumulate(widths, initial=0.0)]
        self._parts = [
            _Part(start, end, columns[number] + gap * number, columns[number + 1] + gap * number)
            for number, (start, end) in enumerate(pairwise(edges))
        ]
        self.gaps = [part.until for part in self._parts[:-1]] if gap else []
        """The first column of every sign for years left out."""

    def column(self, day: float, *, end: bool = False) -> float:
        """The column at which a day begins; with ``end``, the end of what ends before it, before any gap."""
        position = self.times.at(day)
        parts = self._parts if not end else reversed(self._parts)
        containing_part = self._parts[0] if end else self._parts[-1]
        for part in parts:
            if position > part.start if end else position < part.end:
                containing_part = part
                break
        return containing_part.at(position)

    def cell(self, day: float) -> int:
        """The column in which a day begins; it may lie outside."""
        return floor(self.column(day) + _EPSILON)

    def cells(self, first: int, last: int) -> tuple[int, int] | None:
        """The columns of all days from one to another, as first and last; None if they are not visible."""
        start, end = self.times.at(first), self.times.at(last + 1)
        if end <= self.window.start or start >= self.window.end:
            return None
        left = max(0, min(self.width - 1, self.cell(first)))
        right = ceil(self.column(last + 1, end=True) - _EPSILON) - 1
        return left, max(left, min(self.width - 1, right))


def build_time_scale(dated: Iterable[tuple[date, date]], today: date, *, to_come: bool) -> TimeScale:
    """Build the scale for events with dates, including ``today``.

    Several empty years in a row are left out. It ends with the month of the
    last date, a while after ``today`` if anything undated is ``to_come``.
    """
    room = date.fromordinal(min(date.max.toordinal(), today.toordinal() + (FUTURE_DAYS if to_come else 0)))
    spans = [*dated, (today, room)]
    years = sorted({year for first, last in spans for year in (first.year, last.year)})
    end = _month_after(max(last for _, last in spans))
    runs: list[list[int]] = []
    for year in years:
        if runs and year - runs[-1][1] <= MAX_GAP_YEARS:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    starts = [(date(first, 1, 1).toordinal(), _new_year(last + 1)) for first, last in runs]
    segments = [Segment(start, until, EARLY_WEIGHT) for start, until in starts[:-1]]
    return TimeScale([*segments, Segment(starts[-1][0], end)])


def _new_year(year: int) -> int:
    return date(year, 1, 1).toordinal() if year <= date.max.year else date.max.toordinal()


def _month_after(day: date) -> int:
    if day.month == 12:
        return _new_year(day.year + 1)
    return date(day.year, day.month + 1, 1).toordinal()
