"""The scale of the time axis: linear within segments, with empty years between them left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.app.views.timeline.axis import time_span
from mali_tui.app.views.timeline.scale import MIN_WINDOW_DAYS, ColumnScale, TimeScale, Window, build_time_scale
from mali_tui.content.calendar import Day
from mali_tui.content.loader import find_content, load

TIMES = time_span(load(find_content()))
AS_OF = Day(2021, 11, 23)
DAYS = st.dates(date(1994, 1, 1), date(2022, 2, 28)).map(date.toordinal)
POSITIONS = st.floats(0.0, TIMES.whole.end)
WINDOWS = st.tuples(POSITIONS, POSITIONS).map(lambda ends: TIMES.window_around(min(ends), max(ends)))
SCALES = st.builds(lambda window, width: ColumnScale(TIMES, window, width), WINDOWS, st.integers(1, 250))


def day(*numbers: int) -> int:
    return Day(*numbers).toordinal()


def test_it_spans_1994_to_february_2022_without_the_years_in_which_nothing_is_dated() -> None:
    spans = [(Day.fromordinal(start), Day.fromordinal(end)) for start, end, _ in TIMES.segments]
    assert spans == [
        (Day(1994, 1, 1), Day(1995, 1, 1)),
        (Day(2013, 1, 1), Day(2014, 1, 1)),
        (Day(2019, 1, 1), Day(2022, 3, 1)),
    ]


def test_what_is_to_come_has_room_behind_today_though_nothing_is_dated_there() -> None:
    assert build_time_scale([], AS_OF, to_come=False).segments[-1].end == day(2021, 12, 1)
    assert build_time_scale([], AS_OF, to_come=True).segments[-1].end == day(2022, 2, 1)


def test_years_are_left_out_only_where_a_few_are_quiet_together() -> None:
    assert len(build_time_scale([(Day(2019, 5, 1), Day(2019, 5, 1))], AS_OF, to_come=False).segments) == 1
    assert len(build_time_scale([(Day(2018, 5, 1), Day(2018, 5, 1))], AS_OF, to_come=False).segments) == 2


def test_the_time_with_most_events_has_most_room_wherever_it_is() -> None:
    ancient = [(Day(year, 1, 1), Day(year, 12, 31)) for year in (-1199, -1189, -1176)]
    *early, last = build_time_scale([*ancient, (Day(1929, 1, 1), Day(1929, 12, 31))], AS_OF, to_come=False).segments
    assert [segment.weight for segment in early] == [1.0] and last.weight < 1.0


def test_the_last_days_that_a_calendar_has_can_be_drawn() -> None:
    ends = build_time_scale(
        [(Day.from_date(date.max), Day.from_date(date.max)), (Day.from_date(date.min), Day.from_date(date.min))],
        AS_OF,
        to_come=True,
    )
    assert ColumnScale(ends, ends.whole, 40).cell(day(2021, 11, 23)) < 40


def test_equal_times_take_equal_room_within_a_stretch_and_far_ones_less() -> None:
    scale = ColumnScale(TIMES, TIMES.whole, 250)
    year = [scale.column(day(y + 1, 1, 1)) - scale.column(day(y, 1, 1)) for y in (2019, 2020)]
    assert year[0] / 365 == pytest.approx(year[1] / 366)
    far = scale.column(day(1995, 1, 1), end=True) - scale.column(day(1994, 1, 1))
    assert far < year[0]


@given(SCALES, DAYS, DAYS)
def test_later_is_never_before_earlier(scale: ColumnScale, one: int, other: int) -> None:
    first, last = sorted((one, other))
    assert scale.column(first) <= scale.column(last)
    assert scale.column(first, end=True) <= scale.column(first)


@given(SCALES, DAYS, DAYS)
def test_whatever_is_in_sight_has_columns_on_the_axis(scale: ColumnScale, one: int, other: int) -> None:
    first, last = sorted((one, other))
    found = scale.cells(first, last)
    start, end = TIMES.position_of(first), TIMES.position_of(last + 1)
    assert (found is None) == (end <= scale.window.start or start >= scale.window.end)
    assert found is None or 0 <= found[0] <= found[1] < scale.width


@given(st.integers(24, 250))
def test_nothing_of_what_is_left_out_stands_where_the_break_is(width: int) -> None:
    scale = ColumnScale(TIMES, TIMES.whole, width)
    assert len(scale.gaps) == 2
    edges = ((day(1994, 12, 31), day(2013, 1, 1)), (day(2013, 12, 31), day(2019, 1, 1)))
    for gap, (end, start) in zip(scale.gaps, edges, strict=True):
        before, after = scale.cells(end, end), scale.cells(start, start)
        assert before is not None and after is not None
        assert before[1] < gap and after[0] == gap + 2


@given(POSITIONS)
def test_a_position_is_that_of_its_day(position: float) -> None:
    assert TIMES.position_of(TIMES.day(position)) <= position + 1e-3
    assert TIMES.position_of(TIMES.day(position) + 1) >= position - 1e-3


@given(WINDOWS, st.sampled_from((0.5, 2.0)), POSITIONS)
def test_zooming_stays_on_the_axis_and_ends_where_days_can_be_told_apart(
    window: Window, factor: float, middle: float
) -> None:
    zoomed = TIMES.zoom(window, factor, middle)
    assert_on_axis(zoomed)
    assert zoomed.length >= MIN_WINDOW_DAYS - 1e-6
    assert zoomed.length <= max(window.length * factor, MIN_WINDOW_DAYS) + 1e-6


@given(WINDOWS, st.floats(-2000, 2000))
def test_panning_stays_on_the_axis_and_as_near(window: Window, by: float) -> None:
    moved = window.shifted_by(by, TIMES.whole.end)
    assert_on_axis(moved)
    assert moved.length == pytest.approx(window.length)


@given(WINDOWS, DAYS, DAYS)
def test_revealing_moves_no_further_than_it_must(window: Window, one: int, other: int) -> None:
    start, end = TIMES.position_of(min(one, other)), TIMES.position_of(max(one, other) + 1)
    seen = TIMES.reveal(window, start, end)
    assert_on_axis(seen)
    assert seen.start <= end + 1e-6 and seen.end >= start - 1e-6
    if start < window.end and end > window.start:
        assert seen == window


def assert_on_axis(window: Window) -> None:
    assert window.start >= 0.0
    assert window.end <= TIMES.whole.end + 1e-6


def test_an_axis_without_stretches_left_out_has_no_breaks() -> None:
    assert TimeScale(build_time_scale([], AS_OF, to_come=False).segments).breaks == []


# ── Past the article's day ───────────────────────────────────────────────────────────────────


def test_the_time_since_the_article_is_a_part_of_its_own_drawn_smaller() -> None:
    later = [(Day(2022, 3, 1), Day(2022, 3, 1)), (Day(2023, 5, 1), Day(2023, 5, 31))]
    *article, since = build_time_scale([], Day(2021, 11, 23), to_come=True, later=later).segments
    assert article[-1].end == since.start == day(2021, 11, 24)
    assert since.end == day(2023, 6, 1)
    assert since.weight < article[-1].weight


def test_where_that_part_begins_nothing_is_left_out() -> None:
    times = build_time_scale([], Day(2021, 11, 23), to_come=False, later=[(Day(2022, 3, 1), Day(2022, 3, 1))])
    assert times.breaks == []
    assert ColumnScale(times, times.whole, 80).gaps == []


def test_empty_years_since_the_article_are_left_out_as_any_others() -> None:
    later = [(Day(2022, 3, 1), Day(2022, 3, 1)), (Day(2031, 5, 1), Day(2031, 5, 1))]
    times = build_time_scale([], Day(2021, 11, 23), to_come=False, later=later)
    assert [(s.start, s.end) for s in times.segments[1:]] == [
        (day(2021, 11, 24), day(2023, 1, 1)),
        (day(2031, 1, 1), day(2031, 6, 1)),
    ]
    assert len(times.breaks) == 1
    far = build_time_scale([], Day(2021, 11, 23), to_come=False, later=[(Day(2031, 5, 1), Day(2031, 5, 1))])
    assert len(far.breaks) == 1


def test_a_window_on_all_of_an_axis_stays_one_when_the_axis_grows_or_shrinks() -> None:
    grown = time_span(load(find_content()), since_then=True)
    assert grown.convert_window(TIMES.whole, TIMES) == grown.whole
    assert TIMES.convert_window(grown.whole, grown) == TIMES.whole
    part = TIMES.window_around(TIMES.whole.end - 100, TIMES.whole.end - 50)
    assert grown.convert_window(part, TIMES) == part
    end = grown.window_around(grown.whole.end - 60, grown.whole.end)
    assert_on_axis(TIMES.convert_window(end, grown))


def test_in_a_long_time_only_long_gaps_are_left_out() -> None:
    def years(*numbers: int) -> list[tuple[Day, Day]]:
        return [(Day(year, 1, 1), Day(year, 12, 31)) for year in numbers]

    centuries = build_time_scale(years(-489, -479, -430, 476), Day(500, 1, 1), to_come=False)
    assert len(centuries.breaks) == 1
    decades = build_time_scale(years(1980, 1984, 2019), Day(2021, 1, 1), to_come=False)
    assert len(decades.breaks) == 2


def test_a_long_event_leaves_no_gap_within_it() -> None:
    war = (Day(-430, 1, 1), Day(-403, 12, 31))
    assert build_time_scale([war], Day(-402, 1, 1), to_come=False).breaks == []
