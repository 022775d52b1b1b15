"""The cut-off takes in what may have been by a date, and moves by events and months up to the article's day."""

from __future__ import annotations

from datetime import date

import pytest

from mali_tui.content.loader import find_content, load
from mali_tui.content.model import ArticleInfo, Event, Graph
from mali_tui.reading.cutoff import (
    Cutoff,
    article_day,
    cutoff_at_event,
    cutoffs,
    later_events,
    step_by_event,
    step_by_month,
)

AS_OF = date(2021, 11, 23)


def graph(**events: Event) -> Graph:
    about = ArticleInfo(published=AS_OF, as_of=AS_OF, publisher="paper")
    return Graph(article=about, sections={}, claims={}, events=events, actors={})


def happened(day: str | None = None, **when: str) -> Event:
    return Event("happened", date=day, **when)  # type: ignore[arg-type]


WAR = graph(
    treaty=happened("1994"),
    coup=happened("2020-08"),
    promotion=happened(after="coup", before="second"),
    second=happened("2021-05"),
    oath=happened(after="second"),
    letter=happened(before="visit"),
    anger=Event("ongoing", period="2021"),
    raids=Event("ongoing", period="../2021"),
    visit=happened("2021-11-10"),
    handover=happened("2021-11", part="mid"),
    leaving=Event("expected"),
    vote=Event("scheduled", date="2022-02-27"),
)


@pytest.mark.parametrize(
    ("cutoff", "day"),
    [
        (Cutoff("1994"), date(1994, 12, 31)),
        (Cutoff("2021-05"), date(2021, 5, 31)),
        (Cutoff("2021-11", "mid"), date(2021, 11, 20)),
        (Cutoff("2021-11-10"), date(2021, 11, 10)),
    ],
)
def test_a_cut_off_takes_in_its_date_to_the_end(cutoff: Cutoff, day: date) -> None:
    assert cutoff.day == day


@pytest.mark.parametrize(
    ("cutoff", "inside"),
    [
        ("1994", "treaty raids"),
        ("2020-08", "treaty raids coup promotion"),
        ("2020-12", "treaty raids coup promotion"),
        ("2021-01", "treaty raids coup promotion anger"),
        ("2021-05", "treaty raids coup promotion anger second oath letter"),
        ("2021-11-10", "treaty raids coup promotion anger second oath letter visit"),
        ("2021-11-11", "treaty raids coup promotion anger second oath letter visit handover"),
        ("2021-11-23", "treaty raids coup promotion anger second oath letter visit handover"),
    ],
)
def test_an_event_is_later_only_if_it_can_have_been_at_no_earlier_time(cutoff: str, inside: str) -> None:
    assert set(WAR.events) - later_events(WAR, Cutoff(cutoff)) == set(inside.split())


def test_what_is_to_come_is_later_than_any_cut_off() -> None:
    assert {"leaving", "vote"} <= later_events(WAR, article_day(WAR))


@pytest.mark.parametrize(
    ("event", "cutoff"),
    [
        ("treaty", Cutoff("1994")),
        ("promotion", Cutoff("2020-08")),
        ("second", Cutoff("2021-05")),
        ("letter", Cutoff("2021-05")),
        ("handover", Cutoff("2021-11", "mid")),
        ("leaving", Cutoff("2021-11-23")),
        ("vote", Cutoff("2021-11-23")),
    ],
)
def test_the_cut_off_at_an_event_is_a_date_that_the_article_gives(event: str, cutoff: Cutoff) -> None:
    assert cutoff_at_event(WAR, event) == cutoff


def test_an_event_before_all_dated_ones_is_taken_in_by_the_first_of_them() -> None:
    early = graph(legend=happened(before="founding"), founding=happened("1960"), war=happened("2012"))
    assert cutoff_at_event(early, "legend") == Cutoff("1960")


def test_no_shipped_event_is_beyond_the_cut_off_at_itself() -> None:
    shipped = load(find_content()).graph
    for id, event in shipped.events.items():
        beyond = id in later_events(shipped, cutoff_at_event(shipped, id))
        assert beyond == (event.status in ("expected", "scheduled")), id


def test_it_steps_through_the_dates_of_events_and_ends_at_the_articles_day() -> None:
    steps = [step_by_event(WAR, None, 1)]
    while steps[-1]:
        steps.append(step_by_event(WAR, steps[-1], 1))
    assert steps == [*cutoffs(WAR), Cutoff("2021-11-23"), None]
    assert [cutoff.iso for cutoff in cutoffs(WAR)] == ["1994", "2020-08", "2021-05", "2021-11-10", "2021-11"]


def test_it_comes_back_from_the_end_and_stays_at_the_first() -> None:
    assert step_by_event(WAR, None, -1) == Cutoff("2021-11-23")
    assert step_by_event(WAR, Cutoff("2021-11-23"), -1) == Cutoff("2021-11", "mid")
    assert step_by_event(WAR, Cutoff("1994"), -1) == Cutoff("1994")


@pytest.mark.parametrize(
    ("start", "by", "end"),
    [
        (Cutoff("2021-05"), 1, Cutoff("2021-06")),
        (Cutoff("2021-05"), -1, Cutoff("2021-04")),
        (Cutoff("2020-12"), 1, Cutoff("2021-01")),
        (Cutoff("2021-01"), -1, Cutoff("2020-12")),
        (Cutoff("2019"), 1, Cutoff("2020-01")),
        (Cutoff("2021-10"), 1, Cutoff("2021-11-23")),
        (Cutoff("2021-11", "mid"), 1, Cutoff("2021-11-23")),
        (Cutoff("2021-11-23"), 1, None),
        (Cutoff("2021-11-23"), -1, Cutoff("2021-10")),
        (Cutoff("1994"), -1, Cutoff("1994")),
        (None, -1, Cutoff("2021-11-23")),
        (None, 1, Cutoff("1994")),
    ],
)
def test_by_month_it_moves_from_end_to_end(start: Cutoff | None, by: int, end: Cutoff | None) -> None:
    assert step_by_month(WAR, start, by) == end


def test_within_a_month_a_step_forward_ends_it() -> None:
    assert step_by_month(graph(flood=happened("2020-02-03")), Cutoff("2020-02-03"), 1) == Cutoff("2020-02")
