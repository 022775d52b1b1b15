"""Fields that cards of several kinds have."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.cards.items import actor_items
from mali_tui.cards.model import Field, Item, Output, Piece
from mali_tui.i18n.wording import Wording


def actors_field(
    wording: Wording, actors: Iterable[str], *, is_aside: bool = True, only: tuple[Output, ...] = ()
) -> Field:
    """The actors that something is about, or that took part in it."""
    items, heading = actor_items(wording, actors), wording("cards.actors")
    return Field("actors", wording("print.actors_label"), items, heading=heading, is_aside=is_aside, only=only)


def place_field(wording: Wording, place: str | None) -> Field | None:
    """Where something happened; in print that is among the facts."""
    if place is None:
        return None
    item = Item((Piece(wording.edition.places[place]),))
    return Field("place", wording("cards.place"), (item,), is_aside=True, only=("screen", "json"))
