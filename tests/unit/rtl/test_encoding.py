"""What each encoding sends for a finished line, character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from mali_tui.rtl.encoding import ENCODINGS, LRM, Encoding, encode, seen_column
from mali_tui.rtl.line import lay_out

# Visual order, presentation forms: A B C are the letters of a word, from left to right; D a letter on its own.
A, B, C, D = "\ufed2\ufe8e\ufe92\ufea9"
RED, BLUE, BOLD = Style(color="#ff0000"), Style(color="#0000ff"), Style(bold=True)
BRIGHT, BRIGHTER = Style(color="#e0e0e1"), Style(color="#e0e0e2")


def sent(text: str, encoding: Encoding) -> str:
    return "".join(segment.text for segment in encode([Segment(text)], encoding))


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("visual", f"{A}{B} x", f"{A}{B} x"),
        ("lrm", f"│ {A}{B} x", f"│ {A}{LRM}{B}{LRM} x"),
        ("lrm", f"؟{A}\u064e{B}", f"؟{LRM}{A}\u064e{LRM}{B}{LRM}"),
        ("lrm", "٣1", f"٣{LRM}1"),
        ("words_lrm", f"{A}{B} {D}│", f"{B}{A}{LRM} {D}{LRM}│"),
        ("words_lrm", f"؟{A}{B}", f"{B}{A}؟{LRM}"),  # a letter to the algorithm, so part of the word
        ("words_lrm", f"،{A}{B}", f"،{B}{A}{LRM}"),  # and this is not
        ("words_lrm", f"{A}٢٣{B}", f"{A}{LRM}٢٣{LRM}{B}{LRM}"),
        ("words_lrm", f"{A}\u064e{B}", f"{B}{A}\u064e{LRM}"),
        ("words", f"({A}{B}) {D}!", f"({B}{A}) !{D}"),
        ("words", f"{A}{B}(", f"){B}{A}"),
        ("words", f"{A}٢٣", f"٣٢{A}"),
        ("words", f"x{A}{B}", f"{B}{A}x"),
        ("words", f"{A}x", f"{A}x"),  # a token that begins with a Latin letter is not turned round
        ("words", f"│{A}{B}│", f"│{B}{A}│"),
        ("words_run", f"({A}{B}) x{D}{C}", f"({B}{A}) x{C}{D}"),
        ("words_run", f"؟{A}٢", f"٢{A}؟"),
    ],
)
def test_characters_sent(encoding: Encoding, text: str, expected: str) -> None:
    assert sent(text, encoding) == expected


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


def test_bold_ends_a_run_as_it_does_in_the_terminal() -> None:
    encoded = encode([Segment(A + B, BOLD), Segment(C + D, None)], "words")
    assert [segment.text for segment in encoded] == [B + A, D + C]


def test_colour_tells_every_letter_from_its_neighbours() -> None:
    encoded = encode([Segment(f"x{A}{B}", None), Segment(C, RED)], "colour")
    assert encoded[:3] == [Segment("x", None), Segment(A, BRIGHT), Segment(B, BRIGHTER)]
    assert encoded[3].text == C
    assert encoded[3].style is not None and encoded[3].style.color is not None
    assert encoded[3].style.color.triplet == (255, 0, 1)


def test_an_unknown_foreground_is_taken_to_be_light() -> None:
    assert encode([Segment(A, Style(color="default"))], "colour")[0].style == BRIGHT


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_control_segments_are_kept(encoding: Encoding) -> None:
    control = Segment("\x1b[1m", None, [(1,)])  # type: ignore[list-item]
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
    assert sorted(got.replace(LRM, "").translate(unmirrored)) == sorted(text.translate(unmirrored))


@given(st.text("اللعبةصف abc 2021٣.،", max_size=30))
def test_a_column_named_by_its_letter_is_where_that_letter_is_seen(text: str) -> None:
    visual = "".join(cell.text for cell in lay_out(text, "rtl", False))
    sent = "".join(segment.text for segment in encode([Segment(visual)], "words_lrm")).replace(LRM, "")
    assert len(sent) == len(visual)
    for column, letter in enumerate(sent):
        assert visual[seen_column([visual], column)] == letter
    assert seen_column([visual], len(visual) + 3) == len(visual) + 3
