"""The rendered map: dots and labels stay inside, never overlap, and show the places up to an event."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from thorough import IS_THOROUGH

from mali_tui.app.views.map.braille import BrailleCanvas
from mali_tui.app.views.map.labels import LABEL_GAP
from mali_tui.app.views.map.places import (
    BASE_OCCUPIED,
    BASE_VACATED,
    NOT_YET,
    last_event_at,
    legend,
    map_places,
    place_outline,
    placed_events,
)
from mali_tui.app.views.map.projection import frame
from mali_tui.app.views.map.renderer import RenderedMap, draw
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.map_outlines import extent, outlines
from mali_tui.reading.location import Location
from mali_tui.symbols import DIMMED_SIGN

EXPLAINER = load(find_content())
WORDINGS = {code: Wording(EXPLAINER, code) for code in EXPLAINER.editions}
BASES = ("kidal", "tessalit", "timbuktu")


def draw_map(language: str, until: str, width: int, height: int) -> RenderedMap:
    wording = WORDINGS[language]
    direction = wording.edition.direction
    return draw(map_places(wording, until), width, height, wording.when_short, direction, legend(wording))


def texts(picture: RenderedMap) -> list[str]:
    return ["".join(piece.text for piece in row) for row in picture.rows]


@pytest.mark.parametrize("language", WORDINGS)
def test_no_name_collides_or_leaves_the_map_at_any_width(language: str) -> None:
    events, height = placed_events(EXPLAINER), 20
    step = len(WORDINGS) * (1 if IS_THOROUGH else 4)  # each language has other widths
    for number, width in enumerate(range(24, 251)):
        if number % step == list(WORDINGS).index(language):
            event = events[number // step % len(events)]
            assert_labels_apart(draw_map(language, event, width, height), width, height)


@given(
    st.sampled_from(sorted(WORDINGS)),
    st.sampled_from(list(EXPLAINER.graph.events)),
    st.integers(1, 250),
    st.integers(1, 70),
)
@example("ar", "kidal-handover", 1, 1)
def test_no_name_collides_or_leaves_the_map_at_any_size(language: str, until: str, width: int, height: int) -> None:
    assert_labels_apart(draw_map(language, until, width, height), width, height)


def assert_labels_apart(picture: RenderedMap, width: int, height: int) -> None:
    assert [cell_len(text) for text in texts(picture)] == [width] * height
    taken: dict[int, list[tuple[int, int]]] = {}
    for label in picture.labels:
        assert 0 <= label.row < height
        assert 0 <= label.column < label.end <= width
        for start, end in taken.setdefault(label.row, []):
            assert label.column >= end + LABEL_GAP or label.end + LABEL_GAP <= start, (
                label.text,
                width,
                height,
            )
        taken[label.row].append((label.column, label.end))
    for mark in picture.marks:
        for start, end in taken.get(mark.row, ()):
            assert not start <= mark.column < end
    assert len(picture.labels) == len({label.text if not label.place else label.place.id for label in picture.labels})


@pytest.mark.parametrize("language", WORDINGS)
@pytest.mark.parametrize("size", ((30, 12), (48, 18), (94, 42)))
def test_every_place_is_named_where_there_is_room(language: str, size: tuple[int, int]) -> None:
    picture = draw_map(language, "diop-visit", *size)
    assert {label.place.id for label in picture.labels if label.place} == set(EXPLAINER.graph.places)


def test_the_bases_are_left_in_order() -> None:
    def signs(until: str) -> list[str]:
        sign_of = {place.id: place.sign for place in map_places(WORDINGS["en"], until)}
        return [sign_of[base] for base in BASES]

    assert signs("agreement-1994") == [NOT_YET, NOT_YET, NOT_YET]  # the article has not told of France yet
    assert signs("wagner-report") == [BASE_OCCUPIED, BASE_OCCUPIED, BASE_OCCUPIED]
    assert signs("kidal-handover") == [BASE_VACATED, BASE_OCCUPIED, BASE_OCCUPIED]
    assert signs("tessalit-handover") == [BASE_VACATED, BASE_VACATED, BASE_OCCUPIED]
    assert signs("timbuktu-evacuation") == [
        BASE_VACATED,
        BASE_VACATED,
        BASE_OCCUPIED,
    ]  # it is expected, and has not happened
    assert signs("election-date") == [BASE_VACATED, BASE_VACATED, BASE_OCCUPIED]


def test_what_is_left_after_the_cutoff_has_not_been_left_yet() -> None:
    def before(location: Location) -> bool:
        return location.id != "kidal-handover"

    sign_of = {place.id: place.sign for place in map_places(WORDINGS["en"], "election-date", before)}
    assert (sign_of["kidal"], sign_of["tessalit"]) == (DIMMED_SIGN, BASE_VACATED)


@pytest.mark.parametrize("event", placed_events(EXPLAINER))
def test_the_place_of_the_event_is_lit_and_no_other(event: str) -> None:
    highlighted = [place.id for place in map_places(WORDINGS["ar"], event) if place.highlighted]
    assert highlighted == [EXPLAINER.graph.events[event].place]
    picture = draw_map("en", event, 60, 24)
    styled = {piece.place for row in picture.rows for piece in row if piece.style == "lit"}
    assert styled == set(highlighted)


def test_nothing_is_lit_by_an_event_without_a_place() -> None:
    assert not [place for place in map_places(WORDINGS["en"], "coup-2020") if place.highlighted]


def test_places_far_off_stand_at_the_edge_with_an_arrow() -> None:
    picture = draw_map("en", "diop-visit", 94, 42)
    label = next(label for label in picture.labels if label.place and label.place.id == "moscow")
    assert label.text.endswith("↗")
    assert label.end == 94
    assert not [mark for mark in picture.marks if mark.place.id in ("moscow", "sochi")]


def test_east_is_to_the_right_in_both_languages() -> None:
    for language in WORDINGS:
        columns = {mark.place.id: mark.column for mark in draw_map(language, "diop-visit", 60, 24).marks}
        assert columns["bamako"] < columns["timbuktu"] < columns["kidal"]


@pytest.mark.parametrize("place", EXPLAINER.graph.places)
def test_every_place_has_an_event_and_stands_in_the_outline(place: str) -> None:
    events = EXPLAINER.events_of_place[place]
    assert events
    shown = [stop.location.id for block in place_outline(WORDINGS["ar"]) for stop in block.links]
    assert set(events) <= set(shown)
    assert last_event_at(EXPLAINER, place, list(EXPLAINER.graph.events)[-1]) == events[-1]


def test_mali_is_whole_in_every_frame() -> None:
    home = extent(True)
    for width, height in ((30, 12), (250, 12), (40, 60), (94, 42)):
        framed = frame(width, height, ())
        for lat, lon in ((home.south, home.west), (home.north, home.east)):
            x, y = framed.dot(lat, lon)
            assert 0 <= x < width * 2
            assert 0 <= y < height * 4


def test_mali_lies_within_its_own_borders_and_the_lines_are_few() -> None:
    assert {line.kind for line in outlines("home")} == {"home", "border", "coast"}
    home = extent(True)
    assert home.west == pytest.approx(-12.3, abs=0.3)
    assert home.north == pytest.approx(25.0, abs=0.3)
    for base in BASES:
        place = EXPLAINER.graph.places[base]
        assert home.west < place.lon < home.east and home.south < place.lat < home.north


@pytest.mark.parametrize(
    ("line", "expected"),
    (
        ((0, 0, 3, 0), ["⠉⠉"]),
        ((0, 0, 0, 3), ["⡇ "]),
        ((-9, 0, 99, 0), ["⠉⠉"]),
        ((-9, -9, -1, 99), ["  "]),
    ),
)
def test_a_line_is_clipped_to_the_canvas(line: tuple[float, float, float, float], expected: Sequence[str]) -> None:
    canvas = BrailleCanvas(2, 1)
    canvas.line(*line)
    row = "".join(chr(0x2800 + canvas.bits(column, 0)) if canvas.bits(column, 0) else " " for column in range(2))
    assert [row] == expected
