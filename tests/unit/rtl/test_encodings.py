"""What each encoding sends for a finished line, character by character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from mali_tui.rtl.alternating_colours import alternating
from mali_tui.rtl.encodings import ENCODINGS, LRM, Encoding, encode, joins, runs_join, seen_column
from mali_tui.rtl.line_layout import layout_cells
from mali_tui.rtl.shaping import ZWNJ

# Visual order, presentation forms: A B C are the letters of a word, from left to right; D a letter on its own.
A, B, C, D = "\ufed2\ufe8e\ufe92\ufea9"
RED, BLUE, BOLD = Style(color="#ff0000"), Style(color="#0000ff"), Style(bold=True)


def encode_text(text: str, encoding: Encoding) -> str:
    return "".join(segment.text for segment in encode([Segment(text)], encoding))


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("visual", f"{A}{B} x", f"{A}{B} x"),
        ("lrm", f"│ {A}{B} x", f"│ {A}{LRM}{B}{LRM} x"),
        ("lrm", f"؟{A}\u064e{B}", f"؟{LRM}{A}\u064e{LRM}{B}{LRM}"),
        ("lrm", "٣1", f"٣{LRM}1"),
        ("lrm", f"wrong {A}\u064e", f"wrong {A}\u064e{LRM}"),
        ("lrm", f"wrong ،{A}", f"wrong ،{A}{LRM}"),  # neither a Latin letter nor a comma is marked
        ("words_lrm", f"{A}{B} {D}│", f"{B}{A}{LRM} {D}{LRM}│"),
        ("words_lrm", f"؟{A}{B}", f"{B}{A}؟{LRM}"),  # a letter to the algorithm, so part of the word
        ("words_lrm", f"،{A}{B}", f"،{B}{A}{LRM}"),  # and this is not
        ("words_lrm", f"{A}٢٣{B}", f"{A}{LRM}٢٣{LRM}{B}{LRM}"),
        ("words_lrm", f"{A}\u064e{B}", f"{B}{A}\u064e{LRM}"),
        ("words", f"({A}{B}) {D}!", f"({B}{A}) !{D}"),
        ("words", f"{A}{B}(", f"){B}{A}"),
        ("words", f"{A}٢٣", f"٣٢{A}"),
        ("words", "۵۱۰۰", "۰۰۱۵"),  # Persian digits
        ("words", f"x{A}{B}", f"{B}{A}x"),
        ("words", f"{A}x", f"{A}x"),  # a token that begins with a Latin letter is not turned round
        ("words", f"│{A}{B}│", f"│{B}{A}│"),
        ("words", f"12( {A}", f"12( {A}"),  # nor is one without a letter
        ("words", f"{A}e\u0301", f"{A}e\u0301"),
        ("words", f"{A}{B}\u064e", f"{B}\u064e{A}"),
        ("words_run", f"({A}{B}) x{D}{C}", f"({B}{A}) x{C}{D}"),
        ("words_run", f"؟{A}٢", f"٢{A}؟"),
    ],
)
def test_characters_sent(encoding: Encoding, text: str, expected: str) -> None:
    assert encode_text(text, encoding) == expected


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_line_without_arabic_is_sent_as_it_is(encoding: Encoding) -> None:
    segments = [Segment("a (b) ─ 12", RED), Segment("é", None)]
    assert encode(segments, encoding) == segments


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("words", [(C + B, RED), (A, BLUE)]),  # the terminal turns the letters round, and leaves each cell its colour
        ("words_run", [(C + B, RED), (A, BLUE)]),
        ("words_lrm", [(B + A + LRM, RED), (C + LRM, BLUE)]),  # each part is marked off, whatever makes a run
        ("lrm", [(A + LRM + B + LRM, RED), (C + LRM, BLUE)]),
    ],
)
def test_a_word_of_two_colours(encoding: Encoding, expected: list[tuple[str, Style]]) -> None:
    encoded = encode([Segment(A + B, RED), Segment(C, BLUE)], encoding)
    assert [(segment.text, segment.style) for segment in encoded] == expected


@pytest.mark.parametrize("letter", "א\u08a0\ufb1d\ufdfb\ufe70\ufefc٣")
def test_every_character_that_a_terminal_may_move_is_marked_off(letter: str) -> None:
    assert encode_text(f"a{letter}", "lrm") == f"a{letter}\u200e"


@pytest.mark.parametrize("letter", "يپچژگکی\ufb52\ufb6b\ufbfcﹰﻼ")
def test_every_arabic_letter_makes_a_token_run_from_the_right(letter: str) -> None:
    assert encode_text(f"{letter}1", "words") == f"1{letter}"


@pytest.mark.parametrize("letter", "אש\ufb2aؠٮۓەۮۺۿݐݿﭐﷻ")
def test_a_letter_that_kitty_draws_in_another_font_is_a_run_of_its_own(letter: str) -> None:
    assert encode_text(f"{letter}{letter}1", "words") == f"{letter}{letter}1"
    assert encode_text(f"{letter}א", "words") == f"א{letter}"
    assert encode_text(f"{A}{B}{letter}{C}{D}", "words") == f"{B}{A}{letter}{D}{C}"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_sign_beside_a_word_keeps_its_side(encoding: Encoding) -> None:
    """What kitty draws in its main font goes with the word, what it draws itself doesn't."""
    for sign in "●▼■":
        expected = {"words": f"{sign}{A}{B}", "words_lrm": f"{A}{B}\u200e{sign}", "words_run": f"{A}{B}{sign}"}
        if encoding in expected:
            assert encode_text(f"{B}{A}{sign}", encoding) == expected[encoding]
    assert encode_text(f"{B}{A}│", "words") == f"{A}{B}│"


