"""The views for screen readers: one page, in words alone."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from mali_tui.app.page.blocks import Block, paragraph
from mali_tui.app.page.page import Page
from mali_tui.app.ui.bar import StatusBar
from mali_tui.app.views.article.page import MEASURE_CELLS, Article
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.plain.blocks import document_blocks
from mali_tui.app.views.registry import VIEWS
from mali_tui.app.views.view import PaneName, Panes, View
from mali_tui.export.build import document
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location, first_location, primary_event


class PlainView(View):
    """One page. The terminal's cursor is placed where the reader is, because screen readers follow it."""

    PANES = ("content",)
    _source: Location | None = None

    def compose(self) -> ComposeResult:
        """The page alone."""
        yield StatusBar(id="tabs")
        with Panes(id="panes"):
            page = (
                Article(id="content")
                if self.id == "sections"
                else Page(measure=MEASURE_CELLS, list_mode=False, id="content")
            )
            yield page.add_class("pane")

    @property
    def page(self) -> Page:
        """The only pane."""
        return self.query_one("#content", Page)

    def _blocks(self) -> list[Block]:
        """The whole document, or the card of a source."""
        explainer, scope = self.wording.explainer, self.visible_set.scope
        wording = PrintWording(explainer, self.wording.edition.code, self.visible_set.later)
        what = self._source or VIEWS[str(self.id)].plain_document
        blocks = document_blocks(document(wording, what, {}), wording, self._why_outside)
        if what == "evidence" and explainer.graph.since and not self.visible_set.later:
            reason = wording("since.after_cutoff" if scope.since_then and scope.cutoff else "outcomes.hidden")
            blocks += [paragraph(wording("panes.outcomes"), "heading", before=2), paragraph(reason, before=1)]
        return blocks

    def _show_source(self, location: Location) -> None:
        """Exchange the document for the card of a source, or the other way round."""
        source = location if location.kind == "source" else None
        if source != self._source:
            self._source = source
            self.page.show(self._blocks())

    def _why_outside(self, location: Location) -> str:
        """Why something is outside the lens or the cut-off, in words; nothing if it is inside."""
        if self.visible_set.contains(location):
            return ""
        left_out = self.visible_set.scope.lens and location not in self.visible_set.in_lens
        return self.wording("scope.outside" if left_out else "scope.later_event")

    def populate(self) -> None:
        """Show the whole document."""
        self.page.show(self._blocks())
        self.watch(self.page, "cursor", self._place_terminal_cursor, init=False)
        self.watch(self.page, "scroll_y", self._place_terminal_cursor, init=False)

    def retranslate(self) -> None:
        """Show the same place in another language."""
        self.page.replace(self._blocks())

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Bring a Location to the top of the page, or the cursor to a claim in the text."""
        page = self.page
        self._show_source(location)
        if location.kind == "claim" and self.id == "sections":
            page.select_location(location)
            return
        page.select_location(None)
        if location == first_location(self.wording.explainer):
            page.go_to_end(-1)
        elif location.kind == "section":
            page.scroll_to_block(location.passage)
        elif any(block.key == f"/{location}" for block in page.blocks):
            page.scroll_to_block(f"/{location}")
        else:
            page.select_location(location)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Do nothing: there is no other pane."""

    def destination(self, pane: Pane, location: Location) -> Location:
        """In the article a claim leads to the strongest event behind it, elsewhere to its sentence."""
        if location.kind == "claim" and self.id == "sections":
            return primary_event(self.wording.explainer, location.id)
        return location

    def cursor_moved_to(self, location: Location) -> None:
        """Moving from claim to claim is a step."""
        if location.kind == "claim" and self.id in ("sections", "evidence"):
            self.post_message(NavigateTo(location, step=True, shown=True))

    @on(Article.Scrolled)
    def _note_passage(self, message: Article.Scrolled) -> None:
        self.follow_scroll(self.page, message.passage)

    def _place_terminal_cursor(self) -> None:
        if self.screen.is_current:  # else it is in a dialog
            self.page.place_terminal_cursor()

    def resume(self) -> None:
        """Put the terminal's cursor back into the page when a dialog is closed."""
        for page in self.query(Page):  # none before the first layout
            page.place_terminal_cursor()

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """The only one."""
        return self.PANES

    def update_layout(self) -> None:
        """Hide the tabs: there is nothing to fold."""
        self.query_one("#tabs", StatusBar).display = False
        self.add_class("-one")

    def focus_pane(self, name: PaneName) -> None:
        """Give the page the focus."""
        self.page.focus()
        self._place_terminal_cursor()

    def title_panes(self) -> None:
        """Do nothing: the page has no border."""
