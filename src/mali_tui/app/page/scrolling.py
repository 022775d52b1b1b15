"""Content, layout and scrolling of a page, a column of blocks with a cursor on one of its links."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import cast

from msgspec import Struct
from textual.geometry import Size
from textual.reactive import reactive

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.layout_cache import LayoutCache
from mali_tui.app.page.line_renderer import GUTTER_CELLS
from mali_tui.app.page.page_app import PageApp
from mali_tui.reading.location import Location
from mali_tui.textual_fixes.mixins import DirectRepaint
from mali_tui.textual_fixes.resizing import WrappingScrollView
from mali_tui.textual_fixes.scroll_bar import DirectlyScrolled

Blocks = Sequence[Block] | Callable[[int], Sequence[Block]]
"""The blocks of a page, or a function that returns them for a width of text in cells."""
BlockTransform = Callable[[Sequence[Block]], Sequence[Block]]

MAX_CACHED_LAYOUTS = 2  # lists of blocks: one for each of two languages


class ScrollAnchor(Struct, frozen=True):
    """The reader's position on a page: a block, or the cursor if that is None, ``row`` rows below the top.

    A block that has a key is found by it, also where other blocks come before it now.
    """

    block: int | None
    key: str
    row: int


class ScrollModel(DirectRepaint, DirectlyScrolled, WrappingScrollView):
    """Content, layout and scroll position of a `Page`; `RenderedPage` adds the rendering."""

    cursor: reactive[int | None] = reactive(None)
    """The number of the current link."""

    def __init__(self, *, measure: int, id: str | None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.dimmer: BlockTransform = tuple
        """Applied to blocks before they are shown."""
        self._source: Blocks = ()
        self._blocks: Sequence[Block] = ()
        self._block_cache = LayoutCache(())
        self._block_caches: deque[LayoutCache] = deque((self._block_cache,), MAX_CACHED_LAYOUTS)
        self._links = self._block_cache.links
        self._layout = self._block_cache.layout(1)
        self._after_first_layout: Callable[[], None] | None = None
        self._layout_inputs: tuple[int, ...] = ()
        self._has_layout = False
        self._restored_anchor: ScrollAnchor | None = None  # the position last restored, until the reader moves
        self.programmatic_scroll_row = 0
        """The row that the app last scrolled to; at any other row, the reader has scrolled."""

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks it shows."""
        return self._blocks

    def show(self, blocks: Blocks, cursor: Location | None = None) -> None:
        """Replace the blocks and scroll to the top; the cursor goes to the link to ``cursor``, if any."""
        self._set_blocks(blocks, cursor)
        self._scroll_to_row(0)
        self._fit_scrollbar()

    def replace(self, blocks: Blocks) -> None:
        """Replace the blocks by another version of the same, and keep the reader's position."""
        anchor, current = self.scroll_anchor, self.current
        self._set_blocks(blocks, current)
        self.restore(anchor)
        self._fit_scrollbar()

    def _set_blocks(self, blocks: Blocks, cursor: Location | None) -> None:
        if self.is_attached and self.text_selection is not None:  # it was in the old blocks
            self.screen.clear_selection()
        self._source = blocks
        self._build_blocks(cursor)
        self._redraw()

    def _build_blocks(self, cursor: Location | None) -> None:
        blocks = self.dimmer(self._source(self.text_width) if callable(self._source) else self._source)
        self._blocks = cast(PageApp, self.app).for_display(blocks)
        if all(cache.blocks is not self._blocks for cache in self._block_caches):
            self._block_caches.appendleft(LayoutCache(self._blocks))
        self._block_cache = next(cache for cache in self._block_caches if cache.blocks is self._blocks)
        self._links = self._block_cache.links
        self._update_layout()
        self.set_reactive(ScrollModel.cursor, self._links.find(cursor))

    @property
    def current(self) -> Location | None:
        """The Location of the link under the cursor."""
        return None if self.cursor is None else self._links[self.cursor].location

    def watch_cursor(self) -> None:
        """Redraw for the new cursor."""
        self._restored_anchor = None
        self.refresh()

    # ── Positions ────────────────────────────────────────────────────────────────────────────

    @property
    def inner_size(self) -> Size:
        """The size within border and scroll bar; while the page is hidden, that of when it was last shown."""
        return self.outer_size - self.gutter.totals

    @property
    def text_width(self) -> int:
        """The maximum cells of a line of text."""
        room = self.inner_size.width - self.gutter_cells - 1
        return max(1, min(room, self.measure) if self.measure else room)

    @property
    def text_height(self) -> int:
        """The rows of all blocks."""
        return self._layout.height

    @property
    def text_margin(self) -> int:
        """The cells before a line of text: the gutter, and the margin that centres a column of limited width."""
        spare = self.inner_size.width - self.gutter_cells - 1 - self.text_width
        return self.gutter_cells + max(0, spare // 2)

    @property
    def gutter_cells(self) -> int:
        """The cells before the text for what marks the cursor."""
        return GUTTER_CELLS

    def _rows_of(self, number: int) -> range:
        """The rows of a link."""
        position = self._links[number]
        return self._layout.rows_of(position.block, position.link.start, position.link.end)

    def _cursor_rows(self) -> range:
        assert self.cursor is not None
        return self._rows_of(self.cursor)

    @property
    def cursor_visible(self) -> bool:
        """Whether a line of the link under the cursor is visible."""
        if self.cursor is None or not self._has_layout:
            return False
        rows = self._cursor_rows()
        top = self.scroll_offset.y
        return rows[-1] >= top and rows[0] < top + self.inner_size.height

    @property
    def cursor_row(self) -> int | None:
        """The first row of the link under the cursor, from the visible top of the page; None without a cursor."""
        return self._cursor_rows()[0] - self.scroll_offset.y if self.cursor is not None and self._has_layout else None

    @property
    def first_text_row(self) -> int:
        """The first row with text, from the visible top of the page; 0 without one."""
        if self._has_layout:
            top = self.scroll_offset.y
            for row in range(self.inner_size.height):
                line = self._layout.line(top + row)
                if line is not None and line.number >= 0:
                    return row
        return 0

    def top_block(self, depth: float = 0.0) -> int | None:
        """The block at ``depth`` (0 to 1) of the visible height; before the first layout, the first block."""
        if not self._has_layout:
            return 0 if self._blocks else None
        row = self.scroll_offset.y + int(self.inner_size.height * depth)
        line = self._layout.line(min(row, self._layout.height - 1))
        return None if line is None else line.block

    def _index_of(self, key: str) -> int | None:
        return next((i for i, block in enumerate(self._blocks) if block.key == key), None)

    @property
    def scroll_anchor(self) -> ScrollAnchor | None:
        """The reader's position: the cursor if it is visible, else the block at the top."""
        top = self.scroll_offset.y
        if self.cursor is not None and self.cursor_visible:
            return ScrollAnchor(None, "", self._cursor_rows()[0] - top)
        line = self._layout.line(top)
        if line is None:
            return None
        return ScrollAnchor(line.block, self._blocks[line.block].key, self._layout.first_row(line.block) - top)

    def restore(self, anchor: ScrollAnchor | None) -> None:
        """Scroll to the reader's position ``anchor``, if the page still has it."""
        if anchor is None or not self._has_layout:
            return
        if anchor.block is None:
            if self.cursor is not None:
                rows = self._cursor_rows()
                max_row = max(0, self.inner_size.height - len(rows))
                self._scroll_to_row(rows[0] - min(anchor.row, max_row))
                self._restored_anchor = anchor
            return
        index = self._index_of(anchor.key) if anchor.key else anchor.block
        if index is not None and index < len(self._blocks):
            self._scroll_to_row(self._layout.first_row(index) - anchor.row)
            self._restored_anchor = anchor

    def scroll_to_block(self, key: str) -> None:
        """Scroll so that the block with ``key`` is at the top."""
        if not self._has_layout:
            self._after_first_layout = partial(self.scroll_to_block, key)
            return
        index = self._index_of(key)
        if index is not None:
            self._scroll_to_row(self._layout.first_row(index) - 1)

    def _scroll_to_row(self, row: int) -> None:
        self._restored_anchor = None
        self.programmatic_scroll_row = max(0, min(row, self._layout.height - self.inner_size.height))
        self.scroll_to(y=self.programmatic_scroll_row, animate=False, force=True)

    def links_in(self, top: int, bottom: int) -> Iterator[tuple[int, range]]:
        """The numbers and rows of the links with a line in these rows."""
        first, last = self._layout.line(top), self._layout.line(min(bottom, self._layout.height) - 1)
        if first is None or last is None:
            return
        for number in range(self._links.first_of(first.block), self._links.first_of(last.block + 1)):
            rows = self._rows_of(number)
            if rows[-1] >= top and rows[0] < bottom:
                yield number, rows

    # ── Layout ───────────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Show the scroll bar from the first layout on, so that no second layout is needed."""
        self.vertical_scrollbar.display = True
        self.set_reactive(ScrollModel.show_vertical_scrollbar, self.styles.overflow_y == "scroll")

    def _update_layout(self) -> None:
        if not self.outer_size:
            return  # no width to wrap to yet
        self._layout = self._block_cache.layout(self.text_width, self._min_block_lines())
        self._layout_inputs = self._layout_key()
        self._update_virtual_size()

    def _min_block_lines(self) -> Sequence[int]:
        """The minimum number of lines of each block; empty for no minimum."""
        return ()

    def _layout_key(self) -> tuple[int, ...]:
        """What the layout depends on, besides the blocks."""
        return (self.text_width,)

    def _update_virtual_size(self) -> None:
        """Set the virtual size, without the layout pass that Textual would do: no position depends on it."""
        width, height = self.inner_size
        self.set_reactive(ScrollModel.virtual_size, Size(width, max(height, self._layout.height)))

    def _fit_scrollbar(self) -> None:
        """Update the scroll bar."""
        self._update_virtual_size()
        if self.scroll_y > self.max_scroll_y:
            self.programmatic_scroll_row = self.max_scroll_y
        self.update_scroll_bar()

    def resize(self, apply: Callable[[], None]) -> None:
        """Wrap to the new width before the page is rendered in it, and keep the reader's position."""
        anchor = self._anchor_before_resize() if self._has_layout else None
        apply()
        self._clear_rendered()
        self.fit(anchor)

    def _anchor_before_resize(self) -> ScrollAnchor | None:
        """The reader's position before a change of size, or before the first of several."""
        return (
            self._restored_anchor
            if self._restored_anchor and self.scroll_offset.y == self.programmatic_scroll_row
            else self.scroll_anchor
        )

    def fit(self, anchor: ScrollAnchor | None = None) -> None:
        """Wrap to the current width if it has changed, and do what was postponed until the first layout.

        ``anchor`` is the reader's position before a change of size.
        """
        if not self.outer_size:
            return
        if anchor is None and self._has_layout:
            anchor = self._anchor_before_resize()
        if self._layout_inputs != self._layout_key():
            if callable(self._source):
                self._build_blocks(self.current)
            else:
                self._update_layout()
            self._redraw()
            self.restore(anchor)
        elif anchor and anchor.block is None:  # the height may have changed
            self.restore(anchor)
        self._fit_scrollbar()
        self._has_layout = True
        if self._after_first_layout:
            callback, self._after_first_layout = self._after_first_layout, None
            callback()

    def _redraw(self) -> None:
        self._clear_rendered()
        self.refresh()

    def _clear_rendered(self) -> None:
        """Drop what is cached of rendered lines."""