def test_hebrew_has_colours_in_turn_as_arabic_has() -> None:
    [segment] = encode([Segment("שלום", RED)], "colour")
    assert segment.style is alternating(RED, 0)
    codes = re.findall("\x1b\\[([0-9;]*)m[א-ת]", alternating(RED, 0).render("שלום"))
    assert len(codes) == 4 and codes[0] == codes[2] != codes[1] == codes[3]


def test_konsole_does_not_join_the_heh_that_stands_for_ae() -> None:
    assert encode_text("\ufead\ufeea\ufe91", "words_lrm") == f"\ufe91\ufeea{ZWNJ}\ufead{LRM}"
    assert encode_text("\ufeea\ufe91", "words_lrm") == f"\ufe91\ufeea{LRM}"  # at a word's end heh and ە look alike


def test_konsole_does_not_join_letters_that_a_non_joiner_parts() -> None:
    yeh, khah = "\ufbfd", "\ufea7"  # final and initial, as in می‌خواهد
    assert encode_text(f"{khah}{yeh}\ufee3", "words_lrm") == f"\ufee3{yeh}{ZWNJ}{khah}{LRM}"
    assert encode_text(f"{khah}{yeh}\u064e\ufee3", "words_lrm") == f"\ufee3{yeh}\u064e{ZWNJ}{khah}{LRM}"
    assert encode_text(f"{yeh}\ufee3", "words_lrm") == f"\ufee3{yeh}{LRM}"
    assert encode_text("\ufe91\ufea8", "words_lrm") == f"\ufea8\ufe91{LRM}"


def test_a_run_goes_on_in_what_touches_it_and_not_beyond_a_blank() -> None:
    for before, after, turned in (("", " ", [C + B, A + " "]), (" ", "", [f" {C}{B}", A])):
        encoded = encode([Segment("x "), Segment(before + A + B, RED), Segment(C + after, BLUE)], "words")
        assert [segment.text for segment in encoded] == ["x ", *turned]


@pytest.mark.parametrize(
    ("before", "after", "touching"),
    [(f" {A}", f"{B} ", True), (f"{A} ", B, False), (A, f" {B}", False), ("", B, False), (A, "", False)],
)
@pytest.mark.parametrize("encoding", ["words", "words_run", "colour"])
def test_texts_touch_where_a_run_goes_on_from_one_to_the_next(
    encoding: Encoding, before: str, after: str, touching: bool
) -> None:
    assert runs_join(before, after, encoding) == touching


@pytest.mark.parametrize("encoding", ["visual", "lrm", "words_lrm"])
def test_no_run_goes_on_where_an_encoding_marks_off_letters_or_words(encoding: Encoding) -> None:
    assert not joins(encoding)
    assert not runs_join(A, B, encoding)


def test_only_arabic_goes_on_where_only_arabic_makes_a_run() -> None:
    for encoding in ENCODINGS[-2:]:
        assert not runs_join("a", B, encoding) and not runs_join(A, "b", encoding)


