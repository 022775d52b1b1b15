"""Stops: numbered through all blocks, found by where they lead, walked either way."""

from __future__ import annotations

import pytest

from mali_tui.app.page.blocks import TextBuilder, paragraph
from mali_tui.app.page.links import LinkIndex
from mali_tui.reading.location import Location

CLAIM, EVENT, ACTOR = Location("claim", "a"), Location("event", "b"), Location("actor", "c")
BLOCKS = (
    paragraph("leads nowhere"),
    TextBuilder().add("one", stop=CLAIM).add("two", stop=EVENT).block(),
    paragraph("leads nowhere"),
    TextBuilder().add("three", stop=ACTOR).add("four", stop=CLAIM).block(),
)


def anything(_: Location) -> bool:
    return True


def is_claim(location: Location) -> bool:
    return location.kind == "claim"


def test_a_location_is_found_at_its_first_stop() -> None:
    stops = LinkIndex(BLOCKS)
    assert [stops.find(location) for location in (CLAIM, EVENT, ACTOR)] == [0, 1, 2]
    assert stops.find(Location("claim", "z")) is None
    assert stops.find(None) is None


def test_every_block_knows_its_first_stop_or_the_next_there_is() -> None:
    stops = LinkIndex(BLOCKS)
    assert [stops.first_of(block) for block in range(len(BLOCKS))] == [0, 0, 2, 2]
    assert [stops[number].block for number in range(len(stops))] == [1, 1, 3, 3]


@pytest.mark.parametrize(
    ("start", "by", "number"),
    [(0, 1, 0), (1, 1, 3), (4, 1, None), (-7, 1, 0), (3, -1, 3), (2, -1, 0), (-1, -1, None), (9, -1, 3)],
)
def test_the_next_wanted_stop_is_found_either_way(start: int, by: int, number: int | None) -> None:
    assert LinkIndex(BLOCKS).next(start, by, is_claim) == number


def test_there_is_nothing_to_walk_where_nothing_leads_anywhere() -> None:
    assert LinkIndex(()).next(0, 1, anything) is None
    assert LinkIndex(()).next(0, -1, anything) is None


def test_what_goes_on_in_a_block_below_has_the_number_of_the_nearest_above_that_leads_there() -> None:
    on = (
        TextBuilder()
        .add_continuation("five", "", CLAIM)
        .add("six", stop=EVENT)
        .add_continuation("seven", "", ACTOR)
        .block()
    )
    nowhere = TextBuilder().add_continuation("eight", "", CLAIM).block()
    stops = LinkIndex((nowhere, *BLOCKS, on))
    assert stops.continuations(5) == [3, 2]
    assert stops.continuations(0) == [None]
