"""The rendered time axis: nothing overlaps or overflows at any size, and each bar shows how exact its date is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from mali_tui.app.views.timeline.axis import axis, axis_labels, entries
from mali_tui.app.views.timeline.bars import SHAPE_ORDER, EventBar, TimelineEvent
from mali_tui.app.views.timeline.canvas import LABEL_MARGIN
from mali_tui.app.views.timeline.renderer import Axis, AxisRenderer, RenderedAxis, draw
from mali_tui.app.views.timeline.scale import ColumnScale, Window, build_time_scale
from mali_tui.content.calendar import Day
from mali_tui.content.explainer import build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.cutoff import Cutoff
from mali_tui.rtl.line_layout import layout_line
from mali_tui.rtl.mirroring import mirror_interface
from mali_tui.symbols import EVENT_SIGNS

EXPLAINER = load(find_content())
GRAPH = EXPLAINER.graph
WORDINGS = {code: Wording(EXPLAINER, code) for code in EXPLAINER.editions}
WHOLE = axis(WORDINGS["en"]).times.whole


def around(current: Axis, first: str, last: str) -> Window:
    ends = [current.times.position_of(date.fromisoformat(day).toordinal()) for day in (first, last)]
    return current.times.window_around(*ends)


def texts(picture: RenderedAxis) -> list[str]:
    return ["".join(piece.text for piece in row) for row in picture.rows]


def from_cell(text: str, column: int) -> str:
    """A row from a cell on; marks on letters take none."""
    return next(text[i:] for i in range(len(text)) if cell_len(text[:i]) == column and cell_len(text[i]))


def bar_of(picture: RenderedAxis, event: str) -> EventBar:
    (bar,) = [bar for bar in picture.bars if event in {entry.id for entry in bar.entries}]
    return bar


def highlighted_titles(picture: RenderedAxis) -> set[str]:
    return {id for row in picture.rows for piece in row if piece.style == "lit" for id in piece.events}


# ── At any size ──────────────────────────────────────────────────────────────────────────────


@settings(deadline=None)
@given(
    st.sampled_from(sorted(WORDINGS)),
    st.sampled_from(["", *GRAPH.events]),
    st.integers(40, 250),
    st.integers(1, 30),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.none() | st.dates(date(1994, 1, 1), date(2021, 11, 23)),
)
@example("ar", "coup-2021", 40, 2, (0.0, 1.0), None)
@example("en", "diop-visit", 118, 8, (0.0, 1.0), date(2020, 8, 31))
def test_nothing_collides_or_leaves_the_axis(
    language: str, event: str, width: int, height: int, part: tuple[float, float], cutoff: date | None
) -> None:
    drawn = axis(WORDINGS[language], event, cutoff=Cutoff(cutoff.isoformat()) if cutoff else None)
    window = drawn.times.window_around(min(part) * WHOLE.end, max(part) * WHOLE.end)
    picture = draw(drawn, window, width, height)
    rows = texts(picture)
    assert [cell_len(row) for row in rows] == [width] * height
    assert_labels_apart(picture, rows, width)
    assert_all_in_sight_drawn_once(picture, drawn, window)
    if EXPLAINER.editions[language].direction == "rtl":
        assert_mirrored(picture, rows)


def assert_labels_apart(picture: RenderedAxis, rows: list[str], width: int) -> None:
    for label in picture.labels:
        assert picture.margin <= label.column < label.end <= width
        assert from_cell(rows[label.row], label.column).startswith(label.text)
        for other in picture.labels:
            if other is not label and other.row == label.row:
                assert label.column >= other.end + LABEL_MARGIN or other.column >= label.end + LABEL_MARGIN, (
                    label,
                    other,
                )


def assert_all_in_sight_drawn_once(picture: RenderedAxis, drawn: Axis, window: Window) -> None:
    shown = [entry.id for bar in picture.bars for entry in bar.entries]
    assert len(shown) == len(set(shown))
    scale = ColumnScale(drawn.times, window, 100)
    for entry in drawn.entries:
        if entry.first is not None and entry.last is not None:
            assert (entry.id in shown) == (scale.cells(entry.first, entry.last) is not None)
    for bar in picture.bars:
        assert picture.margin <= bar.first <= bar.last < cell_len(texts(picture)[0])
        assert len(bar.glyphs) == bar.last - bar.first + 1


def assert_mirrored(picture: RenderedAxis, rows: list[str]) -> None:
    """Whatever shaping does to the words, every sign of a bar stands in the mirror image of its own cell."""
    for row, pieces in enumerate(picture.rows):
        seen, column = layout_line(rows[row], "rtl", False).drawn, 0
        labels = {at for label in picture.labels if label.row == row for at in range(label.column, label.end)}
        for piece in pieces:
            for glyph in piece.text:
                if piece.events and column not in labels:
                    assert seen[len(seen) - 1 - column] == mirror_interface(glyph)
                column += cell_len(glyph)


@pytest.mark.parametrize("language", sorted(WORDINGS))
@pytest.mark.parametrize("width", [40, 41, 53, 76, 80, 100, 118, 158, 250])
def test_the_years_are_named_at_every_width(language: str, width: int) -> None:
    for height in (2, 3, 8, 12):
        named = {label.text for label in draw(axis(WORDINGS[language]), WHOLE, width, height).labels}
        assert {"1994", "2013"} <= named
        assert named & {"2019", "2020", "2021"}


# ── Of any explainer ─────────────────────────────────────────────────────────────────────────


DAYS = (
    st.dates().map(Day.from_date)
    | st.dates(date(2010, 1, 1), date(2030, 1, 1)).map(Day.from_date)
    | st.integers(-500_000, 0).map(Day.fromordinal)
)


@st.composite
def some_entries(draw_from: st.DrawFn) -> list[TimelineEvent]:
    """Events with bounds or without, in no order, under titles short and long."""
    titles = ("A coup", "انقلاب ثانٍ في مالي", "x", "A title much longer than any axis has room for" * 3)
    made = []
    for number in range(draw_from(st.integers(0, 15))):
        first, last = draw_from(st.none() | DAYS), draw_from(st.none() | DAYS)
        if first and last and last < first:
            first, last = last, first
        made.append(
            TimelineEvent(
                f"e{number}",
                draw_from(st.sampled_from(titles)),
                draw_from(st.sampled_from(sorted(EVENT_SIGNS.values()))),
                draw_from(st.sampled_from(SHAPE_ORDER)),
                first.toordinal() if first else None,
                last.toordinal() if last else None,
                draw_from(st.sampled_from(("state", "person"))),
                draw_from(st.booleans()),
            )
        )
    return made


@settings(deadline=None)
@given(
    some_entries(), DAYS, st.integers(1, 250), st.integers(1, 30), st.sampled_from((1.0, 0.5, 0.03)), st.booleans()
)
def test_events_at_any_time_leave_nothing_to_collide(
    given_entries: list[TimelineEvent], today: Day, width: int, height: int, part: float, alone: bool
) -> None:
    dated = [(e.first, e.last) for e in given_entries if e.shape == "dated" and e.first and e.last]
    spans = [(Day.fromordinal(first), Day.fromordinal(last)) for first, last in dated]
    drawn = Axis(
        tuple(given_entries),
        build_time_scale(spans, today, to_come=True),
        today.toordinal(),
        axis_labels(WORDINGS["ar"]),
        given_entries[0].id if given_entries else "",
    )
    whole = drawn.times.whole
    window = drawn.times.zoom(whole, part, whole.end * 0.7)
    picture = draw(drawn, window, width, height, alone=alone)
    rows = texts(picture)
    assert [cell_len(row) for row in rows] == [width] * height
    assert_labels_apart(picture, rows, width)
    for bar in picture.bars:
        assert picture.margin <= bar.first <= bar.last < width


# ── What it says ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def roomy() -> RenderedAxis:
    return draw(axis(WORDINGS["en"], "coup-2021"), WHOLE, 240, 24)


def test_a_day_is_a_sign_a_month_and_a_year_are_bars(roomy: RenderedAxis) -> None:
    assert bar_of(roomy, "article-published").glyphs == EVENT_SIGNS["happened"]
    month, year = bar_of(roomy, "coup-2021").glyphs, bar_of(roomy, "agreement-1994").glyphs
    assert month.startswith("■━") and set(month[1:]) == {"━"}
    assert year.startswith("■━") and len(year) > 2 * len(month)


def test_an_undated_event_fills_the_time_between_its_neighbours_and_has_no_sign_of_a_day(roomy: RenderedAxis) -> None:
    between = bar_of(roomy, "french-pressure")
    assert between.glyphs[0] + between.glyphs[-1] == "├┤"
    assert set(between.glyphs[1:-1]) == {"╌"}
    assert bar_of(roomy, "coup-2020").first == between.first
    assert bar_of(roomy, "coup-2021").last == between.last


def test_a_side_that_nothing_bounds_is_left_open(roomy: RenderedAxis) -> None:
    assert bar_of(roomy, "algeria-airspace").glyphs.startswith("╌")
    assert bar_of(roomy, "algeria-airspace").glyphs.endswith("┤")
    assert bar_of(roomy, "lavrov-visit-planned").glyphs.startswith(EVENT_SIGNS["expected"] + "╌")


def test_what_goes_on_runs_up_to_the_articles_today_and_what_is_to_come_lies_behind_it(roomy: RenderedAxis) -> None:
    today = roomy.today
    assert today is not None
    for id, event in GRAPH.events.items():
        bar = bar_of(roomy, id)
        if event.status == "ongoing":
            assert bar.last == today - 1
            assert bar.glyphs.endswith("▬▶")
        elif event.status in ("scheduled", "expected"):
            assert bar.first > today
        else:
            assert bar.last <= today
    caption = next(label for label in roomy.labels if "23 Nov 2021" in label.text)
    assert (caption.row, caption.end - 1) == (0, today)


def test_what_began_nobody_knows_when_is_sure_only_up_to_today(roomy: RenderedAxis) -> None:
    assert bar_of(roomy, "terror-spread").glyphs[:-3].strip("╌") == ""
    since_january = replace(GRAPH.events["french-drawdown"], before=None, period="2021")
    explainer = build_explainer(
        replace(GRAPH, events=GRAPH.events | {"french-drawdown": since_january}), EXPLAINER.editions
    )
    picture = draw(axis(Wording(explainer, "en"), "coup-2021"), WHOLE, 240, 24)
    assert set(bar_of(picture, "french-drawdown").glyphs[:-1]) == {"▬"}


def test_lanes_are_the_kinds_of_actors(roomy: RenderedAxis) -> None:
    for bar in roomy.bars:
        for entry in bar.entries:
            assert GRAPH.actors[GRAPH.events[entry.id].actors[0]].kind == bar.lane
    names = {"".join(row[0].text.split()) for row in roomy.rows} - {""}
    assert names == {"People", "States", "Organisations", "Armedgroups", "Media"}


def test_events_in_one_place_share_a_sign_and_part_as_one_looks_nearer() -> None:
    drawn = axis(WORDINGS["en"])
    strip = draw(drawn, WHOLE, 80, 3)
    assert bar_of(strip, "blinken-tour").glyphs == "▣"
    near = draw(drawn, around(drawn, "2021-11-01", "2021-12-01"), 80, 3)
    assert bar_of(near, "blinken-tour").glyphs.startswith(EVENT_SIGNS["happened"])
    assert {entry.id for entry in bar_of(near, "diop-visit").entries} == {"diop-visit", "press-conference"}


def test_the_current_event_is_lit_named_and_its_time_heavy_on_the_line(roomy: RenderedAxis) -> None:
    assert highlighted_titles(roomy) == {"coup-2021"}
    title = EXPLAINER.editions["en"].events["coup-2021"].title
    assert any(label.text == title for label in roomy.labels)
    bar, column = bar_of(roomy, "coup-2021"), 0
    heavy = []
    for piece in roomy.rows[-2]:
        heavy += list(range(column, column + len(piece.text))) if piece.style == "here" else []
        column += len(piece.text)
    assert heavy == list(range(bar.first, bar.last + 1))


@pytest.mark.parametrize("event", GRAPH.events)
def test_every_event_can_be_the_current_one(event: str) -> None:
    for width, height in ((158, 12), (118, 8), (80, 3), (40, 2)):
        assert event in highlighted_titles(draw(axis(WORDINGS["ar"], event), WHOLE, width, height))


@pytest.mark.parametrize(("width", "height"), [(158, 12), (118, 8), (80, 3), (60, 20), (40, 2), (40, 1)])
@pytest.mark.parametrize("language", WORDINGS)
def test_an_event_changes_only_the_rows_that_it_is_in(language: str, width: int, height: int) -> None:
    drawing = AxisRenderer(axis(WORDINGS[language]), WHOLE, width, height)
    for event in ("", *GRAPH.events, "unheard-of"):
        picture = drawing.picture(event)
        rows, labels = drawing._render_rows(event, range(height))  # as if it changed them all
        assert (picture.rows, set(picture.labels)) == ([rows[row] for row in range(height)], set(labels))


def test_years_left_out_are_marked_on_the_line(roomy: RenderedAxis) -> None:
    line = texts(roomy)[-2]
    assert line.count("╱╱") == 2
    near = draw(axis(WORDINGS["en"]), around(axis(WORDINGS["en"]), "2020-01-01", "2021-12-31"), 120, 8)
    assert "╱" not in "".join(texts(near))


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2019-01-01", "2022-02-28", {"2020", "2021", "Apr", "Jul", "Oct"}),
        ("2020-09-10", "2021-09-20", {"Sep 2020", "Nov", "Dec", "2021", "Feb"}),
        ("2021-06-10", "2021-11-30", {"Jun 2021", "Jul", "Aug", "Sep", "Oct", "Nov"}),
        ("2021-10-20", "2021-12-10", {"Nov", "10", "20", "Dec"}),
    ],
)
def test_the_ticks_are_finer_the_nearer_one_looks(first: str, last: str, named: set[str]) -> None:
    drawn = axis(WORDINGS["en"])
    picture = draw(drawn, around(drawn, first, last), 118, 8)
    assert named <= {label.text for label in picture.labels if label.row == 7}


# ── The cut-off and the lens ─────────────────────────────────────────────────────────────────


def test_a_cutoff_is_a_line_behind_the_last_day_that_it_takes_in() -> None:
    later = {"coup-2021", "wagner-report"}
    drawn = axis(WORDINGS["en"], is_in_scope=lambda event: event.id not in later, cutoff=Cutoff("2020-12"))
    picture = draw(drawn, WHOLE, 158, 12)
    column = ColumnScale(drawn.times, WHOLE, 158 - picture.margin).cell(date(2021, 1, 1).toordinal()) + picture.margin
    caption = next(label for label in picture.labels if "Dec 2020" in label.text)
    assert column in (caption.column, caption.end - 1)
    assert texts(picture)[-2][column] == "╏"
    dimmed = {id for row in picture.rows for piece in row if piece.style == "dimmed" for id in piece.events}
    assert dimmed == later
    assert bar_of(picture, "coup-2021").glyphs.startswith("·─")


def test_an_actors_own_events_can_be_drawn_alone() -> None:
    own = EXPLAINER.events_of_actor["wagner"]
    assert [entry.id for entry in entries(WORDINGS["ar"], only=own)] == list(own)


# ── Past the article's day ───────────────────────────────────────────────────────────────────

SINCE = frozenset(GRAPH.since)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(WORDINGS)),
    st.sampled_from(["", "election-date", *(f"since:{id}" for id in GRAPH.since)]),
    st.integers(40, 250),
    st.integers(1, 30),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_nothing_collides_or_leaves_the_axis_with_later_events(
    language: str, key: str, width: int, height: int, part: tuple[float, float]
) -> None:
    drawn = axis(WORDINGS[language], key, since_then=True, later=SINCE)
    end = drawn.times.whole.end
    window = drawn.times.window_around(min(part) * end, max(part) * end)
    picture = draw(drawn, window, width, height)
    rows = texts(picture)
    assert [cell_len(row) for row in rows] == [width] * height
    assert_labels_apart(picture, rows, width)
    assert_all_in_sight_drawn_once(picture, drawn, window)
    if EXPLAINER.editions[language].direction == "rtl":
        assert_mirrored(picture, rows)


def test_the_line_after_the_articles_day_is_dashed_and_named() -> None:
    drawn = axis(WORDINGS["en"], since_then=True, later=SINCE)
    picture = draw(drawn, drawn.times.whole, 158, 12)
    line, today = texts(picture)[-2], picture.today
    assert today is not None
    assert set(line[today + 1 :]) == {"┄", "┬", "┴"}
    assert "┄" not in line[:today]
    assert "since then, to 31 Dec 2025" in texts(picture)[0][today:]
    assert "since then" not in texts(draw(axis(WORDINGS["en"]), WHOLE, 158, 12))[0]


def test_later_events_have_a_sign_and_a_bar_of_their_own() -> None:
    drawn = axis(WORDINGS["en"], since_then=True, later=SINCE)
    picture = draw(drawn, drawn.times.whole, 240, 24)
    assert bar_of(picture, "since:lavrov-in-bamako").glyphs == "⊞"
    assert set(bar_of(picture, "since:fuel-blockade").glyphs[1:]) == {"┅"}
    assert bar_of(picture, "since:lavrov-in-bamako").first > (picture.today or 0)


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_a_later_day_is_a_sign_alone_also_where_two_columns_share_it(width: int) -> None:
    drawn = axis(WORDINGS["en"], since_then=True, later=SINCE)
    for bar in draw(drawn, drawn.times.whole, width, 24).bars:
        if bar.shape == "later" and bar.entries[0].first == bar.entries[0].last:
            assert len(bar.glyphs) == 1


def test_expected_events_end_where_they_do_without_later_ones_and_say_what_came_of_them() -> None:
    drawn = axis(WORDINGS["en"], since_then=True, later=SINCE)
    picture = draw(drawn, drawn.times.whole, 240, 24)
    visit, vote = bar_of(picture, "lavrov-visit-planned"), bar_of(picture, "election-date")
    assert visit.last <= vote.last + 1
    titles = {entry.id: entry.title for entry in drawn.entries}
    assert titles["lavrov-visit-planned"].endswith(" · ✓\u00a0happened")
    assert titles["election-date"].endswith(" · ✗\u00a0did not happen")
    hidden = axis(WORDINGS["en"], since_then=True, later=SINCE - {"lavrov-in-bamako"})
    assert {e.id: e.title for e in hidden.entries}["lavrov-visit-planned"] == "Lavrov's expected visit"
