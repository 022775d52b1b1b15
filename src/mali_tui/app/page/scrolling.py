"""A scrolling column of blocks, with a cursor on one stop: what it shows, and where that stands, wrapped to fit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, cast

from textual.geometry import Size
from textual.reactive import reactive

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.layout_cache import LayoutCache
from mali_tui.app.page.line_renderer import GUTTER
from mali_tui.app.page.page_app import PageApp
from mali_tui.reading.location import Location
from mali_tui.textual_fixes.mixins import DirectRepaint
from mali_tui.textual_fixes.resizing import WrappingScrollView
from mali_tui.textual_rtl.mirrored_layout import MirroredScrollBar

Blocks = Sequence[Block] | Callable[[int], Sequence[Block]]
"""What a page shows; where that is drawn to fit, what makes it for a width of text in cells."""
BlockTransform = Callable[[Sequence[Block]], Sequence[Block]]

MAX_CACHED_LAYOUTS = 2  # blocks of which it is remembered how they are set out: those of two languages


class ScrollAnchor(NamedTuple):
    """Where a reader is on a page: block ``key``, or the cursor's stop, seen ``row`` rows below the top."""

    key: str
    row: int


class ScrollModel(DirectRepaint, MirroredScrollBar, WrappingScrollView):
    """What a `Page` shows, and where that stands. How it is drawn is for `RenderedPage` to say."""

    cursor: reactive[int | None] = reactive(None)
    """Which of the stops is the current one."""

    def __init__(self, *, measure: int, id: str | None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.dimmer: BlockTransform = tuple
        """What blocks pass through before they are shown."""
        self._source: Blocks = ()
        self._blocks: Sequence[Block] = ()
        self._set_out = LayoutCache(())
        self._known: deque[LayoutCache] = deque((self._set_out,), MAX_CACHED_LAYOUTS)
        self._stops = self._set_out.stops
        self._layout = self._set_out.layout(1)
        self._after_first_layout: Callable[[], None] | None = None
        self._measured: tuple[int, ...] = ()
        self._sized = False
        self._deferred_anchor: ScrollAnchor | None = (
            None  # where the cursor was, while the window is too low for it to stand there
        )
        self.programmatic_scroll_row = 0
        """The row that the app itself last scrolled to; any other is the reader's doing."""

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    @property
    def blocks(self) -> Sequence[Block]:
        """What it shows."""
        return self._blocks

    def show(self, blocks: Blocks, cursor: Location | None = None) -> None:
        """Replace the blocks, from the top; the cursor goes to the stop that leads to ``cursor``, if any."""
        self._set_blocks(blocks, cursor)
        self._scroll_to_row(0)
        self._fit_scrollbar()

    def replace(self, blocks: Blocks) -> None:
        """Replace the blocks by the same in other words, and stay where the reader is."""
        place, current = self.scroll_anchor, self.current
        self._set_blocks(blocks, current)
        self.restore(place)
        self._fit_scrollbar()

    def _set_blocks(self, blocks: Blocks, cursor: Location | None) -> None:
        if self.is_attached and self.text_selection is not None:  # in what is no longer there
            self.screen.clear_selection()
        self._source = blocks
        self._make(cursor)
        self._redraw()

    def _make(self, cursor: Location | None) -> None:
        blocks = self.dimmer(self._source(self.text_width) if callable(self._source) else self._source)
        self._blocks = cast(PageApp, self.app).for_display(blocks)
        if all(known.blocks is not self._blocks for known in self._known):
            self._known.appendleft(LayoutCache(self._blocks))
        self._set_out = next(known for known in self._known if known.blocks is self._blocks)
        self._stops = self._set_out.stops
        self._arrange()
        self.set_reactive(ScrollModel.cursor, self._stops.find(cursor))

    @property
    def current(self) -> Location | None:
        """Where the stop under the cursor leads."""
        return None if self.cursor is None else self._stops[self.cursor].location

    def watch_cursor(self) -> None:
        """Redraw for the new cursor."""
        self._deferred_anchor = None
        self._redraw()

    # ── Where things stand ───────────────────────────────────────────────────────────────────

    @property
    def inner_size(self) -> Size:
        """The cells within border and scroll bar; while it is not on the screen, as it was last there."""
        return self.outer_size - self.gutter.totals

    @property
    def text_width(self) -> int:
        """The cells a line of text may take."""
        room = self.inner_size.width - GUTTER - 1
        return max(1, min(room, self.measure) if self.measure else room)

    @property
    def text_height(self) -> int:
        """The rows of all that it shows."""
        return self._layout.height

    @property
    def text_margin(self) -> int:
        """The cells before a line of text: the gutter, and what centres a bounded column."""
        spare = self.inner_size.width - GUTTER - 1 - self.text_width
        return GUTTER + max(0, spare // 2)

    def _rows_of(self, number: int) -> range:
        """The rows in which a stop stands."""
        at = self._stops[number]
        return self._layout.rows_of(at.block, at.stop.start, at.stop.end)

    def _cursor_rows(self) -> range:
        assert self.cursor is not None
        return self._rows_of(self.cursor)

    @property
    def cursor_visible(self) -> bool:
        """Whether some line of the stop under the cursor is on the screen."""
        if self.cursor is None or not self._sized:
            return False
        rows = self._cursor_rows()
        top = self.scroll_offset.y
        return rows[-1] >= top and rows[0] < top + self.inner_size.height

    @property
    def cursor_row(self) -> int | None:
        """The row of the screen, from the page's top, where the stop under the cursor begins; None without one."""
        return self._cursor_rows()[0] - self.scroll_offset.y if self.cursor is not None and self._sized else None

    def top_block(self, depth: float = 0.0) -> int | None:
        """The block that stands at ``depth`` (0 to 1) of the visible height; before there is one, the first."""
        if not self._sized:
            return 0 if self._blocks else None
        row = self.scroll_offset.y + int(self.inner_size.height * depth)
        line = self._layout.line(min(row, self._layout.height - 1))
        return None if line is None else line.block

    def _index_of(self, key: str) -> int | None:
        return next((i for i, block in enumerate(self._blocks) if block.key == key), None)

    @property
    def scroll_anchor(self) -> ScrollAnchor | None:
        """Where the reader is: at the cursor where it can be seen, else at the block at the top."""
        top = self.scroll_offset.y
        if self.cursor is not None and self.cursor_visible:
            return ScrollAnchor("", self._cursor_rows()[0] - top)
        line = self._layout.line(top)
        if line is None:
            return None
        return ScrollAnchor(self._blocks[line.block].key, self._layout.first_row(line.block) - top)

    def restore(self, place: ScrollAnchor | None) -> None:
        """Scroll so that the reader is where ``place`` says, as far as the page still has it."""
        if place is None or not self._sized:
            return
        if not place.key and self.cursor is not None:
            rows = self._cursor_rows()
            lowest = max(0, self.inner_size.height - len(rows))
            self._scroll_to_row(rows[0] - min(place.row, lowest))
            self._deferred_anchor = place if place.row > lowest else None
            return
        index = self._index_of(place.key)
        if index is not None:
            self._scroll_to_row(self._layout.first_row(index) - place.row)

    def scroll_to_block(self, key: str) -> None:
        """Bring the block with ``key`` to the top."""
        if not self._sized:
            self._after_first_layout = partial(self.scroll_to_block, key)
            return
        index = self._index_of(key)
        if index is not None:
            self._scroll_to_row(self._layout.first_row(index) - 1)

    def _scroll_to_row(self, row: int) -> None:
        self.programmatic_scroll_row = max(0, min(row, self._layout.height - self.inner_size.height))
        self.scroll_to(y=self.programmatic_scroll_row, animate=False, force=True)

    def stops_in(self, top: int, bottom: int) -> Iterator[tuple[int, range]]:
        """The stops of which some line is in these rows, and the rows of each; only these are looked at."""
        first, last = self._layout.line(top), self._layout.line(min(bottom, self._layout.height) - 1)
        if first is None or last is None:
            return
        for number in range(self._stops.first_of(first.block), self._stops.first_of(last.block + 1)):
            rows = self._rows_of(number)
            if rows[-1] >= top and rows[0] < bottom:
                yield number, rows

    # ── Setting out ──────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Have the scroll bar there from the first layout on, so that there need be no second."""
        self.vertical_scrollbar.display = True
        self.set_reactive(ScrollModel.show_vertical_scrollbar, self.styles.overflow_y == "scroll")

    def _arrange(self) -> None:
        if not self.outer_size:
            return  # there is no width yet to wrap anything to
        self._layout = self._set_out.layout(self.text_width, self._min_block_lines())
        self._measured = self._layout_key()
        self._update_virtual_size()

    def _min_block_lines(self) -> Sequence[int]:
        """The least number of lines of each block; none where that does not matter."""
        return ()

    def _layout_key(self) -> tuple[int, ...]:
        """What the layout depends on, beside the blocks."""
        return (self.text_width,)

    def _update_virtual_size(self) -> None:
        """Tell Textual how far there is to scroll; but lay nothing out, since where things are depends not on it."""
        width, height = self.inner_size
        self.set_reactive(ScrollModel.virtual_size, Size(width, max(height, self._layout.height)))

    def _fit_scrollbar(self) -> None:
        """Let the scroll bar show where the reader is in what there is."""
        self._update_virtual_size()
        if self.scroll_y > self.max_scroll_y:
            self.programmatic_scroll_row = self.max_scroll_y
        self.update_scroll_bar()

    def resize(self, apply: Callable[[], None]) -> None:
        """Wrap to the new width before the page is drawn in it, and stay where the reader was."""
        place = self._place_before() if self._sized else None  # before the first size there is no place to keep
        apply()
        self._forget_drawn()
        self.fit(place)

    def _place_before(self) -> ScrollAnchor | None:
        """Where the reader was before a change of size, or of several in a row that left too few lines for that."""
        return (
            self._deferred_anchor
            if self._deferred_anchor and self.scroll_offset.y == self.programmatic_scroll_row
            else self.scroll_anchor
        )

    def fit(self, place: ScrollAnchor | None = None) -> None:
        """Wrap to the present width, if the lines are wrapped to another, and grant what waited for a size.

        ``place`` is where the reader was in the size before, if that was another.
        """
        if not self.outer_size:
            return
        if place is None and self._sized:
            place = self._place_before()
        if self._measured != self._layout_key():
            if callable(self._source):
                self._make(self.current)
            else:
                self._arrange()
            self._redraw()
            self.restore(place)
        elif place and not place.key:  # the window may be lower now
            self.restore(place)
        self._fit_scrollbar()
        self._sized = True
        if self._after_first_layout:
            wish, self._after_first_layout = self._after_first_layout, None
            wish()

    def _redraw(self) -> None:
        self._forget_drawn()
        self.refresh()

    def _forget_drawn(self) -> None:
        """Whoever keeps what has been drawn lets it go."""
