"""The projection for a map of a given size."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians
from typing import NamedTuple

from mali_tui.app.views.map.braille import ACROSS, DOWN
from mali_tui.map_outlines import Box, box_around, choose_region, extent, turn_into

MARGIN_DEGREES = 0.7  # degrees around what must be visible
WORLD_MARGIN_SHARE = 0.08  # the share of its breadth that a map of the world adds at either side
MIN_SQUEEZE = 0.1  # near the poles
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

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """The latitude and longitude of a point, given in dots from the upper left."""
        return self.north - y / self.scale, self.west + x / self.scale / self.squeeze

    def box(self, width: int, height: int) -> Box:
        """What is seen on a map of ``width`` × ``height`` cells."""
        east = self.west + width * ACROSS / self.scale / self.squeeze
        return Box(self.west, self.north - height * DOWN / self.scale, east, self.north)


@lru_cache(8)
def project_to_cells(
    points: tuple[tuple[float, float], ...], projection: Projection, width: int, height: int
) -> list[tuple[int, int]]:
    """The row and column of each point of latitude and longitude, on a map of ``width`` × ``height`` cells or not."""
    box = projection.box(width, height)
    dots = (projection.dot(lat, turn_into(box, lon)) for lat, lon in points)
    return [(int(y // DOWN), int(x // ACROSS)) for x, y in dots]


@lru_cache(8)
def frame(width: int, height: int, near: tuple[tuple[float, float], ...]) -> Projection:
    """The projection for a map of ``width`` × ``height`` cells that shows points of latitude and longitude.

    In the home country's region it shows the country, and the points ``near`` it if they fit; elsewhere all of them.
    """
    if choose_region(near) == "world":
        return _frame_around(width, height, box_around(near))
    wanted, known = extent(True), extent(False)
    if width >= MIN_SIZE_FOR_REGION[0] and height >= MIN_SIZE_FOR_REGION[1]:
        for lat, lon in near:
            if known.contains(lat, lon):
                wanted = wanted.extended_to(lat, lon)
    middle = (wanted.south + wanted.north) / 2
    squeeze = cos(radians(middle))
    across, down = width * ACROSS, height * DOWN
    wide, tall = (
        (wanted.east - wanted.west + 2 * MARGIN_DEGREES) * squeeze,
        wanted.north - wanted.south + 2 * MARGIN_DEGREES,
    )
    scale = min(across / wide, down / tall)
    seen_wide, seen_tall = across / scale / squeeze, down / scale
    west = _move_into((wanted.west + wanted.east - seen_wide) / 2, seen_wide, known.west, known.east)
    south = _move_into(middle - seen_tall / 2, seen_tall, known.south, known.north)
    return Projection(west, south + seen_tall, scale, squeeze)


def _frame_around(width: int, height: int, box: Box) -> Projection:
    """The projection in which a box is as large as it can be, with a margin."""
    middle = (box.south + box.north) / 2
    squeeze = max(MIN_SQUEEZE, cos(radians(middle)))
    across, down, share = width * ACROSS, height * DOWN, 1 + 2 * WORLD_MARGIN_SHARE
    wide, tall = (box.east - box.west) * squeeze * share, (box.north - box.south) * share
    scale = min(across / wide, down / tall)
    return Projection((box.west + box.east - across / scale / squeeze) / 2, middle + down / scale / 2, scale, squeeze)


def _move_into(start: float, length: float, lowest: float, highest: float) -> float:
    """The start of a range moved into its bounds, or centred on them if it is longer."""
    if length >= highest - lowest:
        return (lowest + highest - length) / 2
    return max(lowest, min(start, highest - length))
