"""A page that can show a translation of its text: below one paragraph, below each, or in a page beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.layout import PageLayout
from mali_tui.app.page.page import Page
from mali_tui.app.page.scrolling import Blocks
from mali_tui.app.views.article.translations import TRANSLATION_SUFFIX, interleave, plain_key
from mali_tui.content.model import Direction
from mali_tui.reading.location import Location

Others = tuple[Sequence[Block], Direction]


class BilingualPage(Page):
    """``others`` returns the blocks of the other language and the direction of its text."""

    translation: Callable[[], Others] | None = None
    peeked_key = ""
    """The key of the block below which its counterpart stands; none if empty."""
    stacked = False
    """Whether every block has its counterpart below it."""
    partner: BilingualPage | None = None
    """The page beside this one, block against block."""

    def __init__(
        self, *, measure: int = 0, list_mode: bool = True, open_on_click: bool = True, id: str | None = None
    ) -> None:
        super().__init__(measure=measure, list_mode=list_mode, open_on_click=open_on_click, id=id)
        self._own: Blocks = ()

    def _set_blocks(self, blocks: Blocks, cursor: Location | None) -> None:
        self._own = blocks
        super()._set_blocks(blocks if callable(blocks) else self._with_others(blocks), cursor)

    def _with_others(self, blocks: Sequence[Block]) -> Sequence[Block]:
        if self.translation is None or not (self.stacked or self.peeked_key):
            return blocks
        others, direction = self.translation()
        return interleave(blocks, others, direction, lambda key: self.stacked or key == self.peeked_key)

    # ── Below ────────────────────────────────────────────────────────────────────────────────

    def peek(self) -> None:
        """Show the other language of the paragraph the reader is at, or hide it again."""
        key = self._key_at_reader()
        if not key or self.translation is None or self.stacked or self.partner:
            return
        self.peeked_key = "" if key == self.peeked_key else key
        self.replace(self._own)
        if self.peeked_key:
            self._show_echo()

    def stack(self, stacked: bool) -> None:
        """Show the other language below each block, or no longer."""
        if stacked != self.stacked:
            self.stacked, self.peeked_key = stacked, ""
            self.replace(self._own)

    def _key_at_reader(self) -> str:
        """The key of the block under the cursor, else of the first one in sight that is text and no heading."""
        if self.cursor is not None and self.cursor_visible:
            return plain_key(self._blocks[self._links[self.cursor].block].key)
        top = self.top_block()
        following = self._blocks[top:] if top is not None else ()
        return next((plain_key(block.key) for block in following if block.key.partition("/")[2]), "")

    def _show_echo(self) -> None:
        """Scroll until all of the translation is in sight, but not past the start of the paragraph."""
        index = self._index_of(self.peeked_key + TRANSLATION_SUFFIX)
        if index is None:
            return
        top, height = self.programmatic_scroll_row, self.inner_size.height
        first = self._cursor_rows()[0] if self.cursor is not None and self.cursor_visible else None
        least = self._layout.first_row(index - 1) if first is None else first
        hidden = self._layout.first_row(index) + self._layout.line_counts[index] - (top + height)
        if hidden > 0:
            self._scroll_to_row(min(top + hidden, max(top, least - 1)))

    # ── Beside ───────────────────────────────────────────────────────────────────────────────

    def _min_block_lines(self) -> Sequence[int]:
        other = self.partner
        if other is None or not other.size or len(other.blocks) != len(self.blocks):
            return ()
        return PageLayout(other.blocks, other.text_width).line_counts

    def _layout_key(self) -> tuple[int, ...]:
        other = self.partner
        return (*super()._layout_key(), *((other.text_width, id(other.blocks)) if other and other.size else ()))

    def on_resize(self) -> None:
        """Lay out the page beside this one for the new height of each paragraph."""
        self.fit()
        if self.partner is not None:
            self.partner.fit()
            self.partner.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll the page beside this one, too."""
        super().watch_scroll_y(old_value, new_value)
        if self.partner is not None and round(self.partner.scroll_y) != round(new_value):
            self.partner.scroll_to(y=new_value, animate=False, force=True, immediate=True)
