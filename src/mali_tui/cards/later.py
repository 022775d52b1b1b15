"""The card of a later event: what has happened since the article's day, and what it bears on, with the outcome."""

from __future__ import annotations

from mali_tui.cards.fields import actors_field, place_field
from mali_tui.cards.items import claim_item, event_item
from mali_tui.cards.model import Card, Field, FieldBuilder, Item, Piece, build_fields
from mali_tui.cards.since import outcome_words
from mali_tui.cards.sources import sources_field
from mali_tui.content.model import Outcome
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import SEPARATOR


def later_card(wording: Wording, id: str) -> Card:
    """A later event's title and text, its date and place, and its fields."""
    later, text = wording.explainer.graph.since[id], wording.edition.since[id]
    facts = [Piece(wording("since.word")), Piece(wording.date(later.date))]
    if later.place:
        facts.append(Piece(wording.edition.places[later.place], only=("print", "clipboard")))
    return Card(
        Location("since", id),
        title=text.title,
        sign="since",
        facts=tuple(facts),
        explanation=wording("since.note"),
        text=text.text,
        fields=build_fields(FIELDS, wording, id),
    )


def _bears_on(wording: Wording, id: str) -> Field:
    """The claims and events that it bears on, each with its outcome if this is it."""
    items = tuple(_target_item(wording, target) for target in wording.explainer.graph.since[id].of)
    return Field("of", wording("since.bears_on"), items, "sentences", heading=wording("since.bears_on_heading"))


def _target_item(wording: Wording, target: Outcome) -> Item:
    """A claim or an event with what this later event says of it, not the last that is known."""
    item = claim_item(wording, target.claim) if target.claim else event_item(wording, target.event or "")
    pieces = [piece for piece in item.pieces if not piece.later]
    if target.outcome:
        signed, words = outcome_words(wording, target.outcome), wording.outcome(target.outcome)
        pieces.append(Piece(SEPARATOR + signed, is_secondary=True, only=("screen",)))
        pieces.append(Piece(wording("print.comma") + words, is_secondary=True, only=("print", "clipboard")))
    return Item(tuple(pieces), item.sign)


def _actors(wording: Wording, id: str) -> Field:
    """Who took part."""
    return actors_field(wording, wording.explainer.graph.since[id].actors)


def _place(wording: Wording, id: str) -> Field | None:
    """Where it happened."""
    return place_field(wording, wording.explainer.graph.since[id].place)


def _sources(wording: Wording, id: str) -> Field:
    """Where it can be checked."""
    return sources_field(wording, wording.explainer.graph.since[id].sources)


FIELDS: tuple[FieldBuilder, ...] = (_actors, _place, _bears_on, _sources)
"""In the order in which they are shown; those that stand aside have the order among themselves."""
