"""The cut-off includes what may have been by a date, and steps by event and month up to the article's date."""

from __future__ import annotations

from datetime import date

import pytest

from mali_tui.content.calendar import Day
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import ArticleInfo, Event, Graph
from mali_tui.reading.cutoff import (
    Cutoff,
    article_day,
    cutoff_at_event,
    cutoffs,
    events_after,
    later_events_until,
    step_by_event,
    step_by_month,
)

AS_OF = Day(2021, 11, 23)


def graph(**events: Event) -> Graph:
    about = ArticleInfo(published=date(*AS_OF), as_of=date(*AS_OF), publisher="paper")
    return Graph(article=about, sections={}, claims={}, events=events, actors={})


def past_event(day: str | None = None, **when: str) -> Event:
    return Event("happened", date=day, **when)  # type: ignore[arg-type]


WAR = graph(
    treaty=past_event("1994"),
    coup=past_event("2020-08"),
    promotion=past_event(after="coup", before="second"),
    second=past_event("2021-05"),
    oath=past_event(after="second"),
    letter=past_event(before="visit"),
    anger=Event("ongoing", period="2021"),
    raids=Event("ongoing", period="../2021"),
    visit=past_event("2021-11-10"),
    handover=past_event("2021-11", part="mid"),
    leaving=Event("expected"),
    vote=Event("scheduled", date="2022-02-27"),
)


@pytest.mark.parametrize(
    ("cutoff", "day"),
    [
        (Cutoff("1994"), Day(1994, 12, 31)),
        (Cutoff("2021-05"), Day(2021, 5, 31)),
        (Cutoff("2021-11", "mid"), Day(2021, 11, 20)),
        (Cutoff("2021-11-10"), Day(2021, 11, 10)),
    ],
)
def test_a_cut_off_ends_with_the_last_day_of_its_date(cutoff: Cutoff, day: Day) -> None:
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
def test_an_event_is_later_only_if_it_cannot_have_been_before(cutoff: str, inside: str) -> None:
    assert set(WAR.events) - events_after(WAR, Cutoff(cutoff)) == set(inside.split())


def test_future_events_are_later_than_any_cut_off() -> None:
    assert {"leaving", "vote"} <= events_after(WAR, article_day(WAR))


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
def test_the_cut_off_at_an_event(event: str, cutoff: Cutoff) -> None:
    assert cutoff_at_event(WAR, event) == cutoff


def test_the_cut_off_at_an_event_before_all_dated_ones_is_the_first_date() -> None:
    early = graph(legend=past_event(before="founding"), founding=past_event("1960"), war=past_event("2012"))
    assert cutoff_at_event(early, "legend") == Cutoff("1960")


def test_the_cut_off_at_an_event_includes_it_unless_it_is_in_the_future() -> None:
    shipped = load(find_content()).graph
    for id, event in shipped.events.items():
        is_later = id in events_after(shipped, cutoff_at_event(shipped, id))
        assert is_later == (event.status in ("expected", "scheduled")), id


def test_stepping_goes_through_the_dates_of_events_to_the_articles_date() -> None:
    steps = [step_by_event(WAR, None, 1)]
    while steps[-1]:
        steps.append(step_by_event(WAR, steps[-1], 1))
    assert steps == [*cutoffs(WAR), Cutoff("2021-11-23"), None]
    assert [cutoff.iso for cutoff in cutoffs(WAR)] == ["1994", "2020-08", "2021-05", "2021-11-10", "2021-11"]


def test_stepping_back_starts_at_the_end_and_stays_at_the_first_date() -> None:
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
def test_stepping_by_month_goes_through_the_ends_of_months(start: Cutoff | None, by: int, end: Cutoff | None) -> None:
    assert step_by_month(WAR, start, by) == end


def test_from_within_a_month_a_step_forward_goes_to_its_end() -> None:
    assert step_by_month(graph(flood=past_event("2020-02-03")), Cutoff("2020-02-03"), 1) == Cutoff("2020-02")


# ── Past the article's day ───────────────────────────────────────────────────────────────────


def test_with_since_then_stepping_goes_on_through_the_dates_of_later_events() -> None:
    shipped = load(find_content()).graph
    dates = [later.date for later in shipped.since.values()]
    steps = [step_by_event(shipped, article_day(shipped), 1, since_then=True)]
    while steps[-1]:
        steps.append(step_by_event(shipped, steps[-1], 1, since_then=True))
    assert [step.iso for step in steps if step] == sorted(set(dates), key=lambda date: Cutoff(date).day)
    last = step_by_event(shipped, None, -1, since_then=True)
    assert last == steps[-2]
    assert step_by_event(shipped, article_day(shipped), 1) is None


def test_with_since_then_stepping_by_month_goes_on_to_the_last_later_event() -> None:
    shipped = load(find_content()).graph
    assert step_by_month(shipped, Cutoff("2021-12"), 1, since_then=True) == Cutoff("2022-01")
    assert step_by_month(shipped, Cutoff("2025-08"), 1, since_then=True) == Cutoff("2025-09")
    assert step_by_month(shipped, Cutoff("2025-09"), 1, since_then=True) is None


def test_an_expected_event_is_known_once_a_later_one_has_told_its_outcome() -> None:
    shipped = load(find_content()).graph
    assert "timbuktu-evacuation" in events_after(shipped, Cutoff("2021-12-13"))
    assert "timbuktu-evacuation" not in events_after(shipped, Cutoff("2021-12-14"))
    assert "lavrov-visit-planned" in events_after(shipped, Cutoff("2021-12-14"))
    known = later_events_until(shipped, Cutoff("2022-01-06"))
    assert known == {"timbuktu-handed-over", "wagner-deployment-condemned", "russians-at-timbuktu"}
    assert later_events_until(shipped, None) == set(shipped.since)
