"""Names of countries on a map: within their countries, apart from everything else, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from mali_tui.app.views.map.labels import MapPlace
from mali_tui.app.views.map.projection import frame
from mali_tui.app.views.map.renderer import RenderedMap, draw
from mali_tui.app.views.map.window import MapFrame, MapWindow
from mali_tui.content.model import Direction
from mali_tui.countries import country_names
from mali_tui.map_outlines import choose_outlines

LIMA, LAGOS, PARIS, CAIRO = (-12.05, -77.04), (6.45, 3.40), (48.86, 2.35), (30.04, 31.24)
SUVA, APIA, POLE = (-18.14, 178.44), (-13.83, -171.76), (-89.9, 0.0)


def picture(
    points: Sequence[tuple[float, float]],
    size: tuple[int, int] = (100, 36),
    language: str = "en",
    direction: Direction = "ltr",
    window: MapWindow | None = None,
    name: str = "Place",
) -> RenderedMap:
    places = [MapPlace(f"p{n}", f"{name} {n}", *point, "■", highlighted=n == 0) for n, point in enumerate(points)]
    return draw(places, *size, str, direction, (), country_names(language), window)


def names(drawn: RenderedMap) -> set[str]:
    return {label.text for label in drawn.labels if label.style == "country"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", {"Egypt", "Libya", "Chad"}), ("ar", {"مصر", "ليبيا", "تشاد"}), ("fr", {"Égypte", "Libye", "Tchad"})],
)
def test_countries_are_named_in_the_language(language: str, expected: set[str]) -> None:
    assert expected <= names(picture([CAIRO, LAGOS], language=language))


@pytest.mark.parametrize("size", [(120, 36), (60, 20), (24, 10), (5, 3)])
@pytest.mark.parametrize("points", [(LIMA, LAGOS), (PARIS,), (SUVA, APIA), (POLE,), (CAIRO, LAGOS, PARIS)])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_name_covers_no_mark_no_ring_and_no_other_name(
    points: Sequence[tuple[float, float]], size: tuple[int, int], direction: Direction
) -> None:
    drawn = picture(points, size, "en", direction)
    assert [sum(cell_len(piece.text) for piece in row) for row in drawn.rows] == [size[0]] * size[1]
    for label in drawn.labels:
        others = [other for other in drawn.labels if other is not label and other.row == label.row]
        assert all(label.end < other.column or other.end < label.column for other in others)
        marks = [mark.column for mark in drawn.marks if mark.row == label.row]
        assert not any(label.column - 1 <= column <= label.end for column in marks)
    ring = [piece for row in drawn.rows for piece in row if piece.style == "ring"]
    assert ring or not drawn.marks or size[0] == 5


def test_a_name_that_a_place_has_stands_once() -> None:
    places = [MapPlace("egypt", "Egypt", 26.0, 29.0, "■")]
    drawn = draw(places, 80, 30, str, "ltr", (), country_names("en"))
    assert [label.text for label in drawn.labels].count("Egypt") == 1


def test_a_small_country_is_named_only_from_close_by() -> None:
    whole = MapFrame(frame(100, 36, (LAGOS, PARIS)), 100, 36)
    assert "Benin" not in names(picture([LAGOS, PARIS]))
    assert "Benin" in names(picture([LAGOS, PARIS], window=whole.window_around(9.5, 2.3)))


def test_far_places_crowd_no_map_that_is_zoomed_in() -> None:
    whole = MapFrame(frame(100, 36, (LAGOS, PARIS, LIMA)), 100, 36)
    shown = {label.text for label in picture([PARIS, LAGOS, LIMA], window=whole.window_around(*LAGOS)).labels}
    assert not any("Place 2" in text for text in shown)
    assert any("Place 0" in text and "↑" in text for text in shown)  # the highlighted one is pointed at


def test_lines_are_finer_from_close_by() -> None:
    whole = MapFrame(frame(100, 36, (LAGOS, PARIS)), 100, 36)
    far, near = whole.projection(None), whole.projection(whole.window_around(*LAGOS))
    assert choose_outlines("world", far.box(100, 36), far.scale) == "world"
    assert choose_outlines("world", near.box(100, 36), near.scale) == "world_close"
