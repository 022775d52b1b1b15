"""The Page: a scrolling column of blocks with a cursor that moves from link to link.

Most panes of the app are pages. A page renders only the lines on the screen (Textual's Line API), keeps all text in
logical order, and is independent of the content of the blocks. Content and layout are in `ScrollModel`, rendering is
in `RenderedPage`; this module handles keys and mouse.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from rich.cells import cell_len
from textual import events, on
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer

from mali_tui.app.page.page_app import PageApp
from mali_tui.app.page.rendering import RenderedPage
from mali_tui.reading.location import Location


class Page(RenderedPage, can_focus=True, inherit_bindings=False):
    """A scrolling column of blocks. ``measure`` is the maximum width of the text, 0 for none."""

    class Reached(Message):
        """The reader moved the cursor to a link."""

        def __init__(self, page: Page, location: Location) -> None:
            super().__init__()
            self.page = page
            self.location = location

        @property
        def control(self) -> Page:
            """The page, for ``@on(…, selector)``."""
            return self.page

    class Followed(Reached):
        """The reader followed a link."""

    def __init__(
        self, *, measure: int = 0, list_mode: bool = True, open_on_click: bool = True, id: str | None = None
    ) -> None:
        """``list_mode``: arrow keys move the cursor rather than scroll. ``open_on_click``: a click follows a link."""
        super().__init__(measure=measure, id=id)
        self.list_mode = list_mode
        self._follows_click = open_on_click
        self._click_timer: Timer | None = None

    # ── For screen readers ───────────────────────────────────────────────────────────────────

    @property
    def _cursor_word(self) -> str:
        return cast(PageApp, self.app).cursor_word if self.list_mode else ""

    @property
    def cursor_mark(self) -> str:
        """The sign beside the cursor, or in a list for screen readers a word."""
        return self._cursor_word or super().cursor_mark

    @property
    def gutter_cells(self) -> int:
        """The cells before the text for the sign or the word, and a blank."""
        return max(super().gutter_cells, cell_len(self._cursor_word) + 1)

    def place_terminal_cursor(self) -> None:
        """Put the terminal's cursor at the start of the cursor's line, else of the first line with text."""
        area = self.content_region
        row = self.cursor_row if self.cursor is not None and self.cursor_visible else self.first_text_row
        start = self.text_margin - (self.gutter_cells if self._cursor_word else 0)
        app = cast(PageApp, self.app)
        column = start if app.direction == "ltr" else max(0, area.width - 1 - start)
        position = Offset(area.x + column, area.y + max(0, row or 0))
        if app.cursor_position != position:
            app.cursor_position = position
            self.refresh()  # it is sent with the next frame

    def _follow_with_terminal_cursor(self) -> None:
        if cast(PageApp, self.app).cursor_word and self.has_focus:
            self.call_after_refresh(self.place_terminal_cursor)

    def watch_cursor(self) -> None:
        """Redraw for the new cursor."""
        super().watch_cursor()
        self._follow_with_terminal_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and tell where the first line is."""
        super().watch_scroll_y(old_value, new_value)
        self._follow_with_terminal_cursor()

    def on_focus(self) -> None:
        """Tell where the choice is."""
        self._follow_with_terminal_cursor()

    # ── The cursor ───────────────────────────────────────────────────────────────────────────

    def select_location(self, location: Location | None) -> None:
        """Put the cursor on the link to ``location`` and scroll to it; without such a link, hide the cursor."""
        self.cursor = self._links.find(location)
        self.reveal()

    def reveal(self) -> None:
        """Scroll to the link under the cursor; in prose, so that it is a third of the way down."""
        if self.cursor is None:
            return
        if not self._has_layout:
            self._after_first_layout = self.reveal
            return
        rows = self._cursor_rows()
        height = self.inner_size.height
        top = self.scroll_offset.y
        edge = 0 if self.list_mode else min(2, height // 4)
        above, below = rows[0] < top + edge, rows[-1] >= top + height - edge
        if above or below:
            nearest = rows[0] - 1 if above else rows[-1] - height + 2
            self._scroll_to_row(nearest if self.list_mode else rows[0] - height // 3)

    # ── Moving the cursor ────────────────────────────────────────────────────────────────────

    def step(self, by: int, wanted: Callable[[Location], bool] = lambda _: True) -> bool:
        """Move the cursor ``by`` ±1 among the wanted links; return False if there are no more."""
        number = self._links.next(self._search_start(by), by, wanted)
        if number is None:
            return False
        self._reach(number)
        return True

    def _search_start(self, by: int) -> int:
        """The first link to consider: next to the cursor or, if that is not visible, to the visible text."""
        if self.cursor is not None and (self.list_mode or self.cursor_visible):
            return self.cursor + by
        top = self.scroll_offset.y
        bottom = top + self.inner_size.height
        line = self._layout.line(top)
        if line is None:
            return len(self._links) - (1 if by < 0 else 0)
        for number in range(self._links.first_of(line.block), len(self._links)):
            position = self._links[number]
            row = self._layout.row_of(position.block, position.link.start)
            if row >= top:
                return number if row < bottom or by > 0 else number - 1
        return len(self._links) - (1 if by < 0 else 0)

    def follow(self) -> None:
        """Post `Followed` for the link under the cursor, if there is one."""
        if self.current is not None:
            self.post_message(self.Followed(self, self.current))

    def move(self, by: int) -> None:
        """Move the cursor to the link above or below, in a list to the next row; scroll prose by a line."""
        if self.list_mode and self._links:
            number = self._above_or_below(by)
            if number is None:
                number = self._links.next(self._search_start(by), by, lambda _: True)
            if number is None:
                return
            if self._skips_text(number):
                self.scroll_relative(y=by * max(1, self.inner_size.height - 1), animate=False)
            else:
                self._reach(number)
        else:
            self.scroll_relative(y=by, animate=False)

    def _skips_text(self, number: int) -> bool:
        """Whether the way to a link passes rows that have not been visible."""
        if not self._has_layout:
            return False
        position, top, height = self._links[number], self.scroll_offset.y, self.inner_size.height
        row = self._layout.row_of(position.block, position.link.start)
        return not top - height <= row < top + 2 * height - 1

    def _above_or_below(self, by: int) -> int | None:
        """The nearest link above or below the one at the cursor that overlaps it horizontally, if any.

        Before the page has a size, there is none.
        """
        if not self._has_layout or self.cursor is None or self._blocks[self._links[self.cursor].block].row:
            return None
        rows, cells = self._cursor_rows(), self._cells_of(self.cursor)
        candidates = range(self.cursor + by, len(self._links) if by > 0 else -1, by)
        for number in candidates:
            position, other = self._links[number], self._cells_of(number)
            row = self._layout.row_of(position.block, position.link.start)
            beyond = row > rows[-1] if by > 0 else row < rows[0]
            if beyond and other.start < cells.stop and cells.start < other.stop:
                return number
        return None

    def _cells_of(self, number: int) -> range:
        """The cells that a link takes on its first line; a row of a list takes all of them."""
        position = self._links[number]
        block = self._blocks[position.block]
        line = self._layout.line(self._layout.row_of(position.block, position.link.start))
        if block.row or line is None:
            return range(self.text_width)
        start = block.lead_width + cell_len(block.text[line.start : position.link.start])
        return range(
            start, start + max(1, cell_len(block.text[position.link.start : min(position.link.end, line.end)]))
        )

    def page_by(self, by: int) -> None:
        """Move the cursor, or scroll, by a screenful."""
        height = max(1, self.inner_size.height - 2)
        if self.list_mode and self._links:
            number = (self.cursor or 0) + by * height
            self._reach(max(0, min(len(self._links) - 1, number)))
        else:
            self.scroll_relative(y=by * height, animate=False)

    def go_to_end(self, by: int) -> None:
        """Go to the start or the end."""
        if self.list_mode and self._links:
            self._reach(0 if by < 0 else len(self._links) - 1)
            if by < 0:
                self._scroll_to_row(0)
        else:
            self._scroll_to_row(0 if by < 0 else self._layout.height)

    def _reach(self, number: int) -> None:
        self.cursor = number
        self.reveal()
        self.post_message(self.Reached(self, self._links[number].location))

    def activate(self, number: int) -> None:
        """Follow a link by its hint; a claim in the text only gets the cursor."""
        is_own_claim = not self._follows_click and self._links[number].location.kind == "claim"
        self.focus()
        self._reach(number)
        if not is_own_claim:
            self.follow()

    @on(events.Click)
    def _take_click(self, event: events.Click) -> None:
        if self._click_timer:
            self._click_timer.stop()
        number = event.style.meta.get("link_number")
        if number is None or event.chain > 1 or self.text_selection is not None:  # the mouse was selecting text
            return
        if number >= len(self._links):  # the link no longer exists
            return
        event.stop()
        was_current = number == self.cursor
        self._reach(number)
        if self._follows_click:
            self.follow()
        elif was_current:  # unless it is the first half of a double click
            self._click_timer = self.set_timer(self.app.CLICK_CHAIN_TIME_THRESHOLD, self.follow)
