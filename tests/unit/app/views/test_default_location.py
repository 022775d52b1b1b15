"""At which Location a view opens for the first time: at what has to do with where the reader is."""

from __future__ import annotations

import pytest

from mali_tui.app.views.registry import DEFAULT_VIEW, VIEWS, can_show
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import Location, all_locations


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


@pytest.mark.parametrize(
    ("view", "here", "there"),
    [
        ("sections", "event:coup-2021", "section:visit"),
        ("timeline", "claim:second-coup", "event:coup-2021"),
        ("timeline", "term:g5-sahel", "event:agreement-1994"),
        ("actors", "actor:goita", "actor:goita"),
        ("actors", "event:coup-2021", "actor:mali-transition"),
        ("ties", "claim:second-coup", "actor:goita"),
        ("evidence", "event:coup-2021", "event:coup-2021"),
        ("evidence", "section:shifts/two-coups", "claim:coup-toppled-keita"),
        ("map", "event:serval", "event:serval"),
    ],
)
def test_it_opens_at_what_the_present_location_suggests(
    explainer: Explainer, view: str, here: str, there: str
) -> None:
    assert str(VIEWS[view].default_location(explainer, Location.parse(here))) == there


@pytest.mark.parametrize("view", list(VIEWS))
def test_wherever_the_reader_is_it_opens_at_something_that_it_shows(explainer: Explainer, view: str) -> None:
    for here in all_locations(explainer):
        there = VIEWS[view].default_location(explainer, here)
        assert DEFAULT_VIEW[there.kind] == view or can_show(view, there)
