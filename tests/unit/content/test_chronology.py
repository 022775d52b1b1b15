"""Events are bounded by their own dates, by their neighbours, and by the day from which all is seen."""

from __future__ import annotations

from datetime import date

import pytest

from mali_tui.content.calendar import Day
from mali_tui.content.chronology import (
    BadDate,
    Bounds,
    Precision,
    bounds,
    event_times,
    is_ahead,
    parse_date,
    parse_period,
    precision,
)
from mali_tui.content.model import ArticleInfo, Event, Graph

AS_OF = Day(2021, 11, 23)


def graph(**events: Event) -> Graph:
    about = ArticleInfo(published=date(*AS_OF), as_of=date(*AS_OF), publisher="paper")
    return Graph(article=about, sections={}, claims={}, events=events, actors={})


@pytest.mark.parametrize(
    ("text", "part", "earliest", "latest"),
    [
        ("1994", None, Day(1994, 1, 1), Day(1994, 12, 31)),
        ("2013-01", None, Day(2013, 1, 1), Day(2013, 1, 31)),
        ("2020-02", None, Day(2020, 2, 1), Day(2020, 2, 29)),
        ("2021-11-10", None, Day(2021, 11, 10), Day(2021, 11, 10)),
        ("2021-11", "early", Day(2021, 11, 1), Day(2021, 11, 10)),
        ("2021-11", "mid", Day(2021, 11, 11), Day(2021, 11, 20)),
        ("2021-02", "late", Day(2021, 2, 21), Day(2021, 2, 28)),
    ],
)
def test_a_date_means_all_its_days(text: str, part: str | None, earliest: Day, latest: Day) -> None:
    assert parse_date(text, part) == Bounds(earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "21", "2021-1", "2021-13", "2021-00", "2021-02-30", "-0000", "2021-11-10 ", "November 2021", "٢٠٢١"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text)


def test_a_period_is_a_year_or_all_the_time_up_to_its_end() -> None:
    assert parse_period("2021") == Bounds(Day(2021, 1, 1), Day(2021, 12, 31))
    assert parse_period("../2021") == Bounds(None, Day(2021, 12, 31))
    assert parse_period("2021/..") == Bounds(Day(2021, 1, 1), None)


@pytest.mark.parametrize("text", ["", "2021/...", "../", "2020-2021", "../-0000", "../..", "2021/2020"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(BadDate):
        parse_period(text)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event("happened", date="2021-11-10"), Precision.DAY),
        (Event("happened", date="2021-11", part="mid"), Precision.PART),
        (Event("happened", date="2021-11"), Precision.MONTH),
        (Event("happened", date="2021"), Precision.YEAR),
        (Event("ongoing", period="../2021"), Precision.PERIOD),
        (Event("happened", after="x"), Precision.NEIGHBOURS),
        (Event("happened", before="2021"), Precision.NEIGHBOURS),
        (Event("expected"), Precision.NONE),
    ],
)
def test_how_exactly_a_time_is_given(event: Event, expected: Precision) -> None:
    assert precision(event) is expected


def test_an_undated_event_lies_between_its_neighbours() -> None:
    coups = graph(
        first=Event("happened", date="2020-08"),
        between=Event("happened", after="first", before="second"),
        second=Event("happened", date="2021-05"),
        later=Event("happened", after="between"),
    )
    assert bounds(coups, "between") == Bounds(Day(2020, 8, 1), Day(2021, 5, 31))
    assert bounds(coups, "later") == Bounds(Day(2020, 8, 1), AS_OF)


def test_neighbours_may_be_dates() -> None:
    one = graph(one=Event("happened", after="2013-01", before="2021-11-10"))
    assert bounds(one, "one") == Bounds(Day(2013, 1, 1), Day(2021, 11, 10))


def test_a_chain_of_neighbours_may_be_long() -> None:
    chain = {f"e{n}": Event("happened", after=f"e{n - 1}" if n else "1994") for n in range(5_000)}
    assert bounds(graph(**chain), "e4999") == Bounds(Day(1994, 1, 1), AS_OF)


def test_what_happened_or_goes_on_began_by_the_day_from_which_all_is_seen() -> None:
    ongoing = graph(one=Event("ongoing", period="2021"), other=Event("happened", before="one"), old=Event("ongoing"))
    assert bounds(ongoing, "one") == Bounds(Day(2021, 1, 1), AS_OF)
    assert bounds(ongoing, "other") == Bounds(None, AS_OF)
    assert bounds(ongoing, "old") == Bounds(None, AS_OF)


def test_what_is_to_come_lies_behind_that_day() -> None:
    to_come = graph(
        visit=Event("expected"),
        vote=Event("scheduled", date="2022-02-27"),
        count=Event("expected", after="vote"),
        term=Event("expected", period="2022"),
    )
    assert bounds(to_come, "visit") == Bounds(AS_OF, None)
    assert bounds(to_come, "vote") == Bounds(Day(2022, 2, 27), Day(2022, 2, 27))
    assert bounds(to_come, "count") == Bounds(Day(2022, 2, 27), None)
    assert bounds(to_come, "term") == Bounds(Day(2022, 1, 1), Day(2022, 12, 31))


def test_moments_keep_the_order_of_the_file() -> None:
    found = event_times(graph(b=Event("happened", date="2020"), a=Event("happened", date="2020")))
    assert list(found) == ["b", "a"]
    assert found["a"].precision is Precision.YEAR
    assert found["a"].event == "a"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event("expected"), True),
        (Event("scheduled", date="2022"), True),
        (Event("cancelled", date="2022"), True),
        (Event("cancelled", date="2021-11-23"), False),
        (Event("cancelled"), False),
        (Event("missed", date="2021"), False),
        (Event("overdue", date="2021-10"), False),
        (Event("ongoing", start="2020", end="2023"), False),
    ],
)
def test_what_is_or_would_have_been_after_the_articles_day_is_ahead(event: Event, expected: bool) -> None:
    assert is_ahead(graph(one=event), event) == expected
