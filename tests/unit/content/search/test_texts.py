"""The texts that can be searched stand in the order of results, each with what it is about."""

from __future__ import annotations

import pytest

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.search.texts import RESULT_KINDS, SearchTexts


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


@pytest.fixture(scope="module")
def texts(explainer: Explainer) -> SearchTexts:
    return SearchTexts(explainer)


def test_each_text_belongs_to_the_target_before_whose_next_it_stands(texts: SearchTexts) -> None:
    numbers = [number for place in range(len(texts.ids)) for number in texts.texts_of(place)]
    assert numbers == list(range(len(texts.texts)))
    assert all(number in texts.texts_of(place) for number, place in enumerate(texts.places))
    assert len(texts.texts) == len(texts.languages) == len(texts.fields) == len(texts.places)


def test_targets_are_in_the_order_of_kinds_and_of_the_explainer(texts: SearchTexts, explainer: Explainer) -> None:
    kinds = [texts.kind_of(place) for place in range(len(texts.ids))]
    assert kinds == sorted(kinds, key=RESULT_KINDS.index)
    assert set(kinds) == set(RESULT_KINDS)
    assert [texts.ids[place] for place in texts.targets_of("event")] == list(explainer.graph.events)
    passages = [(texts.ids[place], texts.paragraphs[place]) for place in texts.targets_of("section")]
    assert [id for id, number in passages if number is None] == list(explainer.passages)


def test_a_target_has_its_texts_in_every_language(texts: SearchTexts, explainer: Explainer) -> None:
    [place] = [place for place in texts.targets_of("event") if texts.ids[place] == "coup-2021"]
    rows = [(texts.languages[at], texts.fields[at], texts.texts[at]) for at in texts.texts_of(place)]
    events = {code: edition.events["coup-2021"] for code, edition in explainer.editions.items()}
    assert rows == [
        row for code, event in events.items() for row in ((code, "name", event.title), (code, "text", event.text))
    ]


def test_names_that_a_text_lacks_leave_no_gap(texts: SearchTexts, explainer: Explainer) -> None:
    for place in texts.targets_of("actor"):
        actors = [edition.actors[texts.ids[place]] for edition in explainer.editions.values()]
        short = sum(bool(actor.short and actor.short not in actor.name) for actor in actors)
        assert len(texts.texts_of(place)) == 2 * len(actors) + short
    assert "" not in texts.texts
