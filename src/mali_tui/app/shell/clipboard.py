"""Copying from the reading screen: what the reader is at, or what is selected with the mouse."""

from __future__ import annotations

from mali_tui.app.shell.part import Part
from mali_tui.app.views.article.page import Article

TOAST_SECONDS = 6  # seconds, for a message that also says what to do


class Copying(Part):
    """The part of the reading screen that does this."""

    def action_copy(self) -> None:
        """Put what the reader is at on the clipboard, and say what to do where the terminal does not take it."""
        from mali_tui.export.clipboard import clipboard_text  # 15 ms that only copying needs

        wording, here = self._screen.wording, self._screen.location
        articles = self._screen.query(Article) if here.kind == "section" else ()
        paragraph = next((article.paragraph for article in articles), 0)  # while a view is made there is none
        self._put_on_clipboard(clipboard_text(wording, here, paragraph), here.kind)

    def action_copy_selection(self) -> None:
        """Put on the clipboard what is selected with the mouse."""
        text = self._screen.get_selected_text()
        if text:
            self._put_on_clipboard(text, "selection")
        else:
            self._screen.app.action_help_quit()

    def _put_on_clipboard(self, text: str, what: str) -> None:
        screen = self._screen
        screen.app.copy_to_clipboard(text)
        done = screen.wording("copy.done", what=screen.wording(f"copy.{what}"))
        screen.notify(screen.wording("copy.fallback"), title=done, timeout=TOAST_SECONDS)
