"""The explainer that comes with the program is sound, and carries everything that the article says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import asdict

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine, find_content, load

INVENTORY: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "inventory.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


def test_it_has_no_problem() -> None:
    _, problems = examine(find_content())
    assert not problems, "\n".join(map(str, problems))


def test_it_is_in_arabic_and_english(explainer: Explainer) -> None:
    assert set(explainer.editions) >= set(LANGUAGES)
    assert {code: explainer.editions[code].direction for code in LANGUAGES} == {"ar": "rtl", "en": "ltr"}


def test_it_has_every_claim_event_and_actor(explainer: Explainer) -> None:
    graph = explainer.graph
    assert (len(graph.claims), len(graph.events), len(graph.actors)) == (74, 41, 29)


def test_each_claim_is_of_its_kind_and_rests_on_its_events(explainer: Explainer) -> None:
    shipped = {
        id: {
            name: list(value) if isinstance(value, tuple) else value for name, value in asdict(claim).items() if value
        }
        for id, claim in explainer.graph.claims.items()
    }
    assert list(shipped.items()) == list(INVENTORY["claims"].items())  # in the article's order, too


def test_each_event_was_when_the_article_says(explainer: Explainer) -> None:
    fields = ("status", "date", "period", "after", "before")
    shipped = {
        id: {name: value for name in fields if (value := getattr(event, name))}
        for id, event in explainer.graph.events.items()
    }
    assert list(shipped.items()) == list(INVENTORY["events"].items())  # in the order of time, too


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_on_without_a_date_says_in_words_since_when(explainer: Explainer, language: str) -> None:
    texts = explainer.editions[language].events
    ongoing = [id for id, event in explainer.graph.events.items() if event.status == "ongoing"]
    assert [id for id in ongoing if not texts[id].when] == []


def test_each_actor_is_of_its_kind(explainer: Explainer) -> None:
    kinds = {id: kind for kind, ids in INVENTORY["actors"].items() for id in ids}
    assert {id: actor.kind for id, actor in explainer.graph.actors.items()} == kinds


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("claim", INVENTORY["must"])
def test_no_language_loses_what_a_claim_must_say(explainer: Explainer, claim: str, language: str) -> None:
    text = explainer.editions[language].claims[claim]
    assert [words for words in INVENTORY["must"][claim][language] if words not in text] == []


def test_lead_three_sections_and_conclusion_stand_in_the_articles_order(explainer: Explainer) -> None:
    sections = explainer.graph.sections
    assert list(sections) == ["visit", "shifts", "motives", "implications", "conclusion"]
    assert [len(section.points) for section in sections.values()] == [0, 5, 5, 2, 0]
    assert [explainer.number_of(id) for id in sections] == ["", "1", "2", "3", ""]


def test_every_claim_leads_to_an_event_and_back_to_its_passage(explainer: Explainer) -> None:
    for claim, value in explainer.graph.claims.items():
        assert all(claim in explainer.claims_of_event[event] for event in value.events)
        assert claim in explainer.claims_of_passage[explainer.passage_of_claim[claim]]


def test_every_tie_has_the_event_that_shows_it_and_every_place_its_events(explainer: Explainer) -> None:
    graph = explainer.graph
    for tie in graph.ties:
        assert tie.event in graph.events
        assert {tie.source, tie.target} <= set(graph.actors)
        for edition in explainer.editions.values():
            assert edition.ties[tie.kind].out and edition.ties[tie.kind].back
    assert set(explainer.events_of_place) == set(graph.places)
    assert {event.place for event in graph.events.values() if event.place} == set(graph.places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prose_is_about_as_long_as_the_article(explainer: Explainer, language: str) -> None:
    passages = explainer.editions[language].passages()
    words = sum(len(paragraph.text.split()) for _, passage in passages for paragraph in passage.paragraphs)
    assert 1_000 <= words <= 2_200


def test_arabic_writes_tanwin_before_its_alif() -> None:
    text = (find_content() / "ar.yaml").read_text(encoding="utf-8")
    assert "ًا" in text and "اً" not in text
