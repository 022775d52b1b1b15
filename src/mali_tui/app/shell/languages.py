"""What the reader does with two languages at once: peek at a paragraph, or have both beside each other."""

from __future__ import annotations

from mali_tui.app.shell.part import Part
from mali_tui.app.views.article.view import SectionsView


class Languages(Part):
    """The part of the reading screen that does these things."""

    def action_peek(self) -> None:
        """The other language of the paragraph the reader is at, in place."""
        if view := self._article():
            view.article.peek()

    def action_toggle_parallel(self) -> None:
        """Both languages, or one again."""
        if view := self._article():
            view.spread.show_both(not view.spread.both)
            view.update_layout()

    def _article(self) -> SectionsView | None:
        """The article, where it is on the screen and there is another language to it; else that is said."""
        screen, view = self._screen, self._screen.current_view
        if len(screen.wording.explainer.editions) > 1 and isinstance(view, SectionsView):
            return view
        screen.notify(screen.wording("messages.no_peek"), timeout=3)
        return None
