"""The borders and coasts of Mali and its neighbours, for every map that is drawn.

The lines are reduced from Natural Earth, which is in the public domain, by ``scripts/make_outlines.py``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

LineKind = Literal["home", "border", "coast"]
UNITS = 100  # the file's points are in hundredths of a degree


class Box(NamedTuple):
    """A range of longitudes and latitudes, in degrees."""

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


@lru_cache(1)
def outlines() -> dict[LineKind, list[list[tuple[float, float]]]]:
    """Lines by kind, as points of longitude and latitude."""
    stored = json.loads(Path(__file__).with_name("outlines.json").read_bytes())
    return {
        cast(LineKind, kind): [
            [(x / UNITS, y / UNITS) for x, y in zip(line[::2], line[1::2], strict=True)] for line in lines
        ]
        for kind, lines in stored.items()
    }


@lru_cache(2)
def extent(home: bool) -> Box:
    """The bounding box of all lines, or only of those of the home country."""
    points = [p for kind, lines in outlines().items() if kind == "home" or not home for line in lines for p in line]
    lons, lats = zip(*points, strict=True)
    return Box(min(lons), min(lats), max(lons), max(lats))
