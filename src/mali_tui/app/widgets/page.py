"""The Page: a scrolling column of blocks with a cursor that walks its stops.

Every pane of the app is one. It draws only the lines on the screen (Textual's Line API), keeps all text
logical, and knows nothing of what the blocks are about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from mali_tui.app.blocks import Block, Stop
from mali_tui.app.page_layout import Line, PageLayout
from mali_tui.reading.location import Location
from mali_tui.rtl.layout import SidedScrollBar

STYLES = (
    "title", "heading", "label", "quiet", "claim", "mark", "link", "strong", "emphasis", "dim", "rule",
    "current", "current-row", "bar", "match",
)  # fmt: skip
GUTTER = 2  # cells before the text, in which the cursor's bar stands


class Place(NamedTuple):
    """Where a reader is on a page: block ``key``, or the cursor's stop, seen ``row`` rows below the top."""

    key: str
    row: int


class _At(NamedTuple):
    """A stop and the block it is in."""

    block: int
    stop: Stop


class Page(SidedScrollBar, ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling column of blocks. ``measure`` bounds the width of the text; 0 leaves it unbounded."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{style}" for style in STYLES}

    cursor: reactive[int | None] = reactive(None)
    """Which of the stops is the current one."""

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
        self, *, measure: int = 0, walks: bool = True, follows_click: bool = True, id: str | None = None
    ) -> None:
        """``walks``: the arrows walk the stops rather than scroll. ``follows_click``: a click goes there."""
        super().__init__(id=id)
        self.measure = measure
        self.walks = walks
        self._follows_click = follows_click
        self._blocks: Sequence[Block] = ()
        self._page = PageLayout((), 1)
        self._stops: list[_At] = []
        self._first_stops: list[int] = []  # of each block: the number of its first stop
        self._strips: dict[int, Strip] = {}
        self._once_sized: Callable[[], None] | None = None
        self._sized = False
        self.settled_row = 0
        """The row that the app itself last scrolled to; any other is the reader's doing."""

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    @property
    def blocks(self) -> Sequence[Block]:
        """What it shows."""
        return self._blocks

    def show(self, blocks: Sequence[Block], cursor: Location | None = None) -> None:
        """Replace the blocks, from the top; the cursor goes to the stop that leads to ``cursor``, if any."""
        self._put(blocks, cursor)
        self._scroll_to_row(0)

    def replace(self, blocks: Sequence[Block]) -> None:
        """Replace the blocks by the same in other words, and stay where the reader is."""
        place, current = self.place, self.current
        self._put(blocks, current)
        self.restore(place)

    def _put(self, blocks: Sequence[Block], cursor: Location | None) -> None:
        self._blocks = blocks
        self._stops = [_At(i, stop) for i, block in enumerate(blocks) for stop in block.stops]
        counts = (len(block.stops) for block in blocks)
        self._first_stops = list(accumulate(counts, initial=0))
        self._arrange()
        self.set_reactive(Page.cursor, self.index_of(cursor))
        self._redraw()

    def point(self, location: Location | None) -> None:
        """Put the cursor on the stop that leads to ``location`` and bring it onto the screen; None hides it."""
        self.cursor = self.index_of(location)
        self.reveal()

    def index_of(self, location: Location | None) -> int | None:
        """The first stop that leads to ``location``."""
        if location is None:
            return None
        return next((i for i, at in enumerate(self._stops) if at.stop.location == location), None)

    @property
    def current(self) -> Location | None:
        """Where the stop under the cursor leads."""
        return None if self.cursor is None else self._stops[self.cursor].stop.location

    @property
    def text_width(self) -> int:
        """The cells a line of text may take."""
        room = self.scrollable_content_region.width - GUTTER - 1
        return max(1, min(room, self.measure) if self.measure else room)

    @property
    def text_margin(self) -> int:
        """The cells before a line of text: the gutter, and what centres a bounded column."""
        spare = self.scrollable_content_region.width - GUTTER - 1 - self.text_width
        return GUTTER + max(0, spare // 2)

    # ── Where the reader is ──────────────────────────────────────────────────────────────────

    @property
    def place(self) -> Place | None:
        """Where the reader is: at the cursor where it can be seen, else at the block at the top."""
        top = self.scroll_offset.y
        if self.cursor is not None and self.cursor_visible:
            return Place("", self._cursor_rows()[0] - top)
        line = self._page.line(top)
        if line is None:
            return None
        return Place(self._blocks[line.block].key, self._page.first_row(line.block) - top)

    def restore(self, place: Place | None) -> None:
        """Scroll so that the reader is where ``place`` says, as far as the page still has it."""
        if place is None:
            return
        if not place.key and self.cursor is not None:
            row = self._cursor_rows()[0]
        else:
            index = next((i for i, block in enumerate(self._blocks) if block.key == place.key), None)
            if index is None:
                return
            row = self._page.first_row(index)
        self._scroll_to_row(row - place.row)

    @property
    def cursor_visible(self) -> bool:
        """Whether some line of the stop under the cursor is on the screen."""
        if self.cursor is None:
            return False
        rows = self._cursor_rows()
        top = self.scroll_offset.y
        return rows[-1] >= top and rows[0] < top + self.scrollable_content_region.height

    @property
    def cursor_row(self) -> int | None:
        """The row of the screen, from the page's top, where the stop under the cursor begins; None without one."""
        return None if self.cursor is None else self._cursor_rows()[0] - self.scroll_offset.y

    def top_key(self) -> str:
        """The key of the block at the top."""
        top = self.top_block()
        return "" if top is None else self._blocks[top].key

    def top_block(self, depth: float = 0.0) -> int | None:
        """The block that stands at ``depth`` (0 to 1) of the visible height."""
        row = self.scroll_offset.y + int(self.scrollable_content_region.height * depth)
        line = self._page.line(min(row, self._page.height - 1))
        return None if line is None else line.block

    def reveal(self) -> None:
        """Bring the stop under the cursor onto the screen: a third of the way down, if the text is prose."""
        if self.cursor is None:
            return
        if not self.size.height:
            self._once_sized = self.reveal
            return
        rows = self._cursor_rows()
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        edge = 0 if self.walks else min(2, height // 4)
        above, below = rows[0] < top + edge, rows[-1] >= top + height - edge
        if above or below:
            nearest = rows[0] - 1 if above else rows[-1] - height + 2
            self._scroll_to_row(nearest if self.walks else rows[0] - height // 3)

    def scroll_to_block(self, key: str) -> None:
        """Bring the block with ``key`` to the top."""
        if not self.size.height:
            self._once_sized = partial(self.scroll_to_block, key)
            return
        index = next((i for i, block in enumerate(self._blocks) if block.key == key), None)
        if index is not None:
            self._scroll_to_row(self._page.first_row(index) - 1)

    def _scroll_to_row(self, row: int) -> None:
        self.settled_row = max(0, min(row, self._page.height - self.scrollable_content_region.height))
        self.scroll_to(y=self.settled_row, animate=False, force=True)

    # ── Moving the cursor ────────────────────────────────────────────────────────────────────

    def walk(self, by: int, wanted: Callable[[Location], bool] = lambda _: True) -> bool:
        """Move the cursor ``by`` ±1 among the wanted stops; False where there is none further on."""
        chosen = [i for i, at in enumerate(self._stops) if wanted(at.stop.location)]
        if by < 0:
            chosen.reverse()
        start = self._walk_start(by)
        index = next((i for i in chosen if (i >= start if by > 0 else i <= start)), None)
        if index is None:
            return False
        self.cursor = index
        self.reveal()
        self.post_message(self.Reached(self, self._stops[index].stop.location))
        return True

    def _walk_start(self, by: int) -> int:
        """The first stop to consider: beside the cursor, or where the reader looks if it is out of sight."""
        if self.cursor is not None and (self.walks or self.cursor_visible):
            return self.cursor + by
        top = self.scroll_offset.y
        bottom = top + self.scrollable_content_region.height
        seen = (i for i, at in enumerate(self._stops) if top <= self._page.row_of(at.block, at.stop.start) < bottom)
        first = next(seen, None)
        if first is not None:
            return first
        below = (i for i, at in enumerate(self._stops) if self._page.row_of(at.block, 0) >= top)
        return next(below, len(self._stops)) - (1 if by < 0 else 0)

    def follow(self) -> bool:
        """Ask to go where the stop under the cursor leads."""
        if self.current is None:
            return False
        self.post_message(self.Followed(self, self.current))
        return True

    def move(self, by: int) -> None:
        """The arrow keys: the next stop of a list, or a line of prose."""
        if self.walks and self._stops:
            self.walk(by)
        else:
            self.scroll_relative(y=by, animate=False)

    def leap(self, by: int) -> None:
        """The page keys."""
        height = max(1, self.scrollable_content_region.height - 2)
        if self.walks and self._stops:
            index = (self.cursor or 0) + by * max(1, height)
            self._reach(max(0, min(len(self._stops) - 1, index)))
        else:
            self.scroll_relative(y=by * height, animate=False)

    def edge(self, by: int) -> None:
        """Home and End."""
        if self.walks and self._stops:
            self._reach(0 if by < 0 else len(self._stops) - 1)
            if by < 0:
                self._scroll_to_row(0)
        else:
            self._scroll_to_row(0 if by < 0 else self._page.height)

    def _reach(self, index: int) -> None:
        self.cursor = index
        self.reveal()
        self.post_message(self.Reached(self, self._stops[index].stop.location))

    def watch_cursor(self) -> None:
        """Redraw for the new cursor."""
        self._redraw()

    @on(events.Click)
    def _take_click(self, event: events.Click) -> None:
        index = event.style.meta.get("stop")
        if index is None:
            return
        event.stop()
        again = index == self.cursor
        self._reach(index)
        if self._follows_click or again:
            self.follow()

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────

    def _arrange(self) -> None:
        self._page = PageLayout(self._blocks, self.text_width)
        self.virtual_size = Size(self.scrollable_content_region.width, self._page.height)

    def on_resize(self) -> None:
        """Wrap again, and stay where the reader was."""
        self._fit()
        self._redraw()

    def _fit(self) -> None:
        """Wrap to the present width, if the lines are wrapped to another, and grant what waited for a size."""
        if not self.size:
            return
        if self._page.width != self.text_width:
            place = self.place if self._sized else None  # before the first size there is no place to keep
            self._arrange()
            self._strips.clear()
            self.restore(place)
        self._sized = True
        if self._once_sized:
            wish, self._once_sized = self._once_sized, None
            wish()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines. A first frame is drawn before the news of the size arrives."""
        self._fit()
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """A theme or a class changed: the lines drawn are stale."""
        super().notify_style_update()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """The reader drags over the text."""
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _cursor_rows(self) -> range:
        assert self.cursor is not None
        at = self._stops[self.cursor]
        return self._page.rows_of(at.block, at.stop.start, at.stop.end)

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        row = y + self.scroll_offset.y
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._draw(self._page.line(row))
        return strip

    def _draw(self, line: Line | None) -> Strip:
        width = self.scrollable_content_region.width
        base = self.rich_style
        if line is None or line.number < 0:
            return Strip.blank(width, base)
        block = self._blocks[line.block]
        if block.rule:
            style = base + self._style("rule")
            return Strip(
                [Segment(" " * self.text_margin, base), Segment("─" * self.text_width, style)]
            ).extend_cell_length(width, base)
        current = self._stops[self.cursor] if self.cursor is not None else None
        here = current is not None and current.block == line.block
        if here and block.row:
            base += self._style("current-row")
        segments = [*self._draw_gutter(line, base, current), *self._draw_lead(block, line, base)]
        segments += self._draw_text(block, line, base, current)
        if block.tail and line.number == 0:
            used = sum(segment.cell_length for segment in segments)
            gap = self.text_margin + self.text_width - used - cell_len(block.tail)
            segments += [Segment(" " * max(1, gap), base), Segment(block.tail, base + self._style("dim"))]
        strip = Strip(segments).extend_cell_length(width, base)
        return strip.apply_style(Style(meta={"stop": self._first_stops[line.block]})) if block.row else strip

    def _draw_gutter(self, line: Line, base: Style, current: _At | None) -> list[Segment]:
        margin = " " * (self.text_margin - GUTTER)
        marked = (
            current is not None
            and current.block == line.block
            and (self._blocks[line.block].row or (current.stop.start < line.end and current.stop.end > line.start))
        )
        if not marked:
            return [Segment(margin + " " * GUTTER, base)]
        return [Segment(margin, base), Segment("▌", base + self._style("bar")), Segment(" ", base)]

    def _draw_lead(self, block: Block, line: Line, base: Style) -> list[Segment]:
        if not block.lead_width:
            return []
        text = block.lead if line.number == 0 else block.lead_on
        pad = " " * (block.lead_width - cell_len(text))
        style = base + self._style(block.lead_style) if block.lead_style else base
        return [Segment(text, style), Segment(pad, base)] if text else [Segment(pad, base)]

    def _draw_text(self, block: Block, line: Line, base: Style, current: _At | None) -> list[Segment]:
        start, end = line.start, line.end
        while end > start and block.text[end - 1] == " ":  # the space a line was broken at
            end -= 1
        selected = self._selected(line.block, block)
        cuts = {start, end}
        for span_start, span_end, *_ in (*block.spans, *block.stops, *((selected,) if selected else ())):
            cuts.update(cut for cut in (span_start, span_end) if start < cut < end)
        edges = sorted(cuts)
        segments = []
        for left, right in pairwise(edges):
            style = base
            for span in block.spans:
                if span.start <= left < span.end:
                    style += self._style(span.style)
            meta: dict[str, object] = {"offset": (left, line.block)}
            for number, stop in enumerate(block.stops, self._first_stops[line.block]):
                if stop.start <= left < stop.end:
                    meta["stop"] = number
                    if current is not None and current.stop is stop and not block.row:
                        style += self._style("current")
            if selected and selected[0] <= left < selected[1]:
                style += self.screen.get_component_rich_style("screen--selection", partial=True)
            # some terminals shape what a no-break space joins as one word, and it has done its work by now
            text = block.text[left:right].replace("\u00a0", " ")
            segments.append(Segment(text, style + Style(meta=meta)))
        return segments

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"page--{name}", partial=True)

    # ── Selecting text with the mouse ────────────────────────────────────────────────────────

    def _selected(self, index: int, block: Block) -> tuple[int, int] | None:
        selection = self.text_selection
        span = selection.get_span(index) if selection else None
        if span is None:
            return None
        return span[0], len(block.text) if span[1] == -1 else span[1]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text in logical order, a block a line, without the page's own signs."""
        pieces = []
        for index, block in enumerate(self._blocks):
            span = selection.get_span(index)
            if span is not None and block.text:
                pieces.append(block.copyable(span[0], len(block.text) if span[1] == -1 else span[1]))
        return ("\n".join(pieces), "\n") if pieces else None
