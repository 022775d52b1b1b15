"""A field to type in that runs the way of what is typed: a Latin name in an Arabic screen runs from the left.

Changes: `Input._cell_offset_to_index`, by which a click finds its character, `_value`, the text with its styles, and
`_WORD_START`, where a word begins;
reads `_position_to_cell`, `_suggestion` and `_cursor_visible`. Textual's field runs from the left only. Upstream: see
`compositor`. Without it what is typed is still seen in visual order, by the line filter of the app, but the cursor
and the mouse are at other letters.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar, NamedTuple, cast

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.line_layout import Direction, Prose, layout_cells, right_to_left
from mali_tui.textual_rtl.directions import app_with_layer, direction_by_rules, direction_of
from mali_tui.textual_rtl.paragraphs import PROSE_END, prose_start, separate_prose
from mali_tui.textual_rtl.screen import attributes_of_copy
from mali_tui.textual_rtl.terminal_cursor import place_terminal_cursor
from mali_tui.textual_rtl.words import JOINERS, WORD_START, cluster_end


def adopt_input(field: Input) -> None:
    """Make a field a `BidiInput`, before it is drawn: its class becomes one of the same name with that in it."""
    field.__class__ = _class_with_layer(type(field))


@cache
def _class_with_layer(kind: type[Input]) -> type[Input]:
    bases = (BidiInput,) if kind is Input else (kind, BidiInput)
    return type(kind.__name__, bases, {**attributes_of_copy(kind), "IS_ADOPTED": True})


class FieldCell(NamedTuple):
    """A cell of the field, counted from the left, and the index of the first character that is seen in it.

    Indices go on after the text: in what is suggested, and in blanks.
    """

    column: int
    start: int


class BidiInput(Input):
    """Textual's input field in visual order: arrows move as they point, the mouse is where it is seen.

    The cursor is on one cell, where the next letter goes. It passes a cluster as one: what several characters are
    drawn as, such as lām-alif or a letter with marks. Zero width joiners and non-joiners can be typed.
    """

    IS_ADOPTED: ClassVar[bool] = False
    """Whether it was made as Textual's own: then it blinks, and is as that where nothing runs from the right."""
    _WORD_START = WORD_START

    def on_mount(self) -> None:
        """Let nothing blink."""
        if not self.IS_ADOPTED:
            self.cursor_blink = False

    def on_focus(self) -> None:
        """Have the terminal's cursor in it at once: Textual computes where it is before the field has a place."""
        self.call_after_refresh(place_terminal_cursor, self)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self._watch__suggestion()

    def _watch__suggestion(self) -> None:
        """Have the terminal's cursor where the letters are now: they may have been joined, or moved by others."""
        if self.is_mounted:
            self.call_after_refresh(place_terminal_cursor, self)

    @property
    def direction(self) -> Direction:
        """That of the rule of `DIRECTIONS` for the field; else that of the first letter typed, or of the placeholder.

        Without a letter it is the screen's; also that of a password, which is not to show what it begins with.
        """
        app = app_with_layer(self)
        rule = direction_by_rules(app.direction_rules, self) if app and self.parent else None
        if rule == "ltr" or rule == "rtl":
            return rule
        if not self.password and any(character.isalpha() for character in self.value):
            return first_strong(self.value)
        if self.parent is None:  # it is still being made, with a value
            return "ltr"
        around = direction_of(cast(Widget, self.parent))
        if around == "auto":
            return "ltr" if self.value else first_strong(self.placeholder)
        return around

    @property
    def _is_as_stock(self) -> bool:
        """Whether all is left where Textual's own field has it."""
        if not self.IS_ADOPTED:
            return False
        shown = f"{self.value}{self._suggestion}{self.placeholder}"
        return self.direction == "ltr" and not right_to_left().search(shown)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is seen, for the terminal's own cursor: the cell where the next letter goes."""
        if self._is_as_stock:
            return super().cursor_screen_offset
        x, y = self.content_region.offset
        begun = [cell for cell in self._cells() if cell.start <= self.cursor_position]
        side = 1 if self.direction == "ltr" else -1
        nearest = max(begun, key=lambda cell: (cell.start, -side * cell.column), default=FieldCell(0, 0))
        return Offset(x + nearest.column, y)

    # ── What is seen ─────────────────────────────────────────────────────────────────────────

    def render_line(self, y: int) -> Strip:
        """The part of the text that fits, as a part of the whole."""
        if self._is_as_stock:
            return super().render_line(y)
        strip = super().render_line(y).crop_extend(0, self.content_region.width, self.rich_style)
        if y:
            return strip
        text, first = strip.text, self._first_visible
        whole = f"{self._value.plain}{self._suggestion[len(self.value) :]}" if self.value else ""
        if not whole.startswith(text.rstrip(), first):
            whole, first = text, 0
        whole = whole.ljust(first + len(text))
        return Strip([prose_start(whole, first), *strip, PROSE_END], strip.cell_length)

    @property
    def _value(self) -> Text:
        """The text with the cursor on the first character of its cluster, such as lām-alif."""
        text = super()._value
        if self._is_as_stock:
            return text
        start = max((start for start in self._cluster_starts if start <= self.cursor_position), default=0)
        inside = start < self.cursor_position < len(self.value) + len(self._shown_suggestion)
        if inside and self.has_focus and self._cursor_visible:
            text.stylize(self.get_component_rich_style("input--cursor"), start, start + 1)
        return text

    @property
    def _cluster_starts(self) -> list[int]:
        """The indices at which the clusters of what is shown begin: letters with their marks, ligatures."""
        return sorted(self._visual_positions(self._shown_suggestion))

    @property
    def _shown_suggestion(self) -> str:
        return self._suggestion[len(self.value) :] if self.has_focus and self.value else ""

    @property
    def _first_visible(self) -> int:
        """The index of the first character that isn't scrolled out."""
        scrolled = self.scroll_offset.x
        return next((at for at in range(len(self.value)) if self._position_to_cell(at) >= scrolled), len(self.value))

    def _cells(self) -> list[FieldCell]:
        """The cells of the line as it is seen, from the left."""
        _, segments, prose = separate_prose(self.render_line(0))
        text = "".join(segment.text for segment in segments)
        first = self._first_visible
        column, cells = 0, []
        for cell in layout_cells(text, self.direction, False, prose):
            cells.append(FieldCell(column, first + cell.start))
            column += cell_len(cell.text)
        return cells

    # ── Moving ───────────────────────────────────────────────────────────────────────────────

    def _cell_offset_to_index(self, offset: int) -> int:
        if self._is_as_stock:
            return super()._cell_offset_to_index(offset)
        starts = [cell.start for cell in self._cells() if cell.column <= offset]
        left = len(self.value) if self.direction == "rtl" else 0
        return min(starts[-1], len(self.value)) if starts else left

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor, or with ``select`` the end of the selection, to the cluster at its left."""
        if self._is_as_stock:
            super().action_cursor_left(select)
        else:
            self._move(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor, or with ``select`` the end of the selection, to the cluster at its right."""
        if self._is_as_stock:
            super().action_cursor_right(select)
        else:
            self._move(1, select)

    def _move(self, by: int, select: bool) -> None:
        """Move by a cluster to the right (1) or to the left (-1), as they are seen."""
        start, end = self.selection
        forward = by == (1 if self.direction == "ltr" else -1)
        if forward and not select and self.cursor_at_end and self._suggestion:
            super().action_cursor_right()
            return
        order = self._visual_positions()
        if not select and start != end:
            places = sorted((start, end), key=lambda position: self._place(order, position))
            self.cursor_position = places[0] if by < 0 else places[1]
            return
        place = self._place(order, end) + by
        target = order[min(max(place, 0), len(order) - 1)]
        self.selection = Selection(start if select else target, target)

    def _visual_positions(self, suggestion: str = "") -> list[int]:
        """The positions of the cursor from left to right: each cluster's first character, and the end of the text."""
        shown = ("•" * len(self.value) if self.password else self.value) + suggestion
        prose = (Prose(0, len(shown), shown, 0),) if shown else ()
        # the blank is the end of the text
        return list(dict.fromkeys(cell.start for cell in layout_cells(f"{shown} ", self.direction, False, prose)))

    @staticmethod
    def _place(order: list[int], position: int) -> int:
        """Where in ``order`` a position is, or the cluster that it is within."""
        return order.index(max(at for at in order if at <= position))

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move the cursor to the word at its left."""
        if self.direction == "rtl":
            super().action_cursor_right_word(select)
        else:
            super().action_cursor_left_word(select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Move the cursor to the word at its right."""
        if self.direction == "rtl":
            super().action_cursor_left_word(select)
        else:
            super().action_cursor_right_word(select)

    # ── Typing ───────────────────────────────────────────────────────────────────────────────

    def action_delete_right(self) -> None:
        """Delete the letter under the cursor with its marks, or what is selected."""
        if self.selection.is_empty and not self._is_as_stock and not self.password and not self.cursor_at_end:
            self.delete(self.cursor_position, cluster_end(self.value, self.cursor_position))
        else:
            super().action_delete_right()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed: joiners are, though they aren't printable."""
        return character in JOINERS or super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Insert a joiner."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)
