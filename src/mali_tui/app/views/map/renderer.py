"""The map as rows of text: outlines in braille dots, places with their signs and names. Knows nothing of widgets.

All text is logical. Every row runs from west to east, so rows must not be mirrored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mali_tui.app.views.map.braille import ACROSS, DOWN, BrailleCanvas
from mali_tui.app.views.map.labels import RING, LabelPlacer, MapPlace, PlaceLabel, PlaceMark
from mali_tui.app.views.map.projection import Projection, cells_of, frame, outlines
from mali_tui.app.views.runs import runs
from mali_tui.content.model import Direction

BRAILLE = 0x2800


class MapPiece(NamedTuple):
    """A run of a row in one style (``map--{style}``); ``spot`` is the id of the place that it stands for."""

    text: str
    style: str
    spot: str = ""


class Picture(NamedTuple):
    """A map drawn: its rows, and where the marks and the labels are in them."""

    rows: list[list[MapPiece]]
    marks: list[PlaceMark]
    labels: list[PlaceLabel]


def draw(
    spots: Sequence[MapPlace],
    width: int,
    height: int,
    when: Callable[[str], str],
    direction: Direction = "ltr",
    legend: Sequence[str] = (),
) -> Picture:
    """A map of ``width`` × ``height`` cells with ``spots`` on it; the ``legend`` stands below if there is room.

    ``when`` gives the date of an event as it is to be written.
    """
    if width < 1 or height < 1:
        return Picture([], [], [])
    points = tuple((spot.lat, spot.lon) for spot in spots)
    framed = frame(width, height, points)
    labelling = LabelPlacer(width, height, direction, when)
    labelling.place(spots, cells_of(points, framed), framed, legend)
    land = _land(width, height, framed)
    grid = [list(row) for row in land.rows]
    layers = {"ring": _ring(labelling), **land.layers}
    for column, row in layers["ring"].cells:
        grid[row][column] = _cell(layers, column, row)
    for label in labelling.labels:
        _write(grid, label)
    for mark in labelling.marks:
        grid[mark.row][mark.column] = MapPiece(mark.spot.sign, _style(mark.spot, "mark"), mark.spot.id)
    return Picture([runs(row, MapPiece) for row in grid], labelling.marks, labelling.labels)


class Basemap(NamedTuple):
    """The outlines: a canvas for each style, the uppermost first, and all of them as they are drawn, row by row."""

    layers: dict[str, BrailleCanvas]
    rows: list[list[MapPiece]]


@lru_cache(8)
def _land(width: int, height: int, framed: Projection) -> Basemap:
    layers: dict[str, BrailleCanvas] = {}
    for kind, lines in outlines().items():
        canvas = layers[kind] = BrailleCanvas(width, height)
        for line in lines:
            dots = [framed.dot(lat, lon) for lon, lat in line]
            for start, end in pairwise(dots):
                canvas.line(*start, *end)
    return Basemap(layers, [[_cell(layers, column, row) for column in range(width)] for row in range(height)])


def _ring(labelling: LabelPlacer) -> BrailleCanvas:
    """A ring around the mark of the highlighted place, or around the name of an area, for screens without colours."""
    canvas = BrailleCanvas(labelling.width, labelling.height)
    for mark in labelling.marks:
        if mark.spot.lit:
            x, y = mark.column * ACROSS + ACROSS / 2, mark.row * DOWN + DOWN / 2
            canvas.ellipse(x, y, RING * ACROSS + 0.5, RING * ACROSS + 0.5)
    for label in labelling.labels:
        spot = label.spot
        if spot is not None and spot.lit and spot.area:
            x, y = (label.column + label.end) / 2 * ACROSS, (label.row + 0.5) * DOWN
            canvas.ellipse(x, y, (label.end - label.column) / 2 * ACROSS + 2 * ACROSS, 1.6 * DOWN)
    return canvas


def _cell(layers: dict[str, BrailleCanvas], column: int, row: int) -> MapPiece:
    """All dots of a cell in the style of the uppermost layer that has any; a blank where none has."""
    bits, style = 0, ""
    for name, canvas in layers.items():
        found = canvas.bits(column, row)
        bits |= found
        style = style or (name if found else "")
    return MapPiece(chr(BRAILLE + bits) if bits else " ", style)


def _write(grid: list[list[MapPiece]], label: PlaceLabel) -> None:
    """Write a label into its row, with a blank at either side."""
    row, spot = grid[label.row], label.spot
    for column in (label.column - 1, label.end):
        if 0 <= column < len(row) and (not row[column].spot):
            row[column] = MapPiece(" ", "")
    style = _style(spot, "area" if spot.area else "place") if spot else "legend"
    # the whole text goes into its first cell: the direction filter lays it out
    row[label.column] = MapPiece(label.text, style, spot.id if spot else "")
    for column in range(label.column + 1, label.end):
        row[column] = MapPiece("", style, spot.id if spot else "")


def _style(spot: MapPlace, usual: str) -> str:
    return "lit" if spot.lit else "later" if spot.later else usual
