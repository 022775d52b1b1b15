"""The projection for a map of a given size."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians
from typing import NamedTuple

from mali_tui.app.views.map.braille import ACROSS, DOWN
from mali_tui.outlines import extent

MARGIN = 0.7  # degrees around what must be visible
MIN_SIZE_FOR_REGION = (56, 20)  # cells from which the map also shows places beyond the home country's borders


class Projection(NamedTuple):
    """An equirectangular projection: ``scale`` dots per degree of latitude, ``squeeze`` times that for longitude."""

    west: float
    north: float
    scale: float
    squeeze: float

    def dot(self, lat: float, lon: float) -> tuple[float, float]:
        """The position of a point, in dots from the upper left."""
        return (lon - self.west) * self.scale * self.squeeze, (self.north - lat) * self.scale


@lru_cache(8)
def cells_of(points: tuple[tuple[float, float], ...], projection: Projection) -> list[tuple[int, int]]:
    """The row and column of each point of latitude and longitude, on the map or not."""
    dots = (projection.dot(lat, lon) for lat, lon in points)
    return [(int(y // DOWN), int(x // ACROSS)) for x, y in dots]


@lru_cache(8)
def frame(width: int, height: int, near: tuple[tuple[float, float], ...]) -> Projection:
    """The projection for a map of ``width`` × ``height`` cells: the home country, and points ``near`` it if they fit.

    ``near`` are points of latitude and longitude; those beyond the known lines are left out.
    """
    wanted, known = extent(True), extent(False)
    if width >= MIN_SIZE_FOR_REGION[0] and height >= MIN_SIZE_FOR_REGION[1]:
        for lat, lon in near:
            if known.contains(lat, lon):
                wanted = wanted.around(lat, lon)
    middle = (wanted.south + wanted.north) / 2
    squeeze = cos(radians(middle))
    across, down = width * ACROSS, height * DOWN
    wide, tall = (wanted.east - wanted.west + 2 * MARGIN) * squeeze, wanted.north - wanted.south + 2 * MARGIN
    scale = min(across / wide, down / tall)
    seen_wide, seen_tall = across / scale / squeeze, down / scale
    west = _within((wanted.west + wanted.east - seen_wide) / 2, seen_wide, known.west, known.east)
    south = _within(middle - seen_tall / 2, seen_tall, known.south, known.north)
    return Projection(west, south + seen_tall, scale, squeeze)


def _within(start: float, length: float, lowest: float, highest: float) -> float:
    """The start of a range moved into its bounds, or centred on them if it is longer."""
    if length >= highest - lowest:
        return (lowest + highest - length) / 2
    return max(lowest, min(start, highest - length))
