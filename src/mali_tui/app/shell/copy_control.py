"""Copying from the reading screen: what the reader is at, or what is selected with the mouse."""

from __future__ import annotations

from textual.screen import Screen

from mali_tui.app.shell.host import Host
from mali_tui.app.ui import notice_seconds
from mali_tui.app.views.article.page import Article
from mali_tui.reading.session import ReadingSession
from mali_tui.textual_fixes.clipboard import TerminalClipboard

FAILED = ("tmux_failed", "console")


class CopyControl:
    """Puts text on the clipboard, and says what to do where the terminal does not take it."""

    def __init__(self, session: ReadingSession, host: Host, screen: Screen[object]) -> None:
        self._session = session
        self._host = host
        self._screen = screen

    def copy_location(self) -> None:
        """Copy what the reader is at."""
        from mali_tui.export.clipboard_text import clipboard_text  # 15 ms that only copying needs

        here, at_cursor = self._session.location, self._host.current_view.focused_pane.current
        if at_cursor and at_cursor.kind == "source":
            here = at_cursor
        articles = self._screen.query(Article) if here.kind == "section" else ()
        paragraph = next((article.paragraph for article in articles), 0)  # while a view is made there is none
        session = self._session
        later = session.visible_set.later
        self._copy(clipboard_text(self._host.wording, here, paragraph, session.folder, later), here.kind)

    async def copy_selection(self) -> None:
        """Copy what is selected with the mouse."""
        text = self._screen.get_selected_text()
        if text:
            self._copy(text, "selection")
        else:
            await self._screen.run_action("app.help_quit")

    def _copy(self, text: str, what: str) -> None:
        wording = self._host.wording
        app = self._screen.app
        app.copy_to_clipboard(text)
        outcome = app.copy_outcome if isinstance(app, TerminalClipboard) else "sent"
        title = wording("copy.failed" if outcome in FAILED else "copy.done", what=wording(f"copy.{what}"))
        self._host.notify(wording(f"copy.how.{outcome}"), title=title, timeout=notice_seconds.LONG)
