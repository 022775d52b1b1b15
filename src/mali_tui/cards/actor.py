"""The card of an actor: who it is in this article, its ties, its events, and the claims about it."""

from __future__ import annotations

from mali_tui.cards.items import claim_items, event_items
from mali_tui.cards.model import Card, Field, FieldBuilder, Item, Piece, build_fields
from mali_tui.cards.since import later_events_field, later_item
from mali_tui.content.model import Tie
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location


def actor_card(wording: Wording, id: str) -> Card:
    """An actor's name and text, its kind, and its fields."""
    text = wording.edition.actors[id]
    kind = wording.actor_kind(wording.explainer.graph.actors[id].kind)
    return Card(
        Location("actor", id),
        title=text.name,
        facts=(Piece(kind, only=("screen", "print")),),
        text=text.text,
        fields=build_fields(FIELDS, wording, id),
    )


def _ties(wording: Wording, id: str) -> Field:
    """Its ties, which the screen draws as a network."""
    items = tuple(_tie_item(wording, id, tie) for tie in wording.explainer.ties_of_actor.get(id, ()))
    return Field("ties", wording("print.ties"), items, "entries", only=("print", "json"))


def _tie_item(wording: Wording, actor: str, tie: Tie) -> Item:
    """A tie read from one of its ends, with the event that shows it."""
    words, is_source = wording.edition.ties[tie.kind], tie.source == actor
    other = tie.target if is_source else tie.source
    return Item((
        Piece((words.out if is_source else words.back) + " "),
        Piece(wording.actor(other), Location("actor", other)),
        Piece(wording("print.comma"), is_secondary=True),
        Piece(wording.edition.events[tie.event].title, Location("event", tie.event), is_secondary=True),
    ))  # fmt: skip


def _events(wording: Wording, id: str) -> Field:
    """The events that it has a part in."""
    return Field(
        "events",
        wording("print.part_in"),
        event_items(wording, wording.explainer.events_of_actor.get(id, ())),
        "entries",
        heading=wording("cards.part_in"),
        is_foldable=True,
        only=("screen", "print", "json"),
    )


def _claims(wording: Wording, id: str) -> Field:
    """The claims about it, and those it makes."""
    claims = wording.explainer.claims_of_actor.get(id, ())
    return Field(
        "claims",
        wording("print.about", n=len(claims), name=wording.actor(id)),
        claim_items(wording, claims),
        "sentences",
        heading=wording("cards.claims_about", n=len(claims)),
        is_aside=True,
        is_foldable=True,
        only=("screen", "print", "json"),
    )


def _since(wording: Wording, id: str) -> Field:
    """The later events that it has a part in."""
    later = wording.explainer.since_of_actor.get(id, ())
    return later_events_field(wording, (later_item(wording, event) for event in later))


FIELDS: tuple[FieldBuilder, ...] = (_ties, _events, _since, _claims)
"""In the order in which they are shown."""
