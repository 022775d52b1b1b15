"""Lines break where Rich, and so Textual, breaks them, but not at no-break spaces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len

from mali_tui.wrapping import NO_BREAK_SPACES, line_starts

ZWJ = "\u200d"
LETTERS = st.text("ab ,-é\u0627\u0644\u064b\u0651\u0640\u2018… ◆❝漢\u200d", max_size=60)


@given(text=LETTERS, width=st.integers(2, 20))
@example(text="one two three", width=7)  # a blank just beyond the end of a line
@example(text="one two ", width=7)
@example(text=" one", width=3)
@example(text="alongword is broken", width=4)
@example(text="مرحبا بكم في مالي", width=6)
@example(text="", width=2)
def test_lines_begin_where_rich_begins_them(text: str, width: int) -> None:
    # Rich cuts a long word that begins with a joiner after the letter that follows
    assume(ZWJ not in text or all(cell_len(word) <= width for word in text.split()))
    assert line_starts(text, width, cell_len) == [0, *divide_line(text, width)]


@given(text=LETTERS, width=st.integers(1, 9), first_width=st.integers(1, 9))
def test_no_line_is_wider_than_it_may_be(text: str, width: int, first_width: int) -> None:
    starts = line_starts(text, width, cell_len, first_width)
    lines = [text[start:end].rstrip() for start, end in pairwise((*starts, len(text)))]
    widths = first_width, *[width] * len(lines)
    for line, room in zip(lines, widths, strict=False):
        assert cell_len(line) <= room or cell_len(line.strip()) <= 2  # a wide letter alone
    assert starts == sorted(set(starts))


def test_the_first_line_may_have_a_width_of_its_own() -> None:
    assert line_starts("one two three", 7, len, 3) == [0, 4, 8]
    assert line_starts("one two three", 3, len, 7) == [0, 8, 11]


@pytest.mark.parametrize("space", NO_BREAK_SPACES)
def test_no_line_breaks_at_a_no_break_space(space: str) -> None:
    """UAX #14: class GL."""
    text = f"about 12{space}500 of them"
    for width in range(7, 20):
        starts = line_starts(text, width, cell_len)
        assert not any(text[start - 1] == space for start in starts[1:])
