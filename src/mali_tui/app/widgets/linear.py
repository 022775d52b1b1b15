"""The views for screen readers: one pane, in words alone, that is read from its top to its end."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.geometry import Offset

from mali_tui.app.blocks import Block
from mali_tui.app.messages import Go
from mali_tui.app.plain import document_blocks
from mali_tui.app.widgets.article import MEASURE, Article
from mali_tui.app.widgets.bar import Bar
from mali_tui.app.widgets.page import Page
from mali_tui.app.widgets.pane import Pane
from mali_tui.app.widgets.view import PaneName, Panes, View
from mali_tui.printing.documents import document
from mali_tui.printing.wording import PrintWording
from mali_tui.reading.addresses import event_behind, start
from mali_tui.reading.location import Location

# What each view is in words: the map's events stand in the timeline, and the ties on the actors' cards.
SHOWN = {
    "sections": "article",
    "timeline": "timeline",
    "map": "timeline",
    "actors": "actors",
    "ties": "actors",
    "evidence": "evidence",
}


class LinearView(View):
    """One page. The cursor of the terminal itself stands where the reader is, for screen readers follow it."""

    PANES = ("content",)

    def compose(self) -> ComposeResult:
        """The page alone."""
        yield Bar(id="tabs")
        with Panes(id="panes"):
            page = (
                Article(id="content") if self.id == "sections" else Page(measure=MEASURE, walks=False, id="content")
            )
            yield page.add_class("pane")

    @property
    def page(self) -> Page:
        """The only pane."""
        return self.query_one("#content", Page)

    def _blocks(self) -> list[Block]:
        wording = PrintWording(self.wording.explainer, self.wording.edition.code)
        return document_blocks(document(wording, SHOWN[str(self.id)], {}), wording, self._why_outside)

    def _why_outside(self, location: Location) -> str:
        """In words, why something is outside of what the reader has narrowed to; nothing if it is inside."""
        if self.reach.holds(location):
            return ""
        left_out = self.reach.scope.lens and location not in self.reach.in_lens
        return self.wording("scope.outside" if left_out else "scope.later_event")

    def fill(self) -> None:
        """Set out the whole of it."""
        self.page.show(self._blocks())
        self.watch(self.page, "cursor", self._lead_on, init=False)
        self.watch(self.page, "scroll_y", self._lead_on, init=False)

    def refill(self) -> None:
        """The same place in another language."""
        self.page.replace(self._blocks())

    def bring(self, location: Location, came_from: Location | None) -> None:
        """Bring a Location to the top of the page, or the cursor to a claim in the text."""
        page = self.page
        if location.kind == "claim" and self.id == "sections":
            page.point(location)
            return
        page.point(None)
        if location == start(self.wording.explainer):
            page.edge(-1)
        elif location.kind == "section":
            page.scroll_to_block(location.passage)
        elif any(block.key == f"/{location}" for block in page.blocks):
            page.scroll_to_block(f"/{location}")
        else:
            page.point(location)

    def accompany(self, location: Location, came_from: Location | None) -> None:
        """There is nothing beside the page."""

    def destination(self, pane: Pane, location: Location) -> Location:
        """In the article a claim leads to the strongest event behind it, elsewhere to its sentence."""
        if location.kind == "claim" and self.id == "sections":
            return event_behind(self.wording.explainer, location.id)
        return location

    def reached(self, location: Location) -> None:
        """Walking the claims of the article is a step."""
        if location.kind == "claim" and self.id in ("sections", "evidence"):
            self.post_message(Go(location, step=True, shown=True))

    @on(Article.Scrolled)
    def _note_passage(self, message: Article.Scrolled) -> None:
        self.read_on(self.page, message.passage)

    def _lead_on(self) -> None:
        """Put the terminal's cursor where the reader is: at the claim or link, else at the first line shown."""
        page = self.page
        area = page.content_region
        row = page.cursor_row if page.cursor is not None and page.cursor_visible else 0
        margin = page.text_margin
        column = margin if self.wording.edition.direction == "ltr" else max(0, area.width - 1 - margin)
        self.app.cursor_position = Offset(area.x + column, area.y + max(0, row or 0))

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """The only one."""
        return self.PANES

    def fold(self) -> None:
        """There is nothing to fold."""
        self.query_one("#tabs", Bar).display = False
        self.add_class("-one")

    def enter(self, name: PaneName) -> None:
        """Give the page the focus."""
        self.page.focus()
        self._lead_on()

    def title_panes(self) -> None:
        """A border there is none to write on."""
