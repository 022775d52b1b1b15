"""Searching from the reading screen: the last query stays, and the chosen result is gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from mali_tui.app.scope.dimming import ScopeDimmer
from mali_tui.app.shell.host import Go, Host
from mali_tui.app.views.article.page import Article
from mali_tui.reading.location import location_of_result
from mali_tui.reading.session import ReadingSession

if TYPE_CHECKING:
    from mali_tui.content.explainer import Explainer
    from mali_tui.content.search.search import Search, SearchResult


class SearchControl:
    """Opens the search, and goes to what the reader chooses."""

    def __init__(self, session: ReadingSession, host: Host, screen: Screen[object], go: Go) -> None:
        self._session = session
        self._host = host
        self._screen = screen
        self._go = go
        self._search: Search | None = None
        self._searched: Explainer | None = None  # the explainer that ``_search`` is over
        self._query = ""

    def index(self) -> Search:
        """The search index of the explainer; made when it is first asked for."""
        from mali_tui.content.search.search import Search

        explainer = self._session.explainer
        if self._search is None or self._searched is not explainer:
            self._search, self._searched = Search(explainer), explainer
        return self._search

    def open(self) -> None:
        """Find words in everything."""
        from mali_tui.app.dialogs.search import SearchScreen  # only when asked for

        dimmer = ScopeDimmer(self._host.wording, self._session.visible_set)
        dialog = SearchScreen(
            self._host.wording, self.index(), dimmer, self._query, since_then=self._session.scope.since_then
        )

        async def go(result: SearchResult | None) -> None:
            self._query = dialog.query_typed
            if result is not None:
                await self._go_to_result(result)

        self._host.open_dialog(dialog, go)

    async def _go_to_result(self, result: SearchResult) -> None:
        """Go to a result, and to its very paragraph."""
        await self._go(location_of_result(self._session.explainer, result))
        if result.paragraph is not None:
            for article in self._screen.query(Article):  # there is none if the view is exchanged meanwhile
                article.scroll_to_block(f"{result.id}/{result.paragraph}")
