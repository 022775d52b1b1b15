"""Lines break just where Rich, and so Textual, breaks them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich._wrap import divide_line

from mali_tui.app.page.wrapping import line_starts

LETTERS = st.text("ab ,-é\u0627\u0644\u064b\u0651\u0640\u2018… ◆❝漢\u200d", max_size=60)


@given(text=LETTERS, width=st.integers(1, 20))
@example(text="one two three", width=7)  # a blank just beyond the end of a line
@example(text="one two ", width=7)
@example(text=" one", width=3)
@example(text="alongword is broken", width=4)
@example(text="مرحبا بكم في مالي", width=6)
@example(text="", width=1)
def test_lines_begin_where_rich_begins_them(text: str, width: int) -> None:
    assert line_starts(text, width) == [0, *divide_line(text, width)]
