"""Bookmarks with their notes, and the claims that have been seen, as the reader sets and sees them."""

from __future__ import annotations

from collections.abc import Collection

from mali_tui.app.shell.host import Go, Host
from mali_tui.app.ui import notice_seconds
from mali_tui.app.ui.bar import BarItem
from mali_tui.reading.location import Location
from mali_tui.reading.session import ReadingSession

BOOKMARK = "★"


class Bookmarks:
    """Sets bookmarks, lists them, and counts claims."""

    def __init__(self, session: ReadingSession, host: Host, go: Go) -> None:
        self._session = session
        self._host = host
        self._go = go

    def toggle(self) -> None:
        """Set a bookmark where the reader is, or remove it."""
        session = self._session
        if session.has_bookmark(session.location):
            session.remove_bookmark(session.location)
            self._confirm("bookmarks.removed")
        else:
            self._add(session.location, "")

    def edit_note(self) -> None:
        """Set a bookmark with a note, or edit the note of the one that is there."""
        from mali_tui.app.dialogs.note import NoteScreen  # only when asked for

        wording, location = self._host.wording, self._session.location

        def add(note: str | None) -> None:
            if note is not None:
                self._add(location, note)

        self._host.open_dialog(NoteScreen(wording, wording.name(location), self._session.note(location)), add)

    def open_list(self) -> None:
        """Open the list of bookmarks."""
        from mali_tui.app.dialogs.bookmarks import BookmarksScreen  # only when asked for

        self._session.save()  # saving also loads what other running apps have set

        async def go(location: Location | None) -> None:
            if location is not None:
                await self._go(location)
            self._host.show_bars()

        self._host.open_dialog(BookmarksScreen(self._host.wording, self._session), go)

    def _add(self, location: Location, note: str) -> None:
        self._session.add_bookmark(location, note)
        self._confirm("bookmarks.set")

    def _confirm(self, message: str) -> None:
        """Say what was done, and whether it could not be saved."""
        wording, error = self._host.wording, self._session.error_key
        self._host.notify(wording(message), timeout=notice_seconds.SHORT)
        if error:
            self._host.warn(wording(error))
        self._host.show_bars()

    def mark_seen(self, claims: Collection[str]) -> None:
        """Count claims as seen, and show the number."""
        if not self._session.seen.issuperset(claims):
            self._session.mark_seen(claims)
            self._host.show_bars()

    def progress(self) -> list[BarItem]:
        """For the header: whether a bookmark is set here, and how many of the claims have been seen."""
        session, wording = self._session, self._host.wording
        sign = wording("bookmarks.here") if session.plain else BOOKMARK
        items = [BarItem(sign, "key")] if session.has_bookmark(session.location) else []
        claims = session.explainer.graph.claims
        seen = len(session.seen & claims.keys())
        return [*items, BarItem(wording("progress", n=seen, of=len(claims)), "secondary")] if seen else items
