"""From the cell under the mouse to the logical characters, and selecting with a real mouse in a running app."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mouse import Place, click, drag
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from screen import settle
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Label, Static

from mali_tui.rtl.line_layout import Direction, layout_line
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.selection import CellUnderMouse, seen_at, source_at, span_of

SENTENCE = "قال الوزير إنّ اتفاقًا (G5) أُبرم في 2013 لا غير."
ENGLISH = "The minister said لا and left (2500–3000)."
LONG = "وقّعت موسكو مع باماكو عددًا من اتفاقيات التعاون العسكري، ولم تُعلن بنودها حتى اليوم."
TEXTS = st.lists(st.text("ابتلاآ abc 12،()", max_size=6).map(lambda text: f"{text}ب\u064b\u0651")).map("".join)


@given(TEXTS)
def test_every_character_is_under_one_cell_and_with_its_marks(text: str) -> None:
    spans = {source_at(text, column, "rtl") for column in range(cell_len(text))}
    ordered = sorted(spans)
    assert all(end == start for (_, end), (start, _) in pairwise(ordered))
    if ordered:
        assert cell_len(text[: ordered[0][0]]) == 0 and ordered[-1][1] == len(text)


def test_beside_the_text_of_a_line_is_its_nearer_end() -> None:
    def place(x: int) -> Style:
        return Style(meta={"offset": (x, 3)})

    line = [Segment("▌ "), Segment("ab", place(7)), Segment("─"), Segment("c", place(12)), Segment("  ")]
    spans = [span_of(line, at, at + 1) for at in range(8)]
    empty = [(Offset(7, 3), Offset(7, 3)), (Offset(9, 3), Offset(9, 3)), (Offset(13, 3), Offset(13, 3))]
    a, b, c = ((Offset(x, 3), Offset(x + 1, 3)) for x in (7, 8, 12))
    assert spans == [empty[0], empty[0], a, b, empty[1], c, empty[2], empty[2]]
    assert span_of([Segment("ab")], 0, 1) is None


LINE = "’tis O’Neill's dogs' don't."


@pytest.mark.parametrize(
    ("at", "word"),
    [
        (0, "’"),
        (1, "tis"),
        (3, "tis"),
        (4, " "),
        (5, "O’Neill's"),
        (13, "O’Neill's"),
        (19, "'"),
        (21, "don't"),
        (26, "."),
    ],
)
def test_a_word_has_its_apostrophes_and_no_quotation_marks_and_a_sign_stands_alone(at: int, word: str) -> None:
    segments = [Segment(LINE[:7], Style(meta={"offset": (2, 3)})), Segment(LINE[7:], Style(meta={"offset": (9, 3)}))]
    start = LINE.index(word, 0 if len(word) > 1 else at)
    seen = CellUnderMouse(Static(), segments, at, at + 1)
    assert seen.word == Selection(Offset(start + 2, 3), Offset(start + len(word) + 2, 3))
    assert seen.paragraph is not None
    assert seen.paragraph.start == Offset(0, 3)
    assert seen.paragraph.end is not None and seen.paragraph.end.x > 1_000_000 and seen.paragraph.end.y == 3


def test_where_there_is_no_text_there_is_no_word() -> None:
    seen = CellUnderMouse(Static(), [Segment("──")], 0, 1)
    assert (seen.span, seen.word, seen.paragraph) == (None, None, None)


class InEnglish(Label):
    """A widget that keeps its own direction."""

    app: Reader

    def get_line_filters(self) -> Sequence[LineFilter]:
        """From the left, whatever the screen's lines do."""
        return self.app.line_filters("ltr")


class Reader(Directed, App[Any]):
    """A sentence in each language, and a paragraph of several lines."""

    CSS = "Screen { layout: vertical } Static { width: 60 } #long { width: 24 }"

    def __init__(self, direction: Direction = "rtl") -> None:
        super().__init__()
        self.set_up_direction(direction)

    def compose(self) -> ComposeResult:
        """One below the other."""
        yield Static(SENTENCE, markup=False)
        yield InEnglish(ENGLISH, markup=False)
        yield Static(LONG, id="long")


