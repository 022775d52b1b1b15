"""Make the maps' borders and coasts, and where countries are named, from Natural Earth; their names from CLDR.

Natural Earth (naturalearthdata.com) is in the public domain. Its 1:50m countries come as TopoJSON in npm's package
``world-atlas``; fetch and unpack that in a folder of your own, then give this script the file. The names are those of
CLDR as Babel has them, which is among the packages for development::

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    .venv/bin/python scripts/make_outlines.py package/countries-50m.json

It writes ``home.json``, ``world.json``, ``world_close.json`` and ``countries.json`` in ``src/mali_tui``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate, chain, pairwise
from math import degrees, hypot, radians, sin
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.core import get_global

from mali_tui.polylines import encode_polyline

UNITS_PER_DEGREE = 100  # points are stored in hundredths of a degree
LANGUAGES = ("ar", "en", "fa", "fr", "he", "ur")
ROWS = 10  # of a part of a country, in which it is measured
MIN_PART = 0.15  # of the largest part, from which a part is measured
CODES = {"Kosovo": "XK"}  # countries that have no number in ISO 3166-1
FOLDER = Path(__file__).parents[1] / "src" / "mali_tui"

Point = tuple[float, float]
Line = list[Point]


class Map(NamedTuple):
    """What a file holds: a region in degrees, and how far a simplified line may stray, in degrees, too."""

    file: str
    west: float
    south: float
    east: float
    north: float
    precision: float
    home: str = ""  # a country's number in ISO 3166-1, whose borders are apart


MAPS = (
    # Dakar to Darfur, the Gulf of Guinea to Tunis; a dot of the largest map is about as large as what lines stray by
    Map("home.json", -19.0, 2.0, 27.0, 38.5, 0.12, home="466"),
    Map("world.json", -180.0, -90.0, 180.0, 90.0, 0.1),
    Map("world_close.json", -180.0, -90.0, 180.0, 90.0, 0.02, home="466"),
)


def lines_of(topology: dict[str, Any]) -> list[Line]:
    """The topology's arcs in degrees; they come as steps from point to point."""
    (x_scale, y_scale), (x_start, y_start) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        lines.append([(x * x_scale + x_start, y * y_scale + y_start) for x, y in zip(xs, ys, strict=True)])
    return lines


def arcs_of(geometry: dict[str, Any]) -> Iterator[int]:
    """The numbers of the arcs around a country; one that is walked backwards is stored as its complement."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    for number in chain.from_iterable(chain.from_iterable(polygons)):
        yield number if number >= 0 else ~number


def cut(line: Line, region: Map) -> Iterator[Line]:
    """The parts of a line that come into a region."""
    part: Line = []
    for start, end in pairwise(line):
        xs, ys = sorted((start[0], end[0])), sorted((start[1], end[1]))
        if xs[1] >= region.west and xs[0] <= region.east and ys[1] >= region.south and ys[0] <= region.north:
            part = [*part, end] if part else [start, end]
        elif part:
            yield part
            part = []
    if part:
        yield part


def parts_of_map(line: Line) -> Iterator[Line]:
    """The parts of a line between the date line's two sides."""
    part = line[:1]
    for start, end in pairwise(line):
        if abs(end[0] - start[0]) > 180:
            yield part
            part = []
        part = [*part, end]
    yield part


def simplify(line: Line, precision: float) -> Line:
    """The line with as few points as keep it within ``precision`` degrees, after Douglas and Peucker."""
    if len(line) < 3:
        return line
    (x0, y0), (x1, y1) = line[0], line[-1]
    length = hypot(x1 - x0, y1 - y0)

    def distance(point: Point) -> float:
        x, y = point
        if not length:
            return hypot(x - x0, y - y0)
        return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length

    furthest = max(range(1, len(line) - 1), key=lambda index: distance(line[index]))
    if distance(line[furthest]) <= precision:
        return [line[0], line[-1]]
    return simplify(line[: furthest + 1], precision)[:-1] + simplify(line[furthest:], precision)


def kind(owners: list[str], home: str) -> str:
    """A border of the home country, another border, or a coast."""
    if home and home in owners:
        return "home"
    return "border" if len(owners) > 1 else "coast"


def outlines(topology: dict[str, Any], region: Map) -> dict[str, list[str]]:
    """Lines by kind, each as an encoded polyline."""
    owners: dict[int, list[str]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        for number in arcs_of(geometry):
            owners.setdefault(number, []).append(geometry.get("id", ""))
    kinds = ("home", "border", "coast") if region.home else ("border", "coast")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for number, line in enumerate(lines_of(topology)):
        for part in (cut_part for whole in parts_of_map(line) for cut_part in cut(whole, region)):
            short = simplify(part, region.precision)
            size = max(max(axis) - min(axis) for axis in zip(*short, strict=True))
            if number in owners and size > 2 * region.precision:  # else an islet of less than a dot
                units = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in short]
                found[kind(owners[number], region.home)].append(encode_polyline(units))
    return found


