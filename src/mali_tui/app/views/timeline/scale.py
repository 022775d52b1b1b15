"""The scale of a time axis, from days to columns: linear within segments, with empty years between them left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import NamedTuple

from mali_tui.content.calendar import Day, days_in_month

MAX_GAP_YEARS = 2  # empty years in a row from which they are left out
LONG_GAP = 1 / 20  # the share of all years from which empty ones are left out
SPARSE_WEIGHT = 0.4  # scale of the time between omitted years, unless most events are in it
LATER_WEIGHT = 0.5  # scale of the time after the article's day, with what has happened since
GAP_COLUMNS = 2  # columns of the sign for omitted years
MIN_PART_COLUMNS = 4.0  # columns between two such signs
FUTURE_DAYS = 60  # days after today for events to come without a date
MIN_WINDOW_DAYS = 21.0  # days in the smallest window
VISIBLE_AFTER_ZOOM = 0.5  # fraction of the visible time that a step of zooming in leaves; nearer 1 is a smaller step
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
        pairs = zip(pairwise(self.segments), self._offsets[1:], strict=False)
        return [offset for (segment, following), offset in pairs if segment.end != following.start]

    def position_of(self, day: float) -> float:
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

    def window_around(self, start: float, end: float, *, min_length: float = MIN_WINDOW_DAYS) -> Window:
        """The window from one position to another, extended to ``min_length``."""
        spare = max(0.0, min_length - (end - start)) / 2
        length = min(end - start + 2 * spare, self.whole.length)
        return Window(start - spare, start - spare + length).shifted_by(0.0, self.whole.end)

    def zoom(self, window: Window, factor: float, middle: float) -> Window:
        """A window ``factor`` times as long, centred on ``middle`` as far as the ends allow."""
        half = max(window.length * factor, MIN_WINDOW_DAYS) / 2
        return self.window_around(middle - half, middle + half)

    def convert_window(self, window: Window, other: TimeScale) -> Window:
        """A window of another scale on this one: all of it if it was all of the other, else as near as it goes."""
        if window == other.whole:
            return self.whole
        return Window(window.start, window.start + min(window.length, self.whole.length)).shifted_by(
            0.0, self.whole.end
        )

    def reveal(self, window: Window, start: float, end: float) -> Window:
        """The window itself if it shows anything between two positions, else one of the same length that does."""
        if start < window.end and end > window.start:
            return window
        middle = (start + min(end, start + window.length)) / 2
        return window.shifted_by(middle - (window.start + window.end) / 2, self.whole.end)


class _UnbrokenRange(NamedTuple):
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
            _UnbrokenRange(start, end, columns[number] + gap * number, columns[number + 1] + gap * number)
            for number, (start, end) in enumerate(pairwise(edges))
        ]
        self.gaps = [part.until for part in self._parts[:-1]] if gap else []
        """The first column of every sign for years left out."""

    def column(self, day: float, *, end: bool = False) -> float:
        """The column at which a day begins; with ``end``, the end of what ends before it, before any gap."""
        position = self.times.position_of(day)
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
        start, end = self.times.position_of(first), self.times.position_of(last + 1)
        if end <= self.window.start or start >= self.window.end:
            return None
        left = max(0, min(self.width - 1, self.cell(first)))
        right = ceil(self.column(last + 1, end=True) - _EPSILON) - 1
        return left, max(left, min(self.width - 1, right))


def build_time_scale(
    dated: Iterable[tuple[Day, Day]], today: Day, *, to_come: bool, later: Iterable[tuple[Day, Day]] = ()
) -> TimeScale:
    """Build the scale for events with dates, including ``today``.

    Several empty years in a row are left out; of the parts between them, that with most events has the full weight.
    It ends with the month of the last date, a while after ``today`` if anything undated is ``to_come``. With events
    of ``later`` dates, the time after ``today`` is a segment of its own.
    """
    room = Day.fromordinal(today.toordinal() + (FUTURE_DAYS if to_come else 0))
    spans = [*dated, (today, room)]
    runs = _runs(spans)
    counts = [sum(begin <= first.year <= end for first, _ in spans) for begin, end in runs]
    densest = max(range(len(runs)), key=lambda number: (counts[number], number))
    segments = [
        Segment(_new_year(begin), _new_year(end + 1), 1.0 if number == densest else SPARSE_WEIGHT)
        for number, (begin, end) in enumerate(runs)
    ]
    segments[-1] = segments[-1]._replace(end=_month_after(max(end for _, end in spans)))
    if later := list(later):
        segments = [
            *_cut_segments(segments, today),
            *_later_segments([span for span in spans if span[1] > today], later, today),
        ]
    return TimeScale(segments)


def _runs(spans: Iterable[tuple[Day, Day]]) -> list[list[int]]:
    """The first and the last year of every run of years without a gap."""
    years = sorted((first.year, last.year) for first, last in spans)
    total = max(last for _, last in years) - years[0][0]
    longest_gap = max(MAX_GAP_YEARS, int(total * LONG_GAP))
    runs: list[list[int]] = []
    for first, last in years:
        if runs and first - runs[-1][1] <= longest_gap:
            runs[-1][1] = max(last, runs[-1][1])
        else:
            runs.append([first, last])
    return runs


def _cut_segments(segments: Iterable[Segment], today: Day) -> list[Segment]:
    """The segments up to ``today``, which is their last day."""
    end = today.toordinal() + 1
    return [segment._replace(end=min(segment.end, end)) for segment in segments if segment.start < end]


def _later_segments(
    to_come: Iterable[tuple[Day, Day]], later: Iterable[tuple[Day, Day]], today: Day
) -> Iterator[Segment]:
    """The segments after ``today``; the first begins with the day after it, unless years are left out before."""
    spans = [(today, today), *to_come, *later]
    end = _month_after(max(last for _, last in spans))
    for first, last in _runs(spans):
        start = max(_new_year(first), today.toordinal() + 1)
        until = min(_new_year(last + 1), end)
        if start < until:
            yield Segment(start, until, LATER_WEIGHT)


def _new_year(year: int) -> int:
    return Day(year, 1, 1).toordinal()


def _month_after(day: Day) -> int:
    return Day(day.year, day.month, days_in_month(day.year, day.month)).toordinal() + 1
