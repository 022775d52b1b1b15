"""From the cell under the mouse to the logical character, and dragging over Arabic in a running app."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.widgets import Static

from mali_tui.rtl.encoding import Encoding
from mali_tui.rtl.filter import RightToLeft
from mali_tui.rtl.screen import DirectedScreen
from mali_tui.rtl.selection import source_at

SENTENCE = "قال الوزير إنّ اتفاقًا (G5) أُبرم في 2013 لا غير."


@given(st.text("ابتلاآ abc 12،()\u064b", max_size=30))
def test_every_character_with_a_cell_can_be_pointed_at(text: str) -> None:
    pointed = {source_at(text, column, "rtl") for column in range(cell_len(text))}
    assert all(0 <= index <= len(text) for index in pointed)
    if text:
        assert 0 in pointed or cell_len(text[0]) == 0


class Reader(App[None]):
    """One Arabic sentence, laid out from the right."""

    direction = RightToLeft()
    encoding: Encoding = "visual"

    def get_default_screen(self) -> DirectedScreen:
        return DirectedScreen()

    def compose(self) -> ComposeResult:
        yield Static(SENTENCE)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self.direction]


async def drag(start: int, end: int) -> str | None:
    """What is selected by dragging from one column of the first line to another."""
    app = Reader()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.mouse_down(offset=(start, 0))
        await pilot.hover(offset=(end, 0))
        await pilot.mouse_up(offset=(end, 0))
        return app.screen.get_selected_text()


async def test_dragging_from_right_to_left_over_a_sentence_copies_its_logical_text() -> None:
    assert await drag(59, 0) == SENTENCE


async def test_dragging_over_the_first_word_copies_the_first_word() -> None:
    assert await drag(59, 57) == "قال"


async def test_dragging_the_other_way_round_copies_the_same() -> None:
    assert await drag(57, 59) == "قال"
