"""The card of an event: what happened, where and when, who took part, and every claim that rests on it."""

from __future__ import annotations

from mali_tui.cards.fields import actors_field, place_field
from mali_tui.cards.items import claim_items, event_items
from mali_tui.cards.model import Card, Field, FieldBuilder, Item, Piece, build_fields
from mali_tui.cards.since import outcome_fact, since_field
from mali_tui.cards.sources import record_field, sources_field
from mali_tui.content.model import Tie
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

NEIGHBOURS = 2  # events shown before it, and as many after it


def event_card(wording: Wording, id: str) -> Card:
    """An event's title and text, its status and time, and its fields."""
    event, text = wording.explainer.graph.events[id], wording.edition.events[id]
    location, when = Location("event", id), wording.when(id)
    facts = [
        Piece(when, only=("print",)),  # in print the time comes before the status
        Piece(wording.status(id)),
        Piece(when, only=("screen", "clipboard")),
    ]
    if event.place:
        facts.append(Piece(wording.edition.places[event.place], only=("print",)))
    facts += outcome_fact(wording, location)
    return Card(
        location,
        title=text.title,
        sign=wording.explainer.graph.sign_of(id),
        facts=tuple(facts),
        text=text.text,
        fields=build_fields(FIELDS, wording, id),
    )


def _actors(wording: Wording, id: str) -> Field:
    """Who took part. A copy, which is for quoting, leaves this out, as it does of a claim."""
    return actors_field(wording, wording.explainer.graph.events[id].actors, only=("screen", "print", "json"))


def _place(wording: Wording, id: str) -> Field | None:
    """Where it happened."""
    return place_field(wording, wording.explainer.graph.events[id].place)


def _ties(wording: Wording, id: str) -> Field:
    """The ties between actors that it is evidence of; in print they stand on the actors' cards."""
    items = tuple(_tie_item(wording, tie) for tie in wording.explainer.ties_of_event.get(id, ()))
    return Field("ties", wording("cards.ties"), items, "entries", is_aside=True, only=("screen",))


def _tie_item(wording: Wording, tie: Tie) -> Item:
    return Item((
        Piece(wording.actor(tie.source), Location("actor", tie.source)),
        Piece(f" {wording.edition.ties[tie.kind].out} ", is_secondary=True),
        Piece(wording.actor(tie.target), Location("actor", tie.target)),
    ))  # fmt: skip


def _claims(wording: Wording, id: str) -> Field:
    """The claims that rest on it."""
    claims = wording.explainer.claims_of_event.get(id, ())
    return Field("claims", wording("cards.rest", n=len(claims)), claim_items(wording, claims), "sentences")


def _no_claims(wording: Wording, id: str) -> Field | None:
    """On the screen, that no claim rests on it."""
    if wording.explainer.claims_of_event.get(id):
        return None
    item = Item((Piece(wording("cards.no_claims"), is_secondary=True),))
    return Field("no_claims", "", (item,), only=("screen",))


def _neighbours(wording: Wording, id: str) -> Field:
    """On the screen, the events just before and after it."""
    order = list(wording.explainer.graph.events)
    at = order.index(id)
    items = event_items(wording, (*order[max(0, at - NEIGHBOURS) : at], *order[at + 1 : at + 1 + NEIGHBOURS]))
    return Field("neighbours", wording("cards.neighbours"), items, "entries", is_aside=True, only=("screen",))


def _sources(wording: Wording, id: str) -> Field:
    """Where it can be checked."""
    return sources_field(wording, wording.explainer.graph.events[id].sources)


def _since(wording: Wording, id: str) -> Field:
    """What has happened since that bears on it."""
    return since_field(wording, Location("event", id))


FIELDS: tuple[FieldBuilder, ...] = (
    _actors, _place, _ties, record_field, _since, _sources, _claims, _no_claims, _neighbours
)  # fmt: skip
"""In the order in which they are shown; those that stand aside keep this order among themselves."""
