"""The view of the actors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mali_tui.app import cards, outlines
from mali_tui.app.blocks import Block
from mali_tui.app.network import network_blocks
from mali_tui.app.strip import span_blocks
from mali_tui.app.widgets.view import View
from mali_tui.reading.location import Location


class ActorsView(View):
    """The actors by kind: who they are in the article, their ties, the claims about them."""

    yields = "links"

    def _card(self, id: str, width: int) -> list[Block]:
        """Who it is, its ties as a network, its first and last event and its strip of the timeline, its events."""
        return [
            *cards.actor_head(self.wording, id),
            *network_blocks(self.wording, id, width),
            *span_blocks(self.wording, id, width, self.reach),
            *cards.actor_events(self.wording, id),
        ]

    def fill(self) -> None:
        """Set out the actors."""
        self.pane("outline").show(outlines.actor_outline(self.wording))

    def refill(self) -> None:
        """The same actor in another language."""
        self.pane("outline").replace(outlines.actor_outline(self.wording))
        if self.location:
            self.pane("content").replace(partial(self._card, self.location.id))
            self.pane("links").replace(cards.actor_claims(self.wording, self.location.id))

    def walk_claims(self, by: int, wanted: Callable[[Location], bool]) -> bool:
        """They stand beside the card: the first step leads to where the cursor is among them, or to the first."""
        claims = self.pane("links")
        if self.active == "links" or self.location is None:
            return claims.walk(by, wanted)
        about = [Location("claim", id) for id in self.wording.explainer.claims_of_actor.get(self.location.id, ())]
        here = [claims.current] if claims.current else []
        first = next(filter(wanted, (*here, *about)), None)
        if first is None:
            return False
        claims.point(first)
        self.enter("links")
        return True

    def bring(self, location: Location, came_from: Location | None) -> None:
        """Show an actor; the cursor stands on what one came from."""
        self.pane("content").show(partial(self._card, location.id), came_from)

    def accompany(self, location: Location, came_from: Location | None) -> None:
        """Let the list and the links show the same actor."""
        self.pane("outline").point(location)
        self.pane("links").show(cards.actor_claims(self.wording, location.id), came_from)
