"""Locations are read from and written as addresses."""

import pytest

from mali_tui.reading.location import BadLocation, Location


@pytest.mark.parametrize(
    "address",
    ["claim:second-coup", "event:coup-2021", "actor:goita", "term:g5-sahel", "section:shifts/two-coups"],
)
def test_an_address_is_read_and_written_alike(address: str) -> None:
    assert str(Location.parse(address)) == address


@pytest.mark.parametrize("address", ["", "claim", "claim:", ":x", "place:bamako", "second-coup", "CLAIM:x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadLocation):
        Location.parse(address)


def test_blanks_around_an_address_do_not_matter() -> None:
    assert Location.parse(" event:coup-2020\n") == Location("event", "coup-2020")


def test_a_section_names_its_passage() -> None:
    assert Location.parse("section:shifts/two-coups").passage == "two-coups"
    assert Location.parse("section:shifts").passage == "shifts"
