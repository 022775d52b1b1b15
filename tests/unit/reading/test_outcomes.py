"""The outcome of a claim or an event is that of the last of the later events that bear on it."""

from __future__ import annotations

import pytest

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import Location, all_locations
from mali_tui.reading.outcomes import last_outcome, outcomes_of


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


def test_outcomes_are_those_that_the_later_events_name(explainer: Explainer) -> None:
    found = {(str(at), *known) for at in all_locations(explainer) for known in outcomes_of(explainer, at)}
    named = {
        (f"claim:{of.claim}" if of.claim else f"event:{of.event}", of.outcome, id)
        for id, later in explainer.graph.since.items()
        for of in later.of
        if of.outcome
    }
    assert found == named
    assert named


def test_the_last_outcome_is_that_of_the_latest_event(explainer: Explainer) -> None:
    for location in all_locations(explainer):
        outcomes = outcomes_of(explainer, location)
        assert last_outcome(explainer, location) == (outcomes[-1] if outcomes else None)
        order = [list(explainer.graph.since).index(known.later) for known in outcomes]
        assert order == sorted(order)


def test_what_a_later_event_only_bears_on_has_no_outcome_from_it(explainer: Explainer) -> None:
    assert outcomes_of(explainer, Location("claim", "three-bases")) == ()
    assert last_outcome(explainer, Location("actor", "goita")) is None
