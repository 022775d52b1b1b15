"""What the reader leaves behind: bookmarks with their notes, and the claims that have been seen."""

from __future__ import annotations

from mali_tui.app.shell.part import Part
from mali_tui.app.ui.bar import BarItem
from mali_tui.app.views.article.page import Article
from mali_tui.reading.location import Location

BOOKMARK = "★"


class Bookmarking(Part):
    """The part of the reading screen that keeps bookmarks and counts claims."""

    def action_bookmark(self) -> None:
        """Set a bookmark where the reader is, or take it away."""
        screen, app = self._screen, self._screen.mali_app
        if str(screen.location) in app.state.bookmarks:
            app.remove_bookmark(screen.location)
            screen.notify(screen.wording("bookmarks.removed"), timeout=3)
        else:
            app.add_bookmark(screen.location)
            screen.notify(screen.wording("bookmarks.set"), timeout=3)
        screen.show_bars()

    def action_note(self) -> None:
        """Set a bookmark with a note, or write on the note of the one that is there."""
        from mali_tui.app.dialogs.note import NoteScreen  # only when asked for

        screen, app, location = self._screen, self._screen.mali_app, self._screen.location

        def keep(note: str | None) -> None:
            if note is not None:
                app.add_bookmark(location, note)
                screen.notify(screen.wording("bookmarks.set"), timeout=3)
                screen.show_bars()

        note = app.state.bookmarks.get(str(location), "")
        screen.app.push_screen(NoteScreen(screen.wording, screen.wording.name(location), note), keep)

    def action_bookmarks(self) -> None:
        """The list of bookmarks."""
        from mali_tui.app.dialogs.bookmarks import BookmarksScreen  # only when asked for

        screen = self._screen
        screen.mali_app.save_state()  # and learn of what other windows have set

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
            app.mark_claims_seen(message.read)
            self._screen.show_bars()

    def progress(self) -> list[BarItem]:
        """For the header: whether a bookmark is set here, and how many of the claims have been seen."""
        screen, state = self._screen, self._screen.mali_app.state
        sign = screen.wording("bookmarks.here") if screen.mali_app.plain else BOOKMARK
        items = [BarItem(sign, "key")] if str(screen.location) in state.bookmarks else []
        claims = screen.wording.explainer.graph.claims
        seen = len(state.seen & claims.keys())
        return [*items, BarItem(screen.wording("progress", n=seen, of=len(claims)), "dim")] if seen else items
