"""What the reader does with two languages at once: peek at a paragraph, or have both beside each other."""

from __future__ import annotations

from mali_tui.app.screens.part import Part
from mali_tui.app.widgets.sections import SectionsView


class Languages(Part):
    """The part of the reading screen that does these things."""

    @property
    def _sections(self) -> SectionsView | None:
        """The article, where it is on the screen and there is another language to it."""
        view = self._screen.current_view
        several = len(self._screen.wording.explainer.editions) > 1
        return view if several and isinstance(view, SectionsView) else None

    def action_peek(self) -> None:
        """The other language of the paragraph the reader is at, in place."""
        view = self._sections
        if view is None:
            self._screen.notify(self._screen.wording("messages.no_peek"), timeout=3)
        else:
            view.article.peek()

    def action_both(self) -> None:
        """Both languages, or one again."""
        view = self._sections
        if view is None:
            self._screen.notify(self._screen.wording("messages.no_peek"), timeout=3)
        else:
            view.spread.show_both(not view.spread.both)
            view.fold()
