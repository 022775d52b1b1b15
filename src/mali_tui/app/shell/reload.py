"""What the reading screen does when the explainer on it was saved anew: the same place, in the new words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_tui.app.page.page import Page
from mali_tui.app.shell.part import Part
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import nearest_surviving, resolve_location

if TYPE_CHECKING:
    from mali_tui.app.shell.problems_panel import Problems


class Reloading(Part):
    """The part of the reading screen that does this."""

    def set_wording(self, wording: Wording) -> None:
        """Take other words for everything but the views."""
        screen = self._screen
        screen.wording = screen.mali_app.wording = wording
        if screen._watch:
            from mali_tui.app.shell.problems_panel import Problems  # only who watches a folder has any

            screen.query_one(Problems).tell(wording)

    async def on_problems_sound(self, message: Problems.Sound) -> None:
        """The files were saved, and are sound."""
        message.stop()
        await self.reload(message.explainer)

    def on_problems_told(self) -> None:
        """Where the cursor is on the screen it stays there, though there is less room for it."""
        pages = [page for page in self._screen.current_view.query(Page) if page.cursor_visible]

        def reveal() -> None:
            for page in pages:
                page.reveal()

        self._screen.call_after_refresh(reveal)

    async def reload(self, explainer: Explainer) -> None:
        """Show another explainer in the place of this one: at the same Location, or the nearest that is left."""
        from mali_tui.app.views.matrix_view import MatrixView  # only here, and a start has no use for it

        screen = self._screen
        while screen.app.screen is not screen:  # what lies over it speaks of what may be gone
            await screen.app.pop_screen()
        before, here = screen.wording, screen.location
        code = before.edition.code
        wording = Wording(explainer, code if code in explainer.editions else next(iter(explainer.editions)))
        now = nearest_surviving(before.explainer, explainer, here)
        self.set_wording(wording)
        screen._history.prune(lambda location: resolve_location(explainer, location) is not None, now)
        screen._search = None
        screen.drop_stale_lens()
        screen.current_view.reach = screen.visible_set
        if now == here and not isinstance(screen.current_view, MatrixView):
            await screen.discard_hidden_views()
            screen.current_view.change_language(wording)
            screen._show_location(screen.location, None, shown=True)
        else:
            await screen.rebuild_views()
