"""The article and, beside it, the same in the other language: paragraph against paragraph."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from mali_tui.app.page.scrolling import ScrollAnchor
from mali_tui.app.views.article.bilingual_page import BilingualPage, Others
from mali_tui.app.views.article.blocks import article_blocks
from mali_tui.app.views.article.page import MEASURE_CELLS, Article
from mali_tui.content.model import Direction
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.textual_fixes.mixins import ForwardingContainer

MIN_SIDE_BY_SIDE_COLUMNS = 76
"""Columns from which two pages stand side by side; in fewer, paragraphs stand below each other."""


class TranslationPage(BilingualPage, can_focus=False):
    """The page in the other language. It follows the place, the current claim and the width of the article."""

    wording: Wording

    def __init__(self, *, id: str) -> None:
        super().__init__(measure=MEASURE_CELLS, list_mode=False, id=id)

    @property
    def direction(self) -> Direction:
        """The direction of its own text."""
        return self.wording.edition.direction

    def restore(self, place: ScrollAnchor | None) -> None:
        """Do nothing: the article restores the place of both."""
        if self.partner is not None:
            self.scroll_to(y=self.partner.scroll_y, animate=False, force=True)

    def mark(self, location: Location | None) -> None:
        """Put the cursor where the article has it."""
        self.cursor = self._links.find(location)

    @on(events.Click)
    def _take_click(self, event: events.Click) -> None:
        """Pass a click on to the same words of the article."""
        number = event.style.meta.get("link_number")
        if number is not None and number < len(self._links) and isinstance(self.partner, Article):
            event.stop()
            self.partner.click(self._links[number].location)


class ParallelText(ForwardingContainer, Horizontal):
    """Container of the article and, on request, of the other language beside it or below its paragraphs."""

    def __init__(self, article: Article, *, id: str) -> None:
        super().__init__(id=id)
        self.article = article
        self.facing = TranslationPage(id="facing")
        """The other page; it is mounted when it is needed first, since a start pays for every widget."""
        self.facing.add_class("pane", "-content", update=False)
        self.facing.display = False
        self.both = False
        self._later: frozenset[str] = frozenset()
        """Whether both languages are asked for."""

    def compose(self) -> ComposeResult:
        """The article."""
        yield self.article

    def on_mount(self) -> None:
        """Let the other page have the article's cursor."""
        self.watch(self.article, "cursor", self._mark, init=False)

    def set_language(self, wording: Wording, later: frozenset[str]) -> None:
        """Prepare the other language, before the article is shown in that of ``wording``.

        ``later`` are the ids of the later events that both show.
        """
        self._later = later
        self.facing.wording = wording.for_language(wording.next_edition.code)
        self.facing.border_title = self.facing.wording.edition.name
        self.article.translation = self._other_blocks

    def _other_blocks(self) -> Others:
        other = self.facing.wording
        return article_blocks(other, self._later), other.edition.direction

    def show_both(self, both: bool) -> None:
        """Show both languages, or the article alone."""
        self.both = both
        self.arrange_pages()

    def arrange_pages(self) -> None:
        """Show both languages, if asked for, side by side where there is room, else below each other."""
        beside = self.both and self.size.width >= MIN_SIDE_BY_SIDE_COLUMNS
        facing, article = self.facing, self.article
        facing.display = beside
        if beside and not facing.is_attached:
            facing.dimmer = article.dimmer
            self.mount(facing)
        facing.partner, article.partner = (article, facing) if beside else (None, None)
        article.stack(self.both and not beside)
        if beside:
            facing.replace(self._other_blocks()[0])
            self._mark()
        article.fit()

    def on_resize(self) -> None:
        """Arrange the pages for the new size."""
        if self.both:
            self.arrange_pages()

    def _mark(self) -> None:
        if self.facing.display:
            self.facing.mark(self.article.current)
