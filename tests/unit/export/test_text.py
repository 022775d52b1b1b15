"""Exported text: wrapped and complete; in words instead of signs for screen readers."""

from __future__ import annotations

import re

import pytest
from rendering import render
from thorough import combinations

from mali_tui.cell_width import cell_width
from mali_tui.content.explainer import Explainer
from mali_tui.export import PRINTABLE_PARTS, PrintablePart
from mali_tui.reading.location import Location
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS

LANGUAGES = ("en", "ar")
DRAWN = set("━─╌–") | set(CLAIM_SIGNS.values()) | set(EVENT_SIGNS.values())


@pytest.mark.parametrize(
    ("what", "width", "language", "plain"), combinations(PRINTABLE_PARTS, [40, 72, 100], LANGUAGES, [False, True])
)
def test_no_line_is_wider_than_asked(
    explainer: Explainer, what: PrintablePart, language: str, width: int, plain: bool
) -> None:
    printed = render(explainer, what, languages=[language], width=width, plain=plain)
    assert max(map(cell_width, printed.splitlines())) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_has_all_its_prose_in_logical_order(explainer: Explainer, language: str) -> None:
    printed = render(explainer, languages=[language], width=0)
    unmarked = re.sub(f" [{''.join(CLAIM_SIGNS.values())}]\\d+", "", printed)
    edition = explainer.editions[language]
    for passages in (edition.sections, edition.points):
        for passage in passages.values():
            assert passage.title in printed
            for paragraph in passage.paragraphs:
                assert paragraph.text in unmarked


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_marked_once_and_has_a_note_with_the_same_number(explainer: Explainer, language: str) -> None:
    printed = render(explainer, languages=[language])
    for number, claim in enumerate(explainer.graph.claims.values(), 1):
        sign = CLAIM_SIGNS[claim.kind]
        assert len(re.findall(rf"(?<=\s){sign}{number}(?!\d)", printed)) == 1
        assert len(re.findall(rf"^  {sign} {number} ", printed, re.MULTILINE)) == 1


def test_a_note_has_the_speaker_and_the_events_with_their_dates(explainer: Explainer) -> None:
    printed = render(explainer, Location("section", "shifts/two-coups"), languages=["en"], width=0)
    number = list(explainer.graph.claims).index("wagner-talks") + 1
    assert f"  ◌ {number} report: Reuters\n       ■ {_title(explainer, 'wagner-report')}, August 2021\n" in printed


def test_an_event_has_every_claim_that_rests_on_it(explainer: Explainer) -> None:
    printed = render(explainer, Location("event", "coup-2021"), languages=["en"], width=0)
    assert "■ " + _title(explainer, "coup-2021") in printed
    assert "May 2021, happened, event:coup-2021" in printed
    for claim, text in explainer.editions["en"].claims.items():
        assert (text in printed) == ("coup-2021" in explainer.graph.claims[claim].events)


def test_a_claim_has_its_events_its_actors_and_its_place(explainer: Explainer) -> None:
    printed = render(explainer, Location("claim", "france-pressed-civilians"), languages=["en"], width=0)
    edition = explainer.editions["en"]
    assert edition.claims["france-pressed-civilians"] in printed
    assert "fact, as the article reports it, claim:france-pressed-civilians" in printed
    assert "■ " + _title(explainer, "french-pressure") in printed
    assert "Appears in: 1.4 " + edition.points["two-coups"].title in printed


def test_a_section_includes_its_points_and_a_point_is_alone(explainer: Explainer) -> None:
    edition = explainer.editions["en"]
    section = render(explainer, Location("section", "shifts"), languages=["en"], width=0)
    point = render(explainer, Location("section", "shifts/two-coups"), languages=["en"], width=0)
    assert edition.points["two-coups"].title in section and edition.points["new-allies"].title in section
    assert edition.points["two-coups"].title in point and edition.points["new-allies"].title not in point


def test_the_timeline_separates_past_and_future_events(explainer: Explainer) -> None:
    printed = render(explainer, "timeline", languages=["en"], width=0)
    past, future = printed.split("Upcoming after 23 November 2021")
    for id, event in explainer.graph.events.items():
        half = future if event.status in ("scheduled", "expected") else past
        assert f"{event.status}" in half and f"event:{id}\n" in half


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", [*PRINTABLE_PARTS, Location("claim", "second-coup"), Location("actor", "goita")])
def test_plain_has_no_signs_and_no_lines(explainer: Explainer, what: PrintablePart | Location, language: str) -> None:
    printed = render(explainer, what, languages=[language], plain=True, width=0)
    for source in explainer.graph.sources.values():  # their titles keep their dashes
        printed = printed.replace(" ".join((source.title or "").split()) or "\0", "")
    # a dash between two figures belongs to the content
    assert not DRAWN & set(re.sub(r"\d–\d", "", printed))


def test_plain_has_kinds_and_statuses_in_words(explainer: Explainer) -> None:
    article = render(explainer, languages=["en"], plain=True, width=0)
    timeline = render(explainer, "timeline", languages=["en"], plain=True, width=0)
    for number, claim in enumerate(explainer.graph.claims.values(), 1):
        assert article.count(f" ({claim.kind} {number})") == 1
    assert timeline.count(", ongoing,") == sum(e.status == "ongoing" for e in explainer.graph.events.values())


def test_plain_has_counts_in_words(explainer: Explainer) -> None:
    evidence = render(explainer, "evidence", languages=["en"], plain=True, width=0)
    assert "\n1.1 France's failure: 4 claims here, fact: 3, assessment: 1\n" in evidence


def test_several_languages_follow_each_other(explainer: Explainer) -> None:
    printed = render(explainer, Location("actor", "goita"), languages=["ar", "en"], width=0)
    names = [explainer.editions[code].actors["goita"].name for code in ("ar", "en")]
    assert [line for line in printed.splitlines() if line in names] == names


def _title(explainer: Explainer, event: str) -> str:
    return explainer.editions["en"].events[event].title
