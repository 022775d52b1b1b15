"""Stretches: a part of a line that runs the other way keeps to its cells, and its styles and places go with it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mali_tui.rtl.isolates import LRI, PDI, RLI, isolate_start, split_isolates
from mali_tui.rtl.line_layout import Direction, layout_cells, layout_line
from mali_tui.textual_rtl.line_filters import LeftToRight, RightToLeft
from mali_tui.textual_rtl.selection import source_at

ARABIC = "قال (G5) في 2013."
ENGLISH = "He said (G5) in 2013."
TEXTS = st.text(f"ابلا abc 12.│ {LRI}{RLI}{PDI}", max_size=20)


def test_each_direction_has_a_character_before_its_isolates() -> None:
    assert {base: isolate_start(base) for base in get_args(Direction)} == {"rtl": RLI, "ltr": LRI}
    assert list(split_isolates(f"a{isolate_start('rtl')}b{PDI}c")) == [(0, 1, None), (2, 3, "rtl"), (4, 5, None)]
    assert list(split_isolates(f"{isolate_start('ltr')}b")) == [(1, 2, "ltr")]


@pytest.mark.parametrize("text", ["", LRI, RLI + PDI, LRI + PDI + RLI, f"{LRI}a{PDI}{RLI}b{PDI}{LRI}{PDI}"])
def test_no_part_of_a_line_is_empty(text: str) -> None:
    visible = "".join(character for character in text if character not in LRI + RLI + PDI)
    assert "".join(text[part.start : part.end] for part in split_isolates(text)) == visible
    assert all(part.start < part.end for part in split_isolates(text))


def test_an_arabic_column_beside_an_english_one_reads_as_if_alone() -> None:
    column = ARABIC.ljust(22)
    line = f"{ENGLISH}  {RLI}{column}{PDI}"
    assert layout_line(line, "ltr", False).drawn == f"{ENGLISH}  {layout_line(column, 'rtl', False).drawn}"


def test_an_english_column_beside_an_arabic_one_stands_at_its_left_and_ends_in_its_stop() -> None:
    column = ENGLISH.ljust(25)
    line = f"{ARABIC}  {LRI}{column}{PDI}"
    assert layout_line(line, "rtl", False).drawn == f"{column}{layout_line(ARABIC + '  ', 'rtl', False).drawn}"


def test_lines_are_mirrored_in_what_runs_from_the_right_only() -> None:
    assert layout_line(f"╭ {LRI}╭ a{PDI}", "rtl", False).drawn == "╭ a ╮"
    assert layout_line(f"╭ {RLI}╭ a{PDI}", "ltr", False).drawn == "╭ a ╮"


@given(TEXTS, st.sampled_from(["ltr", "rtl"]))
def test_a_line_stays_as_wide_as_it_was_and_loses_no_visible_character(text: str, base: Direction) -> None:
    line = layout_line(text, base, False)
    assert cell_len(line.drawn) == cell_len(text)
    shown = {part.start + i for part in split_isolates(text) for i in range(part.end - part.start)}
    assert set(line.starts) <= shown
    assert not set(line.drawn) & {LRI, RLI}


@pytest.mark.parametrize("outer", [LeftToRight(), RightToLeft()])
def test_styles_and_offsets_go_with_their_characters(outer: LeftToRight) -> None:
    bold, other = Style(bold=True, meta={"stop": 4}), Style()
    inner: Direction = "rtl" if outer.base == "ltr" else "ltr"
    segments = [
        Segment("ab ", other),
        Segment(isolate_start(inner), other),
        Segment("cd", bold),
        Segment(PDI, other),
        Segment(" e"),
    ]
    drawn = outer.apply(segments, Color(0, 0, 0))
    assert [segment.text for segment in drawn if segment.style == bold] == ["cd"]
    assert sum(segment.cell_length for segment in drawn) == 7
    assert {LRI, RLI, PDI}.isdisjoint("".join(segment.text for segment in drawn))


def test_the_mouse_finds_the_character_it_is_over() -> None:
    line = f"ab {RLI}جدل  {PDI}"
    at = {column: line[slice(*source_at(line, column, "ltr"))] for column in range(8)}
    assert [at[column] for column in range(3)] == ["a", "b", " "]  # without the control that follows
    assert [at[column] for column in (7, 6, 5)] == ["ج", "د", "ل"]
    assert "".join(cell.text for cell in layout_cells(line, "ltr", False)).startswith("ab   ")
