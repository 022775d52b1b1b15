"""The index of words: which texts have a word that begins with some letters, or holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.content.search import word_index
from mali_tui.content.search.word_index import WordIndex, stem_offsets

TEXTS = ("The army returns", "An ARMY, and its men", "المجلس العسكري", "disarmed")


@pytest.mark.parametrize(
    ("letters", "beginning", "holding"),
    [
        ("arm", {0, 1}, {0, 1, 3}),
        ("army", {0, 1}, {0, 1}),
        ("عسكري", {2}, {2}),
        ("سكري", set(), {2}),
        ("men", {1}, {1}),
        ("zebra", set(), set()),
    ],
)
def test_texts_by_the_letters_of_their_words(letters: str, beginning: set[int], holding: set[int]) -> None:
    index = WordIndex(TEXTS)
    assert index.texts_with_prefix([letters]) == beginning
    assert index.texts_containing([letters]) == holding


@given(st.lists(st.text("abc ", max_size=12), max_size=6), st.text("abc", min_size=1, max_size=3))
def test_it_finds_what_looking_through_every_text_finds(texts: list[str], letters: str) -> None:
    index = WordIndex(texts)
    assert index.texts_containing([letters]) == {number for number, text in enumerate(texts) if letters in text}
    begun = {n for n, text in enumerate(texts) if any(word.startswith(letters) for word in text.split())}
    assert index.texts_with_prefix([letters]) == begun


def test_the_words_of_several_spellings_are_found_together() -> None:
    assert WordIndex(TEXTS).texts_with_prefix(["army", "مجلس"]) == {0, 1, 2}


def test_a_word_also_begins_after_what_is_attached_to_it() -> None:
    assert stem_offsets("والمجلس") == (0, 1, 3)
    assert "مجلس" in WordIndex(TEXTS)
    assert "جلس" not in WordIndex(TEXTS)


def test_the_words_of_many_texts_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{text} {number}" for number in range(2000) for text in TEXTS]
    monkeypatch.setattr(word_index, "MIN_CACHED_TEXTS", len(texts))
    first = WordIndex(texts)
    monkeypatch.setattr(word_index, "words_of", None)
    second = WordIndex(texts)
    assert second.texts_with_prefix(["مجلس"]) == first.texts_with_prefix(["مجلس"]) != set()
    last = set(range(len(texts) - len(TEXTS), len(texts)))
    assert second.texts_containing(["1999"]) == first.texts_containing(["1999"]) == last
    with pytest.raises(TypeError):  # others are not
        WordIndex([*texts[:-1], "another"])
