"""How a column is drawn, as far as it is seen: its lines, labels for its links, and what is selected in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import ClassVar, cast

from rich.cells import cell_len
from rich.style import Style
from textual.content import Content
from textual.css.styles import RenderStyles
from textual.filter import LineFilter
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip

from mali_tui.app.page.line_renderer import GUTTER, STYLES, LineRenderer, LineToDraw, PageMetrics
from mali_tui.app.page.page_app import PageApp
from mali_tui.app.page.scrolling import ScrollModel
from mali_tui.app.ui.link_labels import LABEL_FILTER, with_label
from mali_tui.textual_fixes.mixins import CachedColours

CACHED_SCREENFULS = 2  # screenfuls of lines that are kept as they were drawn


class RenderedPage(CachedColours, ScrollModel):
    """Everything about a `Page` but the keys. Lines are drawn once, and again when they have become stale."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{style}" for style in STYLES}
    SHARES_LOOK = True

    def __init__(self, *, measure: int, id: str | None) -> None:
        super().__init__(measure=measure, id=id)
        self._drawing: LineRenderer | None = None
        self._drawings: deque[tuple[LineRenderer, dict[str, RenderStyles]]] = deque(maxlen=2)
        self._selection: Selection | None = None
        self._stale = True
        self._most_kept = 0
        self._top = 0
        self._labels: dict[int, list[tuple[int, str]]] = {}

    def render_str(self, text_content: str | Content) -> Content:
        """What is written on the border: no name in it is markup, whatever it looks like."""
        return text_content if isinstance(text_content, Content) else Content(text_content)

    # ── Lines ────────────────────────────────────────────────────────────────────────────────

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the visible part."""
        self._top = self.scroll_offset.y  # looked up once for all of them
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One of them."""
        row = y + self._top
        strip = self._draw(row)
        for column, label in self._labels.get(row, ()) if self._labels else ():
            strip = with_label(strip, column, label, self._style("jump"))
        return strip

    def _draw(self, row: int) -> Strip:
        drawing, line = self._current_drawing(), self._layout.line(row)
        if line is None or line.number < 0:
            return drawing.blank
        block = self._blocks[line.block]
        current = self._stops.in_block(self.cursor, line.block)
        cursor = self.cursor if block.link_continuations else None
        selected = self._span(self._selection, line.block) if self._selection else None
        key = drawing, self._layout, current, cursor, selected
        strip = self._set_out.get_strip(row, key)
        if strip is None:
            numbers = self._stops.numbers(line.block)
            continued = self._stops.continuations(line.block) if block.link_continuations else ()
            strip = drawing.draw(LineToDraw(block, line, numbers, current, selected, continued, cursor))
            self._set_out.put_strip(row, key, strip, self._most_kept)
        return strip

    def _current_drawing(self) -> LineRenderer:
        """The one for all lines; looked up once for all of them, since sizes and styles cost Textual some effort."""
        if self._stale or self._drawing is None:
            self._drawing = self._find_drawing()
            self._selection = self.text_selection
            self._most_kept = CACHED_SCREENFULS * self.inner_size.height
            self._stale = False
        return self._drawing

    def _find_drawing(self) -> LineRenderer:
        """The one of two that are known, with the focus and without it, or a new one."""
        width = (self.outer_size - self.styles.gutter.totals).width  # the last cell is behind the scroll bar
        measures = PageMetrics(width, self.text_margin, self.text_width, self.rich_style)
        bar = cast(PageApp, self.app).cursor_sign
        styles = dict(self.component_styles)  # which are the same objects where they look the same
        for drawing, known in self._drawings:
            if (drawing.measures, drawing.bar, known) == (measures, bar, styles):
                return drawing
        self._drawings.append((LineRenderer(measures, bar, self._style), styles))
        return self._drawings[-1][0]

    def _style(self, name: str) -> Style:
        if name == "selection":
            return self.screen.get_component_rich_style("screen--selection", partial=True)
        return self.get_component_rich_style(f"page--{name}", partial=True)

    def notify_style_update(self) -> None:
        """A theme or a class changed: the lines drawn may be stale."""
        super().notify_style_update()
        self._stale = True

    def selection_updated(self, selection: Selection | None) -> None:
        """The reader drags over the text."""
        self._redraw()

    def _forget_drawn(self) -> None:
        self._stale = True

    # ── Links in sight, and their labels ─────────────────────────────────────────────────────

    def links_in_sight(self) -> list[int]:
        """The numbers of the stops of which some line is on the screen."""
        top = self.scroll_offset.y
        return [number for number, _ in self.stops_in(top, top + self.inner_size.height)]

    def label(self, labels: Mapping[int, str]) -> None:
        """Draw labels at stops, by their numbers, until others are given; the text keeps its place."""
        self._labels = {}
        for number, label in labels.items():
            row, column = self._label_place(number)
            self._labels.setdefault(row, []).append((column, label))
        self._redraw()

    def _label_place(self, number: int) -> tuple[int, int]:
        """The row and the column: the blank before a link, else its first letter; of a row of a list, the gutter."""
        at = self._stops[number]
        block = self._blocks[at.block]
        row = max(self._layout.row_of(at.block, at.stop.start), self.scroll_offset.y)
        line = self._layout.line(row)
        if block.row or line is None:
            return row, self.text_margin - GUTTER
        start = max(at.stop.start, line.start)
        column = self.text_margin + block.lead_width + cell_len(block.text[line.start : start])
        return row, column - (start == line.start or block.text[start - 1] == " ")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Labels come last, on the line as it is seen."""
        filters = super().get_line_filters()
        return [*filters, LABEL_FILTER] if self._labels else filters

    # ── Selecting text with the mouse ────────────────────────────────────────────────────────

    def _span(self, selection: Selection, index: int) -> tuple[int, int] | None:
        span = selection.get_span(index)
        if span is None:
            return None
        return span[0], len(self._blocks[index].text) if span[1] == -1 else span[1]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text in logical order, a block a line, without the page's own signs."""
        spans = ((block, self._span(selection, index)) for index, block in enumerate(self._blocks) if block.text)
        pieces = [block.plain_text(*span) for block, span in spans if span is not None]
        return ("\n".join(pieces), "\n") if pieces else None
