"""The view of the actors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mali_tui.app.page.blocks import Block
from mali_tui.app.views import cards, outlines
from mali_tui.app.views.actors.network import network_blocks
from mali_tui.app.views.timeline.mini_timeline import first_and_last_event
from mali_tui.app.views.view import View
from mali_tui.cards import card_of
from mali_tui.reading.location import Location


class ActorsView(View):
    """The actors by kind: who they are in the article, their ties, the claims about them."""

    folds_first = "links"

    def _card(self, id: str, width: int) -> list[Block]:
        """The card, with the network of the ties and the small timeline before its fields."""
        card = card_of(self.wording, Location("actor", id), self.visible_set.later)
        return [
            *cards.head_blocks(card),
            *network_blocks(self.wording, id, width),
            *first_and_last_event(self.wording, id, width, self.visible_set),
            *cards.field_blocks(card),
        ]

    def _claims(self, id: str) -> list[Block]:
        """The fields beside the card."""
        return cards.aside_blocks(card_of(self.wording, Location("actor", id), self.visible_set.later))

    def populate(self) -> None:
        """List the actors."""
        self.pane("outline").show(outlines.actor_outline(self.wording))

    def retranslate(self) -> None:
        """Show the same actor in another language."""
        self.pane("outline").replace(outlines.actor_outline(self.wording))
        if self.location:
            self.pane("content").replace(partial(self._card, self.location.id))
            self.pane("links").replace(self._claims(self.location.id))

    def step_claim(self, by: int, wanted: Callable[[Location], bool]) -> bool:
        """Step through the claims beside the card; from the card, to the current one among them, or to the first."""
        claims = self.pane("links")
        if self.active == "links" or self.location is None:
            return claims.step(by, wanted)
        about = [Location("claim", id) for id in self.wording.explainer.claims_of_actor.get(self.location.id, ())]
        here = [claims.current] if claims.current else []
        first = next(filter(wanted, (*here, *about)), None)
        if first is None:
            return False
        claims.select_location(first)
        self.focus_pane("links")
        return True

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Show an actor; the cursor is on the Location the reader came from."""
        self.pane("content").show(partial(self._card, location.id), came_from)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show the same actor in the list and the links."""
        self.pane("outline").select_location(location)
        self.pane("links").show(self._claims(location.id), came_from)