def lines(app: Reader) -> list[str]:
    """The rows of the screen as they are drawn."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def ends_of(app: Reader, text: str, base: Direction = "rtl") -> tuple[Place, Place]:
    """The cells in which the first and the last letter of a text of one line are seen."""
    seen = layout_line(text, base, False).drawn
    row, line = next((row, line) for row, line in enumerate(lines(app)) if seen in line)
    left = line.index(seen)
    right = left + len(seen) - 1
    return ((right, row), (left, row)) if base == "rtl" else ((left, row), (right, row))


def highlighted_text(app: Reader) -> str:
    """What is drawn on another ground than the rest, from the left, a line after the other."""
    strips = [
        [(s.style.bgcolor if s.style else None, s.text) for s in strip]
        for strip in app.screen._compositor.render_strips()
    ]
    ground = strips[-1][0][0]
    parts = ["".join(text for colour, text in strip if colour != ground) for strip in strips]
    return "\n".join(part for part in parts if part)


WORDS = ("قال", "الوزير", "إنّ", "اتفاقًا", "أُبرم", "لا", "غير.")


@pytest.mark.parametrize("backwards", [False, True])
async def test_dragging_from_any_word_to_any_other_copies_the_logical_text(backwards: bool) -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        for first in range(0, len(WORDS), 2):
            for last in range(first, len(WORDS), 2):
                start, end = ends_of(app, WORDS[first])[0], ends_of(app, WORDS[last])[1]
                wanted = SENTENCE[SENTENCE.index(WORDS[first]) : SENTENCE.index(WORDS[last]) + len(WORDS[last])]
                assert drag(pilot, *((end, start) if backwards else (start, end))) == wanted


async def test_what_is_under_the_mouse_is_highlighted_and_nothing_else() -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        start, end = ends_of(app, "الوزير")
        drag(pilot, start, end)
        await settle(pilot)
        assert highlighted_text(app) == layout_line("الوزير", "rtl", False).drawn
        start, end = ends_of(app, "اتفاقًا")
        drag(pilot, start, end)
        await settle(pilot)
        assert highlighted_text(app) == layout_line("اتفاقًا", "rtl", False).drawn


async def test_dragging_over_the_wrapped_lines_of_a_paragraph_copies_it() -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        assert len([line for line in lines(app) if line.strip()]) > 5
        assert drag(pilot, ends_of(app, "وقّعت")[0], ends_of(app, "اليوم.")[1]) == LONG
        part = LONG[LONG.index("باماكو") : LONG.index("بنودها") + len("بنودها")]
        assert drag(pilot, ends_of(app, "باماكو")[0], ends_of(app, "بنودها")[1]) == part


async def test_dragging_from_edge_to_edge_takes_the_text_and_no_padding() -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        assert drag(pilot, (59, 0), (0, 0)) == SENTENCE
        assert drag(pilot, (0, 0), (59, 0)) == SENTENCE
        assert drag(pilot, (3, 0), (0, 0)) == ""


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
async def test_a_widget_with_a_direction_of_its_own_is_selected_as_it_is_seen(direction: Direction) -> None:
    app = Reader(direction)
    async with app.run_test(size=(60, 12)) as pilot:
        start, _ = ends_of(app, "minister", "ltr")
        _, end = ends_of(app, "2500–3000", "ltr")
        assert start[0] < end[0]
        assert drag(pilot, start, end) == ENGLISH[ENGLISH.index("minister") : ENGLISH.index(").")]
        start, end = ends_of(app, "لا")
        assert drag(pilot, start, start) is None
        assert await click(pilot, start, 2) == "لا"


@pytest.mark.parametrize(
    ("clicked", "word"),
    [
        ("الوزير", "الوزير"),
        ("إنّ", "إنّ"),
        ("أُبرم", "أُبرم"),
        ("لا", "لا"),
        ("G5", "G5"),
        ("2013", "2013"),
        ("غير.", "غير"),
    ],
)
async def test_a_double_click_takes_the_word_and_a_triple_click_the_paragraph(clicked: str, word: str) -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        latin = clicked.isascii()
        place = ends_of(app, clicked, "ltr" if latin else "rtl")[0]
        assert await click(pilot, place, 2) == word
        assert await click(pilot, place, 3) == SENTENCE
        assert await click(pilot, place) is None


async def test_a_letter_is_seen_within_a_frame_and_nothing_on_it_or_outside_of_the_screen() -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        app.query(Static).first().styles.border = ("solid", "white")
        await settle(pilot)
        (x, y), _ = ends_of(app, "قال")
        seen = seen_at(app.screen, x, y)
        assert seen is not None and (seen.start, seen.end) == (0, 1)
        assert x == 58 and seen_at(app.screen, 59, y) is None
        assert seen_at(app.screen, 99, 99) is None


async def test_the_second_cell_of_a_wide_character_is_as_without_the_layer_where_nothing_is_reordered() -> None:
    text = "me🔥💯😭 ❤️ سلام"
    app = Reader("ltr")
    async with app.run_test(size=(60, 12)) as pilot:
        app.query(Static).first().update(text.rpartition(" ")[0])
        await settle(pilot)
        assert [drag(pilot, (0, 0), (column, 0)) for column in (4, 5, 6)] == ["me🔥💯", "me🔥💯😭", "me🔥💯😭"]
        assert await click(pilot, (7, 0), 2) == "😭"
        app.query(Static).first().update(text)
        await settle(pilot)
        assert [drag(pilot, (0, 0), (column, 0)) for column in (4, 5, 6)] == ["me🔥💯", "me🔥💯", "me🔥💯😭"]


async def test_a_triple_click_takes_every_line_of_a_paragraph() -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        assert await click(pilot, ends_of(app, "باماكو")[0], 3) == LONG


async def test_what_else_selects_all_does_so() -> None:
    app = Reader()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.click(offset=(30, 11), times=2)  # the screen itself
        assert app.screen.get_selected_text() == "\n".join([SENTENCE, ENGLISH, LONG])
        app.query_one(InEnglish).text_select_all()
        assert app.screen.get_selected_text() == ENGLISH
