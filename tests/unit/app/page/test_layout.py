"""Blocks are wrapped and stacked, and every character has a row."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.layout import PageLayout

words = st.text("abcdefgh لمنهو ,.\u00a0", max_size=200).map(lambda text: " ".join(text.split(" ")))
blocks = st.lists(
    st.builds(Block, words, space_above=st.integers(0, 3), lead_width=st.integers(0, 5)), min_size=1, max_size=6
)


@given(blocks, st.integers(1, 80))
def test_the_lines_of_a_block_are_its_text(blocks: list[Block], width: int) -> None:
    layout = PageLayout(blocks, width)
    texts = [""] * len(blocks)
    for row in range(layout.height):
        line = layout.line(row)
        assert line is not None
        if line.number >= 0:
            texts[line.block] += blocks[line.block].text[line.start : line.end]
    assert texts == [block.text for block in blocks]
    assert layout.line(layout.height) is None


@given(blocks, st.integers(8, 80))
def test_no_line_is_wider_than_the_page(blocks: list[Block], width: int) -> None:
    layout = PageLayout(blocks, width)
    for row in range(layout.height):
        line = layout.line(row)
        assert line is not None
        block = blocks[line.block]
        assert block.lead_width + cell_len(block.text[line.start : line.end].rstrip(" \u00a0")) <= width


@given(blocks, st.integers(1, 80), st.data())
def test_the_row_of_a_character_contains_it(blocks: list[Block], width: int, data: st.DataObject) -> None:
    layout = PageLayout(blocks, width)
    index = data.draw(st.integers(0, len(blocks) - 1))
    offset = data.draw(st.integers(0, max(0, len(blocks[index].text) - 1)))
    line = layout.line(layout.row_of(index, offset))
    assert line is not None and line.block == index
    assert line.start <= offset <= line.end


def test_a_sign_stays_with_the_word_before_it() -> None:
    layout = PageLayout([Block("one two\u00a0●")], 8)
    assert layout.height == 2
    line = layout.line(1)
    assert line is not None and line.start == 4
