"""Shaping agrees with arabic-reshaper, and tells where every glyph comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from arabic_reshaper import ArabicReshaper
from arabic_reshaper.ligatures import LIGATURES
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.rtl import shape, shaping
from mali_tui.rtl.shaping import TATWEEL, ZWJ, ZWNJ, is_mark, shape_with_marks

LAM_ALIF = re.compile(r"ARABIC LIGATURE LAM WITH ALEF( WITH (MADDA|HAMZA) (ABOVE|BELOW))?$")
ORACLE = ArabicReshaper(
    {"delete_harakat": False, **{name: bool(LAM_ALIF.match(name)) for name, _ in LIGATURES}},
)
CONTENT = Path(__file__).parents[3] / "content" / "ar.yaml"

LETTERS = "".join(chr(code) for code in (*range(0x0621, 0x063B), *range(0x0641, 0x064B), *range(0x0671, 0x06D4)))
PERSIAN, URDU = "پچژگکیۀ", "ٹڈڑںھہۂۃیےۓ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"


def oracle(text: str) -> str:
    """arabic-reshaper's answer."""
    reshaped: str = ORACLE.reshape(text)
    return without_joiners(reshaped)


def without_joiners(text: str) -> str:
    """What is drawn of a text: the oracle leaves ZWNJ in it, and `shape` leaves joiners where nothing is to join."""
    return text.replace(ZWNJ, "").replace(ZWJ, "")


def test_it_agrees_on_every_word_of_the_content() -> None:
    words = set(re.findall(r"[\u0600-\u06ff]+", CONTENT.read_text(encoding="utf-8")))
    assert len(words) > 1000
    assert [word for word in words if shape(word) != oracle(word)] == []


def test_it_agrees_on_every_letter_beside_every_other() -> None:
    assert set(PERSIAN + URDU) <= set(LETTERS)
    pairs = [one + other for one in LETTERS + TATWEEL for other in LETTERS + TATWEEL]
    assert len(pairs) == 136 * 136
    assert [pair for pair in pairs if shape(pair) != oracle(pair)] == []


@pytest.mark.parametrize("letter", LETTERS + TATWEEL)
def test_it_agrees_on_a_letter_in_every_place_and_beside_joiners(letter: str) -> None:
    for before in ("", "ب", "ا", "بـ", ZWJ, ZWNJ, "ب" + ZWJ, "ب" + ZWNJ, "ل", "لَ"):
        for after in ("", "ب", "ء", "ـب", ZWJ, ZWNJ, ZWJ + "ب", ZWNJ + "ب", "َب", "لا"):
            if ZWJ in before and after == "لا":
                continue  # the oracle loses count of a ligature that comes after a joiner
            text = before + letter + after
            assert without_joiners(shape(text)) == oracle(text), text.encode("unicode-escape")


@given(st.text(LETTERS + TATWEEL + " ،لاأآإ", max_size=12))
def test_it_agrees_on_any_letters(text: str) -> None:
    assert shape(text) == oracle(text)


@given(st.lists(st.tuples(st.sampled_from(LETTERS + "للاا"), st.text(MARKS, max_size=2)), max_size=8))
def test_it_agrees_on_letters_with_marks(letters: list[tuple[str, str]]) -> None:
    text = "".join(letter + marks for letter, marks in letters)
    assert shape(text) == oracle(text)


@given(st.text(LETTERS + ZWNJ, max_size=10))
def test_a_non_joiner_parts_letters_as_the_oracle_parts_them(text: str) -> None:
    assert without_joiners(shape(text)) == oracle(text)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("ه" + ZWJ, "\ufeeb"),
        (ZWJ + "ه", "\ufeea"),
        (ZWJ + "ه" + ZWJ, "\ufeec"),
        ("ب" + ZWNJ + "ب", "\ufe8f\ufe8f"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("لَا", "\ufefb\u064e"),
        ("پچگ", "\ufb58\ufb7d\ufb93"),
        ("ٹے", "\ufb68\ufbaf"),
        ("abc 12", "abc 12"),
    ],
)
def test_known_forms(text: str, forms: str) -> None:
    assert shape(text) == forms


@given(st.text(LETTERS + MARKS + TATWEEL + ZWNJ + " abc12لا", max_size=20))
def test_every_glyph_knows_its_source(text: str) -> None:
    shaped = shape(text)
    assert len(shaped) == len(shaped.sources)
    covered = [index for start, end in shaped.sources for index in range(start, end)]
    joiners = [index for index, character in enumerate(text) if character == ZWNJ]
    assert {*covered, *joiners} >= set(range(len(text)))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("بلا", ((0, 1), (1, 3))),
        ("الا", ((0, 1), (1, 3))),
        ("بَ", ((0, 1), (1, 2))),
        ("لَاَ ب", ((0, 3), (1, 2), (3, 4), (4, 5), (5, 6))),
        ("\u200c\u064bء", ((1, 2), (2, 3))),
        ("\u200c\u064b\u064eء", ((1, 2), (2, 3), (3, 4))),
    ],
)
def test_a_ligature_comes_from_both_letters_and_a_mark_from_itself(
    text: str, sources: tuple[tuple[int, int], ...]
) -> None:
    assert shape(text).sources == sources


def test_marks_are_told_from_what_is_none_and_stand_on_what_is_before_them() -> None:
    assert is_mark("\u064b") and is_mark("\u0301") and is_mark("\u20dd")
    assert {"\u0300", "\u036f", "\u08ff", "\ufe00", "\ufe0f"} <= set(shaping.MARKS)
    assert shape_with_marks("بwrong o\u0301", marks=False).glyphs == ["\ufe8f", *"wrong o\u0301"]
    assert shape_with_marks("بَّا", marks=False).glyphs == ["\ufe91", "\ufe8e"]
    assert shape_with_marks(f"{ZWJ}\u064eب").glyphs == ["\u064e", "\ufe90"]
