"""Searching: what a reader types is found in every language, whatever is attached to it and however it is spelt."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Graph, Source
from mali_tui.content.search.search import Search, SearchResult
from mali_tui.content.search.texts import RESULT_KINDS
from mali_tui.reading.location import Location, location_of_result


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


@pytest.fixture(scope="module")
def search(explainer: Explainer) -> Search:
    return Search(explainer)


def places(found: list[SearchResult]) -> set[tuple[str, str]]:
    return {(one.kind, one.id) for one in found}


@pytest.mark.parametrize("query", ["فاجنر", "wagner", "WAGNER", "wag", "فاجـنر", "وفاجنر", "بفاجنر"])
def test_wagner_is_found_in_either_language(search: Search, query: str) -> None:
    found = search(query)
    assert (found[0].kind, found[0].id) == ("actor", "wagner")
    assert {("term", "wagner"), ("claim", "wagner-talks")} <= places(found)


@pytest.mark.parametrize("query", ["keita", "Keïta", "كيتا"])
def test_accents_do_not_hide_a_name(search: Search, query: str) -> None:
    assert ("actor", "keita") in places(search(query))


@pytest.mark.parametrize("attached", ["", "ال", "وال", "بال", "لل", "فال", "كال"])
def test_what_is_attached_to_a_word_does_not_hide_it(search: Search, attached: str) -> None:
    found = search(f"{attached}قوات")
    written = {one.matches["ar"].text[a:b] for one in found for a, b in one.matches["ar"].ranges}
    assert ("claim", "france-cutting-troops") in places(found)
    assert any("قوات" in word for word in written)


def test_a_letter_of_the_word_itself_is_not_taken_for_an_attached_one(search: Search) -> None:
    for one in search("كيتا"):
        match = one.matches["ar"]
        assert {match.text[a:b] for a, b in match.ranges} == {"كيتا"}


@pytest.mark.parametrize("query", ["5100", "٥١٠٠", "5,100"])
def test_figures_are_found_in_any_digits(search: Search, query: str) -> None:
    assert set(search(query)[0].matches) == {"ar", "en"}


def test_every_word_must_be_there_and_ranges_are_in_the_text_as_written(search: Search) -> None:
    found = search("إنقلاب اغسطس")
    assert ("event", "coup-2020") in places(found)
    for one in found:
        match = one.matches["ar"]
        pieces = {match.text[a:b] for a, b in match.ranges}
        assert pieces >= {"أغسطس"}
        assert any("انقلاب" in piece for piece in pieces)


def test_results_come_by_kind_and_names_first(search: Search) -> None:
    found = search("mali")
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=RESULT_KINDS.index)
    assert found[0].id == "mali"


def test_a_passage_is_found_once_for_each_of_its_paragraphs(search: Search) -> None:
    found = [(one.id, one.paragraph) for one in search("mali") if one.kind == "section"]
    assert len(found) == len(set(found))
    assert any(number is not None for _, number in found)


def test_inside_a_word_is_found_from_three_letters_and_comes_last(search: Search) -> None:
    assert ("actor", "ecowas") in places(search("cowas"))
    assert not search("qz")
    starting, *_ = (one for one in search("gov") if one.kind == "claim")
    assert starting.matches["en"].text


@pytest.mark.parametrize("query", ["", "   ", "«؟»", "ـ"])
def test_nothing_is_found_for_nothing(search: Search, query: str) -> None:
    assert search(query) == []


def test_ranges_in_any_text(search: Search) -> None:
    assert search.ranges("keita", "Ibrahim Keïta left") == ((8, 13),)
    assert search.ranges("keita paris", "Ibrahim Keïta left") == ()


def test_of_much_that_is_found_only_the_best_of_each_kind_is_given_and_all_is_counted(search: Search) -> None:
    whole, few = search.groups("mali"), search.groups("mali", 20)
    assert [(group.kind, group.number) for group in few] == [(group.kind, group.number) for group in whole]
    assert sum(len(group.found) for group in few) <= 20 < sum(group.number for group in whole)
    for given, all_there_is in zip(few, whole, strict=True):
        assert given.found and given.found == all_there_is.found[: len(given.found)]


def test_where_little_is_found_nothing_is_left_out(search: Search) -> None:
    assert all(group.number == len(group.found) for group in search.groups("wagner", 300))


# ── What the article doesn't say: its sources, the record, and what came since ──────────────


def sources_of(graph: Graph, owner: Location) -> tuple[str, ...]:
    if owner.kind == "event":
        return graph.events[owner.id].sources
    return graph.claims[owner.id].sources if owner.kind == "claim" else graph.since[owner.id].sources


def ids(search: Search, kind: str, query: str, *, since_then: bool = True) -> set[str]:
    groups = search.groups(query, since_then=since_then)
    return {one.id for group in groups if group.kind == kind for one in group.found}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_sentence_of_the_record_is_found_and_leads_to_its_event(explainer: Explainer, language: str) -> None:
    search = Search(explainer)
    records = {id: event.record for id, event in explainer.editions[language].events.items() if event.record}
    assert records
    for id, record in records.items():
        assert id in ids(search, "record", record)


def test_a_source_is_found_by_publisher_and_title_and_leads_to_what_names_it(explainer: Explainer) -> None:
    search = Search(explainer)
    for id, source in explainer.graph.sources.items():
        assert id in ids(search, "source", source.name), source.name
        (result,) = (
            one for group in search.groups(source.name) for one in group.found if (one.kind, one.id) == ("source", id)
        )
        owner = location_of_result(explainer, result)
        assert id in sources_of(explainer.graph, owner)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_later_events_are_found_by_title_and_text_and_only_if_wanted(explainer: Explainer, language: str) -> None:
    search = Search(explainer)
    for id, later in explainer.editions[language].since.items():
        for words in (later.title, later.text):
            assert id in ids(search, "since", words)
            assert not ids(search, "since", words, since_then=False)
            assert search.count_later(words) >= 1


def test_a_source_that_only_a_later_event_names_belongs_to_it(explainer: Explainer) -> None:
    search, graph = Search(explainer), explainer.graph
    of_article = {id for event in graph.events.values() for id in event.sources}
    of_article.update(id for claim in graph.claims.values() for id in claim.sources)
    of_since = {id for later in graph.since.values() for id in later.sources}
    assert of_since - of_article and of_since & of_article
    for id in of_since:
        found = ids(search, "source", graph.sources[id].name, since_then=False)
        assert (id in found) == (id in of_article)


def test_what_is_left_out_is_counted(explainer: Explainer) -> None:
    search = Search(explainer)
    for query in ("wagner", "kidal", "2025", "zzz", ""):
        whole, article = (sum(g.number for g in search.groups(query, since_then=since)) for since in (True, False))
        assert whole - article == search.count_later(query)


def test_a_source_without_a_title_is_found_by_its_publisher_and_an_unused_one_not_at_all(
    explainer: Explainer,
) -> None:
    sources = {
        "used": Source("https://example.org/1", "Wochenblatt"),
        "unused": Source("https://example.org/2", "Zeitung"),
    }
    visit = replace(explainer.graph.events["diop-visit"], sources=("used",))
    events = {id: replace(event, sources=()) for id, event in explainer.graph.events.items()} | {"diop-visit": visit}
    since = {id: replace(later, sources=()) for id, later in explainer.graph.since.items()}
    graph = replace(explainer.graph, sources=sources, events=events, since=since)
    search = Search(build_explainer(graph, explainer.editions))
    assert ids(search, "source", "wochenblatt") == {"used"}
    assert not ids(search, "source", "zeitung")


@pytest.mark.parametrize("written", ["کتاب\u200cهای خوب", "کتابهای خوب", "کتاب های خوب"])
def test_a_zero_width_non_joiner_is_a_blank_or_nothing(explainer: Explainer, written: str) -> None:
    search = Search(explainer)
    assert search.ranges("کتاب\u200cهای", written)
    assert search.ranges("کتاب های", written) or "کتابهای" in written
    assert search.ranges("کتابهای", written) or "کتاب های" in written


@pytest.mark.parametrize("query", ["ها", "کتابها", "کتاب ها", "کتاب\u200cها"])
def test_what_a_zero_width_non_joiner_parts_is_found_as_one_word_and_as_two(explainer: Explainer, query: str) -> None:
    edition = explainer.editions["ar"]
    actors = dict(edition.actors)
    id = next(iter(actors))
    actors[id] = replace(actors[id], name="کتاب\u200cها")
    editions = {**explainer.editions, "ar": replace(edition, actors=actors)}
    found = Search(build_explainer(explainer.graph, editions))(query)
    assert ("actor", id) in places(found)
    [match] = [result.matches["ar"] for result in found if (result.kind, result.id) == ("actor", id)]
    assert match.field == "name"
