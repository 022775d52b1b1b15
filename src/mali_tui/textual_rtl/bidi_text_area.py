"""An editor whose lines run the way of its paragraphs, with the cursor and the mouse where their letters are seen.

Changes: `TextArea._render_line`, `_recompute_cursor_offset` and `cursor_screen_offset`, the ways of the cursor and of
the mouse, and what a word and a letter are; reads its wrapped document and navigator. Textual's editor runs from the
left only. Upstream: see `compositor`. Without it what is typed is still seen in visual order, by the line filter of
the app, but line by line, and the cursor and the mouse are at other letters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

from textual import events
from textual.document._document import Location
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.line_layout import NEEDS_LAYOUT, Direction
from mali_tui.textual_rtl.code_text import text_parts
from mali_tui.textual_rtl.content_direction import is_for_code
from mali_tui.textual_rtl.directions import direction_of, is_mirrored
from mali_tui.textual_rtl.editor_lines import EditorLine, WrappedPart, lay_out_part, tab_widths
from mali_tui.textual_rtl.editor_strips import place_line, place_placeholder, view_width
from mali_tui.textual_rtl.screen import attributes_of_copy
from mali_tui.textual_rtl.terminal_cursor import place_terminal_cursor
from mali_tui.textual_rtl.words import JOINERS, cluster_end, next_word, previous_word

Place = tuple[int, int]
"""A line of the document, and which of the lines that it is wrapped into."""


def adopt_text_area(editor: TextArea) -> None:
    """Make an editor a `BidiTextArea`, before it is drawn: its class becomes one of the same name with that in it."""
    editor.__class__ = _class_with_layer(type(editor))


@cache
def _class_with_layer(kind: type[TextArea]) -> type[TextArea]:
    bases = (BidiTextArea,) if kind is TextArea else (kind, BidiTextArea)
    return type(kind.__name__, bases, attributes_of_copy(kind))


class BidiTextArea(TextArea):
    """What every `TextArea` of an app with the layer becomes: Textual's editor in visual order.

    Its direction is that of the widget; where that is "auto", each paragraph has its own. A line from the left with
    nothing from the right in it is Textual's.
    """

    _drawn_direction: str | None = None
    _is_drawn_unscrolled = False
    _kept_at: Location | None = None  # where a move up or down has left the cursor

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────

    def _base(self, row: int) -> Direction:
        """The direction of a paragraph; an empty one has that of the paragraph before it, as in a browser."""
        direction = direction_of(self)
        if direction != "auto":
            return direction
        lines = self.document.lines
        while row > 0 and not lines[row]:
            row -= 1
        return first_strong(lines[row] or str(self.placeholder))

    def _text_with_suggestion(self, row: int) -> str:
        """A paragraph with the suggestion, if it is shown there."""
        text = self.document.get_line(row)
        at = self._suggestion_at(row)
        return text if at is None else f"{text[:at]}{self.suggestion}{text[at:]}"

    def _suggestion_at(self, row: int) -> int | None:
        is_shown = self.suggestion and (self.has_focus or not self.hide_suggestion_on_blur)
        return self.cursor_location[1] if is_shown and row == self.cursor_location[0] else None

    def is_stock_row(self, row: int) -> bool:
        """Whether a paragraph is drawn, and the cursor moved in it, as by Textual."""
        return self._base(row) == "ltr" and not NEEDS_LAYOUT.search(self._text_with_suggestion(row))

    def _part(self, place: Place) -> WrappedPart:
        row, section = place
        text, breaks = self._text_with_suggestion(row), self.wrapped_document.get_offsets(row)
        edges = [0, *breaks, len(text)]
        tabs = self.wrapped_document.get_tab_widths(row) if breaks else tab_widths(text, self.indent_width)
        isolates = text_parts(text) if is_for_code(self) else ()
        return WrappedPart(text, edges[section], edges[section + 1], tuple(tabs), isolates)

    def _line(self, place: Place) -> EditorLine:
        return lay_out_part(self._part(place), self._base(place[0]))

    def _place_at(self, y: int) -> Place:
        """What is in a line of the wrapped document, or the nearest."""
        infos = self.wrapped_document._offset_to_line_info
        return infos[max(0, min(y, len(infos) - 1))]

    def _place_of(self, location: Location) -> Place:
        return self._place_at(self.wrapped_document.location_to_offset(location).y)

    def _shown_column(self, location: Location) -> int:
        """A column of the paragraph with the suggestion in it."""
        row, column = location
        at = self._suggestion_at(row)
        return column if at is None or column <= at else column + len(self.suggestion)

    def _document_column(self, row: int, shown: int) -> int:
        at = self._suggestion_at(row)
        return shown if at is None or shown <= at else max(at, shown - len(self.suggestion))

    # ── What is seen ─────────────────────────────────────────────────────────────────────────

    @property
    def scroll_offset(self) -> Offset:
        """Textual's; none to the side while a whole line is drawn, which is cut once it is in visual order."""
        offset = super().scroll_offset
        return Offset(0, offset.y) if self._is_drawn_unscrolled else offset

    def render_line(self, y: int) -> Strip:
        """A line in visual order."""
        direction = direction_of(self)
        if direction != self._drawn_direction:
            self._line_cache.clear()
            self._drawn_direction = direction
        strip = super().render_line(y)
        return place_placeholder(self, strip, y) if self.placeholder and not self.text else strip

    def _render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        if at >= self.wrapped_document.height or self.is_stock_row(self._place_at(at)[0]):
            return super()._render_line(y)
        place = self._place_at(at)
        self._is_drawn_unscrolled = True
        try:
            whole = super()._render_line(y)
        finally:
            self._is_drawn_unscrolled = False
        return place_line(self, whole, self._part(place), self._base(place[0]), self._cluster_under_cursor(place))

    def _cluster_under_cursor(self, place: Place) -> int | None:
        """The index in a line of the cluster that the cursor is within, after its first character, if any."""
        location = self.cursor_location
        if not self._draw_cursor or self._place_of(location) != place:
            return None
        column = self._shown_column(location)
        first = self._line(place).cell_of(column).column
        return self._part(place).expand().columns.index(first) if first < column else None

    @property
    def _view_left(self) -> int:
        """The column of the widget in which lines begin at the left."""
        gutter = self.styles.gutter
        return gutter.right + self.scrollbar_gutter.right if is_mirrored(self) else gutter.left + self.gutter_width

    def _cursor_cell(self, location: Location) -> Offset:
        """Where a character is seen, from where its line starts, and the line of the wrapped document."""
        stock = self.wrapped_document.location_to_offset(location)
        if self.is_stock_row(location[0]):
            return stock
        line = self._line(self._place_at(stock.y))
        return Offset(line.cell_of(self._shown_column(location)).at, stock.y)

    def _recompute_cursor_offset(self) -> None:
        self._cursor_offset = self._cursor_cell(self.cursor_location)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is seen, for the terminal's own cursor: the cell where the next letter goes."""
        y = self._cursor_cell(self.cursor_location).y
        x = self._view_column(self.cursor_location) - self._scroll_cells(self.cursor_location[0])
        return self.region.offset + Offset(self._view_left + x, self.styles.gutter.top + y - self.scroll_offset.y)

    def _scroll_cells(self, row: int) -> int:
        """How far to the left a paragraph is scrolled."""
        return self.scroll_offset.x if self._base(row) == "ltr" else -self.scroll_offset.x

    def _view_column(self, location: Location) -> int:
        """The column in which a character is seen, from the left, when nothing is scrolled."""
        at = self._cursor_cell(location).x
        if self._base(location[0]) == "ltr":
            return at
        cell = self._line(self._place_of(location)).cell_of(self._shown_column(location))
        return view_width(self) - at - cell.width

    def _on_resize(self) -> None:
        super()._on_resize()
        self._recompute_cursor_offset()
        self.call_after_refresh(place_terminal_cursor, self)

    def on_focus(self) -> None:
        """Have the terminal's cursor in it at once: Textual computes where it is before the editor has a place."""
        self.call_after_refresh(place_terminal_cursor, self)

    def _watch_suggestion(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(place_terminal_cursor, self)

    # ── The mouse ────────────────────────────────────────────────────────────────────────────

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """The character that is seen under the mouse."""
        y = event.y + self.scroll_offset.y - self.gutter.top
        return self._location_at(event.x - self._view_left, y, scrolled=True)

    def _location_at(self, x: int, y: int, scrolled: bool = False) -> Location:
        """What is seen in a column of a line of the wrapped document; ``scrolled`` as the mouse sees it."""
        row, section = self._place_at(y)
        x += self._scroll_cells(row) if scrolled else 0
        if self.is_stock_row(row):
            return self.wrapped_document.offset_to_location(Offset(x, y))
        line = self._line((row, section))
        shown = line.column_at(x if line.base == "ltr" else view_width(self) - 1 - x)
        return row, self._document_column(row, shown)

    # ── Moving ───────────────────────────────────────────────────────────────────────────────

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor, or with ``select`` the end of the selection, to the cluster at its left."""
        self._move("left", select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor, or with ``select`` the end of the selection, to the cluster at its right."""
        self._move("right", select)

    def _move(self, side: Literal["left", "right"], select: bool) -> None:
        row = self.cursor_location[0]
        forward = (side == "right") == (self._base(row) == "ltr")
        if self.is_stock_row(row) or not self._has_cursor or (forward and self.suggestion):
            stock = super().action_cursor_right if forward else super().action_cursor_left
            stock(select)
        elif select or self.selection.is_empty:
            self.move_cursor(self._neighbour(self.cursor_location, 1 if forward else -1), select=select)
        else:
            self.move_cursor(self._end_of_selection(forward))

    def _neighbour(self, location: Location, by: int) -> Location:
        """What is seen after (1) or before (-1) a character, in the direction of its paragraph."""
        row = location[0]
        y = self.wrapped_document.location_to_offset(location).y
        column = self._line(self._place_at(y)).step(self._shown_column(location), by)
        if column is not None:
            return row, self._document_column(row, column)
        if not 0 <= y + by < self.wrapped_document.height:
            return location
        row, section = self._place_at(y + by)
        cells = self._line((row, section)).cells
        return row, self._document_column(row, cells[0 if by > 0 else -1].column)

    def _end_of_selection(self, forward: bool) -> Location:
        """The end of the selection that is further in a direction, as it is seen."""
        ends = sorted(self.selection, key=lambda end: (self._cursor_cell(end).y, self._cursor_cell(end).x))
        return ends[-1] if forward else ends[0]

    def action_cursor_word_left(self, select: bool = False) -> None:
        """Move the cursor to the word at its left."""
        mirrored = self._base(self.cursor_location[0]) == "rtl"
        stock = super().action_cursor_word_right if mirrored else super().action_cursor_word_left
        stock(select)

    def action_cursor_word_right(self, select: bool = False) -> None:
        """Move the cursor to the word at its right."""
        mirrored = self._base(self.cursor_location[0]) == "rtl"
        stock = super().action_cursor_word_left if mirrored else super().action_cursor_word_right
        stock(select)

    def get_cursor_word_left_location(self) -> Location:
        """Where the word before the cursor begins; marks and joiners are a part of it."""
        row, column = self.cursor_location
        if self.is_stock_row(row) or not column:
            return super().get_cursor_word_left_location()
        return row, previous_word(self.document[row], column)

    def get_cursor_word_right_location(self) -> Location:
        """Where the word after the cursor ends; marks and joiners are a part of it."""
        row, column = self.cursor_location
        if self.is_stock_row(row) or column == len(self.document[row]):
            return super().get_cursor_word_right_location()
        return row, next_word(self.document[row], column)

    def get_cursor_up_location(self) -> Location:
        """What is seen above the cursor."""
        return self._above_or_below(-1) or super().get_cursor_up_location()

    def get_cursor_down_location(self) -> Location:
        """What is seen below the cursor."""
        return self._above_or_below(1) or super().get_cursor_down_location()

    def action_cursor_page_up(self) -> None:
        """Move the cursor and scroll up one page."""
        self._move_by_page(-self.content_size.height) or super().action_cursor_page_up()

    def action_cursor_page_down(self) -> None:
        """Move the cursor and scroll down one page."""
        self._move_by_page(self.content_size.height) or super().action_cursor_page_down()

    def _move_by_page(self, by: int) -> bool:
        """Whether it has moved; else it is Textual's task."""
        target = self._above_or_below(by) if self.show_cursor else None
        if target is None:
            return False
        self.scroll_relative(y=by, animate=False)
        self.move_cursor(target)
        return True

    def _above_or_below(self, by: int) -> Location | None:
        """What is seen so many lines below the cursor; None where that is Textual's to know."""
        location = self.cursor_location
        y = self.wrapped_document.location_to_offset(location).y
        target = self._place_at(y + by)
        if self.is_stock_row(location[0]) and self.is_stock_row(target[0]):
            return None
        if y + by < 0:
            return 0, 0
        if y + by >= self.wrapped_document.height:
            return self.document.end
        x = self.navigator.last_x_offset if self._kept_at == location else self._view_column(location)
        self.navigator.last_x_offset = x
        return self._location_at(x, y + by)

    def move_cursor(
        self,
        location: Location,
        select: bool = False,
        center: bool = False,
        record_width: bool = True,
    ) -> None:
        """Move the cursor to a location; without ``record_width`` the column is kept for the next move up or down."""
        self._kept_at = None if record_width else location
        super().move_cursor(location, select, center, record_width)

    def record_cursor_width(self) -> None:
        """Record the column of the cursor, for moves up and down."""
        self.navigator.last_x_offset = self._view_column(self.cursor_location)

    # ── Typing ───────────────────────────────────────────────────────────────────────────────

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed: joiners are, though they aren't printable."""
        return (character in JOINERS and not self.read_only) or super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Insert a joiner."""
        if event.character in JOINERS and not self.read_only:
            event.stop()
            event.prevent_default()
            self._restart_blink()
            self._replace_via_keyboard(event.character, *self.selection)

    def action_delete_right(self) -> None:
        """Delete the letter under the cursor with its marks, or what is selected."""
        self._delete_up_to(cluster_end) or super().action_delete_right()

    def action_delete_word_right(self) -> None:
        """Delete as far as the end of the word; marks and joiners are a part of it."""
        self._delete_up_to(next_word) or super().action_delete_word_right()

    def _delete_up_to(self, find_end: Callable[[str, int], int]) -> bool:
        """Delete from the cursor to the index that ``find_end`` returns for it; False if that is Textual's task."""
        row, column = self.cursor_location
        text = self.document[row]
        if not self.selection.is_empty or self.is_stock_row(row) or column >= len(text):
            return False
        self._delete_via_keyboard((row, column), (row, find_end(text, column)))
        return True
