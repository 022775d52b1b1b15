"""Maps anywhere: what they frame, across the date line and near the poles, and the lines that they draw."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mali_tui.app.views.map.labels import MapPlace
from mali_tui.app.views.map.renderer import draw
from mali_tui.content.loader import find_content, load
from mali_tui.map_outlines import Box, Outlines, box_around, choose_region, lines_in, turn_into

SUEZ, PORT_SAID, LONDON, PARIS = (29.97, 32.55), (31.26, 32.30), (51.51, -0.13), (48.86, 2.35)
FIJI, SAMOA, APIA = (-17.7, 178.1), (-13.8, -171.8), (-13.83, -171.76)
LIMA, LAGOS = (-12.05, -77.04), (6.45, 3.40)


def test_the_shipped_explainer_is_shown_on_its_own_map() -> None:
    places = load(find_content()).graph.places.values()
    assert choose_region(tuple((place.lat, place.lon) for place in places)) == "home"


@pytest.mark.parametrize("points", [(SUEZ, LONDON), (FIJI, SAMOA), (LIMA, LAGOS), (PARIS,)])
def test_others_are_shown_on_that_of_the_world(points: tuple[tuple[float, float], ...]) -> None:
    assert choose_region(points) == "world"
    box = box_around(points)
    wider = Box(box.west - 0.01, box.south, box.east + 0.01, box.north)
    assert all(wider.contains(lat, turn_into(box, lon)) for lat, lon in points)


def test_a_box_is_the_narrowest_and_not_too_narrow() -> None:
    assert list(box_around((LONDON, SUEZ))) == pytest.approx([-0.13, 29.97, 32.55, 51.51])
    pacific = box_around((FIJI, SAMOA))
    assert [pacific.west, pacific.east] == pytest.approx([178.1, 188.2])
    assert turn_into(pacific, -171.8) == pytest.approx(188.2)
    alone = box_around((PARIS,))
    assert [alone.east - alone.west, alone.north - alone.south] == pytest.approx([6, 6])
    assert box_around(((89.9, 0.0),)).north == 85.0


@pytest.mark.parametrize("box", [box_around((FIJI, SAMOA)), box_around((LONDON, SUEZ)), Box(170, 60, 200, 75)])
@pytest.mark.parametrize("file", ["world", "world_close"])
def test_lines_are_in_the_longitudes_of_the_box(box: Box, file: Outlines) -> None:
    lines = list(lines_in(file, "world", box))
    assert lines
    for _, line in lines:
        assert min(lon for lon, _ in line) <= box.east
        assert max(lon for lon, _ in line) >= box.west
        assert all(abs(after[0] - before[0]) < 90 for before, after in pairwise(line))


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 14), (12, 5), (1, 1)])
@pytest.mark.parametrize(
    "points", [(SUEZ, PORT_SAID), (SUEZ, LIMA), (FIJI, SAMOA, APIA), ((89.0, 10.0), (-89.0, 10.0))]
)
def test_every_place_has_a_mark_in_sight(points: tuple[tuple[float, float], ...], size: tuple[int, int]) -> None:
    width, height = size
    places = [
        MapPlace(f"p{number}", f"Place {number}", lat, lon, "■", "", False, False, False, False)
        for number, (lat, lon) in enumerate(points)
    ]
    picture = draw(places, width, height, str)
    assert len(picture.rows) == height
    if size[0] >= 30 and points[0][0] < 85:
        assert {mark.place.id for mark in picture.marks} == {place.id for place in places}


def test_a_map_of_another_place_has_its_coast() -> None:
    picture = draw([MapPlace("suez", "Suez", *SUEZ, "■", "", False, False, False, False)], 60, 20, str)
    dots = sum(ord(character) >= 0x2800 for row in picture.rows for piece in row for character in piece.text)
    assert dots > 40