def test_runs_with_marks_go_on_as_others_do() -> None:
    control = Segment("\x1b[1m", None, [(1,)])  # type: ignore[list-item]
    segments = [Segment(f"{D}{C} {A}\u064e{B}", RED), Segment(""), control, Segment(f"{C} {D}{A}", BLUE)]
    assert [(segment.text, segment.style) for segment in encode(segments, "words")] == [
        (control.text, None),
        (f"{C}{D} ", RED),
        (f"{C}{B}", RED),
        (f"{A}\u064e", BLUE),
        (f" {A}{D}", BLUE),
    ]


def test_one_face_among_several_ends_its_run() -> None:
    for style in (BOLD, Style(italic=True)):
        encoded = encode([Segment(A + B, style), Segment(C, None), Segment(D, RED)], "words")
        assert [segment.text for segment in encoded] == [B + A, D, C]


@pytest.mark.parametrize("encoding", ["words", "words_run"])
def test_a_letter_takes_its_marks_along_to_where_it_is_sent(encoding: Encoding) -> None:
    encoded = encode([Segment(A, RED), Segment(f"{B}\u064e{C}", BLUE)], encoding)
    assert encoded == [Segment(C, RED), Segment(f"{B}\u064e{A}", BLUE)]
    encoded = encode([Segment(A, RED), Segment(f"{B}\u064e", BLUE)], encoding)
    assert encoded == [Segment(f"{B}\u064e", RED), Segment(A, BLUE)]


def test_bold_ends_a_run_as_it_does_in_the_terminal() -> None:
    encoded = encode([Segment(A + B, BOLD), Segment(C + D, None)], "words")
    assert [segment.text for segment in encoded] == [B + A, D + C]


def test_colour_tells_every_letter_from_its_neighbours_and_every_text_from_the_next() -> None:
    encoded = encode([Segment("x"), Segment(A + B, RED), Segment("،"), Segment(C), Segment(D, BOLD)], "colour")
    assert [segment.text for segment in encoded] == ["x", A + B, "،", C, D]
    expected = [None, alternating(RED, 0), None, alternating(None, 2), alternating(BOLD, 0)]
    assert all(segment.style is style for segment, style in zip(encoded, expected, strict=True))


@pytest.mark.parametrize("text", ["\x1b[1m", A + B])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_control_segments_are_kept(encoding: Encoding, text: str) -> None:
    control = Segment(text, None, [(1,)])  # type: ignore[list-item]
    assert control in encode([control, Segment(A + B, RED), Segment(C, BLUE)], encoding)


PIECES = st.lists(
    st.tuples(st.text(f"{A}{B}{C}{D}ab 12،؟(«│\u064e٣", max_size=8), st.sampled_from([RED, BLUE, BOLD, None])),
    max_size=5,
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(PIECES)
def test_nothing_is_lost_and_every_cell_stays(encoding: Encoding, pieces: list[tuple[str, Style | None]]) -> None:
    segments = [Segment(text, style) for text, style in pieces if text]
    encoded = encode(segments, encoding)
    text = "".join(segment.text for segment in segments)
    got = "".join(segment.text for segment in encoded)
    assert cell_len(got) == cell_len(text)
    unmirrored = str.maketrans("()«»", "((««")
    assert sorted(re.sub(f"[{LRM}{ZWNJ}]", "", got).translate(unmirrored)) == sorted(text.translate(unmirrored))


@given(st.text("اللعبةصف abc 2021٣.،", max_size=30))
def test_a_column_named_by_its_letter_is_where_that_letter_is_seen(text: str) -> None:
    visual = "".join(cell.text for cell in layout_cells(text, "rtl", False))
    sent = "".join(segment.text for segment in encode([Segment(visual)], "words_lrm")).replace(LRM, "")
    assert len(sent) == len(visual)
    for column, letter in enumerate(sent):
        assert visual[seen_column([visual], column)] == letter
    assert seen_column([visual], len(visual) + 3) == len(visual) + 3


def test_a_column_is_looked_for_in_the_segment_that_it_is_in() -> None:
    texts = [f"{D}{C} ", f"{A}{B}{C} x"]
    assert [seen_column(texts, column) for column in range(9)] == [1, 0, 2, 5, 4, 3, 6, 7, 8]
