"""What a screen sends is encoded, and words that stand in two strips are encoded as one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.geometry import Region
from textual.widgets import Static

from mali_tui.rtl.encodings import Encoding
from mali_tui.textual_rtl.line_filters import RightToLeft
from mali_tui.textual_rtl.screen import BidiScreen

A, B, C, D = "\ufed2\ufe8e\ufe92\ufea9"


class Reader(App[None]):
    """One word, laid out from the right."""

    direction = RightToLeft()
    encoding: Encoding = "words"

    def get_default_screen(self) -> BidiScreen:
        return BidiScreen()

    def compose(self) -> ComposeResult:
        yield Static("باب")

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self.direction]


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("visual", "\ufe8f\ufe8e\ufe91"),
        ("words", "\ufe91\ufe8e\ufe8f"),
        ("lrm", "\ufe8f\u200e\ufe8e\u200e\ufe91\u200e"),
    ],
)
async def test_updates_are_sent_in_the_encoding_of_the_app(encoding: Encoding, word: str) -> None:
    app = Reader()
    async with app.run_test(size=(10, 2)):
        app.encoding = encoding
        compositor = app.screen._compositor
        assert word in compositor.render_full_update().render_segments(app.console)
        app.query_one(Static).refresh(Region(0, 0, 10, 1))
        compositor.update_widgets({app.query_one(Static)})
        update = compositor.render_partial_update()
        assert update is not None
        assert word in update.render_segments(app.console)
        assert compositor.render_partial_update() is None


async def test_a_part_of_a_word_is_sent_as_the_cells_hold_it() -> None:
    app = Reader()
    async with app.run_test(size=(10, 2)):
        compositor = app.screen._compositor
        compositor.render_full_update()
        compositor._dirty_regions = {Region(0, 0, 8, 1)}  # up to the first cell of the word at the right
        update = compositor.render_partial_update()
        assert update is not None
        drawn = update.render_segments(app.console)
        assert "\ufe91" in drawn and "\ufe8f" not in drawn


async def test_a_screenshot_is_no_terminal() -> None:
    app = Reader()
    async with app.run_test(size=(10, 2)):
        screenshot = app.screen._compositor.render_full_update(simplify=True)
        assert "\ufe8f\ufe8e\ufe91" in screenshot.render_segments(app.console)
