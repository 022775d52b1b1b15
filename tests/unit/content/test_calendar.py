"""Days agree with Python's calendar where that has them, and before year 1 with known Julian day numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.content.calendar import Day, days_in_month, format_year

JULIAN_DAY_OF_ORDINAL_0 = 1_721_425  # so that 1 January of year 1 has the Julian day number 1,721,426


@given(st.dates())
def test_days_are_those_of_python_where_it_has_them(day: date) -> None:
    ours = Day.from_date(day)
    assert ours.toordinal() == day.toordinal()
    assert Day.fromordinal(day.toordinal()) == ours
    assert ours.isoformat() == day.isoformat()


@pytest.mark.parametrize(
    ("day", "julian"),
    [
        (Day(-4713, 11, 24), 0),  # where Julian day numbers begin, in the Gregorian calendar
        (Day(0, 1, 1), 1_721_060),
        (Day(0, 2, 29), 1_721_119),  # 1 BCE is a leap year
        (Day(0, 12, 31), 1_721_425),
        (Day(1, 1, 1), 1_721_426),
        (Day(1582, 10, 15), 2_299_161),  # the first day of the Gregorian calendar
        (Day(2000, 1, 1), 2_451_545),
    ],
)
def test_days_have_their_julian_day_numbers(day: Day, julian: int) -> None:
    assert day.toordinal() + JULIAN_DAY_OF_ORDINAL_0 == julian
    assert Day.fromordinal(julian - JULIAN_DAY_OF_ORDINAL_0) == day


@given(st.integers(-4_000_000, 4_000_000))
def test_the_day_after_a_day_is_later_by_one(ordinal: int) -> None:
    day, following = Day.fromordinal(ordinal), Day.fromordinal(ordinal + 1)
    assert day < following
    assert day.toordinal() == ordinal
    assert 1 <= day.day <= days_in_month(day.year, day.month)


def test_years_are_written_in_four_digits_as_iso_8601_has_them() -> None:
    assert [format_year(year) for year in (2021, 476, 0, -43, -753)] == ["2021", "0476", "0000", "-0043", "-0753"]
    assert Day(-43, 3, 15).isoformat() == "-0043-03-15"
