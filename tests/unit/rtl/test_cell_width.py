"""Cells are counted as Rich counts them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len as rich_cell_len

from mali_tui.rtl.cell_width import cell_len


def test_every_character_is_as_wide_as_rich_has_it() -> None:
    characters = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    assert [c for c in characters if cell_len(c) != rich_cell_len(c)] == []


@pytest.mark.parametrize("text", ["", "abc", "سلام", "ﺳﻼﻡ 12", "ثقةً", "漢字", "👩\u200d👩\u200d👧 x", "a\u0301"])
def test_so_are_texts(text: str) -> None:
    assert cell_len(text) == rich_cell_len(text)
