"""What the reading screen does when the explainer on it was saved anew: the same place, in the new words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_tui.app.screens.part import Part
from mali_tui.app.widgets.page import Page
from mali_tui.content.explainer import Explainer
from mali_tui.reading import addresses
from mali_tui.wording import Wording

if TYPE_CHECKING:
    from mali_tui.app.widgets.problems import Problems


class Rereading(Part):
    """The part of the reading screen that does this."""

    def say_in(self, wording: Wording) -> None:
        """Take other words for everything but the views."""
        screen = self._screen
        screen.wording = screen.mali_app.wording = wording
        if screen._watch:
            from mali_tui.app.widgets.problems import Problems  # only who watches a folder has any

            screen.query_one(Problems).tell(wording)

    async def on_problems_sound(self, message: Problems.Sound) -> None:
        """The files were saved, and are sound."""
        message.stop()
        await self.reread(message.explainer)

    def on_problems_told(self) -> None:
        """Where the cursor is on the screen it stays there, though there is less room for it."""
        pages = [page for page in self._screen.current_view.query(Page) if page.cursor_visible]

        def reveal() -> None:
            for page in pages:
                page.reveal()

        self._screen.call_after_refresh(reveal)

    async def reread(self, explainer: Explainer) -> None:
        """Show another explainer in the place of this one: at the same Location, or the nearest that is left."""
        from mali_tui.app.widgets.matrix_view import MatrixView  # only here, and a start has no use for it

        screen = self._screen
        while screen.app.screen is not screen:  # what lies over it speaks of what may be gone
            await screen.app.pop_screen()
        before, here = screen.wording, screen.location
        code = before.edition.code
        wording = Wording(explainer, code if code in explainer.editions else next(iter(explainer.editions)))
        now = addresses.nearest_left(before.explainer, explainer, here)
        self.say_in(wording)
        screen._history.keep(lambda location: addresses.find(explainer, location) is not None, now)
        screen._search = None
        screen.keep_scope()
        screen.current_view.reach = screen.reach
        if now == here and not isinstance(screen.current_view, MatrixView):
            await screen.drop_hidden_views()
            screen.current_view.change_language(wording)
            screen._arrive(screen.location, None, shown=True)
        else:
            await screen.view_all_anew()
