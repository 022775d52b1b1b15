"""Claims, events, actors and passages as items of a list."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.cards.model import Item, Piece
from mali_tui.cards.since import outcome_pieces
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, location_of_passage
from mali_tui.symbols import SEPARATOR


def claim_item(wording: Wording, id: str) -> Item:
    """A claim in one sentence: on the screen with its speaker, if it has one, in print with its kind, too."""
    claim, location = wording.explainer.graph.claims[id], Location("claim", id)
    pieces = [Piece(wording.edition.claims[id], location)]
    if claim.speakers:
        names = wording.join_names(map(wording.actor, claim.speakers))
        pieces.append(Piece(f" ({names})", is_secondary=True, only=("screen",)))
    pieces.append(Piece(f" ({wording.attribution(id)})", is_secondary=True, only=("print",)))
    return Item((*pieces, *outcome_pieces(wording, location)), claim.kind)


def event_item(wording: Wording, id: str) -> Item:
    """An event and when it was; in print also its status, unless it simply happened."""
    graph = wording.explainer.graph
    when, comma = wording.when(id), wording("print.comma")
    printed = comma + when
    if graph.status_of(id) != "happened":
        printed += comma + wording.status(id)
    location = Location("event", id)
    pieces = (
        Piece(wording.edition.events[id].title, location),
        Piece(SEPARATOR + wording.when_short(id), is_secondary=True, only=("screen",)),
        Piece(printed, is_secondary=True, only=("print",)),
        Piece(f" ({when})", is_secondary=True, only=("clipboard", "json")),
        *outcome_pieces(wording, location),
    )
    return Item(pieces, graph.sign_of(id))


def actor_item(wording: Wording, id: str) -> Item:
    """An actor by its short name."""
    return Item((Piece(wording.actor(id), Location("actor", id)),))


def passage_item(wording: Wording, id: str) -> Item:
    """A passage by its number and title."""
    return Item((Piece(wording.passage_title(id), location_of_passage(wording.explainer, id)),))


def claim_items(wording: Wording, ids: Iterable[str]) -> tuple[Item, ...]:
    """Claims in one sentence each."""
    return tuple(claim_item(wording, id) for id in ids)


def event_items(wording: Wording, ids: Iterable[str]) -> tuple[Item, ...]:
    """Events, each with its time."""
    return tuple(event_item(wording, id) for id in ids)


def actor_items(wording: Wording, ids: Iterable[str]) -> tuple[Item, ...]:
    """Actors by their short names."""
    return tuple(actor_item(wording, id) for id in ids)


def passage_items(wording: Wording, ids: Iterable[str]) -> tuple[Item, ...]:
    """Passages by number and title."""
    return tuple(passage_item(wording, id) for id in ids)
