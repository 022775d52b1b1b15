"""What the reader leaves behind: bookmarks with their notes, and the claims that have been seen."""

from __future__ import annotations

from mali_tui.app.screens.part import Part
from mali_tui.app.widgets.article import Article
from mali_tui.app.widgets.bar import Item
from mali_tui.reading.location import Location

BOOKMARK = "★"


class Marking(Part):
    """The part of the reading screen that keeps bookmarks and counts claims."""

    def action_bookmark(self) -> None:
        """Set a bookmark where the reader is, or take it away."""
        screen, app = self._screen, self._screen.mali_app
        if str(screen.location) in app.state.bookmarks:
            app.unmark(screen.location)
            screen.notify(screen.wording("bookmarks.removed"), timeout=3)
        else:
            app.mark(screen.location)
            screen.notify(screen.wording("bookmarks.set"), timeout=3)
        screen.show_bars()

    def action_note(self) -> None:
        """Set a bookmark with a note, or write on the note of the one that is there."""
        from mali_tui.app.screens.note import NoteScreen  # only when asked for

        screen, app, location = self._screen, self._screen.mali_app, self._screen.location

        def keep(note: str | None) -> None:
            if note is not None:
                app.mark(location, note)
                screen.notify(screen.wording("bookmarks.set"), timeout=3)
                screen.show_bars()

        note = app.state.bookmarks.get(str(location), "")
        screen.app.push_screen(NoteScreen(screen.wording, screen.wording.name(location), note), keep)

    def action_bookmarks(self) -> None:
        """The list of bookmarks."""
        from mali_tui.app.screens.bookmarks import BookmarksScreen  # only when asked for

        screen = self._screen
        screen.mali_app.remember()  # and learn of what other windows have set

        async def go(location: Location | None) -> None:
            if location is not None:
                await screen.go(location)
            screen.show_bars()

        screen.app.push_screen(BookmarksScreen(screen.wording), go)

    def on_article_scrolled(self, message: Article.Scrolled) -> None:
        """What one has scrolled past has been read."""
        message.stop()
        app = self._screen.mali_app
        if not app.state.seen.issuperset(message.read):
            app.see(message.read)
            self._screen.show_bars()

    def progress(self) -> list[Item]:
        """For the header: whether a bookmark is set here, and how many of the claims have been seen."""
        screen, state = self._screen, self._screen.mali_app.state
        sign = screen.wording("bookmarks.here") if screen.mali_app.plain else BOOKMARK
        items = [Item(sign, "key")] if str(screen.location) in state.bookmarks else []
        claims = screen.wording.explainer.graph.claims
        seen = len(state.seen & claims.keys())
        return [*items, Item(screen.wording("progress", n=seen, of=len(claims)), "dim")] if seen else items
