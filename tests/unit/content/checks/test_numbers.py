"""Figures are the same however a language writes them; what languages do is CLDR's, as Babel has it."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
import yaml
from babel.dates import format_time
from babel.numbers import format_compact_decimal, format_decimal

import cldr_numbers as cldr
from mali_tui.content.checks.number_format import number_format
from mali_tui.content.checks.numbers import extract_numbers, missing_numbers, spelt_numbers


def values(text: str, code: str) -> set[str]:
    return set(extract_numbers(text, code))


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "from 5,100 to 2,500–3,000", {"5100", "2500", "3000"}),
        ("ar", "من ٥٬١٠٠ إلى ٢٥٠٠–٣٠٠٠", {"5100", "2500", "3000"}),
        ("fa", "۱۹۹۴", {"1994"}),
        ("de", "5.100 and 5\u202f100 and 5’100", {"5100"}),
        ("en", "1,234,567", {"1234567"}),
        ("en", "on 10 November 2021.", {"10", "2021"}),
        ("en", "in 2019, 2020", {"2019", "2020"}),
        ("en", "2.5 per cent", {"2.5"}),
        ("ar", "٢٫٥ في المئة", {"2.5"}),
        ("ar", "لـ5100 عنصر", {"5100"}),
        ("en", "the G5 and MI6", set()),
        ("en", "no figure", set()),
        # signs between digits
        ("fr", "20 124 soldats", {"20124"}),
        ("fr", "20\u00a0124 soldats", {"20124"}),
        ("de-ch", "20'124 Soldaten", {"20124"}),
        ("fr", "9,6 %", {"9.6"}),
        ("en", "9.60 %", {"9.6"}),
        ("en", "12,34,567", {"1234567"}),
        ("en", "2019/20 and 2021-11-10", {"2019", "20", "2021", "10"}),
        ("de", "am 14.11.2021", {"14", "2021"}),
        # times
        ("en", "at 07:40", {"7:40"}),
        ("en", "at 7:40", {"7:40"}),
        ("en", "at 3:05 pm and 12:10 a.m.", {"15:05", "0:10"}),
        ("fr", "à 15 h 05", {"15:05"}),
        ("fr", "à 15h05", {"15:05"}),
        ("de", "um 15.05 Uhr, um 15 Uhr", {"15:05", "15"}),
        ("ja", "午後3時5分に", {"15:05"}),
        ("ar", "الساعة 3:05 مساءً", {"15:05"}),
        ("fr", "15 hommes, 5 h de route", {"15", "5"}),
        # centuries and decades
        ("fr", "au XIXe siècle", {"19"}),
        ("en", "in the 19th century", {"19"}),
        ("es", "el siglo XIX", {"19"}),
        ("ru", "90-е годы XIX века", {"1990", "19"}),
        ("fr", "les années 90", {"1990"}),
        ("en", "the 1990s, the ’90s", {"1990"}),
        ("en", "in her 20s", {"20"}),
        ("fr", "Charles X et Louis XIV", set()),
        # large numbers
        ("en", "12 lakh", {"1200000"}),
        ("hi", "12 लाख", {"1200000"}),
        ("en", "9.6 million", {"9600000"}),
        ("fr", "9,6 millions", {"9600000"}),
        ("ja", "96億", {"9600000000"}),
        ("ja", "1億2000万人", {"120000000"}),
        ("es", "3 mil millones", {"3000000000"}),
        ("ar", "5 ملايين و12 ألفًا", {"5000000", "12000"}),
        # digits
        ("bn", "২০,১২৪", {"20124"}),
        ("mr", "२०,१२४", {"20124"}),
        ("ja", "２０２１年", {"2021"}),
    ],
)
def test_figures_are_found(code: str, text: str, found: set[str]) -> None:
    assert values(text, code) == found


def test_it_is_known_how_a_text_writes_a_figure() -> None:
    found = extract_numbers("٥٬١٠٠ or 12", "ar")
    assert {value: number.written for value, number in found.items()} == {"5100": "٥٬١٠٠", "12": "12"}


@pytest.mark.parametrize(
    ("here", "there", "missing"),
    [
        ("2021", "2021", []),
        ("2021", "2020", ["2021"]),
        ("2021", "", ["2021"]),
        ("2021 or 3", "2021", []),  # spelt out
        ("3", "4", ["3"]),
        ("3 or 5", "5", []),
        ("5 million", "", []),  # five million
        ("5 million", "6 million", ["5000000"]),
        ("12 million", "", ["12000000"]),
    ],
)
def test_only_small_figures_may_be_spelt_out(here: str, there: str, missing: list[str]) -> None:
    assert missing_numbers(extract_numbers(here, "en"), extract_numbers(there, "en"), set()) == missing


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("ar", "في القرن التاسع عشر", "19"),
        ("ar", "في التسعينيات", "1990"),
        ("ar", "نحو ألفي جندي", "2000"),
        ("en", "in the nineteenth century", "19"),
        ("fr", "les années quatre-vingt-dix", "1990"),
        ("fa", "قرن نوزدهم", "19"),
    ],
)
def test_a_number_in_words_stands_for_one_in_digits(code: str, text: str, number: str) -> None:
    assert spelt_numbers(text, code) == {number}
    assert missing_numbers(extract_numbers(number, "en"), extract_numbers(text, code), {number}) == []


# ── What CLDR says ──────────────────────────────────────────────────────────────────────────

LANGUAGES = [code for code in cldr.codes() if "-" not in code and code != "tok"]  # Toki Pona groups two digits
REGIONS = [code for code in cldr.codes() if "-" in code]


def test_the_table_is_that_of_cldr() -> None:
    assert yaml.safe_load(cldr.TABLE.read_text(encoding="utf-8")) == cldr.table()


@pytest.mark.parametrize("number", ["20124", "1234567", "9.6", "1234.5", "1994"])
@pytest.mark.parametrize("system", ["latn", "default"])
def test_every_language_of_cldr_is_read(number: str, system: str) -> None:
    wrong = {}
    for code in LANGUAGES:
        locale = cldr.locale(code)
        name = "latn" if system == "latn" else locale.default_numbering_system
        written = format_decimal(Decimal(number), locale=locale, numbering_system=name)
        if values(written, code) != {number}:
            wrong[code] = written
    assert wrong == {}


@pytest.mark.parametrize("number", ["20124", "9.6"])
def test_every_region_of_cldr_is_read(number: str) -> None:
    wrong = {}
    for code in REGIONS:
        written = format_decimal(Decimal(number), locale=cldr.locale(code), numbering_system="latn")
        if values(written, code) != {number}:
            wrong[code] = written
    assert wrong == {}


@pytest.mark.parametrize("number", [3_000_000, 12_000_000, 5_000_000_000, 120_000_000_000])
def test_large_numbers_in_words_are_read_in_every_language_with_a_table(number: int) -> None:
    wrong = {}
    for code in cldr.WRITTEN_WITH_WORDS:
        written = format_compact_decimal(number, format_type="long", locale=cldr.locale(code), fraction_digits=3)
        if number_format(code).scales and values(written, code) != {str(number)}:
            wrong[code] = (written, values(written, code))
    assert wrong == {}


@pytest.mark.parametrize(
    "code",
    ["en", "en-in", "fr", "de", "es", "pt", "it", "ru", "pl", "sv", "tr", "ja", "zh", "ko", "ar", "fa", "hi", "he"],
)
@pytest.mark.parametrize("at", [time(15, 5), time(7, 40)])
def test_times_are_read_as_cldr_writes_them(code: str, at: time) -> None:
    written = format_time(at, "short", locale=cldr.locale(code))
    assert values(written, code) == {f"{at.hour}:{at.minute:02}"}, written
