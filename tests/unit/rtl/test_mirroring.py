"""Glyphs that have a side are mirrored, and mirrored twice are themselves."""

from __future__ import annotations

from unicodedata import category

import pytest
from rich.cells import cell_len

from mali_tui.rtl.mirroring import BIDI_MIRROR, REVERSED_BLOCKS, mirror_interface, mirror_text, ui_mirror


@pytest.mark.parametrize(
    "pair",
    (
        *("╭╮", "╰╯", "┌┐", "└┘", "├┤", "┏┓", "┣┫", "╠╣", "╒╕", "╞╡", "╟╢", "┝┥", "┡┩", "┢┪", "╱╲", "╴╶", "╸╺", "╼╾"),
        *("▌▐", "▏▕", "▖▗", "▙▟", "▛▜", "▝▘", "◐◑", "◧◨", "▸◂", "▶◀", "►◄", "←→", "⇐⇒", "↖↗", "«»", "‹›", "()", "⟨⟩"),
        *("❮❯", "⠇⠸", "⡀⢀"),
    ),
)
def test_pairs_are_each_other_s_image(pair: str) -> None:
    assert "".join(map(mirror_interface, pair)) == pair[::-1]


def test_an_image_s_image_is_the_glyph_itself_and_as_wide() -> None:
    assert [glyph for glyph, image in ui_mirror().items() if ui_mirror().get(image) != glyph] == []
    assert [glyph for glyph, image in ui_mirror().items() if cell_len(image) != cell_len(glyph)] == []
    assert [glyph for glyph, negative in REVERSED_BLOCKS.items() if glyph in ui_mirror()] == []


def test_what_has_no_side_stays() -> None:
    for glyph in "─│═║┼╋█▀▄■●◆↑↓↔aب1 .⌫⌦":
        assert mirror_interface(glyph) == glyph


def test_nothing_of_a_text_is_taken_for_a_part_of_the_interface() -> None:
    assert [glyph for glyph in ui_mirror() if category(glyph)[0] in "LMN"] == []


def test_text_mirrors_brackets_only() -> None:
    assert (mirror_text("("), mirror_text("«"), mirror_text("→"), mirror_text("├")) == (")", "»", "→", "├")
    assert len(BIDI_MIRROR) > 300
