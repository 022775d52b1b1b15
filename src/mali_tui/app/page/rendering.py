"""Rendering of a page: the visible lines, link hints, and the selection."""

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

from mali_tui.app.page.line_renderer import GUTTER_CELLS, STYLES, LineRenderer, LineToDraw, PageMetrics
from mali_tui.app.page.page_app import PageApp
from mali_tui.app.page.scrolling import ScrollModel
from mali_tui.app.ui.hint_strings import HINT_FILTER, with_hint
from mali_tui.app.ui.no_palette_filter import NoPaletteFilter

CACHED_SCREENFULS = 2  # screenfuls of rendered lines


class RenderedPage(NoPaletteFilter, ScrollModel):
    """A `Page` without its keys. Rendered lines are cached until renderer, layout, cursor or selection change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{style}" for style in STYLES}
    SHARES_LOOK = True

    def __init__(self, *, measure: int, id: str | None) -> None:
        super().__init__(measure=measure, id=id)
        self._renderer: LineRenderer | None = None
        self._renderers: deque[tuple[LineRenderer, dict[str, RenderStyles]]] = deque(maxlen=2)
        self._base_style: Style | None = None
        self._selection: Selection | None = None
        self._stale = True
        self._max_cached_lines = 0
        self._top = 0
        self._marked: int | None = None
        self._hints: dict[int, list[tuple[int, str]]] = {}

    def render_str(self, text_content: str | Content) -> Content:
        """Return the text of a border title as it is: names in it are never markup."""
        return text_content if isinstance(text_content, Content) else Content(text_content)

    # ── Lines ────────────────────────────────────────────────────────────────────────────────

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render some of the visible lines."""
        self._top, self._marked = self.scroll_offset.y, self.cursor  # looked up once for all lines
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Render a line, with its link hints."""
        row = y + self._top
        strip = self._draw(row)
        for column, hint in self._hints.get(row, ()) if self._hints else ():
            strip = with_hint(strip, column, hint, self._style("link-hint"))
        return strip

    def _draw(self, row: int) -> Strip:
        renderer, line = self._current_renderer(), self._layout.line(row)
        if line is None or line.number < 0:
            return renderer.blank
        block = self._blocks[line.block]
        current = self._links.in_block(self._marked, line.block)
        cursor = self._marked if block.link_continuations else None
        selected = self._span(self._selection, line.block) if self._selection else None
        key = renderer, self._layout, current, cursor, selected
        strip = self._block_cache.get_strip(row, key)
        if strip is None:
            numbers = self._links.numbers(line.block)
            continued = self._links.continuations(line.block) if block.link_continuations else ()
            strip = renderer.draw(LineToDraw(block, line, numbers, current, selected, continued, cursor))
            self._block_cache.put_strip(row, key, strip, self._max_cached_lines)
        return strip

    def _current_renderer(self) -> LineRenderer:
        """The renderer of all lines; looked up only after a change, since sizes and styles are slow to compute."""
        if self._stale or self._renderer is None:
            self._renderer = self._find_renderer()
            self._selection = self.text_selection
            self._max_cached_lines = CACHED_SCREENFULS * self.inner_size.height
            self._stale = False
        return self._renderer

    def _find_renderer(self) -> LineRenderer:
        """One of the two cached renderers, for the page with and without focus, or a new one."""
        width = (
            self.outer_size - self.styles.gutter.totals
        ).width  # including the scroll bar, which covers the last cell
        if self._base_style is None:
            self._base_style = self.rich_style  # rich_style asks all the widgets around this one
        metrics = PageMetrics(width, self.text_margin, self.text_width, self._base_style)
        bar = self.cursor_mark
        styles = dict(self.component_styles)  # equal styles are the same objects
        for renderer, its_styles in self._renderers:
            if (renderer.metrics, renderer.bar, its_styles) == (metrics, bar, styles):
                return renderer
        hyperlinks = cast(PageApp, self.app).takes_hyperlinks
        self._renderers.append((LineRenderer(metrics, bar, self._style, hyperlinks=hyperlinks), styles))
        return self._renderers[-1][0]

    @property
    def cursor_mark(self) -> str:
        """What is shown in the gutter beside the cursor."""
        return cast(PageApp, self.app).cursor_sign

    def _style(self, name: str) -> Style:
        if name == "selection":
            return self.screen.get_component_rich_style("screen--selection", partial=True)
        return self.get_component_rich_style(f"page--{name}", partial=True)

    def notify_style_update(self) -> None:
        """Discard rendered lines, as a theme or a class changed."""
        super().notify_style_update()
        self._base_style = None
        self._stale = True

    def selection_updated(self, selection: Selection | None) -> None:
        """Redraw with the new selection."""
        self._redraw()

    def _clear_rendered(self) -> None:
        self._stale = True

    # ── Visible links and their hints ────────────────────────────────────────────────────────

    def links_in_sight(self) -> list[int]:
        """The numbers of the links with a visible line."""
        top = self.scroll_offset.y
        return [number for number, _ in self.links_in(top, top + self.inner_size.height)]

    def show_hints(self, hints: Mapping[int, str]) -> None:
        """Show hints at links, by number, until the next call; the text does not move."""
        self._hints = {}
        for number, hint in hints.items():
            row, column = self._hint_position(number)
            self._hints.setdefault(row, []).append((column, hint))
        self._redraw()

    def _hint_position(self, number: int) -> tuple[int, int]:
        """Row and column of a hint: the space before the link, else its first letter; in a list, the gutter."""
        position = self._links[number]
        block = self._blocks[position.block]
        row = max(self._layout.row_of(position.block, position.link.start), self.scroll_offset.y)
        line = self._layout.line(row)
        if block.row or line is None:
            return row, self.text_margin - GUTTER_CELLS
        start = max(position.link.start, line.start)
        column = self.text_margin + block.lead_width + cell_len(block.text[line.start : start])
        return row, column - (start == line.start or block.text[start - 1] == " ")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the filter for hints, last, so that it works on the line as displayed."""
        filters = super().get_line_filters()
        return [*filters, HINT_FILTER] if self._hints else filters

    # ── Selecting text with the mouse ────────────────────────────────────────────────────────

    def _span(self, selection: Selection, index: int) -> tuple[int, int] | None:
        span = selection.get_span(index)
        if span is None:
            return None
        return span[0], len(self._blocks[index].text) if span[1] == -1 else span[1]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text in logical order, one line per block, without the signs added by the page."""
        spans = ((block, self._span(selection, index)) for index, block in enumerate(self._blocks) if block.text)
        pieces = [block.plain_text(*span) for block, span in spans if span is not None]
        return ("\n".join(pieces), "\n") if pieces else None
