"""Where countries are, for their names on a map, and what they are called in a language.

The places are measured in Natural Earth's countries, the names those of CLDR, by ``scripts/make_outlines.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from mali_tui.i18n.language_tags import find_language
from mali_tui.map_outlines import UNITS_PER_DEGREE, Box, turns_into

FALLBACK = "en"
Number = TypeVar("Number", int, float)
Room: TypeAlias = tuple[Number, Number, Number]
"""A place for a country's name: how far down it is, and where it starts and ends."""


class CountryPart(NamedTuple):
    """A large part of a country, as ranges of longitude in rows ``step`` degrees apart, from the south."""

    code: str
    south: float
    step: float
    spans: tuple[tuple[float, float], ...]

    def span(self, lat: float) -> tuple[float, float]:
        """What the two rows about a latitude have in common; an empty range outside of the rows."""
        row = int((lat - self.south) // self.step)
        if not 0 <= row < len(self.spans) - 1:
            return 0.0, 0.0
        (west, east), (other_west, other_east) = self.spans[row : row + 2]
        return max(west, other_west), min(east, other_east)


@lru_cache(1)
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(Path(__file__).with_name("countries.json").read_bytes())
    return tables


@lru_cache(1)
def country_parts() -> tuple[CountryPart, ...]:
    """Every large part of every country."""
    found = []
    for code, parts in _tables()["spans"].items():
        for south, step, *ends in parts:
            degrees = [end / UNITS_PER_DEGREE for end in ends]
            spans = tuple(zip(degrees[::2], degrees[1::2], strict=True))
            found.append(CountryPart(code, south / UNITS_PER_DEGREE, max(step, 1) / UNITS_PER_DEGREE, spans))
    return tuple(found)


def country_names(language: str) -> dict[str, str]:
    """Countries' names by code in a language, given by its tag, or in English."""
    names: dict[str, dict[str, str]] = _tables()["names"]
    return names[find_language(language, names) or FALLBACK]


class CountryRow(NamedTuple):
    """Room for a country's name: a range of longitudes at a latitude, given by its number among those asked for."""

    code: str
    row: int
    west: float
    east: float


def country_rows(box: Box, lats: Sequence[float]) -> Iterator[CountryRow]:
    """Where the countries in a box are, at each of some latitudes, with the box's longitudes."""
    for part in country_parts():
        for row, lat in enumerate(lats):
            west, east = part.span(lat)
            if west < east:
                for turn in turns_into(box, west, east):
                    yield CountryRow(part.code, row, max(box.west, west + turn), min(box.east, east + turn))


def largest_first(rooms: Mapping[str, Sequence[Room[Number]]]) -> list[tuple[str, Sequence[Room[Number]]]]:
    """Countries with their rooms, in the order in which they get their names."""
    return sorted(rooms.items(), key=lambda item: -sum(end - start for _, start, end in item[1]))


def middle_first(rooms: Sequence[Room[Number]]) -> list[Room[Number]]:
    """The rooms of a country from its middle outwards."""
    middle = sum(down for down, _, _ in rooms) / max(1, len(rooms))
    return sorted(rooms, key=lambda room: abs(room[0] - middle))
