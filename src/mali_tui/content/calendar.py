"""Days of the proleptic Gregorian calendar in any year, also before year 1, where `datetime.date` ends.

Years are astronomical, as in ISO 8601: year 0 is 1 BCE, year -43 is 44 BCE.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_FOUR_CENTURIES, _CENTURY, _FOUR_YEARS, _YEAR = 146_097, 36_524, 1_461, 365  # days


def is_leap_year(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month."""
    return 29 if month == 2 and is_leap_year(year) else _MONTH_DAYS[month - 1]


def _days_before_year(year: int) -> int:
    """The days from 1 January of year 1 to 1 January of another; negative for earlier years."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


class Day(NamedTuple):
    """A day. It has the methods of `datetime.date` that are used, and the same ordinals: 1 January of year 1 is 1."""

    year: int
    month: int
    day: int

    @classmethod
    def from_date(cls, day: date) -> Day:
        """The day of a `datetime.date`."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def fromordinal(cls, ordinal: int) -> Day:
        """The day with an ordinal."""
        cycles, rest = divmod(ordinal - 1, _FOUR_CENTURIES)
        centuries = min(rest // _CENTURY, 3)  # the last day of four centuries is in the last of them
        rest -= centuries * _CENTURY
        fours, rest = divmod(rest, _FOUR_YEARS)
        years = min(rest // _YEAR, 3)
        rest -= years * _YEAR
        year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
        month = 1
        while rest >= days_in_month(year, month):
            rest -= days_in_month(year, month)
            month += 1
        return cls(year, month, rest + 1)

    def toordinal(self) -> int:
        """The number of the day; it is negative or 0 before year 1."""
        leap = self.month > 2 and is_leap_year(self.year)
        return _days_before_year(self.year) + _DAYS_BEFORE_MONTH[self.month - 1] + leap + self.day

    def isoformat(self) -> str:
        """``2021-11-23``, or ``-0043-03-15`` in 44 BCE."""
        return f"{format_year(self.year)}-{self.month:02}-{self.day:02}"


def format_year(year: int) -> str:
    """A year in four digits, with a minus before year 0: ``0476``, ``-0043``."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"
