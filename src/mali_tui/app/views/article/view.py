"""The view of the article by its sections."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page import Page
from mali_tui.app.views import cards, outlines
from mali_tui.app.views.article.blocks import article_blocks
from mali_tui.app.views.article.page import Article
from mali_tui.app.views.article.parallel import ParallelText
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.view import PANES, PaneName, View
from mali_tui.cards import card_of
from mali_tui.reading.location import Location, first_location, location_of_passage, primary_event

TRANSLATION_ACTIONS = ("peek", "toggle_parallel")
BOTH_AND_ALL_COLUMNS = 140  # columns from which the article in two languages leaves room for outline and links


class SectionsView(View):
    """The article as one page; the outline follows it, the links show what is behind the current claim."""

    folds_first = "outline"

    def make_panes(self) -> tuple[Widget, Widget, Widget]:
        """Outline, article and what is behind the claim."""
        return Page(id="outline"), Article(id="content"), Page(id="links")

    def wrap_pane(self, name: PaneName, page: Widget) -> Widget:
        """The article shares its place with the other language, when that is asked for."""
        return ParallelText(page, id="spread") if isinstance(page, Article) else page

    @property
    def article(self) -> Article:
        """The content pane."""
        return self.query_one(Article)

    @property
    def spread(self) -> ParallelText:
        """The container of the article."""
        return self.query_one(ParallelText)

    # ── Two languages at once ────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable what shows the other language where there is only one."""
        if action in TRANSLATION_ACTIONS:
            return len(self.wording.explainer.editions) > 1
        return super().check_action(action, parameters)

    def action_peek(self) -> None:
        """Show the paragraph that the reader is at in the other language, in place."""
        self.article.peek()

    def action_toggle_parallel(self) -> None:
        """Both languages side by side, or one again."""
        self.spread.show_both(not self.spread.both)
        self.update_layout()

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """Two languages leave less room for what is beside them."""
        visible = super().visible_panes
        if len(visible) < len(PANES) or not self.spread.both or self.app.size.width >= BOTH_AND_ALL_COLUMNS:
            return visible
        folded = "links" if self.active == "outline" else "outline"
        return tuple(name for name in visible if name != folded)

    def update_layout(self) -> None:
        """Show or hide both languages together with the article's pane."""
        super().update_layout()
        self.spread.display = "content" in self.visible_panes

    def populate(self) -> None:
        """Show the article and its outline."""
        self.pane("outline").show(outlines.section_outline(self.wording))
        self.spread.set_language(self.wording, self.visible_set.later)
        self.article.show(article_blocks(self.wording, self.visible_set.later))

    def retranslate(self) -> None:
        """Show the same place, with the same claim, in another language."""
        self.pane("outline").replace(outlines.section_outline(self.wording))
        self.spread.set_language(self.wording, self.visible_set.later)
        self.article.replace(article_blocks(self.wording, self.visible_set.later))
        self.spread.arrange_pages()
        if self.location:
            self.pane("links").replace(self._card_blocks(self.location))
            self._title(self.location)

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Bring a claim's sentence or a passage onto the screen."""
        if location.kind == "claim":
            self.article.select_location(location)
        elif location.kind == "section":
            self.article.select_location(None)
            if location == first_location(self.wording.explainer):
                self.article.go_to_end(-1)
            else:
                self.article.scroll_to_block(location.passage)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show where the reader is in the outline, and what is behind it in the links."""
        self.pane("links").show(self._card_blocks(location), came_from)
        self.pane("outline").select_location(location_of_passage(self.wording.explainer, self._passage(location)))
        self._title(location)

    def _passage(self, location: Location) -> str:
        if location.kind == "claim":
            return self.wording.explainer.passage_of_claim[location.id]
        return location.passage if location.kind == "section" else self.article.passage

    def _card_blocks(self, location: Location) -> list[Block]:
        return cards.card_blocks(card_of(self.wording, location, self.visible_set.later))

    def _title(self, location: Location) -> None:
        self.article.border_title = self.wording.passage_title(self._passage(location))
        claims = list(self.wording.explainer.graph.claims)
        at = claims.index(location.id) + 1 if location.kind == "claim" else 0
        self.article.border_subtitle = self.wording("cards.at", n=at, of=len(claims)) if at else None

    def destination(self, pane: Pane, location: Location) -> Location:
        """In the article a claim leads to the strongest event behind it."""
        if pane is self.article and location.kind == "claim":
            return primary_event(self.wording.explainer, location.id)
        return location

    def cursor_moved_to(self, location: Location) -> None:
        """Moving from claim to claim is a step."""
        if location.kind == "claim":
            self.post_message(NavigateTo(location, step=True, shown=True))

    @on(Article.Scrolled)
    def _note_passage(self, message: Article.Scrolled) -> None:
        self.follow_scroll(self.article, message.passage)
