"""Plural forms and dates agree with Unicode's CLDR, as Babel has it; where they differ on purpose, why."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from babel import Locale as Cldr
from babel.dates import format_skeleton, get_month_names, get_quarter_names, get_timezone_gmt
from msgspec.structs import replace

import mali_tui
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.locale import load_locale
from mali_tui.i18n.plurals import RULES
from mali_tui.i18n.wording import Wording

LANGUAGES = sorted(path.stem for path in (Path(mali_tui.__file__).parent / "locales").glob("*.yaml"))
COUNTS = (*range(1_200), 9_999, 10_000, 99_999, 100_000, 123_456)
LANGUAGES_OF_RULE = {
    "invariable": ("id", "ja", "ko", "ms", "th", "zh"),
    "one-other": ("de", "en", "es", "ha", "it", "nl", "sv", "sw", "tr", "ur"),
    "up-to-one": ("am", "bn", "fa", "ff", "fr", "hi", "pt", "zu"),
    "hebrew": ("he",),
    "arabic": ("ar",),
    "east-slavic": ("be", "ru", "uk"),
}
# The English edition gives the day before the month, as British English does. "en" alone is American in CLDR.
ORDER = {language: "en_GB" if language == "en" else language for language in LANGUAGES}
# Its short months all have three letters, so that they stand in columns: CLDR's British "Sept" has four.
SHORT_MONTHS = {language: language for language in LANGUAGES}
URDU_HE = ("چوته", "چوتھ")
"""A misspelling in CLDR's name of the fourth quarter: an Arabic for an Urdu letter."""
RIGHT_TO_LEFT_MARK, LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"


@pytest.fixture(scope="module")
def shipped_explainer() -> Explainer:
    return load(find_content())


@pytest.fixture(params=LANGUAGES)
def wording(request: pytest.FixtureRequest, shipped_explainer: Explainer) -> Wording:
    """The interface's words, whatever language the explainer is in."""
    edition = replace(shipped_explainer.editions["en"], code=request.param)
    return Wording(build_explainer(shipped_explainer.graph, {request.param: edition}), request.param)


def test_every_rule_is_compared() -> None:
    assert LANGUAGES_OF_RULE.keys() == RULES.keys()


