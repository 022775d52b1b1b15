"""Rows are encoded after they are cut, and words that go on over a cut are encoded as one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from mali_tui.rtl.rows import encode_row

A, B, C, D = "\ufed2\ufe8e\ufe92\ufea9"


def strip(text: str) -> Strip:
    return Strip([Segment(text)], len(text))


def texts(row: Sequence[Strip | None]) -> list[str | None]:
    return [None if piece is None else piece.text for piece in row]


def test_a_word_over_a_cut_is_turned_as_a_whole() -> None:
    assert texts(encode_row([strip(f"x {A}{B}"), strip(f"{C} y")], "words")) == [f"x {C}{B}", f"{A} y"]


def test_strips_between_blanks_stand_alone() -> None:
    assert texts(encode_row([strip(f"{A}{B} "), strip(f"{C}{D}")], "words")) == [f"{B}{A} ", f"{D}{C}"]


def test_what_is_not_drawn_stays_so_and_parts_words() -> None:
    assert texts(encode_row([None, strip(f"{A}{B}"), None, strip(f"{C}{D}")], "words")) == [
        None,
        f"{B}{A}",
        None,
        f"{D}{C}",
    ]


def test_a_strip_keeps_what_it_is_encoded_as() -> None:
    piece = strip(A + B)
    assert encode_row([piece], "lrm")[0] is encode_row([piece], "lrm")[0]
