"""Excerpts: the text around a match, with its ranges adjusted."""

from __future__ import annotations

from mali_tui.content.search.snippet import excerpt

TEXT = "one two three four five six seven eight nine ten"


def test_a_short_text_is_kept_whole() -> None:
    assert excerpt("one two", [(4, 7)], length=20, before=5) == ("one two", ((4, 7),))


def test_a_long_one_is_cut_between_words_and_ranges_still_fit() -> None:
    at = TEXT.index("seven")
    piece = excerpt(TEXT, [(at, at + 5)], length=20, before=9)
    assert piece.text == "… six seven eight …"
    assert [piece.text[a:b] for a, b in piece.ranges] == ["seven"]


def test_ranges_beyond_the_cut_are_left_out() -> None:
    piece = excerpt(TEXT, [(0, 3), (TEXT.index("ten"), len(TEXT))], length=12, before=5)
    assert [piece.text[a:b] for a, b in piece.ranges] == ["one"]
