"""The cells of an editor's line: in FriBidi's order, with tabs and suggestions."""

from __future__ import annotations

import random

import pytest
from fribidi import Paragraph, is_installed

from mali_tui.rtl.line_layout import Direction
from mali_tui.textual_rtl.code_text import text_parts
from mali_tui.textual_rtl.editor_lines import EditorCell, WrappedPart, lay_out_part

STRINGS = 300
LETTERS = "אבגדה abcd 123 .,()-%٤٥"  # which need no shaping, so that each is a cell


@pytest.mark.skipif(not is_installed(), reason="FriBidi is not installed: Debian's libfribidi0")
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_they_have_the_order_that_fribidi_gives_them(direction: Direction) -> None:
    source = random.Random("editor")
    for _ in range(STRINGS):
        text = "".join(source.choices(LETTERS, k=30))
        start = source.randrange(len(text))
        end = source.choice((source.randint(start + 1, len(text)), len(text)))
        cells = lay_out_part(WrappedPart(text, start, end, ()), direction).cells
        ours = [cell.column - start for cell in (reversed(cells) if direction == "rtl" else cells)]
        blank = end == len(text)  # on which the cursor can be
        assert ours == Paragraph(text + " ", direction).line_order(start, end + blank), (text, start, end)


def test_a_tab_is_one_cell_as_wide_as_it_is() -> None:
    line = lay_out_part(WrappedPart("א\tab", 0, 4, (3,)), "rtl")
    assert line.cells == (
        EditorCell(0, 0, 1), EditorCell(1, 1, 1), EditorCell(3, 4, 1), EditorCell(2, 5, 1), EditorCell(4, 6, 1)
    )  # fmt: skip
    assert [line.column_at(at) for at in (-1, 0, 1, 3, 4, 6, 99)] == [0, 0, 1, 1, 3, 4, 4]
    assert (line.step(1, 1), line.step(0, -1), line.step(4, 1)) == (3, None, None)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("x = \"אב\" + 'גד'", ["אב", "גד"]),
        ('f("a\\"b") # הערה', ['a\\"b', "הערה"]),
        ("url = 'http://x' // y", ["http://x", "y"]),
        ('"""doc', ["doc"]),
        ('x = ""', []),
    ],
)
def test_the_text_in_code_is_found(line: str, texts: list[str]) -> None:
    assert [line[start:end] for start, end in text_parts(line)] == texts
