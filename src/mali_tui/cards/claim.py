"""The card of a claim: whose it is, of what kind, and what it rests on."""

from __future__ import annotations

from functools import partial

from mali_tui.cards.fields import actors_field
from mali_tui.cards.items import claim_items, event_items, passage_items
from mali_tui.cards.model import Card, Field, FieldBuilder, Piece, build_fields
from mali_tui.cards.since import outcome_fact, since_field
from mali_tui.cards.sources import sources_field
from mali_tui.content.model import CLAIM_RELATIONS, ClaimRelation
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location


def claim_card(wording: Wording, id: str) -> Card:
    """A claim's sentence, its kind and speaker, and its fields."""
    claim, location = wording.explainer.graph.claims[id], Location("claim", id)
    copied = wording("copy.by", kind=wording.kind(claim), speaker=wording.speaker(claim))
    return Card(
        location,
        title=wording.edition.claims[id],
        sign=claim.kind,
        facts=(
            Piece(wording.kind(claim), only=("screen",)),
            Piece(wording.attribution(id), only=("print",)),
            Piece(copied, only=("clipboard",)),
            *outcome_fact(wording, location),
        ),
        explanation=wording.kind_note(claim),
        fields=build_fields(FIELDS, wording, id),
    )


def _events(wording: Wording, id: str) -> Field:
    """The events that it rests on, strongest first."""
    items = event_items(wording, wording.explainer.graph.claims[id].events)
    return Field("events", wording("print.behind"), items, "entries", heading=wording("cards.events"))


def _actors(wording: Wording, id: str) -> Field:
    """Whom it is about."""
    actors = wording.explainer.graph.claims[id].actors
    return actors_field(wording, actors, is_aside=False, only=("screen", "print", "json"))


def _passage(wording: Wording, id: str) -> Field | None:
    """Where it stands, which the screen shows beside the card."""
    passage = wording.explainer.passage_of_claim.get(id)
    if passage is None:
        return None
    items = passage_items(wording, [passage])
    return Field("passage", wording("print.found_in"), items, "titles", only=("print", "json"))


def _claims(relation: ClaimRelation, wording: Wording, id: str) -> Field:
    """The claims that it disputes, supports or supersedes."""
    items = claim_items(wording, getattr(wording.explainer.graph.claims[id], relation))
    return Field(relation, wording(f"relations.{relation}.out"), items, "entries")


def _claims_on_it(relation: ClaimRelation, wording: Wording, id: str) -> Field:
    """The claims that dispute, support or supersede it."""
    items = claim_items(wording, wording.explainer.claims_on_claim.get(id, {}).get(relation, ()))
    return Field(f"{relation}_back", wording(f"relations.{relation}.back"), items, "entries")


def _sources(wording: Wording, id: str) -> Field:
    """Where it can be checked, apart from the events."""
    return sources_field(wording, wording.explainer.graph.claims[id].sources)


def _since(wording: Wording, id: str) -> Field:
    """What has happened since that bears on it."""
    return since_field(wording, Location("claim", id))


_RELATIONS: tuple[FieldBuilder, ...] = tuple(
    partial(build, relation) for relation in CLAIM_RELATIONS for build in (_claims, _claims_on_it)
)
FIELDS: tuple[FieldBuilder, ...] = (_events, *_RELATIONS, _actors, _passage, _since, _sources)
"""In the order in which they are shown."""
