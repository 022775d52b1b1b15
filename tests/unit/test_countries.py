"""Countries on maps: where they are, and their names, against CLDR."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from mali_tui import map_outlines
from mali_tui.countries import country_names, country_parts, country_rows
from mali_tui.map_outlines import Box

LANGUAGES = ("ar", "en", "fa", "fr", "he", "ur")
MAX_BYTES = 300_000


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (38.5, -98.3, "US"),  # Kansas
        (64.8, -147.7, "US"),  # Fairbanks
        (60.0, 100.0, "RU"),
        (67.0, 140.0, "RU"),  # Verkhoyansk
        (-23.7, 133.9, "AU"),  # Alice Springs
        (-15.8, -47.9, "BR"),  # Brasília
        (47.9, 106.9, "MN"),  # Ulaanbaatar
        (-80.0, 60.0, "AQ"),
        (17.0, -3.0, "ML"),
        (-17.8, 178.0, "FJ"),  # Viti Levu
    ],
)
def test_a_country_is_where_it_is(lat: float, lon: float, code: str) -> None:
    for turn in (0, 360):
        box = Box(lon + turn - 0.5, lat - 0.5, lon + turn + 0.5, lat + 0.5)
        (row,) = [row for row in country_rows(box, [lat]) if row.west < lon + turn < row.east]
        assert (row.code, row.row) == (code, 0)
        assert box.west <= row.west and row.east <= box.east


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_are_called_as_cldr_calls_them(language: str) -> None:
    names, territories = country_names(language), Locale(language).territories
    assert {part.code for part in country_parts()} <= set(names)
    assert names == {code: territories[code] for code in names}


def test_other_languages_have_the_names_of_a_related_one_or_english() -> None:
    assert country_names("pt") == country_names("en")
    assert country_names("fr-CA") == country_names("fr")


def test_all_that_maps_are_drawn_of_is_small() -> None:
    folder = Path(str(map_outlines.__file__)).parent
    assert sum(path.stat().st_size for path in folder.glob("*.json")) <= MAX_BYTES
