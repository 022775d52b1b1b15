"""Printed JSON keeps to its schema and keeps the ids."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from rendering import render

from mali_tui.content.explainer import Explainer
from mali_tui.export import PRINTABLE_PARTS, PrintablePart
from mali_tui.export.json_schema import SCHEMA_VERSION, Printed
from mali_tui.reading.location import Location, all_locations


def print_json(explainer: Explainer, what: PrintablePart | Location) -> Any:
    return json.loads(render(explainer, what, languages=["en", "ar"], format_="json"))


@pytest.mark.parametrize("what", PRINTABLE_PARTS)
def test_it_reads_back_as_the_schema_says(explainer: Explainer, what: PrintablePart) -> None:
    text = render(explainer, what, languages=["en", "ar"], format_="json")
    decoded = msgspec.json.decode(text, type=Printed)
    assert json.loads(msgspec.json.encode(decoded)) == json.loads(text)


def test_a_list_without_entries_is_left_out(explainer: Explainer) -> None:
    assert "bookmarks" not in print_json(explainer, "bookmarks")


def test_the_head_says_what_it_is(explainer: Explainer) -> None:
    head = print_json(explainer, "article")
    assert head["schema"] == SCHEMA_VERSION and head["what"] == "article"
    assert head["as_of"] == head["published"] == "2021-11-23"
    assert head["languages"]["ar"]["direction"] == "rtl"


def test_each_what_has_its_own_lists(explainer: Explainer) -> None:
    common = {"schema", "what", "published", "as_of", "publisher", "languages"}
    since = {"since", "since_until", "sources"}
    everything = {"sections", "claims", "events", "actors", "terms", "places", "ties", "leaving"}
    assert set(print_json(explainer, "article")) == common | everything | since
    assert set(print_json(explainer, "timeline")) == common | {"events"} | since
    assert set(print_json(explainer, "actors")) == common | {"actors"}
    assert set(print_json(explainer, "evidence")) == common | {"claims", "events", "evidence"} | since


def test_the_ids_are_those_of_the_graph(explainer: Explainer) -> None:
    graph = explainer.graph
    assert [claim["id"] for claim in print_json(explainer, "article")["claims"]] == list(graph.claims)
    assert [event["id"] for event in print_json(explainer, "timeline")["events"]] == list(graph.events)
    assert [actor["id"] for actor in print_json(explainer, "actors")["actors"]] == list(graph.actors)


def test_claims_and_events_know_each_other(explainer: Explainer) -> None:
    evidence = print_json(explainer, "evidence")
    claims = {(claim["id"], event) for claim in evidence["claims"] for event in claim["events"]}
    events = {(claim, event["id"]) for event in evidence["events"] for claim in event["claims"]}
    assert claims == events
    assert sum(evidence["evidence"]["kinds"].values()) == len(explainer.graph.claims)


def test_a_claim_is_whole(explainer: Explainer) -> None:
    (claim,) = print_json(explainer, Location("claim", "wagner-talks"))["claims"]
    assert claim == {
        "id": "wagner-talks",
        "number": list(explainer.graph.claims).index("wagner-talks") + 1,
        "kind": "report",
        "by": "reuters",
        "text": {code: explainer.editions[code].claims["wagner-talks"] for code in ("en", "ar")},
        "passage": "two-coups",
        "events": ["wagner-report"],
        "actors": ["wagner", "mali-transition", "reuters"],
        "since": ["wagner-deployment-condemned", "wagner-leaves-africa-corps"],
    }


def test_links_in_the_prose_point_at_their_words(explainer: Explainer) -> None:
    sections = print_json(explainer, "article")["sections"]
    passages = [passage for section in sections for passage in (section, *section["points"])]
    marked = {
        link["id"]: paragraph["text"][link["start"] : link["end"]]
        for passage in passages
        for paragraph in passage["paragraphs"]["ar"]
        for link in paragraph["links"]
        if link["kind"] == "claim"
    }
    assert set(marked) == set(explainer.graph.claims)
    assert all(words == words.strip() != "" for words in marked.values())


def test_every_location_has_what_it_names(explainer: Explainer) -> None:
    lists = {kind: f"{kind}s" for kind in ("claim", "event", "actor", "term", "source", "section")} | {
        "since": "since"
    }
    for location in all_locations(explainer):
        found = print_json(explainer, location)
        assert found["what"] == str(location)
        assert location.passage in [thing["id"] for thing in found[lists[location.kind]]]


def test_an_event_has_its_sources_record_and_outcome(explainer: Explainer) -> None:
    whole = print_json(explainer, Location("event", "association-visit"))
    (event,) = whole["events"]
    assert event["record"]["agrees"] == "partly" and set(event["record"]["text"]) == {"en", "ar"}
    assert event["outcome"] == {"outcome": "happened", "since": "association-in-bamako"}
    assert [later["id"] for later in whole["since"]] == event["since"] == ["association-in-bamako"]
    assert whole["since_until"] == "2025-12-31"
    known = {source["id"]: source for source in whole["sources"]}
    assert set(event["sources"]) <= set(known)
    assert all(source["url"].startswith("http") and source["publisher"] for source in known.values())


def test_the_timeline_has_all_that_has_come_since(explainer: Explainer) -> None:
    whole = print_json(explainer, "timeline")
    assert [later["id"] for later in whole["since"]] == list(explainer.graph.since)
    named = {id for each in (*whole["events"], *whole["since"]) for id in each.get("sources", ())}
    assert [source["id"] for source in whole["sources"]] == [id for id in explainer.graph.sources if id in named]


def test_every_outcome_is_in_the_evidence(explainer: Explainer) -> None:
    whole = print_json(explainer, "evidence")
    outcomes = {claim["id"]: claim["outcome"]["outcome"] for claim in whole["claims"] if "outcome" in claim}
    assert outcomes == {id: outcome for id, (_, outcome) in explainer.outcome_of_claim.items()}


def test_control_characters_are_escaped_not_lost(saying: Callable[[str], Explainer]) -> None:
    words = "\x1b[31m \x9b \x7f \u202e"
    text = render(saying(words), Location("claim", "second-coup"), languages=["en"], format_="json")
    assert "\\u009b" in text
    assert json.loads(text)["claims"][0]["text"]["en"] == words
