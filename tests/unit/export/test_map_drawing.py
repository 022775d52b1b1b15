"""The drawing of the map: every place of an event is on it or named beside it, and stands where it is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from rendering import render

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.model import Place
from mali_tui.export.map_drawing import BEFORE, COUNTRY_LETTER_WIDTH, LETTER_WIDTH, NAME_HEIGHT, MapDrawing, draw_map
from mali_tui.export.wording import PrintWording

LANGUAGES = ("en", "ar")


def draw(explainer: Explainer, language: str = "en") -> MapDrawing:
    drawing = draw_map(PrintWording(explainer, language))
    assert drawing
    return drawing


def placed_at(explainer: Explainer, **places: tuple[float, float]) -> Explainer:
    """The explainer with other coordinates for its places, all other events without a place."""
    graph = explainer.graph
    events = {
        id: replace(event, place=event.place if event.place in places else None) for id, event in graph.events.items()
    }
    moved = {**graph.places, **{id: Place(lat, lon) for id, (lat, lon) in places.items()}}
    return build_explainer(replace(graph, events=events, places=moved), explainer.editions)


def test_every_place_of_an_event_is_drawn_or_named(explainer: Explainer) -> None:
    drawing = draw(explainer)
    assert {*(place.id for place in drawing.places), *drawing.elsewhere} == set(explainer.events_of_place)
    assert drawing.elsewhere == ("moscow", "sochi")
    for place in drawing.places:
        assert 0 <= place.x <= drawing.width and 0 <= place.y <= drawing.height
        assert place.is_area == explainer.graph.places[place.id].area


def test_north_is_up_and_east_is_right(explainer: Explainer) -> None:
    places = {place.id: place for place in draw(explainer).places}
    for id, place in places.items():
        for other, there in places.items():
            here, far = explainer.graph.places[id], explainer.graph.places[other]
            assert (here.lat > far.lat) == (place.y < there.y) or here.lat == far.lat
            assert (here.lon > far.lon) == (place.x > there.x) or here.lon == far.lon


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_within_the_map_and_apart(explainer: Explainer, language: str) -> None:
    drawing = draw(explainer, language)
    boxes = []
    for place in drawing.places:
        length = len(place.name) * LETTER_WIDTH
        west = place.label_x - length * BEFORE[place.anchor]
        boxes.append((west, place.label_y - NAME_HEIGHT / 2, west + length, place.label_y + NAME_HEIGHT / 2))
    for number, (west, north, east, south) in enumerate(boxes):
        assert west >= 0 and east <= drawing.width and north >= 0 and south <= drawing.height
        for other in boxes[:number]:
            assert east <= other[0] or other[2] <= west or south <= other[1] or other[3] <= north


@pytest.mark.parametrize(("language", "name"), [("en", "Mauritania"), ("ar", "موريتانيا")])
def test_countries_are_named_where_that_covers_nothing(explainer: Explainer, language: str, name: str) -> None:
    drawing = draw(explainer, language)
    assert name in {country.name for country in drawing.countries}
    assert {country.name for country in drawing.countries}.isdisjoint(place.name for place in drawing.places)
    boxes = [
        (c.x - len(c.name) * COUNTRY_LETTER_WIDTH / 2, c.y, c.x + len(c.name) * COUNTRY_LETTER_WIDTH / 2)
        for c in drawing.countries
    ]
    for number, (west, y, east) in enumerate(boxes):
        assert west >= 0 and east <= drawing.width and NAME_HEIGHT / 2 <= y <= drawing.height - NAME_HEIGHT / 2
        for start, row, end in boxes[:number]:
            assert east <= start or end <= west or abs(y - row) >= NAME_HEIGHT
        for place in drawing.places:
            assert place.is_area or not (west < place.x < east and abs(y - place.y) < NAME_HEIGHT / 2)
    assert f'text-anchor="middle">{name}</text>' in render(explainer, languages=[language], format_="html")


def test_the_home_country_is_drawn_with_its_neighbours(explainer: Explainer) -> None:
    paths = draw(explainer).paths
    assert all(re.fullmatch(r"(M-?\d+ -?\d+(L-?\d+ -?\d+)+)+", path) for path in paths.values())
    assert set(paths) == {"home", "border", "coast"}


def test_places_on_another_continent_are_drawn_with_its_lines(explainer: Explainer) -> None:
    drawing = draw(placed_at(explainer, moscow=(-33.45, -70.67), sochi=(-12.05, -77.04)))
    assert [place.id for place in drawing.places] == ["moscow", "sochi"]
    assert set(drawing.paths) == {"border", "coast"} and all(drawing.paths.values())
    assert drawing.elsewhere == ()


def test_one_place_alone_has_a_map(explainer: Explainer) -> None:
    drawing = draw(placed_at(explainer, moscow=(89.9, 179.9)))
    (place,) = drawing.places
    assert 0 <= place.x <= drawing.width and 0 <= place.y <= drawing.height


def test_without_places_there_is_no_map(explainer: Explainer) -> None:
    bare = placed_at(explainer)
    assert draw_map(PrintWording(bare, "en")) is None
    assert 'class="map"' not in render(bare, languages=["en"], format_="html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_it_with_a_name_and_the_events_in_words(explainer: Explainer, language: str) -> None:
    html = render(explainer, languages=list(LANGUAGES), format_="html")
    start = html.index(f'<section id="{language}-map" class="map">')
    part = html[start : html.index("</section>", start)]
    edition = explainer.editions[language]
    label = re.search(r'role="img" aria-label="([^"]+)"', part)
    assert label
    for place, events in explainer.events_of_place.items():
        assert (edition.places[place] in label[1]) == (place not in ("moscow", "sochi"))
        assert f"<strong>{edition.places[place]}</strong>" in part
        assert all(f'href="#{language}-event-{event}"' in part for event in events)
    assert edition.places["moscow"] in part[part.index("<figcaption>") : part.index("</figcaption>")]


def test_names_are_escaped(explainer: Explainer, saying: Callable[[str], Explainer]) -> None:
    english = explainer.editions["en"]
    hostile = replace(english, places=dict.fromkeys(english.places, '"/></svg><script>x</script>'))
    html = render(replace(explainer, editions={"en": hostile}), languages=["en"], format_="html")
    assert "<script>x" not in html
