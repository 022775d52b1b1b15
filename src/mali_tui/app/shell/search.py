"""Searching from the reading screen: the last search is kept, and what is chosen is gone to."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from mali_tui.app.scope.dimming import ScopeDimmer
from mali_tui.app.shell.part import Part
from mali_tui.app.views.article.page import Article
from mali_tui.reading.location import location_of_result

if TYPE_CHECKING:
    from mali_tui.content.search.search import Search, SearchResult

Made = TypeVar("Made")


class Searching(Part):
    """The part of the reading screen that does this."""

    _search: Search | None = None
    """Over the explainer on the screen, once it was asked for."""
    _query = ""

    def action_search(self) -> None:
        """Find words in everything."""
        from mali_tui.app.dialogs.search import SearchScreen  # only when asked for
        from mali_tui.content.search.search import Search

        if self._search is None:
            self._search = _without_gc(lambda: Search(self._screen.wording.explainer))
        veil = ScopeDimmer(self._screen.wording, self._screen.visible_set)
        screen = SearchScreen(self._screen.wording, self._search, veil, self._query)

        async def go(found: SearchResult | None) -> None:
            self._query = screen.query_typed
            if found is not None:
                await self.go_to_result(found)

        self._screen.app.push_screen(screen, go)

    async def go_to_result(self, found: SearchResult) -> None:
        """Go to something that was found, and to its very paragraph."""
        await self._screen.go(location_of_result(self._screen.wording.explainer, found))
        if found.paragraph is not None:
            for article in self._screen.query(Article):  # there is none if the view is exchanged meanwhile
                article.scroll_to_block(f"{found.id}/{found.paragraph}")


def _without_gc(make: Callable[[], Made]) -> Made:
    """Make something large that stays: no rubbish is looked for meanwhile, nor in it as one types."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return make()
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
