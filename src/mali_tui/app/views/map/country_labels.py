"""The names of countries on a map, each within its country, where they cover no mark and no other name."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache
from math import ceil, floor

from rich.cells import cell_len

from mali_tui.app.views.map.braille import ACROSS, DOWN
from mali_tui.app.views.map.labels import LabelPlacer
from mali_tui.app.views.map.projection import Projection
from mali_tui.countries import Room, country_rows, largest_first, middle_first

MARGIN_CELLS = 1  # cells between a name and the borders of its country
MIN_ROOM_CELLS = 4  # cells from which a country can have a name

Rooms = tuple[tuple[str, tuple[Room[int], ...]], ...]
"""By country, the largest first: rows, each with the column at which it begins and the one after its last."""


@lru_cache(8)
def country_rooms(width: int, height: int, projection: Projection) -> Rooms:
    """The room that countries have for their names on a map of ``width`` × ``height`` cells."""
    lats = [projection.degrees(0, (row + 0.5) * DOWN)[0] for row in range(height)]
    rooms: dict[str, list[Room[int]]] = {}
    for code, row, west, east in country_rows(projection.box(width, height), lats):
        first, last = (projection.dot(lats[row], lon)[0] / ACROSS for lon in (west, east))
        start, end = ceil(first) + MARGIN_CELLS, floor(last) - MARGIN_CELLS
        if end - start >= MIN_ROOM_CELLS:
            rooms.setdefault(code, []).append((row, start, end))
    return tuple((code, tuple(rows)) for code, rows in largest_first(rooms))


def place_country_names(
    placer: LabelPlacer, projection: Projection, names: Mapping[str, str], blocked: Container[tuple[int, int]]
) -> None:
    """Write the names of countries that have room, in the middle if it is free. Cells are given as column and row."""
    for code, rooms in country_rooms(placer.width, placer.height, projection):
        name = names.get(code, "")
        width = cell_len(name)
        rows = [room for room in rooms if width and room[2] - room[1] >= width]
        for row, start, end in middle_first(rows):
            last = end - width
            if placer.add_country(name, row, ((start + last) // 2, start, last), blocked):
                break
