"""An explainer knows, of each of its objects, what leads to it and where it leads."""

from __future__ import annotations

from pathlib import Path

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import load


def test_passages_stand_in_reading_order(small: Explainer) -> None:
    assert small.passages == ("lead", "causes", "drought", "prices", "end")


def test_only_sections_with_points_are_numbered(small: Explainer) -> None:
    numbers = {id: small.number_of(id) for id in small.passages}
    assert numbers == {"lead": "", "causes": "1", "drought": "1.1", "prices": "1.2", "end": ""}


def test_an_event_knows_the_claims_that_rest_on_it(small: Explainer) -> None:
    assert small.claims_of_event["harvest"] == ("harvest-failed", "rain-was-short", "aid-is-coming")
    assert "report-out" not in small.claims_of_event


def test_a_claim_knows_the_passage_that_marks_it_and_the_passage_its_claims(small: Explainer) -> None:
    assert small.passage_of_claim["aid-is-coming"] == "drought"
    assert small.claims_of_passage["drought"] == ("rain-was-short", "aid-is-coming")
    assert list(small.passage_of_claim) == list(small.graph.claims)


def test_an_actor_knows_what_is_said_about_it_and_what_it_says(small: Explainer) -> None:
    assert small.claims_of_actor["farmers"] == ("harvest-failed", "rain-was-short", "more-may-leave")
    assert small.claims_of_actor["minister"] == ("aid-is-coming",)
    assert small.claims_of_actor["paper"] == ("prices-rose",)


def test_an_actor_knows_its_events_by_part_and_by_tie(small: Explainer) -> None:
    assert small.events_of_actor["farmers"] == ("drought-2019", "harvest", "aid-talks")
    assert small.events_of_actor["minister"] == ("aid-talks",)


def test_an_actor_knows_its_ties_from_both_ends(small: Explainer) -> None:
    assert [tie.kind for tie in small.ties_of_actor["ministry"]] == ["leads", "helps"]
    assert [tie.kind for tie in small.ties_of_actor["farmers"]] == ["helps"]


def test_an_event_knows_the_ties_that_it_shows(small: Explainer) -> None:
    shown = {id: [tie.kind for tie in ties] for id, ties in small.ties_of_event.items()}
    assert shown == {"aid-talks": ["leads", "helps"]}


def test_a_place_knows_its_events_and_a_term_its_passages(small: Explainer) -> None:
    assert small.events_of_place == {"valley": ("drought-2019", "harvest")}
    assert small.passages_of_term == {"dry-year": ("drought",)}


def test_a_source_knows_what_names_it(small: Explainer) -> None:
    assert small.claims_of_source == {"market-list": ("prices-rose",)}
    assert small.events_of_source == {"market-list": ("drought-2019",), "broadcast": ("drought-2019",)}
    assert small.since_of_source == {"broadcast": ("aid-arrives",), "granary": ("good-harvest",)}


def test_claims_and_events_know_what_has_come_since(small: Explainer) -> None:
    assert small.since_of_claim == {"more-may-leave": ("good-harvest",)}
    assert small.since_of_event == {"new-harvest": ("good-harvest",)}
    assert small.since_of_actor == {"ministry": ("aid-arrives",)}
    assert small.since_of_place == {"valley": ("aid-arrives",)}


def test_of_several_outcomes_the_latest_counts(folder: Path) -> None:
    graph = folder / "graph.yaml"
    text = graph.read_text(encoding="utf-8")
    earlier = "aid-arrives: {of: [{event: new-harvest, outcome: open}, {claim: prices-rose}], date"
    graph.write_text(text.replace("aid-arrives: {date", earlier), encoding="utf-8")
    explainer = load(folder)
    assert explainer.since_of_event == {"new-harvest": ("aid-arrives", "good-harvest")}
    assert explainer.outcome_of_event == {"new-harvest": ("good-harvest", "happened")}
    assert explainer.outcome_of_claim == {"more-may-leave": ("good-harvest", "did-not-happen")}
