"""Folding: spellings that readers take for the same are the same, and lead back to what was written."""

from __future__ import annotations

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
