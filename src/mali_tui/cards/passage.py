"""The card of a section or a point, whose prose stands elsewhere: the claims that it makes."""

from __future__ import annotations

from mali_tui.cards.items import claim_items
from mali_tui.cards.model import Card, Field, FieldBuilder, Piece, build_fields
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import location_of_passage


def passage_card(wording: Wording, id: str) -> Card:
    """A passage's title, how many claims it makes, and its fields."""
    count = len(wording.explainer.claims_of_passage.get(id, ()))
    return Card(
        location_of_passage(wording.explainer, id),
        title=wording.passage_title(id),
        facts=(Piece(wording("cards.holds", n=count), only=("screen",)),),
        fields=build_fields(FIELDS, wording, id),
    )


def _claims(wording: Wording, id: str) -> Field:
    """The claims that it makes; in print they are notes to the prose."""
    items = claim_items(wording, wording.explainer.claims_of_passage.get(id, ()))
    return Field("claims", "", items, "sentences", only=("screen", "json"))


FIELDS: tuple[FieldBuilder, ...] = (_claims,)
"""In the order in which they are shown."""
