"""What a reader expects of any good reader, beside reading itself: searching, and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mali_tui.app.widgets.article import Article
from mali_tui.reading.addresses import of_found

if TYPE_CHECKING:
    from mali_tui.app.screens.reading import ReadingScreen
    from mali_tui.content.search import Found, Search

TOAST = 6  # seconds, for a message that also says what to do


class Comforts:
    """The part of the reading screen that does these things."""

    _search: Search | None = None
    _query = ""

    @property
    def _reading(self) -> ReadingScreen:
        return cast("ReadingScreen", self)

    def action_search(self) -> None:
        """Find words in everything."""
        from mali_tui.app.screens.search import SearchScreen  # only when asked for
        from mali_tui.content.search import Search

        reading = self._reading
        if self._search is None:
            self._search = Search(reading.wording.explainer)
        screen = SearchScreen(reading.wording, self._search, self._query)

        async def go(found: Found | None) -> None:
            self._query = screen.query_typed
            if found is not None:
                await self.go_found(found)

        reading.app.push_screen(screen, go)

    async def go_found(self, found: Found) -> None:
        """Go to something that was found, and to its very paragraph."""
        reading = self._reading
        await reading.go(of_found(reading.wording.explainer, found))
        if found.paragraph is not None:
            reading.query_one(Article).scroll_to_block(f"{found.id}/{found.paragraph}")

    def action_copy(self) -> None:
        """Put what the reader is at on the clipboard, and say what to do where the terminal does not take it."""
        from mali_tui.printing.copying import copied  # 15 ms that only copying needs

        reading = self._reading
        wording, here = reading.wording, reading.location
        paragraph = reading.query_one(Article).paragraph if here.kind == "section" else 0
        self._put_on_clipboard(copied(wording, here, paragraph), here.kind)

    def action_copy_selection(self) -> None:
        """Put on the clipboard what is selected with the mouse."""
        text = self._reading.get_selected_text()
        if text:
            self._put_on_clipboard(text, "selection")
        else:
            self._reading.app.action_help_quit()

    def _put_on_clipboard(self, text: str, what: str) -> None:
        reading = self._reading
        reading.app.copy_to_clipboard(text)
        done = reading.wording("copy.done", what=reading.wording(f"copy.{what}"))
        reading.notify(reading.wording("copy.fallback"), title=done, timeout=TOAST)
