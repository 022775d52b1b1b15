"""The Matrix widget: a grid with a cursor. The heads stay while it scrolls; only visible lines are rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mali_tui.app.matrix.grid import Grid, GridCell
from mali_tui.app.matrix.layout import GridLayout
from mali_tui.app.matrix.renderer import STYLES, MatrixRenderer
from mali_tui.app.ui.hint_strings import HINT_FILTER, with_hint
from mali_tui.reading.location import Location

STYLE_SHEET = Path(__file__).with_name("style.tcss")
NO_CELL = GridCell(-1, -1)
SCROLL_MARGIN = 2  # lines; a row further out of sight is not scrolled to the edge but further into the window


class Matrix(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows and columns. The cursor is on a cell or on a head; its row and column are highlighted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"matrix--{style}" for style in STYLES}
    SHARES_LOOK = True
    ALLOW_SELECT = False

    cursor: reactive[GridCell] = reactive(NO_CELL)
    """The cell of the cursor; `NO_CELL` while the grid is empty."""

    class Reached(Message):
        """The reader moved the cursor to a cell or head that links to ``location``."""

        def __init__(self, matrix: Matrix, location: Location) -> None:
            super().__init__()
            self.matrix = matrix
            self.location = location

    class Followed(Reached):
        """The reader followed the link at the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.grid = Grid((), (), {})
        self._cached_layout = GridLayout(self.grid, 1, 1)
        self._cached_layout_size = Size(1, 1)
        self._first = 0  # the first visible column
        self._first_before_reveal = 0  # the same before the cursor was moved
        self._top_before_reveal = 0  # the line scrolled to before the cursor was moved, and after it was revealed
        self._top_after_reveal = 0
        self._hints: Mapping[int, str] = {}

    # ── Content ──────────────────────────────────────────────────────────────────────────────

    def show(self, grid: Grid, cursor: GridCell | None = None) -> None:
        """Replace the grid and move the cursor to ``cursor``, if given."""
        self.grid = grid
        self._update_virtual_size()
        self.select_location(cursor or self.cursor)
        self.refresh()

    def select_location(self, cell: GridCell) -> None:
        """Move the cursor to a cell and scroll to it."""
        self.cursor = cell
        self._top_before_reveal = self._top_after_reveal = self.scroll_offset.y
        self._first_before_reveal = self._first
        self.reveal()

    @property
    def current(self) -> Location | None:
        """The Location that the cursor's cell links to."""
        return None if self.cursor == NO_CELL else self.grid.location_of(self.cursor)

    def reveal(self) -> None:
        """Scroll to the cursor's row and column.

        After several resizes it is scrolled as after the last one alone: Textual leaves some out when it is busy.
        """
        self._first = self._layout.first_column(self.cursor.column, self._first_before_reveal)
        if self.cursor.row < 0 or not self.size.height:
            return
        if self.scroll_offset.y != self._top_after_reveal:  # the reader scrolled it with the mouse
            self._top_before_reveal = self.scroll_offset.y
        line = self._layout.line_of(self.cursor.row)
        room = max(1, self.scrollable_content_region.height - len(self._layout.head))
        top = self._top_before_reveal
        above, below = top + 1 - line, line - (top + room - 1)
        if above > SCROLL_MARGIN or below > SCROLL_MARGIN:
            top = line - room // 3
        elif above > 0 or below > 0:
            top = line - 1 if above > 0 else line - room + 1
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        self._top_after_reveal = self.scroll_offset.y

    @property
    def cursor_visible(self) -> bool:
        """Whether the cursor's cell is visible."""
        layout, column, row = self._layout, self.cursor.column, self.cursor.row
        column_visible = column < 0 or self._first <= column < self._first + layout.visible_columns
        if row < 0:
            return column_visible
        line = layout.line_of(row) - self.scroll_offset.y
        return column_visible and 0 <= line < self.scrollable_content_region.height - len(layout.head)

    # ── Moving the cursor ────────────────────────────────────────────────────────────────────

    def move(self, by: int) -> None:
        """Move to the row above or below; above the first are the columns' heads."""
        lowest = -1 if self.cursor.column >= 0 else 0
        self._reach(GridCell(max(lowest, min(len(self.grid.rows) - 1, self.cursor.row + by)), self.cursor.column))

    def step(self, by: int, wanted: Callable[[Location], bool] | None = None) -> bool:
        """Move to the next column or, with ``wanted``, to the strongest mark of the next wanted row."""
        if wanted is None:
            lowest = -1 if self.cursor.row >= 0 else 0
            column = max(lowest, min(len(self.grid.columns) - 1, self.cursor.column + by))
            self._reach(GridCell(self.cursor.row, column))
            return True
        row = self.cursor.row + by
        while 0 <= row < len(self.grid.rows):
            if wanted(self.grid.rows[row].location):
                self._reach(GridCell(row, self.grid.primary_column(row)))
                return True
            row += by
        return False

    def step_mark(self, by: int) -> bool:
        """Move to the next or previous mark that is not dimmed, row by row; return False if there are no more."""
        current = (self.cursor.row, self.cursor.column)
        marks = sorted(cell for cell, mark in self.grid.marks.items() if not mark.is_dimmed)
        candidates = [cell for cell in marks if (cell > current if by > 0 else cell < current)]
        if candidates:
            self._reach(GridCell(*candidates[0 if by > 0 else -1]))
        return bool(candidates)

    def page_by(self, by: int) -> None:
        """Move by a screenful of rows."""
        self.move(by * max(1, self.scrollable_content_region.height - len(self._layout.head) - 1))

    def go_to_end(self, by: int) -> None:
        """Move to the first or the last row."""
        self._reach(GridCell(0 if by < 0 else len(self.grid.rows) - 1, self.cursor.column))

    def follow(self) -> None:
        """Post `Followed` for the Location at the cursor, if any."""
        if self.current is not None:
            self.post_message(self.Followed(self, self.current))

    # ── Visible links and their hints ────────────────────────────────────────────────────────

    def links_in_sight(self) -> list[int]:
        """The numbers of the visible rows, whose heads are links."""
        height = self.scrollable_content_region.height - len(self._layout.head)
        lines = self._layout.lines[self.scroll_offset.y : self.scroll_offset.y + max(0, height)]
        return [line for line in lines if isinstance(line, int)]

    def show_hints(self, hints: Mapping[int, str]) -> None:
        """Show hints before rows, by number, until the next call."""
        self._hints = hints
        self.refresh()

    def activate(self, number: int) -> None:
        """Follow the link of a row."""
        self.focus()
        self._reach(GridCell(number, -1))
        self.follow()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the filter for hints, last, so that it works on the line as displayed."""
        filters = super().get_line_filters()
        return [*filters, HINT_FILTER] if self._hints else filters

    def _reach(self, cell: GridCell) -> None:
        if cell != self.cursor and self.grid.rows:
            self.select_location(cell)
            self.post_message(self.Reached(self, self.grid.location_of(cell)))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked cell; a click on the cursor's cell follows its link."""
        clicked = event.style.meta.get("cell")
        if clicked is None or GridCell(*clicked) == NO_CELL:
            return
        if clicked[0] >= len(self.grid.rows) or clicked[1] >= len(self.grid.columns):  # the cell no longer exists
            return
        event.stop()
        if GridCell(*clicked) == self.cursor:
            self.follow()
        else:
            self._reach(GridCell(*clicked))

    # ── Rendering ────────────────────────────────────────────────────────────────────────────

    @property
    def _layout(self) -> GridLayout:
        """The layout of the grid in the present size, also before the event of a resize has arrived."""
        size = self.scrollable_content_region.size
        if self._cached_layout.grid is not self.grid or self._cached_layout_size != size:
            self._cached_layout = GridLayout(self.grid, max(1, size.width), max(1, size.height))
            self._cached_layout_size = size
            self._first = self._cached_layout.first_column(self.cursor.column, self._first_before_reveal)
        return self._cached_layout

    def _update_virtual_size(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._layout.height)

    def on_resize(self) -> None:
        """Lay the grid out for the new size, and keep the cursor visible."""
        self._update_virtual_size()
        self.reveal()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """As Textual's; also notes when it was scrolled because there is less to scroll, and not with the mouse."""
        super().watch_scroll_y(old_value, new_value)
        if old_value > self.max_scroll_y and round(old_value) == self._top_after_reveal:
            self._top_after_reveal = self.scroll_offset.y

    def watch_cursor(self) -> None:
        """Redraw for the new cursor."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Render a line of the head, which stays, or of the rows, which scroll."""
        width, base, layout = self.scrollable_content_region.width, self.rich_style, self._layout
        if not self.grid.rows:
            return Strip.blank(width, base)
        renderer = MatrixRenderer(layout, self._first, self.cursor, base, self._style)
        if y < len(layout.head):
            segments = renderer.head(layout.head[y])
        else:
            number = y - len(layout.head) + self.scroll_offset.y
            line = layout.lines[number] if number < len(layout.lines) else ""
            segments = renderer.row(line) if isinstance(line, int) else renderer.heading(line)
            if isinstance(line, int) and (hint := self._hints.get(line)):
                segments = list(with_hint(Strip(segments), 0, hint, self._style("link-hint")))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"matrix--{name}", partial=True)
