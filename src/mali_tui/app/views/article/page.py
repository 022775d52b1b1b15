"""The article's page: the arrows scroll it, and it reports when the reader has scrolled into another passage."""

from __future__ import annotations

from textual.message import Message

from mali_tui.app.views.article.bilingual_page import BilingualPage
from mali_tui.app.views.article.translations import plain_key
from mali_tui.reading.location import Location

MEASURE_CELLS = 72  # cells; prose reads best at 60 to 75


class Article(BilingualPage):
    """The whole article as one page."""

    class Scrolled(Message):
        """The reader, not the app, scrolled.

        ``passage`` is the id of the one now being read; ``seen`` are the ids of the claims that were scrolled past.
        """

        def __init__(self, passage: str, seen: tuple[str, ...]) -> None:
            super().__init__()
            self.passage = passage
            self.seen = seen

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(measure=MEASURE_CELLS, list_mode=False, open_on_click=False, id=id)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Post `Scrolled` when the reader, not the app, has scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if round(new_value) != self.programmatic_scroll_row and (passage := self.passage):
            self.post_message(self.Scrolled(passage, self._claims_seen(round(old_value), round(new_value))))

    def _claims_seen(self, old: int, new: int) -> tuple[str, ...]:
        """The ids of the claims that scrolling on has taken off the top; at the article's end all that are in sight.

        After a jump of more than a screenful, what lies between counts as not seen.
        """
        if not 0 < new - old <= self.inner_size.height:
            return ()
        bottom = self._layout.height if new >= self.max_scroll_y else new
        ends = ((self._links[number].location, rows[-1]) for number, rows in self.links_in(old, bottom))
        return tuple(location.id for location, row in ends if location.kind == "claim" and row < bottom)

    @property
    def passage(self) -> str:
        """The passage at the reading line, which is near the top, and moves to the bottom towards the end."""
        height = max(1, self.inner_size.height)
        remaining = self.max_scroll_y - self.scroll_offset.y
        depth = max(0.1, 1 - remaining / height)
        block = self.top_block(min(depth, 0.99))
        return self.passage_of_block(block) if block is not None else ""

    @property
    def paragraph(self) -> int:
        """The number of the paragraph at the top, within its passage; a heading's is that of the one below it."""
        top = self.top_block()
        number = plain_key(self.blocks[top].key).partition("/")[2].partition("/")[0] if top is not None else ""
        return int(number) if number.isdigit() else 0

    def passage_of_block(self, block: int) -> str:
        """The id of the passage that a block is part of: what its key has before the slash."""
        return plain_key(self.blocks[block].key).partition("/")[0]

    def click(self, location: Location) -> None:
        """Put the cursor on a link as a click does, or follow the link if the cursor is on it already."""
        number = self._links.find(location)
        if number is not None:
            again = number == self.cursor
            self._reach(number)
            if again:
                self.follow()
