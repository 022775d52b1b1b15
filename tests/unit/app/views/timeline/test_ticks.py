"""Where single years have no room on an axis, its ticks are round years as one says them, also before year 1."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mali_tui.app.views.timeline.scale import ColumnScale, Segment, TimeScale
from mali_tui.app.views.timeline.ticks import MIN_YEARS_GAP, LabelLine, name_ticks, ticks
from mali_tui.content.calendar import Day


def scale(first: int, last: int, width: int) -> ColumnScale:
    """The years from one to another, in ``width`` columns."""
    times = TimeScale([Segment(Day(first, 1, 1).toordinal(), Day(last + 1, 1, 1).toordinal())])
    return ColumnScale(times, times.whole, width)


def spoken_year(year: int) -> int:
    """A year as one says it: 1 BCE is -1."""
    return year if year > 0 else year - 1


@pytest.mark.parametrize(
    ("first", "last", "width", "expected"),
    [
        (2001, 2010, 80, [*range(2001, 2011)]),
        (1800, 1899, 80, [1800, 1820, 1840, 1860, 1880]),
        (-799, 2021, 120, [-800, -500, 500, 1000, 1500, 2000]),
        (-99, 100, 60, [-100, -50, 50, 100]),
        (-489, -400, 100, [-490, -480, -470, -460, -450, -440, -430, -420, -410]),
    ],
)
def test_ticks_are_round_years(first: int, last: int, width: int, expected: list[int]) -> None:
    drawn = [tick for tick in ticks(scale(first, last, width)) if tick.unit == "year"]
    years = [spoken_year(tick.day.year) for tick in drawn]
    assert [year for year in years if year in expected] == expected
    assert set(years) - set(expected) <= {spoken_year(first)}
    assert all((tick.day.month, tick.day.day) == (1, 1) for tick in drawn)


def test_round_years_leave_each_other_room() -> None:
    drawn = scale(-3000, 2021, 200)
    columns = [tick.column for tick in ticks(drawn)]
    assert all(after - before >= MIN_YEARS_GAP - 1 for before, after in pairwise(columns[1:]))


def test_the_first_year_of_a_part_is_named_whatever_it_is() -> None:
    drawn, line = scale(-489, 1000, 60), LabelLine(60)
    name_ticks(drawn, line, lambda unit, day: f"{unit} {day.year}")
    assert line.names[0].text == "year -489"
