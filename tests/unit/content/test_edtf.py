"""Dates are read as in the examples of the EDTF specification (Library of Congress, February 2019), and no others."""

from __future__ import annotations

import pytest

from mali_tui.content.calendar import Day
from mali_tui.content.edtf import BadDate, EdtfDate, is_iso_8601, parse_edtf_date, parse_edtf_interval

# ── Level 0 ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected", "first", "last"),
    [
        ("1985-04-12", EdtfDate("day", 1985, 4, 12), Day(1985, 4, 12), Day(1985, 4, 12)),
        ("1985-04", EdtfDate("month", 1985, 4), Day(1985, 4, 1), Day(1985, 4, 30)),
        ("1985", EdtfDate("year", 1985), Day(1985, 1, 1), Day(1985, 12, 31)),
    ],
)
def test_a_date_has_its_days(text: str, expected: EdtfDate, first: Day, last: Day) -> None:
    assert parse_edtf_date(text) == expected
    assert (expected.first, expected.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("1985-04-12T23:20:30", "23:20", ""),
        ("1985-04-12T23:20:30Z", "23:20", "Z"),
        ("1985-04-12T23:20:30-04", "23:20", "-04:00"),
        ("1985-04-12T23:20:30+04:30", "23:20", "+04:30"),
        ("1985-04-12T07:40Z", "07:40", "Z"),
    ],
)
def test_a_time_of_day_has_its_zone(text: str, time: str, zone: str) -> None:
    assert parse_edtf_date(text) == EdtfDate("day", 1985, 4, 12, time, zone)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1964/2008", Day(1964, 1, 1), Day(2008, 12, 31)),
        ("2004-06/2006-08", Day(2004, 6, 1), Day(2006, 8, 31)),
        ("2004-02-01/2005-02-08", Day(2004, 2, 1), Day(2005, 2, 8)),
        ("2004-02-01/2005-02", Day(2004, 2, 1), Day(2005, 2, 28)),
        ("2004-02-01/2005", Day(2004, 2, 1), Day(2005, 12, 31)),
        ("2005/2006-02", Day(2005, 1, 1), Day(2006, 2, 28)),
    ],
)
def test_an_interval_lasts_from_the_first_day_of_one_date_to_the_last_of_another(
    text: str, first: Day, last: Day
) -> None:
    start, end = parse_edtf_interval(text)
    assert start is not None and end is not None
    assert (start.first, end.last) == (first, last)


# ── Level 1 ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        ("2001-21", 1, Day(2001, 3, 1), Day(2001, 5, 31)),
        ("2001-22", 2, Day(2001, 6, 1), Day(2001, 8, 31)),
        ("2001-23", 3, Day(2001, 9, 1), Day(2001, 11, 30)),
        ("2001-24", 4, Day(2001, 12, 1), Day(2002, 2, 28)),
        ("2003-24", 4, Day(2003, 12, 1), Day(2004, 2, 29)),
    ],
)
def test_a_season_has_three_months(text: str, number: int, first: Day, last: Day) -> None:
    season = parse_edtf_date(text)
    assert (season.unit, season.number) == ("season", number)
    assert (season.first, season.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("1984?", False, True), ("2004-06~", True, False), ("2004-06-11%", True, True), ("1984", False, False)],
)
def test_a_sign_at_the_end_qualifies_all_of_a_date(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse_edtf_date(text)
    assert (date.is_approximate, date.is_uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "unit", "first", "last"),
    [
        ("201X", "decade", Day(2010, 1, 1), Day(2019, 12, 31)),
        ("20XX", "century", Day(2000, 1, 1), Day(2099, 12, 31)),
        ("2004-XX", "year", Day(2004, 1, 1), Day(2004, 12, 31)),
        ("1985-04-XX", "month", Day(1985, 4, 1), Day(1985, 4, 30)),
        ("1985-XX-XX", "year", Day(1985, 1, 1), Day(1985, 12, 31)),
        ("-049X", "decade", Day(-499, 1, 1), Day(-490, 12, 31)),
        ("-04XX", "century", Day(-499, 1, 1), Day(-400, 12, 31)),
    ],
)
def test_digits_that_are_not_given_may_be_any(text: str, unit: str, first: Day, last: Day) -> None:
    date = parse_edtf_date(text)
    assert (date.unit, date.first, date.last) == (unit, first, last)