@pytest.mark.parametrize(("rule", "languages"), LANGUAGES_OF_RULE.items())
def test_plural_forms_are_those_of_cldr(rule: str, languages: tuple[str, ...]) -> None:
    """Up to a million: from there, Romance languages have a form ("many") that nothing in the interface needs."""
    ours = {n: RULES[rule](n) for n in COUNTS}
    for language in languages:
        form = Cldr.parse(language).plural_form
        assert ours == {n: form(n) for n in COUNTS}, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_locale_names_the_rule_of_its_language(language: str) -> None:
    assert language in LANGUAGES_OF_RULE[load_locale(language).words("plural")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_locale_has_no_plural_forms_but_those_of_its_language(language: str) -> None:
    forms = {Cldr.parse(language).plural_form(n) for n in COUNTS}
    locale = load_locale(language)
    for key in sorted(locale.keys()):
        words = locale.words(key)
        if isinstance(words, dict):
            assert "other" in words and words.keys() <= forms, key


def test_months_are_those_of_cldr(wording: Wording) -> None:
    """In Arabic, too: the article writes نوفمبر, as CLDR's "ar" does, and not تشرين الثاني as in the Levant."""
    language = wording.edition.code
    names, short_names = wording.locale.words("dates.months"), wording.locale.words("dates.short_months")
    assert names == list(get_month_names("wide", locale=ORDER[language]).values())
    assert short_names == list(get_month_names("abbreviated", locale=SHORT_MONTHS[language]).values())


@pytest.mark.parametrize("day", [date(2021, month, 29 - month) for month in range(1, 13)], ids=str)
def test_the_parts_of_a_date_stand_in_the_order_of_cldr(wording: Wording, day: date) -> None:
    locale = ORDER[wording.edition.code]
    assert wording.date(day.isoformat()) == format_skeleton("yMMMMd", day, locale=locale)
    assert wording.date(f"{day:%Y-%m}") == format_skeleton("yMMMM", day, locale=locale)
    assert wording.date(f"{day:%Y}") == format_skeleton("y", day, locale=locale)
    if (locale, day.month) != ("en_GB", 9):  # "Sept" in CLDR's British English
        assert wording.date(day.isoformat(), short=True) == format_skeleton("yMMMd", day, locale=locale)
        assert wording.day_and_month(day.isoformat()) == format_skeleton("MMMd", day, locale=locale)


@pytest.mark.parametrize("day", [date(2021, 11, 23), date(2020, 8, 3)], ids=str)
def test_a_date_in_numbers_has_the_order_of_cldr_in_fewer_cells(wording: Wording, day: date) -> None:
    """Without leading zeros, and without CLDR's right-to-left marks: the layout keeps the order of the numbers."""
    expected = format_skeleton("yMd", day, locale=ORDER[wording.edition.code]).replace(RIGHT_TO_LEFT_MARK, "")
    assert wording.date_in_numbers(day.isoformat()) == re.sub(r"\b0+", "", expected)


# ── Other dates of EDTF ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", range(1, 5))
def test_quarters_are_those_of_cldr(wording: Wording, number: int) -> None:
    language = ORDER[wording.edition.code]
    text = f"2001-{32 + number}"
    wide, short = (get_quarter_names(width, locale=language)[number] for width in ("wide", "abbreviated"))
    assert wording.date(text) == f"{wide} 2001".replace(*URDU_HE)
    assert wording.date(text, short=True) == f"{short} 2001".replace(*URDU_HE)


def test_the_time_before_year_1_is_called_as_in_cldr(wording: Wording) -> None:
    """In English "BCE", which CLDR has as another form of "BC", since not all readers count from the same birth."""
    era = Cldr.parse(wording.edition.code).eras["abbreviated"][0]
    assert wording.date("-0043") == f"44 {'BCE' if era == 'BC' else era}"
    assert wording.date("0000") == wording.date("-0043").replace("44", "1")
    assert wording.date("-0043-03-15") == wording.date("1944-03-15").replace("1944", wording.date("-0043"))


@pytest.mark.parametrize("year", [1, 33, 476, 999])
def test_early_years_have_no_leading_zeros(wording: Wording, year: int) -> None:
    assert wording.date(f"{year:04}") == str(year)
    assert wording.date(f"{year:04}-09-04").endswith(f" {year}")


@pytest.mark.parametrize("offset", [60, -270, 345])
def test_a_time_has_the_zone_of_cldr(wording: Wording, offset: int) -> None:
    at = datetime(2021, 11, 10, 7, 40, tzinfo=timezone(timedelta(minutes=offset)))
    language = ORDER[wording.edition.code]
    day, clock = format_skeleton("yMMMMd", at, locale=language), format_skeleton("Hm", at, locale=language)
    zone = get_timezone_gmt(at, "long", locale=language).replace(LEFT_TO_RIGHT_MARK, "").replace(" ", "")
    if language == "fa":  # here the name comes first, as in the other languages, so that it can stand alone
        zone, clock = re.sub(r"([-+][\d:]+)(.*)", r"\2\1", zone), f"{at:%H:%M}"
    if language == "he":
        clock = f"{at:%H:%M}"  # CLDR's has one digit
    comma = "، " if language in ("ar", "fa", "ur") else ", "
    assert wording.date(at.isoformat(timespec="minutes")) == f"{day}{comma}{clock} {zone}"
    assert wording.date("2021-11-10T07:40Z").endswith(f"{clock} {wording('dates.zone', offset='')}")
    assert wording.date("2021-11-10T07:40") == f"{day}{comma}{clock}"


@pytest.mark.parametrize(
    ("text", "english", "short"),
    [
        ("1984~", "around 1984", "c. 1984"),
        ("1984?", "1984 (uncertain)", "1984 (?)"),
        ("2004-06-11%", "around 11 June 2004 (uncertain)", "c. 11 Jun 2004 (?)"),
        ("199X", "the 1990s", "1990s"),
        ("18XX", "between 1800 and 1899", "1800–1899"),
        ("-049X", "between 500 BCE and 491 BCE", "500 BCE–491 BCE"),
        ("2001-24", "winter 2001", "winter 2001"),
    ],
)
def test_dates_that_cldr_has_no_form_for(shipped_explainer: Explainer, text: str, english: str, short: str) -> None:
    wording = Wording(shipped_explainer, "en")
    assert wording.date(text) == english
    assert wording.date(text, short=True) == short
