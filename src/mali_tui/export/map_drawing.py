"""The map of the HTML page as a drawing: outlines, and the places of events with their names, in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from math import cos, radians
from typing import Literal, NamedTuple, TypeAlias, get_args

from mali_tui.countries import Room, country_names, country_rows, largest_first, middle_first
from mali_tui.export.wording import PrintWording
from mali_tui.map_outlines import (
    Box,
    LineKind,
    Outlines,
    Region,
    box_around,
    choose_outlines,
    choose_region,
    extent,
    lines_in,
    turn_into,
)

_Area: TypeAlias = tuple[float, float, float, float]  # from the west and north to the east and south, in pixels

MAX_WIDTH, MAX_HEIGHT = 720, 560  # pixels, as are all lengths here
PADDING_DEGREES = 1.5  # degrees around what is shown
LETTER_WIDTH = 11.5  # the mean width of a letter of a name, on a narrow screen, where letters are largest
COUNTRY_LETTER_WIDTH = 9.5  # the same of a country's
NAME_HEIGHT = 26  # the height of a name there
MIN_STEP = 3  # from which a corner of a line shows
MARK_RADIUS = 7  # from the middle of a mark to its edge


Anchor: TypeAlias = Literal["left", "middle", "right"]
"""The side of a name that is at a point."""
BEFORE: dict[Anchor, float] = {"left": 0, "middle": 0.5, "right": 1}
"""How much of a name is to the left of its anchor."""


class DrawnPlace(NamedTuple):
    """A place: its mark, and its name, of which the ``anchor`` is at ``label_x``."""

    id: str
    name: str
    x: float
    y: float
    is_area: bool
    label_x: float
    label_y: float
    anchor: Anchor


class CountryName(NamedTuple):
    """The name of a country, and its middle."""

    name: str
    x: float
    y: float


class MapDrawing(NamedTuple):
    """What is drawn; places too far from the others are ``elsewhere``."""

    width: float
    height: float
    paths: dict[LineKind, str]
    countries: tuple[CountryName, ...]
    places: tuple[DrawnPlace, ...]
    elsewhere: tuple[str, ...]


def draw_map(wording: PrintWording) -> MapDrawing | None:
    """The map of the places of events; None if there are none."""
    explainer = wording.explainer
    points = {
        id: (place.lat, place.lon) for id, place in explainer.graph.places.items() if id in explainer.events_of_place
    }
    if not points:
        return None
    region, known = choose_region(tuple(points.values())), extent(False)
    near = {id: point for id, point in points.items() if region == "world" or known.contains(*point)}
    projection = _project(_frame(region, near))
    shown = {id: projection.place(*point) for id, point in near.items()}
    taken: list[_Area] = []
    places = tuple(_place_names(wording, projection, shown, taken))
    named = {place.name for place in places}
    names = {code: name for code, name in country_names(wording.edition.code).items() if name not in named}
    return MapDrawing(
        round(projection.width),
        round(projection.height),
        _paths(region, projection),
        tuple(_country_names(names, projection, taken)),
        places,
        tuple(id for id in points if id not in shown),
    )


# ── The frame ────────────────────────────────────────────────────────────────────────────────


class _Projection(NamedTuple):
    """An equirectangular projection: ``scale`` pixels a degree of latitude, ``squeeze`` times that for longitude."""

    box: Box
    scale: float
    squeeze: float

    @property
    def width(self) -> float:
        return (self.box.east - self.box.west) * self.scale * self.squeeze

    @property
    def height(self) -> float:
        return (self.box.north - self.box.south) * self.scale

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """The position of a point from the upper left."""
        return self.point(max(self.box.south, min(lat, self.box.north)), turn_into(self.box, lon))

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """The same of a point whose longitude is counted as in the box, and that may be outside of it."""
        return (lon - self.box.west) * self.scale * self.squeeze, (self.box.north - lat) * self.scale


def _frame(region: Region, points: dict[str, tuple[float, float]]) -> Box:
    """What the map shows: all points, and the home country where the region has one."""
    box = extent(True) if region == "home" else box_around(tuple(points.values()))
    if region == "home":
        for point in points.values():
            box = box.extended_to(*point)
    return Box(
        box.west - PADDING_DEGREES,
        box.south - PADDING_DEGREES,
        box.east + PADDING_DEGREES,
        box.north + PADDING_DEGREES,
    )


def _project(box: Box) -> _Projection:
    squeeze = max(0.1, cos(radians((box.south + box.north) / 2)))
    scale = min(MAX_WIDTH / ((box.east - box.west) * squeeze), MAX_HEIGHT / (box.north - box.south))
    return _Projection(box, scale, squeeze)


def _paths(region: Region, projection: _Projection) -> dict[LineKind, str]:
    """The outlines as SVG paths, by kind; what lies outside of the frame is cut off where it is shown."""
    paths: dict[LineKind, str] = dict.fromkeys(get_args(LineKind), "")
    for kind, line in lines_in(_choose_lines(region, projection), region, projection.box):
        points = (projection.point(lat, lon) for lon, lat in line)
        corners = [corner for corner, _ in groupby(f"{x:.0f} {y:.0f}" for x, y in points)]
        paths[kind] += "M" + "L".join(corners) if len(corners) > 1 else ""
    return {kind: path for kind, path in paths.items() if path}


def _choose_lines(region: Region, projection: _Projection) -> Outlines:
    """A page has the finest lines only where they show; those of the home region are made for this size."""
    return "home" if region == "home" else choose_outlines(region, projection.box, projection.scale / MIN_STEP)


# ── Names ────────────────────────────────────────────────────────────────────────────────────


def _place_names(
    wording: PrintWording, projection: _Projection, places: dict[str, tuple[float, float]], taken: list[_Area]
) -> Iterator[DrawnPlace]:
    """Each place with its name where that covers no mark and no other name, if there is such a place.

    What marks and names cover is added to ``taken``.
    """
    given = wording.explainer.graph.places
    taken += [
        (x - MARK_RADIUS, y - MARK_RADIUS, x + MARK_RADIUS, y + MARK_RADIUS)
        for id, (x, y) in places.items()
        if not given[id].area
    ]
    for id, (x, y) in places.items():
        name, is_area = wording.edition.places[id], given[id].area
        length = len(name) * LETTER_WIDTH
        right, left = x + MARK_RADIUS + 4, x - MARK_RADIUS - 4
        candidates: list[tuple[float, float, Anchor]] = [
            (right, y, "left"), (left, y, "right"), (x, y - NAME_HEIGHT, "middle"), (x, y + NAME_HEIGHT, "middle"),
            (right, y - NAME_HEIGHT, "left"), (right, y + NAME_HEIGHT, "left"),
            (left, y - NAME_HEIGHT, "right"), (left, y + NAME_HEIGHT, "right"),
        ]  # fmt: skip
        if is_area:
            candidates.insert(0, (x, y, "middle"))
        wests = [(at - length * BEFORE[anchor], below) for at, below, anchor in candidates]
        boxes = [(west, below - NAME_HEIGHT / 2, west + length, below + NAME_HEIGHT / 2) for west, below in wests]
        free = (
            number
            for number, (west, north, east, south) in enumerate(boxes)
            if west >= 0 and east <= projection.width and north >= 0 and south <= projection.height
            and not _overlaps((west, north, east, south), taken)
        )  # fmt: skip
        number = next(free, 0)
        taken.append(boxes[number])
        label_x, label_y, anchor = candidates[number]
        yield DrawnPlace(id, name, round(x, 1), round(y, 1), is_area, round(label_x, 1), round(label_y, 1), anchor)


def _country_names(names: Mapping[str, str], projection: _Projection, taken: list[_Area]) -> Iterator[CountryName]:
    """The names of countries that have room for them, nearest to the middle of each country, the largest first."""
    rows = int(projection.height / NAME_HEIGHT)
    lats = [projection.box.north - (row + 0.5) * NAME_HEIGHT / projection.scale for row in range(rows)]
    rooms: dict[str, list[Room[float]]] = {}
    for code, row, west, east in country_rows(projection.box, lats):
        (start, y), (end, _) = projection.point(lats[row], west), projection.point(lats[row], east)
        if code in names and end - start >= (len(names[code]) + 1) * COUNTRY_LETTER_WIDTH:
            rooms.setdefault(code, []).append((y, start, end))
    for code, free in largest_first(rooms):
        length = len(names[code]) * COUNTRY_LETTER_WIDTH
        for y, start, end in middle_first(free):
            x = (start + end) / 2
            area = x - length / 2, y - NAME_HEIGHT / 2, x + length / 2, y + NAME_HEIGHT / 2
            if not _overlaps(area, taken):
                taken.append(area)
                yield CountryName(names[code], round(x, 1), round(y, 1))
                break


def _overlaps(area: _Area, others: list[_Area]) -> bool:
    west, north, east, south = area
    return any(west < c and a < east and north < d and b < south for a, b, c, d in others)
