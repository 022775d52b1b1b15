"""The Page: a column of blocks with a cursor that list_mode its stops.

Most panes of the app are one. It draws only the lines on the screen (Textual's Line API), keeps all text
logical, and knows nothing of what the blocks are about. What it shows and where that stands is the part of `Column`,
what it looks like that of `RenderedPage`; here is what the keys and the mouse do.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual import events, on
from textual.message import Message
from textual.timer import Timer

from mali_tui.app.page.rendering import RenderedPage
from mali_tui.reading.location import Location


class Page(RenderedPage, can_focus=True, inherit_bindings=False):
    """A scrolling column of blocks. ``measure`` bounds the width of the text; 0 leaves it unbounded."""

    class Reached(Message):
        """The reader moved the cursor to a stop."""

        def __init__(self, page: Page, location: Location) -> None:
            super().__init__()
            self.page = page
            self.location = location

        @property
        def control(self) -> Page:
            """The page, for ``@on(…, selector)``."""
            return self.page

    class Followed(Reached):
        """The reader asked to go where a stop leads."""

    def __init__(
        self, *, measure: int = 0, list_mode: bool = True, open_on_click: bool = True, id: str | None = None
    ) -> None:
        """``list_mode``: the arrows walk the stops rather than scroll. ``open_on_click``: a click goes there."""
        super().__init__(measure=measure, id=id)
        self.list_mode = list_mode
        self._follows_click = open_on_click
        self._click_timer: Timer | None = None

    def select_location(self, location: Location | None) -> None:
        """Put the cursor on the stop that leads to ``location`` and bring it onto the screen; None hides it."""
        self.cursor = self._stops.find(location)
        self.reveal()

    def reveal(self) -> None:
        """Bring the stop under the cursor onto the screen: a third of the way down, if the text is prose."""
        if self.cursor is None:
            return
        if not self._sized:
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
        """Move the cursor ``by`` ±1 among the wanted stops; False where there is none further on."""
        number = self._stops.next(self._walk_start(by), by, wanted)
        if number is None:
            return False
        self._reach(number)
        return True

    def _walk_start(self, by: int) -> int:
        """The first stop to consider: beside the cursor, or where the reader looks if it is out of sight."""
        if self.cursor is not None and (self.list_mode or self.cursor_visible):
            return self.cursor + by
        top = self.scroll_offset.y
        bottom = top + self.inner_size.height
        line = self._layout.line(top)
        if line is None:
            return len(self._stops) - (1 if by < 0 else 0)
        for number in range(self._stops.first_of(line.block), len(self._stops)):
            at = self._stops[number]
            row = self._layout.row_of(at.block, at.stop.start)
            if row >= top:
                return number if row < bottom or by > 0 else number - 1
        return len(self._stops) - (1 if by < 0 else 0)

    def follow(self) -> None:
        """Ask to go where the stop under the cursor leads, if there is one."""
        if self.current is not None:
            self.post_message(self.Followed(self, self.current))

    def move(self, by: int) -> None:
        """The arrow keys: the next stop above or below, in a list the next, or a line of prose."""
        if self.list_mode and self._stops:
            number = self._above_or_below(by)
            if number is None:
                self.step(by)
            else:
                self._reach(number)
        else:
            self.scroll_relative(y=by, animate=False)

    def _above_or_below(self, by: int) -> int | None:
        """The nearest stop in that direction that stands over or under the cursor's; None if there is none.

        Before the page has a size, nothing stands anywhere.
        """
        if not self._sized or self.cursor is None or self._blocks[self._stops[self.cursor].block].row:
            return None
        rows, cells = self._cursor_rows(), self._cells_of(self.cursor)
        ahead = range(self.cursor + by, len(self._stops) if by > 0 else -1, by)
        for number in ahead:
            at, other = self._stops[number], self._cells_of(number)
            row = self._layout.row_of(at.block, at.stop.start)
            beyond = row > rows[-1] if by > 0 else row < rows[0]
            if beyond and other.start < cells.stop and cells.start < other.stop:
                return number
        return None

    def _cells_of(self, number: int) -> range:
        """The cells of a line's text that a stop takes; those of a row of a list are all."""
        at = self._stops[number]
        block = self._blocks[at.block]
        line = self._layout.line(self._layout.row_of(at.block, at.stop.start))
        if block.row or line is None:
            return range(self.text_width)
        start = block.lead_width + cell_len(block.text[line.start : at.stop.start])
        return range(start, start + max(1, cell_len(block.text[at.stop.start : min(at.stop.end, line.end)])))

    def page_by(self, by: int) -> None:
        """The page keys."""
        height = max(1, self.inner_size.height - 2)
        if self.list_mode and self._stops:
            number = (self.cursor or 0) + by * height
            self._reach(max(0, min(len(self._stops) - 1, number)))
        else:
            self.scroll_relative(y=by * height, animate=False)

    def go_to_end(self, by: int) -> None:
        """Home and End."""
        if self.list_mode and self._stops:
            self._reach(0 if by < 0 else len(self._stops) - 1)
            if by < 0:
                self._scroll_to_row(0)
        else:
            self._scroll_to_row(0 if by < 0 else self._layout.height)

    def _reach(self, number: int) -> None:
        self.cursor = number
        self.reveal()
        self.post_message(self.Reached(self, self._stops[number].location))

    def activate(self, number: int) -> None:
        """What labels are for: go where a stop leads; a claim of the text itself is first had under the cursor."""
        at_home = not self._follows_click and self._stops[number].location.kind == "claim"
        self.focus()
        self._reach(number)
        if not at_home:
            self.follow()

    @on(events.Click)
    def _take_click(self, event: events.Click) -> None:
        if self._click_timer:
            self._click_timer.stop()
        number = event.style.meta.get("stop")
        if number is None or event.chain > 1 or self.text_selection is not None:  # the mouse was selecting text
            return
        if number >= len(self._stops):  # what was clicked has gone since the last frame
            return
        event.stop()
        again = number == self.cursor
        self._reach(number)
        if self._follows_click:
            self.follow()
        elif again:  # unless it is the first half of a double click
            self._click_timer = self.set_timer(self.app.CLICK_CHAIN_TIME_THRESHOLD, self.follow)
