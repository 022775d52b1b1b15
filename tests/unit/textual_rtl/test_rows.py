"""Rows are encoded after they are cut, and words that go on over a cut are encoded as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from rich.segment import Segment
from textual.strip import Strip

from mali_tui.rtl.encodings import ENCODINGS, LRM
from mali_tui.textual_rtl.rows import encode_row

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
    piece = light(A, B)
    assert encode_row([piece], "lrm")[0] is encode_row([piece], "lrm")[0]


def light(*parts: str) -> Strip:
    return Strip([Segment(part) for part in parts], sum(map(len, parts)))


@pytest.mark.parametrize("make", [light, lambda *parts: strip("".join(parts))])
def test_strips_of_every_kind_are_encoded_alike_and_again(make: Callable[..., Strip]) -> None:
    row = [make("x ", A), make(B, " "), None, make(C, "", D), make("", "")]
    for _ in range(2):  # from what is known of them by then, too
        assert texts(encode_row(row, "words")) == [f"x {B}", f"{A} ", None, f"{D}{C}", ""]
        assert texts(encode_row(row, "lrm")) == [f"x {A}{LRM}", f"{B}{LRM} ", None, f"{C}{LRM}{D}{LRM}", ""]
        assert encode_row(row, "visual") == row


def test_a_row_in_which_nothing_is_moved_is_left_as_it_is() -> None:
    row = [strip("a"), None, strip("b")]
    for encoding in ENCODINGS:
        assert all(one is other for one, other in zip(encode_row(row, encoding), row, strict=True))


def test_words_go_on_over_three_strips_as_far_as_they_touch() -> None:
    row = [light(f"{D} ", A), light(B), light(C, f" {D}")]
    assert texts(encode_row(row, "words")) == [f"{D} {C}", B, f"{A} {D}"]
    row = [light(A, " "), light(B, C)]
    assert texts(encode_row(row, "words")) == [f"{A} ", f"{C}{B}"]
    row = [light(A, B), light(" ", C)]
    assert texts(encode_row(row, "words")) == [f"{B}{A}", f" {C}"]
