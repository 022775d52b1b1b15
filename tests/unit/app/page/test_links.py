"""Links are numbered through all blocks, found by Location, and searched in either direction."""

from __future__ import annotations

import pytest

from mali_tui.app.page.blocks import TextBuilder, paragraph
from mali_tui.app.page.links import LinkIndex
from mali_tui.reading.location import Location

CLAIM, EVENT, ACTOR = Location("claim", "a"), Location("event", "b"), Location("actor", "c")
BLOCKS = (
    paragraph("no link"),
    TextBuilder().add("one", location=CLAIM).add("two", location=EVENT).block(),
    paragraph("no link"),
    TextBuilder().add("three", location=ACTOR).add("four", location=CLAIM).block(),
)


def anything(_: Location) -> bool:
    return True


def is_claim(location: Location) -> bool:
    return location.kind == "claim"


def test_a_location_is_found_at_its_first_link() -> None:
    links = LinkIndex(BLOCKS)
    assert [links.find(location) for location in (CLAIM, EVENT, ACTOR)] == [0, 1, 2]
    assert links.find(Location("claim", "z")) is None
    assert links.find(None) is None


def test_the_first_link_of_a_block_without_links_is_the_next_one() -> None:
    links = LinkIndex(BLOCKS)
    assert [links.first_of(block) for block in range(len(BLOCKS))] == [0, 0, 2, 2]
    assert [links[number].block for number in range(len(links))] == [1, 1, 3, 3]


@pytest.mark.parametrize(
    ("start", "by", "number"),
    [(0, 1, 0), (1, 1, 3), (4, 1, None), (-7, 1, 0), (3, -1, 3), (2, -1, 0), (-1, -1, None), (9, -1, 3)],
)
def test_the_next_wanted_link_is_found_in_either_direction(start: int, by: int, number: int | None) -> None:
    assert LinkIndex(BLOCKS).next(start, by, is_claim) == number


def test_blocks_without_links_have_no_next_link() -> None:
    assert LinkIndex(()).next(0, 1, anything) is None
    assert LinkIndex(()).next(0, -1, anything) is None


def test_a_continuation_has_the_number_of_the_nearest_link_above_to_its_location() -> None:
    continuing = (
        TextBuilder()
        .add_continuation("five", "", CLAIM)
        .add("six", location=EVENT)
        .add_continuation("seven", "", ACTOR)
        .block()
    )
    orphan = TextBuilder().add_continuation("eight", "", CLAIM).block()
    links = LinkIndex((orphan, *BLOCKS, continuing))
    assert links.continuations(5) == [3, 2]
    assert links.continuations(0) == [None]
