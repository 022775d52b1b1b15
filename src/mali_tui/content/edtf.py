"""Dates as EDTF writes them (ISO 8601-2, levels 0 and 1, and the quarters of level 2): parsing, and their days.

See https://www.loc.gov/standards/datetime/. What is not supported is said in ``docs/content-format.md``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mali_tui.content.calendar import Day, days_in_month

DateUnit: TypeAlias = Literal["day", "month", "quarter", "season", "year", "decade", "century"]
"""What a date names: 2001-33 a quarter, 2001-21 a season, 199X a decade, 19XX a hundred years."""

OPEN = ".."
FIRST_SEASON, LAST_SEASON = 21, 24  # spring, summer, autumn, winter
FIRST_QUARTER, LAST_QUARTER = 33, 36
_SEASON_MONTHS = (3, 6, 9, 12)  # the month in which each begins, as meteorologists count in the north
MAX_CACHED_DATES = 16_384
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?(?P<qualifier>[?~%]?)",
    re.ASCII,
)
_ERA = r"(\d{1,4}) *(?:BCE?|B\.C\.(?:E\.)?)"
_FEW_DIGITS = r"\d{1,3}"


class BadDate(ValueError):
    """Not a valid date or interval; ``reason`` says why in a few words, if that is known."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(text)
        self.reason = reason


class EdtfDate(Struct, frozen=True):
    """A date. ``number`` counts months, quarters or seasons of the year, from 1.

    ``year`` is astronomical, and the first of a decade or a century. ``zone`` is ``Z`` or an offset such as
    ``+01:00``, and empty for local time.
    """

    unit: DateUnit
    year: int
    number: int = 0
    day: int = 0
    time: str = ""  # hours and minutes
    zone: str = ""
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def first(self) -> Day:
        """The first of its days."""
        if self.unit == "day":
            return Day(self.year, self.number, self.day)
        if self.unit == "season":
            return Day(self.year, _SEASON_MONTHS[self.number - 1], 1)
        month = self.number if self.unit == "month" else 3 * self.number - 2 if self.unit == "quarter" else 1
        return Day(self.year, month, 1)

    @property
    def last(self) -> Day:
        """The last of its days."""
        if self.unit == "day":
            return self.first
        if self.unit in ("year", "decade", "century"):
            return Day(self.year + {"year": 0, "decade": 9, "century": 99}[self.unit], 12, 31)
        months = 1 if self.unit == "month" else 3
        years, month = divmod(self.first.month + months - 2, 12)
        return Day(self.year + years, month + 1, days_in_month(self.year + years, month + 1))


class Interval(NamedTuple):
    """A time from one date to another; None where that side is open or unknown."""

    start: EdtfDate | None
    end: EdtfDate | None


@lru_cache(MAX_CACHED_DATES)
def parse_edtf_date(text: str) -> EdtfDate:
    """A single date.

    Raises:
        BadDate: if it is none.
    """
    match = _DATE.fullmatch(text)
    if not match or match["year"] == "-0000":
        raise BadDate(text, _reason(text))
    qualifier = match["qualifier"]
    date = replace(
        _without_qualifier(text, match), is_approximate=qualifier in ("~", "%"), is_uncertain=qualifier in ("?", "%")
    )
    return _with_time(text, date, match) if match["hour"] else date


def is_iso_8601(text: str) -> bool:
    """Whether a date is one for those who know ISO 8601 only: a year from 0 to 9999, month, day or time, no more.

    Raises:
        BadDate: if it is no date.
    """
    date = parse_edtf_date(text)
    is_qualified = date.is_approximate or date.is_uncertain
    return date.unit in ("day", "month", "year") and date.year >= 0 and not is_qualified and "X" not in text


def parse_edtf_interval(text: str) -> Interval:
    """``1964/2008``, and ``1985/..``, ``../1985``, ``1985/`` or ``/1985`` with one side open or unknown.

    Raises:
        BadDate: if it is none.
    """
    first, slash, last = text.partition("/")
    if not slash or (first in ("", OPEN) and last in ("", OPEN)):
        raise BadDate(text)
    try:
        start, end = (None if side in ("", OPEN) else parse_edtf_date(side) for side in (first, last))
    except BadDate as error:
        raise BadDate(text, "" if re.fullmatch(_FEW_DIGITS, last, re.ASCII) else error.reason) from error
    if start and end and end.last < start.first:
        raise BadDate(text, f"{last} is before {first}")
    return Interval(start, end)


def _without_qualifier(text: str, match: re.Match[str]) -> EdtfDate:
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    if "X" in year_text:
        if month_text:
            raise BadDate(text)
        return _several_years(year_text)
    year = int(year_text)
    if month_text in (None, "XX"):
        if day_text not in (None, "XX"):
            raise BadDate(text)
        return EdtfDate("year", year)
    number = int(month_text)
    if FIRST_SEASON <= number <= LAST_SEASON and not day_text:
        return EdtfDate("season", year, number - FIRST_SEASON + 1)
    if FIRST_QUARTER <= number <= LAST_QUARTER and not day_text:
        return EdtfDate("quarter", year, number - FIRST_QUARTER + 1)
    if not 1 <= number <= 12:
        raise BadDate(text, f"there is no month {month_text}")
    if day_text in (None, "XX"):
        return EdtfDate("month", year, number)
    if not 1 <= int(day_text) <= days_in_month(year, number):
        raise BadDate(text, f"{_MONTH_NAMES[number - 1]} {year} has {days_in_month(year, number)} days")
    return EdtfDate("day", year, number, int(day_text))


def _several_years(text: str) -> EdtfDate:
    """``199X`` or ``19XX``; ``-049X`` is the years from -499 to -490."""
    unit: DateUnit = "century" if text.endswith("XX") else "decade"
    if text.startswith("-"):
        return EdtfDate(unit, int(text.replace("X", "9")))
    return EdtfDate(unit, int(text.replace("X", "0")))


def _with_time(text: str, date: EdtfDate, match: re.Match[str]) -> EdtfDate:
    hour, minute, zone = match["hour"], match["minute"], match["zone"] or ""
    if date.unit != "day":
        raise BadDate(text, "a time needs a day")
    if int(hour) > 23 or int(minute) > 59 or int(match["second"] or 0) > 59:
        raise BadDate(text, f"there is no time {hour}:{minute}" + (f":{match['second']}" if match["second"] else ""))
    if zone not in ("", "Z"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
        if int(digits[:2]) > 14 or int(digits[2:]) > 59:
            raise BadDate(text, f"there is no time zone {zone}")
    return replace(date, time=f"{hour}:{minute}", zone=zone)


def _reason(text: str) -> str:
    """What an author who wrote this probably meant."""
    if era := re.fullmatch(_ERA, text, re.ASCII | re.IGNORECASE):
        year = 1 - int(era[1])
        return f"{text} is written {'-' if year else ''}{-year:04}, as year 0000 is 1 BCE"
    return f"the year is written {text.zfill(4)}" if re.fullmatch(_FEW_DIGITS, text, re.ASCII) else ""