# ── Countries ────────────────────────────────────────────────────────────────────────────────


def code_of(geometry: dict[str, Any]) -> str:
    """The code of a country in ISO 3166-1, of two letters; empty if it has none."""
    found = get_global("territory_aliases").get(geometry.get("id", ""), ())
    return found[0] if found else CODES.get(geometry["properties"]["name"], "")


def polygons_of(geometry: dict[str, Any], lines: list[Line]) -> Iterator[list[Line]]:
    """The parts of a country, each as closed lines around it and its holes, the largest first."""
    for polygon in [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", []):
        rings = (chain.from_iterable(lines[a] if a >= 0 else lines[~a][::-1] for a in ring) for ring in polygon)
        yield sorted((unwrap([*ring]) for ring in rings), key=area, reverse=True)


def unwrap(ring: Line) -> Line:
    """A closed line whose longitudes go on across the date line, and that goes around a pole if it must."""
    turns = [0, *accumulate(round((start[0] - end[0]) / 360) for start, end in pairwise(ring))]
    whole = [(lon + 360 * turn, lat) for (lon, lat), turn in zip(ring, turns, strict=True)]
    pole = 90.0 if whole[0][1] > 0 else -90.0
    return whole if not turns[-1] else [*whole, (whole[-1][0], pole), (whole[0][0], pole), whole[0]]


def area(ring: Line) -> float:
    """The area in a closed line, in square degrees at the equator."""
    doubled = sum((x1 - x0) * (sin(radians(y0)) + sin(radians(y1))) for (x0, y0), (x1, y1) in pairwise(ring))
    return abs(degrees(doubled)) / 2


def widest_span(rings: list[Line], lat: float) -> tuple[float, float]:
    """The widest part of a country at a latitude, as a range of longitudes; an empty one where it has none."""
    crossings = sorted(
        x0 + (x1 - x0) * (lat - y0) / (y1 - y0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > lat) != (y1 > lat)
    )
    spans = zip(crossings[::2], crossings[1::2], strict=False)
    return max(spans, key=lambda span: span[1] - span[0], default=(0.0, 0.0))


def spans_of(polygons: list[list[Line]]) -> list[list[int]]:
    """The widest spans of each large part of a country, in hundredths of a degree.

    For each part: the latitude of the first row and the rows' distance, then for each row from the south the
    longitudes of its western and its eastern end.
    """
    areas = [area(rings[0]) for rings in polygons]
    found = []
    for rings, size in zip(polygons, areas, strict=True):
        if size < MIN_PART * max(areas):
            continue
        south, north = min(lat for _, lat in rings[0]), max(lat for _, lat in rings[0])
        step = (north - south) / ROWS
        ends = (end for row in range(ROWS) for end in widest_span(rings, south + (row + 0.5) * step))
        found.append([round(value * UNITS_PER_DEGREE) for value in (south + step / 2, step, *ends)])
    return found


def countries(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Where countries are, and what they are called in each language."""
    lines = lines_of(topology)
    geometries = topology["objects"]["countries"]["geometries"]
    polygons: dict[str, list[list[Line]]] = {}
    for geometry in geometries:  # a country may be several of them
        polygons.setdefault(code_of(geometry), []).extend(polygons_of(geometry, lines))
    spans = {code: spans_of(parts) for code, parts in polygons.items() if code}
    names = {code: {id: Locale(code).territories[id] for id in spans} for code in LANGUAGES}
    return {"spans": spans, "names": names}


def write(file: str, tables: dict[str, Any]) -> None:
    """Write a file with a line for each entry of its tables."""
    parts = []
    for name, table in tables.items():
        rows = table.items() if isinstance(table, dict) else ((None, row) for row in table)
        entries = [
            (f"{json.dumps(key)}: " if key else "") + json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            for key, row in rows
        ]
        opening, closing = "{}" if isinstance(table, dict) else "[]"
        parts.append(f'"{name}": {opening}\n' + ",\n".join(entries) + f"\n{closing}")
    (FOLDER / file).write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Read the file named on the command line and write the outlines and the countries."""
    topology = json.loads(Path(sys.argv[1]).read_bytes())
    for region in MAPS:
        write(region.file, outlines(topology, region))
    write("countries.json", countries(topology))


if __name__ == "__main__":
    main()
