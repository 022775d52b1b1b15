"""Whole lines: as wide as before, every style with its character, borders in place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mali_tui.rtl.line_layout import layout_cells, layout_line
from mali_tui.textual_rtl.line_filters import LeftToRight, RightToLeft

BLACK = Color(0, 0, 0)
STYLES = [Style(bold=True), Style(italic=True), Style(meta={"stop": 3}), None]
TEXTS = st.text("ابتلاآ لأ abc 12–.,()«»│─╭╮ ●❝\u064b\u0651漢", max_size=30)


def draw(text: str, base: str = "rtl", marks: bool = False) -> str:
    return "".join(cell.text for cell in layout_cells(text, base, marks))  # type: ignore[arg-type]


@given(st.lists(st.tuples(TEXTS, st.sampled_from(STYLES)), max_size=6), st.booleans())
def test_a_line_stays_as_wide_as_it_was(pieces: list[tuple[str, Style | None]], marks: bool) -> None:
    segments = [Segment(text, style) for text, style in pieces if text]
    for line_filter in (RightToLeft(marks=marks), LeftToRight(marks=marks)):
        result = line_filter.apply(segments, BLACK)
        assert sum(s.cell_length for s in result) == sum(s.cell_length for s in segments)


@given(st.lists(st.tuples(st.text("ابت abc 12", min_size=1, max_size=8), st.sampled_from(STYLES)), max_size=6))
def test_styles_go_with_their_characters(pieces: list[tuple[str, Style | None]]) -> None:
    segments = [Segment(text, style) for text, style in pieces]
    result = RightToLeft().apply(segments, BLACK)

    def cells_by_style(line: list[Segment]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for segment in line:
            counts[str(segment.style)] = counts.get(str(segment.style), 0) + segment.cell_length
        return counts

    assert cells_by_style(result) == cells_by_style(segments)


WORDS = st.text("ابتلاآ لأ 123(،«│ \u064b", max_size=8)


@given(st.lists(st.tuples(WORDS, st.sampled_from(STYLES)), min_size=1, max_size=6))
@example([("ب 20", STYLES[0]), ("13", STYLES[1]), (" ت", None)])
@example([("ب 2", STYLES[0]), ("0", STYLES[1]), ("13 ت", None)])
@example([("ب 20", STYLES[0]), ("13", STYLES[1])])
@example([("لا", STYLES[0]), ("ب", STYLES[1]), ("لا", STYLES[0])])
@example([("ل", STYLES[0]), ("ا ب", STYLES[1]), ("", STYLES[2]), ("ت", None)])
@example([("ب", STYLES[0]), ("\u064b", STYLES[1]), ("ت", None)])
def test_every_glyph_has_the_style_of_the_character_that_it_shows(pieces: list[tuple[str, Style | None]]) -> None:
    text = "".join(text for text, _ in pieces)
    styles = [style for text, style in pieces for _ in text]
    line = layout_line(text, "rtl", False)
    shown = zip(line.glyphs, line.starts, strict=True)
    wanted = [(character, styles[min(start, len(text) - 1)]) for glyph, start in shown for character in glyph]
    result = RightToLeft().apply([Segment(*piece) for piece in pieces], BLACK)
    assert [(character, segment.style) for segment in result for character in segment.text] == wanted


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("│ سلام  │", "│   \ufee1\ufefc\ufeb3 │"),  # the cell that lām-alif saves stays inside the border
        ("╭─ abc ─╮", "╭─ abc ─╮"),
        ("├── باب", "\ufe8f\ufe8e\ufe91 ──┤"),
        ("سنة 2013–2014", "2014–2013 \ufe94\ufee8\ufeb3"),  # UAX #9: a range runs from the right, too
        ("(ب) «ت»", "«\ufe95» (\ufe8f)"),
        ("ب (G5)", "(G5) \ufe8f"),
        ("abc", "abc"),
        ("→ ب", "\ufe8f ←"),
        ("باب │ b 12 │ تاب", "\ufe8f\ufe8e\ufe97 │ b 12 │ \ufe8f\ufe8e\ufe91"),
    ],
)
def test_what_is_seen_under_a_right_to_left_base(logical: str, seen: str) -> None:
    assert draw(logical) == seen


def test_under_a_left_to_right_base_only_arabic_moves() -> None:
    assert draw("│ l باب  (x) →", "ltr") == "│ l \ufe8f\ufe8e\ufe91  (x) →"
    segments = [Segment("plain → text", Style(bold=True))]
    assert LeftToRight().apply(segments, BLACK) is segments


def test_the_filters_are_on_and_send_a_segment_for_each_style() -> None:
    assert RightToLeft().enabled and LeftToRight().enabled
    bold = Style(bold=True)
    assert LeftToRight().apply([Segment("a "), Segment("باب", bold)], BLACK) == [
        Segment("a "),
        Segment("\ufe8f\ufe8e\ufe91", bold),
    ]


def test_marks_stay_in_the_segments_of_their_letters() -> None:
    segments = [Segment("ثِقةً", Style(bold=True)), Segment(" بَ")]
    drawn = RightToLeft(marks=True).apply(segments, Color(0, 0, 0))
    assert drawn == [Segment("\ufe8f\u064e "), Segment("\ufe94\u064b\ufed8\ufe9b\u0650", Style(bold=True))]


def test_marks_are_drawn_only_where_asked_for() -> None:
    assert draw("بً") == "\ufe8f"
    assert draw("بً", marks=True) == "\ufe8f\u064b"
    for line_filter, text in ((RightToLeft(), "\ufe8f"), (RightToLeft(marks=True), "\ufe8f\u064b")):
        assert line_filter.apply([Segment("بً")], BLACK) == [Segment(text)]


def test_control_segments_are_kept() -> None:
    control = Segment("\x1b[1m", None, [(1,)])  # type: ignore[list-item]
    assert RightToLeft().apply([Segment("ab"), control], BLACK) == [control, Segment("ab")]
    assert RightToLeft().apply([Segment(" "), control], BLACK) == [control, Segment(" ")]
    reverse = Style(reverse=True)
    assert RightToLeft().apply([Segment("▎a"), control], BLACK) == [control, Segment("a"), Segment("▊", reverse)]


def test_every_cell_tells_its_source() -> None:
    text = "سلام abc"
    covered = sorted({i for cell in layout_cells(text, "rtl", False) for i in range(cell.start, cell.end)})
    assert covered == list(range(len(text)))


@pytest.mark.parametrize("pieces", [["▎ab▊"], ["▎a", "b▊"]])
def test_a_block_without_a_mirror_image_is_drawn_as_its_negative_in_reversed_colours(pieces: list[str]) -> None:
    bold = Style(bold=True)
    drawn = RightToLeft().apply([Segment(piece, bold) for piece in pieces], BLACK)
    cells = [(glyph, bool(segment.style and segment.style.reverse)) for segment in drawn for glyph in segment.text]
    assert cells == [("▎", True), ("a", False), ("b", False), ("▊", True)]
    assert all(segment.style and segment.style.bold for segment in drawn)


def test_blank_lines_keep_the_grounds_of_their_cells_in_the_order_of_the_mirror() -> None:
    red, blue = Style(bgcolor="#ff0000"), Style(bgcolor="#0000ff")
    assert RightToLeft().apply([Segment("  ", red), Segment(" ", blue)], BLACK) == [
        Segment(" ", blue),
        Segment("  ", red),
    ]


def test_a_negative_of_what_is_reversed_already_is_not_reversed() -> None:
    assert RightToLeft().apply([Segment("▎", Style(reverse=True))], BLACK) == [Segment("▊", Style(reverse=False))]
