"""The ticks of a time axis and their names: years, then quarters, months and tens of days as one zooms in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from rich.cells import cell_len

from mali_tui.app.views.timeline.canvas import LABEL_MARGIN
from mali_tui.app.views.timeline.scale import ColumnScale, Segment
from mali_tui.content.calendar import Day

Unit = Literal["year", "quarter", "month", "ten", "day"]
NAMED: tuple[Unit, ...] = ("year", "quarter", "month", "ten")
UNITS: tuple[Unit, ...] = (*NAMED, "day")
NameTick = Callable[[Unit, Day], str]
"""What a tick is called; the first of a line that shows no year is asked for with unit ``year``."""

NAME_GAP = LABEL_MARGIN
MIN_TICK_GAP = 2  # columns from one tick to the next
TENTH_DAYS = (10, 20)
_IN_A_YEAR: dict[Unit, list[tuple[int, int]]] = {
    "year": [(1, 1)],
    "quarter": [(month, 1) for month in (4, 7, 10)],
    "month": [(month, 1) for month in (2, 3, 5, 6, 8, 9, 11, 12)],
    "ten": [(month, day) for month in range(1, 13) for day in TENTH_DAYS],
}
YEAR_STEPS = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)  # where single years have no room
MIN_YEARS_GAP = 10  # columns from the tick of one such year to the next
_DAYS: dict[Unit, float] = {"year": 365, "quarter": 90, "month": 30, "ten": 10, "day": 1}


class Tick(NamedTuple):
    """A column in which a unit of time begins."""

    column: int
    unit: Unit
    day: Day


class Name(NamedTuple):
    """A text from a column on."""

    column: int
    text: str

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + cell_len(self.text)


class LabelLine:
    """The names on one line, none within `GAP` of another or over the edge."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.names: list[Name] = []

    def copy(self) -> LabelLine:
        """A copy with the same names."""
        line = LabelLine(self.width)
        line.names = list(self.names)
        return line

    def is_free(self, name: Name) -> bool:
        """Whether there is room for a name."""
        inside = name.column >= 0 and name.end <= self.width
        return inside and all(name.column >= o.end + NAME_GAP or o.column >= name.end + NAME_GAP for o in self.names)

    def try_place(self, name: Name) -> bool:
        """Write a name, if there is room."""
        if not self.is_free(name):
            return False
        self.names.append(name)
        return True


def ticks(scale: ColumnScale) -> list[Tick]:
    """The visible ticks that fit, in order; each is of the greatest unit that begins in its column."""
    by_column: dict[int, Tick] = {}
    for segment in scale.times.segments:
        for unit in UNITS:
            if unit != "year" and _DAYS[unit] * scale.density * segment.weight < MIN_TICK_GAP:
                break
            for day in _starts(scale, segment, unit):
                column = scale.cell(day.toordinal())
                if 0 <= column < scale.width:
                    by_column.setdefault(column, Tick(column, unit, day))
    return sorted(by_column.values())


def name_ticks(scale: ColumnScale, line: LabelLine, name: NameTick) -> None:
    """Put the names of ticks on a line that may hold others.

    A unit's names are written in a segment when all of them fit beside each other, but for those in the way of
    earlier ones.
    """
    years = [tick.column for segment in scale.times.segments for tick in _ticks_of(scale, segment, "year")]
    if min(years, default=scale.width) > scale.width // 4:
        _put_start(scale, line, name)
    before = line.copy()
    for unit in NAMED:
        for segment in scale.times.segments:
            if unit != "year" and _DAYS[unit] * scale.density * segment.weight <= NAME_GAP:
                continue
            wanted = [Name(tick.column, name(unit, tick.day)) for tick in _ticks_of(scale, segment, unit)]
            wanted = [name for name in wanted if before.is_free(name)]
            trial = line.copy()
            if unit == "year":
                for label in wanted:
                    line.try_place(label)
            elif all(trial.try_place(label) for label in wanted):
                line.names = trial.names


def _put_start(scale: ColumnScale, line: LabelLine, name: NameTick) -> None:
    """Name the year at the start of the line, where no year begins in sight or soon."""
    first = Day.fromordinal(scale.times.day(scale.window.start))
    line.try_place(Name(0, name("year", first)))


def _ticks_of(scale: ColumnScale, segment: Segment, unit: Unit) -> list[Tick]:
    starts = ((scale.cell(day.toordinal()), day) for day in _starts(scale, segment, unit))
    return [Tick(column, unit, day) for column, day in starts if 0 <= column < scale.width]


def _starts(scale: ColumnScale, segment: Segment, unit: Unit) -> Iterator[Day]:
    """The visible days of a segment on which a unit begins and no greater one does."""
    first = max(segment.start, scale.times.day(scale.window.start))
    last = min(segment.end - 1, scale.times.day(scale.window.end))
    if last < first:
        return
    if unit == "day":
        days = map(Day.fromordinal, range(first, last + 1))
        yield from (day for day in days if day.day not in (1, *TENTH_DAYS))
        return
    start, end = Day.fromordinal(first), Day.fromordinal(last)
    step = _year_step(scale, segment)
    if unit == "year" and step > 1:
        yield from (day for day in _round_years(segment, step) if start <= day <= end)
        return
    for year in range(start.year, end.year + 1):
        for month, day in _IN_A_YEAR[unit]:
            if start <= Day(year, month, day) <= end:
                yield Day(year, month, day)


def _year_step(scale: ColumnScale, segment: Segment) -> int:
    """The number of years from one tick to the next: one where there is room, else a round number."""
    columns = _DAYS["year"] * scale.density * segment.weight
    if columns >= MIN_TICK_GAP:
        return 1
    return next((step for step in YEAR_STEPS if step * columns >= MIN_YEARS_GAP), YEAR_STEPS[-1])


def _round_years(segment: Segment, step: int) -> Iterator[Day]:
    """The first year of a segment, and those that are round as one says them: 500 BCE is the year -499."""
    first, last = Day.fromordinal(segment.start).year, Day.fromordinal(segment.end - 1).year
    yield Day(first, 1, 1)
    before = (1 - year for year in range((1 - first) // step * step, 0, -step) if 1 - year <= last)
    after = range(max(step, -(-first // step) * step), last + 1, step)
    yield from (Day(year, 1, 1) for year in (*before, *after) if year != first)


def put_caption(line: LabelLine, column: int, texts: Iterable[str], corners: tuple[str, str]) -> Name | None:
    """A text with a corner that stands in a column: after the text or, where there is no room, before it."""
    after, before = corners
    for text in texts:
        width = cell_len(text) + 2
        for name in (Name(column - width + 1, f"{text} {after}"), Name(column, f"{before} {text}")):
            if line.try_place(name):
                return name
    return None
