"""The borders and coasts for every map that is drawn: of Mali and its neighbours, or of the world.

The lines are reduced from Natural Earth, which is in the public domain, by ``scripts/make_outlines.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, cast

LineKind = Literal["home", "border", "coast"]
Region: TypeAlias = Literal["mali", "world"]
"""What a map is of; that of Mali has a home country, whose borders are apart."""
Line: TypeAlias = list[tuple[float, float]]
"""Points of longitude and latitude, in degrees."""

FILES: dict[Region, str] = {"mali": "outlines.json", "world": "world.json"}
UNITS = 100  # the files' points are in hundredths of a degree
MIN_SPAN = 6.0  # degrees from side to side of what a map of the world shows at least
FULL_CIRCLE = 360.0
MAX_LATITUDE = 85.0  # degrees; beyond it nothing has room on a map like these


class Box(NamedTuple):
    """A range of longitudes and latitudes, in degrees; ``east`` is beyond 180 where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def around(self, lat: float, lon: float) -> Box:
        """The box, extended to contain a point."""
        return Box(min(self.west, lon), min(self.south, lat), max(self.east, lon), max(self.north, lat))

    def contains(self, lat: float, lon: float) -> bool:
        """Whether a point is in the box."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


@lru_cache(2)
def outlines(region: Region) -> dict[LineKind, list[Line]]:
    """Lines by kind."""
    stored = json.loads(Path(__file__).with_name(FILES[region]).read_bytes())
    return {
        cast(LineKind, kind): [
            [(x / UNITS, y / UNITS) for x, y in zip(line[::2], line[1::2], strict=True)] for line in lines
        ]
        for kind, lines in stored.items()
    }


@lru_cache(2)
def extent(home: bool) -> Box:
    """The bounding box of Mali and its neighbours, or only of Mali."""
    lines = outlines("mali")
    points = [p for kind, of_kind in lines.items() if kind == "home" or not home for line in of_kind for p in line]
    lons, lats = zip(*points, strict=True)
    return Box(min(lons), min(lats), max(lons), max(lats))


def choose_region(points: tuple[tuple[float, float], ...]) -> Region:
    """What a map of points of latitude and longitude is of: Mali if one is there, and most are near."""
    near = sum(extent(False).contains(*point) for point in points)
    is_home = any(extent(True).contains(*point) for point in points)
    return "mali" if not points or (is_home and 2 * near > len(points)) else "world"


def box_around(points: tuple[tuple[float, float], ...]) -> Box:
    """The narrowest box around points of latitude and longitude, across the date line if need be."""
    lats = [lat for lat, _ in points]
    lons = sorted(lon % FULL_CIRCLE for _, lon in points)
    gaps = [(after - before, after) for before, after in zip(lons, [*lons[1:], lons[0] + FULL_CIRCLE], strict=True)]
    widest, west = max(gaps)
    west = (west + FULL_CIRCLE / 2) % FULL_CIRCLE - FULL_CIRCLE / 2
    span = FULL_CIRCLE - widest
    wide, tall = max(0.0, MIN_SPAN - span) / 2, max(0.0, MIN_SPAN - (max(lats) - min(lats))) / 2
    south, north = max(-MAX_LATITUDE, min(lats) - tall), min(MAX_LATITUDE, max(lats) + tall)
    return Box(west - wide, south, west + span + wide, north)


def turn_into(box: Box, lon: float) -> float:
    """A longitude as it is counted in a box, whole circles added or taken off; the nearest, where it is outside."""
    middle = (box.west + box.east) / 2
    return middle + (lon - middle + FULL_CIRCLE / 2) % FULL_CIRCLE - FULL_CIRCLE / 2


def lines_in(region: Region, box: Box) -> Iterator[tuple[LineKind, Line]]:
    """The lines of a region that may be seen in a box, with its longitudes."""
    for kind, lines in outlines(region).items():
        for line in lines:
            lons, lats = zip(*line, strict=True)
            west, east = min(lons), max(lons)
            if max(lats) < box.south or min(lats) > box.north:
                continue
            for turn in (-FULL_CIRCLE, 0.0, FULL_CIRCLE):
                if west + turn <= box.east and east + turn >= box.west:
                    yield kind, [(lon + turn, lat) for lon, lat in line] if turn else line
