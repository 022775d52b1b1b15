"""Make ``src/mali_tui/outlines.json`` and ``world.json``, the maps' borders and coasts, from Natural Earth.

Natural Earth (naturalearthdata.com) is in the public domain. Its 1:50m countries come as TopoJSON in npm's package
``world-atlas``; fetch and unpack that in a folder of your own, then give this script the file::

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python scripts/make_outlines.py package/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate, chain, pairwise
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple

UNITS = 100  # points are stored in hundredths of a degree
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
    Map("outlines.json", -19.0, 2.0, 27.0, 38.5, 0.12, home="466"),
    Map("world.json", -180.0, -90.0, 180.0, 90.0, 0.1),
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

    def away(point: Point) -> float:
        x, y = point
        if not length:
            return hypot(x - x0, y - y0)
        return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length

    furthest = max(range(1, len(line) - 1), key=lambda index: away(line[index]))
    if away(line[furthest]) <= precision:
        return [line[0], line[-1]]
    return simplify(line[: furthest + 1], precision)[:-1] + simplify(line[furthest:], precision)


def kind(owners: list[str], home: str) -> str:
    """A border of the home country, another border, or a coast."""
    if home and home in owners:
        return "home"
    return "border" if len(owners) > 1 else "coast"


def outlines(topology: dict[str, Any], region: Map) -> dict[str, list[list[int]]]:
    """Lines by kind, each as x, y, x, y … in hundredths of a degree."""
    owners: dict[int, list[str]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        for number in arcs_of(geometry):
            owners.setdefault(number, []).append(geometry.get("id", ""))
    kinds = ("home", "border", "coast") if region.home else ("border", "coast")
    found: dict[str, list[list[int]]] = {kind: [] for kind in kinds}
    for number, line in enumerate(lines_of(topology)):
        for part in (cut_part for whole in parts_of_map(line) for cut_part in cut(whole, region)):
            short = simplify(part, region.precision)
            size = max(max(axis) - min(axis) for axis in zip(*short, strict=True))
            if number in owners and size > 2 * region.precision:  # else an islet of less than a dot
                flat = [round(value * UNITS) for point in short for value in point]
                found[kind(owners[number], region.home)].append(flat)
    return found


def main() -> None:
    """Read the file named on the command line and write the outlines."""
    topology = json.loads(Path(sys.argv[1]).read_bytes())
    for region in MAPS:
        found = outlines(topology, region)
        rows = (f'"{name}": {json.dumps(lines, separators=(",", ":"))}' for name, lines in found.items())
        (FOLDER / region.file).write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
