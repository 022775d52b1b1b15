"""The drawing of the timeline: every event once, in order, within the drawing, and a link to its card."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from rendering import render

from mali_tui.content.chronology import event_times
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.model import ArticleInfo, Event
from mali_tui.export.timeline_drawing import (
    LABEL_DISTANCE,
    LETTER_WIDTH,
    WIDTH,
    DrawnEvent,
    TimelineDrawing,
    draw_timeline,
)
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")


def draw(explainer: Explainer, language: str = "en") -> TimelineDrawing:
    drawing = draw_timeline(PrintWording(explainer, language))
    assert drawing
    return drawing


def dated_as(explainer: Explainer, *dates: str | None) -> Explainer:
    """The explainer with the first events dated anew, and no others."""
    ids = list(explainer.graph.events)[: len(dates)]
    events = {id: Event("happened", date=date) for id, date in zip(ids, dates, strict=True)}
    claims = {id: replace(claim, events=(ids[0],)) for id, claim in explainer.graph.claims.items()}
    graph = replace(explainer.graph, events=events, claims=claims, ties=(), since={})
    return build_explainer(graph, explainer.editions)


def extent(event: DrawnEvent) -> tuple[float, float]:
    """From where to where an event takes room in its row."""
    length = len(event.label) * LETTER_WIDTH
    label = (
        (event.label_x - length, event.label_x) if event.is_label_before else (event.label_x, event.label_x + length)
    )
    places = [*label, event.x - LABEL_DISTANCE / 2, event.x + LABEL_DISTANCE / 2, *(event.line or ())]
    return min(places), max(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_is_drawn_once_within_the_drawing(explainer: Explainer, language: str) -> None:
    drawing = draw(explainer, language)
    assert sorted(event.id for event in drawing.events) == sorted(explainer.graph.events)
    for event in drawing.events:
        start, end = extent(event)
        assert start >= 0 and end <= WIDTH
        assert 0 < event.y < drawing.height


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_in_a_row(explainer: Explainer, language: str) -> None:
    rows: dict[float, list[tuple[float, float]]] = {}
    for event in draw(explainer, language).events:
        for start, end in rows.setdefault(event.y, []):
            assert extent(event)[1] < start or end < extent(event)[0]
        rows[event.y].append(extent(event))


def test_events_stand_in_the_order_of_their_dates(explainer: Explainer) -> None:
    drawing = draw(explainer)
    places = {event.id: event.x for event in drawing.events}
    days = {id: time.bounds for id, time in event_times(explainer.graph).items() if explainer.graph.events[id].date}
    for id, (_, latest) in days.items():
        for other, (earliest, _) in days.items():
            if latest and earliest and latest < earliest:
                assert places[id] < places[other], (id, other)


def test_the_day_of_the_article_is_after_what_happened_and_before_what_was_to_come(explainer: Explainer) -> None:
    drawing = draw(explainer)
    for event in drawing.events:
        if explainer.graph.events[event.id].date:
            assert (event.x <= drawing.today) == (event.status == "happened"), event.id


def test_an_undated_event_stands_between_its_neighbours(explainer: Explainer) -> None:
    drawing = draw(dated_as(explainer, "2018-03", None, "2021-05-01"))
    places = [next(event.x for event in drawing.events if event.id == id) for id in list(explainer.graph.events)[:3]]
    assert places == sorted(places) and len(set(places)) == 3


def test_years_without_events_are_cut_out(explainer: Explainer) -> None:
    drawing = draw(dated_as(explainer, "1869", "1871", "1950-05", "2021-01"))
    assert len(drawing.gaps) == 2
    assert [tick.label for tick in drawing.ticks if tick.label] == ["1869", "1870", "1871", "1950", "2021"]
    assert (drawing.start, drawing.end) == ("1869", "2021")


def test_a_year_before_year_one_can_be_drawn(explainer: Explainer) -> None:
    drawing = draw(dated_as(explainer, "-0043-03-15", "0476", "2021"))
    assert [event.x for event in drawing.events] == sorted(event.x for event in drawing.events)


def test_without_a_date_nothing_is_drawn(explainer: Explainer) -> None:
    bare = dated_as(explainer, None, None)
    assert draw_timeline(PrintWording(bare, "en")) is None
    assert "<svg" not in render(bare, "timeline", languages=["en"], format_="html")


def test_a_thousand_events_fit(explainer: Explainer) -> None:
    (id, event) = next(iter(explainer.graph.events.items()))
    text = explainer.editions["en"].events[id]
    names = [f"event-{number}" for number in range(1_000)]
    events = {id: event, **{name: Event("happened", date=f"{1900 + n % 120}") for n, name in enumerate(names)}}
    edition = replace(explainer.editions["en"], events={id: text, **dict.fromkeys(names, text)})
    article: ArticleInfo = explainer.graph.article
    graph = replace(explainer.graph, article=article, events=events, claims={}, ties=(), since={})
    assert len(draw(replace(explainer, graph=graph, editions={"en": edition})).events) == 1_001


# ── On the page ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_is_a_named_link_to_its_card(explainer: Explainer, language: str) -> None:
    html = render(explainer, languages=list(LANGUAGES), format_="html")
    start = html.index(f'<section id="{language}-timeline"')
    svg = html[html.index("<svg", start) : html.index("</svg>", start)]
    assert re.search(r'role="group" aria-label="[^"]+"', svg)
    links = dict(re.findall(r'<a href="#([^"]+)" aria-label="([^"]+)">', svg))
    assert sorted(links) == sorted(f"{language}-event-{id}" for id in explainer.graph.events)
    words = PrintWording(explainer, language)
    name = links[f"{language}-event-coup-2021"]
    assert name.startswith(explainer.editions[language].events["coup-2021"].title) and words.when("coup-2021") in name


def test_an_arabic_drawing_is_mirrored(explainer: Explainer) -> None:
    page = {
        language: re.findall(r'class="today" d="M([\d.]+) ', render(explainer, languages=[language], format_="html"))
        for language in LANGUAGES
    }
    assert float(page["en"][0]) + float(page["ar"][0]) == pytest.approx(WIDTH, abs=0.2)


def test_words_in_it_are_escaped(saying: Callable[[str], Explainer]) -> None:
    html = render(saying('</text><script>x</script>"'), languages=["en"], format_="html")
    assert "<script>x" not in html


def test_a_card_has_no_drawing(explainer: Explainer) -> None:
    assert "<svg" not in render(explainer, Location("event", "coup-2021"), languages=["en"], format_="html")
    assert "<svg" in render(explainer, "timeline", languages=["en"], format_="html")


def test_plain_has_no_signs_in_it(explainer: Explainer) -> None:
    html = render(explainer, "timeline", languages=["en"], format_="html", plain=True)
    assert 'class="mark"' not in html and 'class="name"' in html
