"""The borders and coasts for every map that is drawn, and the choice of its region: a home country, or the world.

The files say which country that is: of those that come with the program, Mali.

The lines are reduced from Natural Earth, which is in the public domain, by ``scripts/make_outlines.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, cast

from mali_tui.polylines import decode_polyline

LineKind = Literal["home", "border", "coast"]
Region: TypeAlias = Literal["home", "world"]
"""What a map is of: the region of the home country, whose borders are drawn apart, or any part of the world."""
Outlines: TypeAlias = Literal["home", "world", "world_close"]
"""A file of lines, without its extension: of the home country's region, of the world, and of that from close by."""
Polyline: TypeAlias = list[tuple[float, float]]
"""Points of longitude and latitude, in degrees."""

UNITS_PER_DEGREE = 100  # the unit of points in the files
MIN_SPAN = 6.0  # degrees from side to side of what a map of the world shows at least
FULL_CIRCLE = 360.0  # degrees
MAX_LATITUDE = 85.0  # degrees; beyond it nothing has room on a map like these
CLOSE_SCALE = 16.0  # dots, or steps of a line, for a degree, from which the finest lines are drawn


class Box(NamedTuple):
    """A range of longitudes and latitudes, in degrees; ``east`` is beyond 180 where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def extended_to(self, lat: float, lon: float) -> Box:
        """The box, extended to contain a point."""
        return Box(min(self.west, lon), min(self.south, lat), max(self.east, lon), max(self.north, lat))

    def contains(self, lat: float, lon: float) -> bool:
        """Whether a point is in the box."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


class OutlinedLine(NamedTuple):
    """A line, and the box around it."""

    kind: LineKind
    line: Polyline
    box: Box


@lru_cache(3)
def outlines(file: Outlines) -> tuple[OutlinedLine, ...]:
    """The lines of a file."""
    stored = json.loads(Path(__file__).with_name(f"{file}.json").read_bytes())
    found = []
    for kind, texts in stored.items():
        for text in texts:
            line = [(x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE) for x, y in decode_polyline(text)]
            lons, lats = zip(*line, strict=True)
            found.append(OutlinedLine(cast(LineKind, kind), line, Box(min(lons), min(lats), max(lons), max(lats))))
    return tuple(found)


@lru_cache(2)
def extent(home: bool) -> Box:
    """The bounding box of the home country's region, or only of the country."""
    boxes = [box for kind, _, box in outlines("home") if kind == "home" or not home]
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return Box(min(wests), min(souths), max(easts), max(norths))


def choose_region(points: tuple[tuple[float, float], ...]) -> Region:
    """The region of a map with these points: the home country's if one is in that and most are in its region."""
    near = sum(extent(False).contains(*point) for point in points)
    is_home = any(extent(True).contains(*point) for point in points)
    return "home" if not points or (is_home and 2 * near > len(points)) else "world"


def choose_outlines(region: Region, box: Box, scale: float) -> Outlines:
    """The lines for what is seen of a region at a scale, in dots for a degree."""
    if scale >= CLOSE_SCALE:
        return "world_close"
    known = extent(False)
    is_known = known.contains(box.south, box.west) and known.contains(box.north, box.east)
    return "home" if region == "home" and is_known else "world"


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


def turns_into(box: Box, west: float, east: float) -> Iterator[float]:
    """The whole circles, in degrees, to add to a range of longitudes so that it is in a box."""
    for turn in (-FULL_CIRCLE, 0.0, FULL_CIRCLE):
        if west + turn <= box.east and east + turn >= box.west:
            yield turn


def lines_in(file: Outlines, region: Region, box: Box) -> Iterator[tuple[LineKind, Polyline]]:
    """The lines of a file that may be seen in a box, with its longitudes; in the world no country is the home."""
    for kind, line, around in outlines(file):
        if around.north < box.south or around.south > box.north:
            continue
        for turn in turns_into(box, around.west, around.east):
            shown = [(lon + turn, lat) for lon, lat in line] if turn else line
            yield "border" if kind == "home" and region == "world" else kind, shown
