"""Folding: spellings that readers take for the same are the same, and lead back to what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mali_tui.content.search.normalize import normalize, normalize_with_offsets


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Keïta", "keita"),
        ("MAÏGA", "maiga"),
        ("Côte", "cote"),
        ("إكواس", "اكواس"),
        ("آخر", "اخر"),
        ("مؤتمر", "موتمر"),
        ("جزائر", "جزاير"),
        ("موسكو", "موســكو"),
        ("مُدَرِّب", "مدرب"),
        ("مالى", "مالي"),
        ("حكومة", "حكومه"),
        ("٢٠٢١", "2021"),
        ("5,100", "5100"),
        ("France’s", "France's"),
    ],
)
def test_spellings_that_fold_alike(written: str, typed: str) -> None:
    assert normalize_with_offsets(written).text == normalize_with_offsets(typed).text


@pytest.mark.parametrize(("one", "other"), [("مالي", "مال"), ("mali", "malí x"), ("2, 3", "23")])
def test_spellings_that_do_not(one: str, other: str) -> None:
    assert normalize_with_offsets(one).text != normalize_with_offsets(other).text


def test_a_match_leads_back_with_its_marks() -> None:
    text = "قال مُدَرِّبٌ إن"
    folded = normalize_with_offsets(text)
    at = folded.text.index("مدرب")
    start, end = folded.source(at, at + 4)
    assert text[start:end] == "مُدَرِّبٌ"


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_every_folded_character_stands_for_something(text: str) -> None:
    folded = normalize_with_offsets(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(",\u066c12٣²é\u0301ىء"))))
def test_without_the_way_back_the_text_is_the_same(text: str) -> None:
    assert normalize(text) == normalize_with_offsets(text).text


# Before and after, from the tests of Lucene: TestArabicNormalizationFilter, TestPersianNormalizationFilter and
# TestSoraniNormalizationFilter. Where a letter is told apart in one language only, it is equal in all of them.
LUCENE = {
    "Arabic": (
        *(("آجن", "اجن"), ("أحمد", "احمد"), ("إعاذ", "اعاذ"), ("بنى", "بني"), ("فاطمة", "فاطمه")),
        *(("روبرـــــت", "روبرت"), ("مَبنا", "مبنا"), ("علِي", "علي"), ("بُوات", "بوات"), ("ولداً", "ولدا")),
        *(("ولدٍ", "ولد"), ("ولدٌ", "ولد"), ("نلْسون", "نلسون"), ("هتميّ", "هتمي")),
    ),
    "Persian": (
        *(("های", "هاي"), ("هاے", "هاي"), ("کشاندن", "كشاندن"), ("كتابۀ", "كتابه"), ("كتابهٔ", "كتابه")),
        ("زادہ", "زاده"),
    ),
    "Sorani": (
        *(("\u064a", "\u06cc"), ("\u0649", "\u06cc"), ("\u0643", "\u06a9"), ("\u0647\u200c", "\u06d5")),
        *(("\u0647\u200c\u06a9", "\u06d5\u06a9"), ("\u06be", "\u0647"), ("\u0629", "\u06d5")),
        *(("\u0647\u0647\u0647", "\u0647\u0647\u06d5"), ("\u0692", "\u0695")),
        ("\u0631\u0631\u0631", "\u0695\u0631\u0631"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [pair for pairs in LUCENE.values() for pair in pairs])
def test_what_lucene_normalizes_is_the_same(before: str, after: str) -> None:
    assert normalize(before) == normalize(after) != ""


# What Lucene's normalizers make of each letter, and what they leave out.
HARAKAT = dict.fromkeys("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", "")
ARABIC = HARAKAT | dict(zip("آأإىة", "اااي" + "ه", strict=True))
PERSIAN = dict(zip("\u06cc\u06d2\u06a9\u06c0\u06c1", "يي" + "كهه", strict=True)) | {"\u0654": ""}
SORANI = HARAKAT | dict(
    zip("\u064a\u0649\u0643\u0629\u06be\u0692", "\u06cc\u06cc\u06a9\u06d5\u0647\u0695", strict=True)
)
SORANI |= dict.fromkeys("\u200c\u200e\u200f\u202a\u2066\u00ad", "")


def replace_letters(text: str, replacements: Mapping[str, str]) -> str:
    return "".join(replacements.get(letter, letter) for letter in text)


def normalize_sorani(text: str) -> str:
    text = re.sub("\u0647(?=\u200c|$)", "\u06d5", text)
    return replace_letters(re.sub("^\u0631", "\u0695", text), SORANI)


NORMALIZERS: dict[str, Callable[[str], str]] = {
    "Arabic": lambda text: replace_letters(text, ARABIC),
    "Persian": lambda text: replace_letters(text, PERSIAN),
    "Sorani": normalize_sorani,
}


@pytest.mark.parametrize("language", NORMALIZERS)
@given(text=st.text("".join({**ARABIC, **PERSIAN, **SORANI}) + "بتاەڵێۆھۂۃہ 12a", max_size=12))
def test_words_that_a_normalizer_of_lucene_makes_alike_are_alike(language: str, text: str) -> None:
    assert normalize(NORMALIZERS[language](text)) == normalize(text)


@pytest.mark.parametrize("mark", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u200c\u0654")
def test_what_lucene_removes_is_left_out(mark: str) -> None:
    assert normalize(f"ب{mark}ت") == "بت"


@pytest.mark.parametrize("heh", "ەہۃۀھۂةه")
def test_hehs_of_all_languages_are_one_letter(heh: str) -> None:
    assert normalize(f"ب{heh}") == normalize("به")
