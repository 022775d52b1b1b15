"""Dates as people write them in tables, as an explainer has them (EDTF)."""

from __future__ import annotations

import re
from functools import lru_cache

from mali_tui.content.calendar import Day
from mali_tui.content.edtf import BadDate, EdtfDate, Interval, parse_edtf_date, parse_edtf_interval

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(-?\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})\.? )?([a-z]+)\.?,? (\d{1,4})", re.ASCII)
_MONTH_DAY_YEAR = re.compile(r"([a-z]+)\.? (\d{1,2}),? (\d{4})", re.ASCII)
_YEAR_ALONE = re.compile(r"(\d{1,4})(?: ?(bce?|b\.c\.))?", re.ASCII)
_TIME = re.compile(r"(.*?)[T ](\d{1,2}:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)


@lru_cache(50_000)
def read_date(text: str, *, day_first: bool = True) -> str:
    """A date as EDTF; empty if it is none. ``day_first``: 3/4/2021 is in April.

    Understood are EDTF, 2021/11/10, 10.11.2021, 10 November 2021, Nov. 10, 2021, November 2021, 44 BC, and times.
    """
    text = " ".join(text.split())
    if not text:
        return ""
    if is_date(text):
        return text
    if match := _TIME.fullmatch(text):
        day = read_date(match[1], day_first=day_first)
        hours, _, minutes = match[2].partition(":")
        zone = match[3] or ""
        if zone not in ("", "Z") and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        timed = f"{day}T{int(hours):02}:{minutes}{zone}"
        return timed if is_date(timed) else day
    return _date_or_empty(_other_ways(text.lower(), day_first))


def _other_ways(text: str, day_first: bool) -> str:
    if match := _NUMBERS.fullmatch(text):
        first, separator, second, year = match.groups()
        is_day_first = day_first or separator == "." or int(first) > 12
        day, month = (first, second) if is_day_first and int(second) <= 12 else (second, first)
        return write_date(year, month, day)
    if match := _YEAR_FIRST.fullmatch(text):
        return write_date(*match.groups())
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return write_date(match[3], str(_MONTHS.get(match[2], 0)), match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        return write_date(match[3], str(_MONTHS.get(match[1], 0)), match[2])
    if match := _YEAR_ALONE.fullmatch(text):
        return write_date(str(1 - int(match[1])) if match[2] else match[1])
    return ""


def write_date(year: str, month: str | None = None, day: str | None = None) -> str:
    """Year, month and day in digits as EDTF; a month of 0 makes it invalid."""
    number = int(year)
    written = f"-{-number:04}" if number < 0 else f"{number:04}"
    return written + "".join(f"-{int(part):02}" for part in (month, day) if part)


def _date_or_empty(text: str) -> str:
    return text if text and is_date(text) else ""


def is_date(text: str) -> bool:
    """Whether a text is a date or an interval in EDTF."""
    return _parse(text) is not None


@lru_cache(50_000)
def first_day(text: str) -> Day | None:
    """The first day that a date or an interval in EDTF names; None if it names none."""
    parsed = _parse(text)
    start = parsed.start if isinstance(parsed, Interval) else parsed
    return start.first if start else None


def _parse(text: str) -> EdtfDate | Interval | None:
    try:
        return parse_edtf_interval(text) if "/" in text else parse_edtf_date(text)
    except BadDate:
        return None


def is_day_first(dates: list[str]) -> bool | None:
    """Whether dates such as 3/4/2021 have the day first; None if none of these shows it."""
    pairs = [(int(match[1]), int(match[3])) for text in dates if (match := _NUMBERS.fullmatch(text.strip()))]
    if any(first > 12 for first, _ in pairs):
        return True
    if any(second > 12 for _, second in pairs):
        return False
    return None if pairs else True
