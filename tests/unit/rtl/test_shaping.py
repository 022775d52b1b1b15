"""Shaping agrees with arabic-reshaper, and tells where every glyph comes from."""

from __future__ import annotations

import lzma
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from arabic_reshaper import ArabicReshaper
from arabic_reshaper.ligatures import LIGATURES
from hypothesis import example, given
from hypothesis import strategies as st

from mali_tui.rtl import shape, shaping
from mali_tui.rtl.shaping import TATWEEL, ZWJ, ZWNJ, is_mark, shape_with_marks

LAM_ALIF = re.compile(r"ARABIC LIGATURE LAM WITH ALEF( WITH (MADDA|HAMZA) (ABOVE|BELOW))?$")
ORACLE = ArabicReshaper(
    {"delete_harakat": False, **{name: bool(LAM_ALIF.match(name)) for name, _ in LIGATURES}},
)
CONTENT = Path(__file__).parents[3] / "content" / "ar.yaml"

DATA = Path(__file__).parents[2] / "data" / "unicode"
# Unicode's joining types of letters: U joins to nothing, R to the letter before, D to both; C is tatweel.
JOINING = {
    chr(int(code, 16)): kind
    for code, kind, _ in (
        line.split(";")
        for line in lzma.decompress((DATA / "ArabicShaping.txt.xz").read_bytes()).decode().splitlines()
    )
}
BLOCKS = (0x0621, 0x063B), (0x0641, 0x064B), (0x0671, 0x06D4)
FORMS_NEEDED = {"U": 1, "R": 2, "D": 4}


def has_all_forms(letter: str) -> bool:
    """Whether Unicode has the forms of a letter: only then the oracle knows how its neighbours join to it."""
    forms = shaping.FORMS.get(letter)
    return forms is not None and len([form for form in forms if form]) == FORMS_NEEDED[JOINING[letter]]


LETTERS = "".join(filter(has_all_forms, (chr(code) for block in BLOCKS for code in range(*block))))
ARABIC = (0x600, 0x700), (0x750, 0x780), (0x870, 0x900)
OTHERS = "".join(chr(code) for block in ARABIC for code in range(*block) if JOINING.get(chr(code), "U") in "RD")
PERSIAN, URDU = "پچژگکیۀ", "ٹڈڑھہیےۓ"
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
    assert len(LETTERS) > 70
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


# ── Letters that the oracle doesn't know: ArabicShaping.txt ──────────────────────────────────


@pytest.mark.parametrize("letter", OTHERS)
def test_every_letter_leaves_its_neighbours_in_the_right_form(letter: str) -> None:
    """Beh is initial before what joins back, and final after what joins on: Unicode 15.0, section 9.2, R1 to R7."""
    text = f"ب{letter}ب"
    assert shape(text)[0] == "\ufe91"
    assert shape(text)[-1] == ("\ufe90" if JOINING[letter] == "D" else "\ufe8f")
    assert len(shape(text)) == 3


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("ەبە", "\ufee9\ufe91\ufeea"),  # Sorani ە is drawn as heh at a word's end
        ("منںب", "\ufee3\ufee8\ufbe9\ufe90"),  # Urdu ں within a word is a tooth without dots
        ("ۀ بۀ", "\ufba4 \ufe91\ufba5"),
        ("بۓ", "\ufe91\ufbb1"),
        ("ۂبۂبۂ", "\ufba8\ufe92\ufba9\ufe92\ufba7"),
    ],
)
def test_letters_without_forms_have_stand_ins(text: str, forms: str) -> None:
    assert shape(text) == forms


def test_a_letter_like_another_with_a_mark_is_drawn_as_that_where_marks_are() -> None:
    assert shape_with_marks("بڵب", True).glyphs == ["\ufe91", "\ufee0\u065a", "\ufe90"]
    assert shape_with_marks("بڵب", False).glyphs == ["\ufe91", "ڵ", "\ufe90"]
    assert shape_with_marks("هۂ", True).glyphs == ["\ufeeb", "\ufba7\u0654"]


@given(st.text(LETTERS + OTHERS + "\u064b\u0651 لا", max_size=16))
@example("إلى مسائل الأمم")
@example("ۂ ۀ ۓ ؤ ئ آ أُ إِّ لآ")
def test_decomposed_text_is_shaped_as_composed_text(text: str) -> None:
    """UAX #15: texts that are canonically equivalent are the same text."""
    composed, decomposed = normalize("NFC", text), normalize("NFD", text)
    assert shape(decomposed) == shape(composed)
    for marks in (True, False):
        assert shape_with_marks(decomposed, marks).glyphs == shape_with_marks(composed, marks).glyphs
