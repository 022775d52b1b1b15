"""Locations: parsing, resolving them in an explainer, and finding what is left of one after a reload."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import load
from mali_tui.reading.location import (
    BadLocation,
    Location,
    all_locations,
    first_location,
    location_of_passage,
    nearest_surviving,
    parse_existing,
    resolve_location,
    targets,
)

SMALL = Path(__file__).parents[1] / "content/small"


@pytest.mark.parametrize(
    "address",
    ["claim:second-coup", "event:coup-2021", "actor:goita", "term:g5-sahel", "section:shifts/two-coups"],
)
def test_an_address_is_parsed_and_formatted(address: str) -> None:
    assert str(Location.parse(address)) == address


@pytest.mark.parametrize("address", ["", "claim", "claim:", ":x", "place:bamako", "second-coup", "CLAIM:x"])
def test_an_invalid_address_raises(address: str) -> None:
    with pytest.raises(BadLocation):
        Location.parse(address)


def test_spaces_around_an_address_are_ignored() -> None:
    assert Location.parse(" event:coup-2020\n") == Location("event", "coup-2020")


def test_the_passage_of_a_section() -> None:
    assert Location.parse("section:shifts/two-coups").passage == "two-coups"
    assert Location.parse("section:shifts").passage == "shifts"


@pytest.fixture(scope="module")
def small() -> Explainer:
    return load(SMALL)


def test_all_locations_resolve_to_themselves(small: Explainer) -> None:
    locations = list(all_locations(small))
    assert len(locations) == len(set(locations)) == 3 + 2 + 5 + 6 + 2 + 4 + 1 + 3
    assert all(resolve_location(small, location) == location for location in locations)
    assert first_location(small) == Location("section", "lead")


def test_a_point_may_be_named_without_its_section(small: Explainer) -> None:
    point = Location("section", "causes/drought")
    assert resolve_location(small, Location("section", "drought")) == location_of_passage(small, "drought") == point
    assert resolve_location(small, Location("section", "end/drought")) == point


@pytest.mark.parametrize("address", ["section:none", "claim:none", "event:none", "actor:none", "term:none"])
def test_an_unknown_id_does_not_resolve(small: Explainer, address: str) -> None:
    assert resolve_location(small, Location.parse(address)) is None
    assert parse_existing(small, address) is None


def test_a_saved_address_may_be_invalid(small: Explainer) -> None:
    assert parse_existing(small, "claim:prices-rose") == Location("claim", "prices-rose")
    assert parse_existing(small, "") is None
    assert parse_existing(small, "place:valley") is None


def test_an_unknown_passage_raises(small: Explainer) -> None:
    with pytest.raises(KeyError):
        location_of_passage(small, "none")


def test_a_deleted_location_falls_back_to_its_passage_section_or_the_start(small: Explainer) -> None:
    claims = {id: claim for id, claim in small.graph.claims.items() if id != "prices-rose"}
    fewer = build_explainer(msgspec.structs.replace(small.graph, claims=claims), small.editions)
    assert nearest_surviving(small, fewer, Location("claim", "aid-is-coming")) == Location("claim", "aid-is-coming")
    assert nearest_surviving(small, fewer, Location("claim", "prices-rose")) == Location("section", "causes/prices")
    sections = {id: section for id, section in small.graph.sections.items() if id != "causes"}
    shorter = build_explainer(msgspec.structs.replace(fewer.graph, sections=sections), small.editions)
    assert nearest_surviving(small, shorter, Location("claim", "prices-rose")) == first_location(shorter)
    assert nearest_surviving(small, shorter, Location("section", "causes/prices")) == first_location(shorter)
    assert nearest_surviving(small, shorter, Location("actor", "none")) == first_location(shorter)


def test_a_deleted_later_event_falls_back_to_what_it_bore_on(small: Explainer) -> None:
    later, event = next((id, event) for id, event in small.graph.since.items() if event.of)
    graph = msgspec.structs.replace(small.graph, since={})
    fewer = build_explainer(graph, small.editions)
    assert nearest_surviving(small, fewer, Location("since", later)) == targets(small, later)[0]
    assert targets(small, later)[0].id in (event.of[0].claim, event.of[0].event)