@pytest.mark.parametrize(
    ("text", "has_start", "has_end"),
    [
        ("1985-04-12/..", True, False),
        ("1985-04/..", True, False),
        ("1985/..", True, False),
        ("../1985-04-12", False, True),
        ("../1985-04", False, True),
        ("../1985", False, True),
        ("1985-04-12/", True, False),
        ("1985-04/", True, False),
        ("1985/", True, False),
        ("/1985-04-12", False, True),
        ("/1985-04", False, True),
        ("/1985", False, True),
        ("1984~/2004-06", True, True),
        ("1984/2004-06~", True, True),
        ("1984?/2004%", True, True),
    ],
)
def test_an_interval_may_be_open_or_unknown_on_one_side(text: str, has_start: bool, has_end: bool) -> None:
    start, end = parse_edtf_interval(text)
    assert (start is not None, end is not None) == (has_start, has_end)


def test_a_year_before_year_1_has_a_minus_and_counts_from_0() -> None:
    assert parse_edtf_date("-1985") == EdtfDate("year", -1985)
    assert parse_edtf_date("0000").last == Day(0, 12, 31)
    assert parse_edtf_date("-0043-03-15").first == Day(-43, 3, 15)


# ── Level 2, of which there are only quarters ────────────────────────────────────────────────


def test_a_quarter_has_three_months() -> None:
    quarters = [parse_edtf_date(f"2001-{number}") for number in (33, 34, 35, 36)]
    assert [(quarter.first, quarter.last) for quarter in quarters] == [
        (Day(2001, 1, 1), Day(2001, 3, 31)),
        (Day(2001, 4, 1), Day(2001, 6, 30)),
        (Day(2001, 7, 1), Day(2001, 9, 30)),
        (Day(2001, 10, 1), Day(2001, 12, 31)),
    ]
    assert {quarter.unit for quarter in quarters} == {"quarter"}


@pytest.mark.parametrize(
    "text",
    [
        "Y170000002", "Y-17E7", "1950S2", "2001-25", "2001-29", "2001-37", "2004-06~-11", "?2004-06-11", "156X-12-25",
        "15XX-12-XX", "XXXX-12-XX", "1XXX-XX", "1984-1X", "{1667,1668,1670..1672}", "[1667,1760-12]", "-0000",
    ],
)  # fmt: skip
def test_the_rest_of_the_specification_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_edtf_date(text)


# ── What is no date ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-02-30", "February 2021 has 28 days"),
        ("2020-02-30", "February 2020 has 29 days"),
        ("2021-04-31", "April 2021 has 30 days"),
        ("2021-04-00", "April 2021 has 30 days"),
        ("2021-13", "there is no month 13"),
        ("2021-00-10", "there is no month 00"),
        ("2021-11-10T24:10", "there is no time 24:10"),
        ("2021-11-10T07:40+15", "there is no time zone +15:00"),
        ("2021-11T07:40", "a time needs a day"),
        ("476", "the year is written 0476"),
        ("44 BCE", "44 BCE is written -0043, as year 0000 is 1 BCE"),
        ("1 BC", "1 BC is written 0000, as year 0000 is 1 BCE"),
        ("November 2021", ""),
    ],
)
def test_an_impossible_date_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(BadDate) as error:
        parse_edtf_date(text)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [("2021/2020", "2020 is before 2021"), ("2020/2021-02-30", "February 2021 has 28 days"), ("2020/21", "")],
)
def test_an_impossible_interval_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(BadDate) as error:
        parse_edtf_interval(text)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985", True), ("1985-04", True), ("1985-04-12", True), ("1985-04-12T23:20:30Z", True), ("0000", True),
        ("1984~", False), ("1984?", False), ("-0043", False), ("201X", False), ("2004-XX", False), ("2001-21", False),
        ("2001-34", False),
    ],
)  # fmt: skip
def test_what_iso_8601_has_too(text: str, expected: bool) -> None:
    assert is_iso_8601(text) == expected
