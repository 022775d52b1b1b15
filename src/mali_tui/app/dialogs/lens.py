"""The dialog that asks which of several actors to put the lens on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mali_tui.app.dialogs.dialog import PageDialog
from mali_tui.app.page.blocks import row
from mali_tui.app.page.page import Page
from mali_tui.app.ui.action import binding
from mali_tui.app.views.actions import BY_NAME
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

BORDER_ROWS = 2  # above and below the list


class LensScreen(PageDialog[str | None]):
    """A short list of actors; the result is the id of the chosen actor, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("choose", "enter", *BY_NAME["lens"].keys),  # the key that opened the dialog chooses, too
    ]

    def __init__(self, wording: Wording, actors: Sequence[str]) -> None:
        super().__init__()
        self._wording = wording
        self._actors = actors

    def compose(self) -> ComposeResult:
        """Compose the page."""
        page = Page(id="lens")
        page.border_title = self._wording("scope.choose")
        page.border_subtitle = self._wording("scope.choose_keys")
        yield page

    def on_mount(self) -> None:
        """List each actor with the number of claims in its lens."""
        claims = self._wording.explainer.claims_of_actor
        page = self.page
        page.styles.height = len(self._actors) + BORDER_ROWS
        page.show(
            [
                row(self._wording.edition.actors[id].name, Location("actor", id), tail=str(len(claims.get(id, ()))))
                for id in self._actors
            ],
            Location("actor", self._actors[0]),
        )
        page.focus()

    def action_choose(self) -> None:
        """Choose the actor at the cursor."""
        current = self.page.current
        self.dismiss(current.id if current else None)

    @on(Page.Followed)
    def _choose_clicked(self, message: Page.Followed) -> None:
        message.stop()
        self.dismiss(message.location.id)
