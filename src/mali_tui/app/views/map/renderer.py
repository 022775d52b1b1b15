"""The map as rows of text: outlines in braille dots, places with their signs and names. Independent of widgets.

All text is logical. Every row runs from west to east, so rows must not be mirrored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, get_args

from mali_tui.app.views.map.braille import ACROSS, DOWN, BrailleCanvas
from mali_tui.app.views.map.country_labels import place_country_names
from mali_tui.app.views.map.labels import RING_CELLS, LabelPlacer, MapPlace, PlaceLabel, PlaceMark
from mali_tui.app.views.map.projection import Projection, frame, project_to_cells
from mali_tui.app.views.map.window import MapFrame, MapWindow
from mali_tui.app.views.runs import runs
from mali_tui.content.model import Direction
from mali_tui.map_outlines import LineKind, Region, choose_outlines, choose_region, lines_in

BRAILLE = 0x2800  # the code of the blank pattern; each dot is a bit that is added


class MapPiece(NamedTuple):
    """A run of a row in one style (``map--{style}``); ``place`` is the id of its place, if any."""

    text: str
    style: str
    place: str = ""


class RenderedMap(NamedTuple):
    """A rendered map: its rows, and the positions of marks and labels."""

    rows: list[list[MapPiece]]
    marks: list[PlaceMark]
    labels: list[PlaceLabel]


def draw(
    places: Sequence[MapPlace],
    width: int,
    height: int,
    when: Callable[[str], str],
    direction: Direction = "ltr",
    legend: Sequence[str] = (),
    countries: Mapping[str, str] | None = None,
    window: MapWindow | None = None,
) -> RenderedMap:
    """A map of ``width`` × ``height`` cells with ``places`` on it; the ``legend`` is below them if it fits.

    ``when`` returns the date of an event in words; ``countries`` are names by code. Without a ``window`` the map is
    the whole.
    """
    if width < 1 or height < 1:
        return RenderedMap([], [], [])
    points = tuple((place.lat, place.lon) for place in places)
    projection = MapFrame(frame(width, height, points), width, height).projection(window)
    placer = LabelPlacer(width, height, direction, when)
    positions = project_to_cells(points, projection, width, height)
    placer.place(places, positions, projection, legend, name_outside=window is None)
    basemap = _basemap(width, height, projection, choose_region(points))
    grid = [list(row) for row in basemap.rows]
    ring = _ring(placer)
    named = {place.name for place in places}
    others = {code: name for code, name in (countries or {}).items() if name not in named}
    place_country_names(placer, projection, others, {*ring.cells})
    layers = {"ring": ring, **basemap.layers}
    for column, row in layers["ring"].cells:
        grid[row][column] = _cell(layers, column, row)
    for label in placer.labels:
        _write(grid, label)
    for mark in placer.marks:
        grid[mark.row][mark.column] = MapPiece(mark.place.sign, _style(mark.place, "mark"), mark.place.id)
    return RenderedMap([runs(row, MapPiece) for row in grid], placer.marks, placer.labels)


class Basemap(NamedTuple):
    """The outlines: a canvas for each style, the topmost first, and all of them as rows."""

    layers: dict[str, BrailleCanvas]
    rows: list[list[MapPiece]]


@lru_cache(8)
def _basemap(width: int, height: int, projection: Projection, region: Region) -> Basemap:
    layers: dict[str, BrailleCanvas] = {kind: BrailleCanvas(width, height) for kind in get_args(LineKind)}
    box = projection.box(width, height)
    for kind, line in lines_in(choose_outlines(region, box, projection.scale), region, box):
        dots = [projection.dot(lat, lon) for lon, lat in line]
        for start, end in pairwise(dots):
            layers[kind].line(*start, *end)
    return Basemap(layers, [[_cell(layers, column, row) for column in range(width)] for row in range(height)])


def _ring(placer: LabelPlacer) -> BrailleCanvas:
    """A ring around the mark of the highlighted place, or around the name of an area, for screens without colours."""
    canvas = BrailleCanvas(placer.width, placer.height)
    for mark in placer.marks:
        if mark.place.highlighted:
            x, y = mark.column * ACROSS + ACROSS / 2, mark.row * DOWN + DOWN / 2
            canvas.ellipse(x, y, RING_CELLS * ACROSS + 0.5, RING_CELLS * ACROSS + 0.5)
    for label in placer.labels:
        place = label.place
        if place is not None and place.highlighted and place.area:
            x, y = (label.column + label.end) / 2 * ACROSS, (label.row + 0.5) * DOWN
            canvas.ellipse(x, y, (label.end - label.column) / 2 * ACROSS + 2 * ACROSS, 1.6 * DOWN)
    return canvas


def _cell(layers: dict[str, BrailleCanvas], column: int, row: int) -> MapPiece:
    """All dots of a cell, in the style of the topmost layer that has any; a space if there are none."""
    bits, style = 0, ""
    for name, canvas in layers.items():
        layer_bits = canvas.bits(column, row)
        bits |= layer_bits
        style = style or (name if layer_bits else "")
    return MapPiece(chr(BRAILLE + bits) if bits else " ", style)


def _write(grid: list[list[MapPiece]], label: PlaceLabel) -> None:
    """Write a label into its row, with a space at either side."""
    row, place = grid[label.row], label.place
    for column in (label.column - 1, label.end):
        if 0 <= column < len(row) and (not row[column].place):
            row[column] = MapPiece(" ", "")
    style = _style(place, "area" if place.area else "place") if place else label.style
    # the whole text goes into its first cell: the direction filter lays it out
    row[label.column] = MapPiece(label.text, style, place.id if place else "")
    for column in range(label.column + 1, label.end):
        row[column] = MapPiece("", style, place.id if place else "")


def _style(place: MapPlace, default: str) -> str:
    return "lit" if place.highlighted else "not-yet" if place.is_not_yet else "since" if place.since else default
