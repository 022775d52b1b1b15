"""The shipped sources, record and later events agree with the research, and stay apart from the article's words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.loader import find_content, load

RECORD: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "record.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
RESEARCHED = {source["url"]: source for source in RECORD["sources"]}
EXPLAINER = load(find_content())
GRAPH = EXPLAINER.graph
LANGUAGES = sorted(EXPLAINER.editions)


def runs(text: str) -> Iterator[str]:
    """Each run of six words, without marks and letter case."""
    letters = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", letters)
    yield from (" ".join(words[i : i + 6]) for i in range(len(words) - 5))


def texts_beside_the_article(language: str) -> dict[str, str]:
    """The texts on the record and on what has come since."""
    edition = EXPLAINER.editions[language]
    texts = {f"events/{id}": text.record for id, text in edition.events.items() if text.record}
    return texts | {f"since/{id}": f"{text.title} {text.text}" for id, text in edition.since.items()}


@pytest.mark.parametrize("id", GRAPH.sources)
def test_each_source_is_as_it_was_researched(id: str) -> None:
    source = GRAPH.sources[id]
    researched = RESEARCHED[source.url]
    for name in ("publisher", "title", "date", "language"):
        assert (getattr(source, name) or "null") == researched[name]


def test_every_event_with_public_sources_names_the_best_of_them() -> None:
    named = {id: len(event.sources) for id, event in GRAPH.events.items() if event.sources}
    assert named.keys() == RECORD["agrees"].keys()
    assert len(named) == 36
    assert set(named.values()) <= {1, 2, 3}


def test_each_event_says_whether_the_record_agrees() -> None:
    agrees = {id: event.record.agrees for id, event in GRAPH.events.items() if event.record}
    assert agrees == RECORD["agrees"] | dict.fromkeys(RECORD["weak"], "unverified")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_has_words_where_it_differs(language: str) -> None:
    differing = {id for id, agrees in RECORD["agrees"].items() if agrees in ("partly", "differs")}
    assert {id for id, text in EXPLAINER.editions[language].events.items() if text.record} == differing


def test_every_forecast_and_expected_event_has_the_outcome_that_was_researched() -> None:
    forecasts = {id for id, claim in GRAPH.claims.items() if claim.kind == "forecast"}
    expected = {id for id, event in GRAPH.events.items() if event.status in FUTURE_STATUSES}
    outcomes = {id: outcome for id, (_, outcome) in EXPLAINER.outcome_of_claim.items() if id in forecasts}
    outcomes |= {id: outcome for id, (_, outcome) in EXPLAINER.outcome_of_event.items()}
    assert outcomes.keys() == forecasts | expected
    assert outcomes == RECORD["outcomes"]


def test_what_has_come_since_reaches_to_the_end_of_2025() -> None:
    assert 15 <= len(GRAPH.since) <= 19
    assert str(GRAPH.since_until) == "2025-12-31"
    assert next(iter(GRAPH.since.values())).date == "2021-12-14"
    assert all(later.sources and later.of for later in GRAPH.since.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prose_shares_no_six_words_in_a_row_with_it(language: str) -> None:
    paragraphs = (p for _, passage in EXPLAINER.editions[language].passages() for p in passage.paragraphs)
    prose = {run for paragraph in paragraphs for run in runs(paragraph.text)}
    shared = {where: prose.intersection(runs(text)) for where, text in texts_beside_the_article(language).items()}
    assert {where: found for where, found in shared.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_it_repeats_another(language: str) -> None:
    counted = Counter(run for text in texts_beside_the_article(language).values() for run in set(runs(text)))
    assert [run for run, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_it_is_longer_than_a_card_has_room_for(language: str) -> None:
    assert {where: len(text) for where, text in texts_beside_the_article(language).items() if len(text) > 350} == {}
