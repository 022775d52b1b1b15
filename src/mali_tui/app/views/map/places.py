"""The places of the explainer as the map shows them: each with its state at the time of an event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import event_row, label, signed_row
from mali_tui.app.views.map.labels import MapPlace
from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.explainer import Explainer, Ids
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import LocationFilter, match_all
from mali_tui.symbols import DIMMED_SIGN, EVENT_SIGNS

NOT_YET = "○"
BASE_OCCUPIED, BASE_VACATED = "▲", "△"  # a base before and after its occupant has left


def placed_events(explainer: Explainer) -> list[str]:
    """The events that have a place, in the order of time."""
    return [id for id, event in explainer.graph.events.items() if event.place]


def on_the_map(explainer: Explainer, here: Location) -> Location:
    """The event to open the map at: the one the reader is at, else the first with a place that belongs to it."""
    if here.kind == "event":
        return here
    graph = explainer.graph
    claims = explainer.claims_of_passage.get(here.passage, ()) if here.kind == "section" else ()
    claims = (here.id,) if here.kind == "claim" else claims
    near = [event for claim in claims for event in graph.claims[claim].events]
    if here.kind == "actor":
        near = list(explainer.events_of_actor.get(here.id, ()))
    placed = [event for event in (*near, *graph.events) if graph.events[event].place]
    return Location("event", (*placed, *graph.events)[0])


def last_event_at(explainer: Explainer, place: str, moment: str, holds: LocationFilter = match_all) -> str | None:
    """The last event at a place that is not after the event ``moment``, of those inside."""
    numbers = _event_numbers(explainer)
    return _last(explainer.events_of_place.get(place, ()), numbers, numbers[moment], holds)


def _last(ids: Ids, numbers: Mapping[str, int], now: int, holds: LocationFilter) -> str | None:
    past = bisect_right(ids, now, key=numbers.__getitem__)
    if holds is match_all:
        return ids[past - 1] if past else None
    return next((id for id in reversed(ids[:past]) if holds(Location("event", id))), None)


def _event_numbers(explainer: Explainer) -> dict[str, int]:
    """Every event with its number in the order of time."""
    return {id: number for number, id in enumerate(explainer.graph.events)}


@lru_cache(MAX_CACHED_WORDINGS)
def _numbers(wording: Wording) -> dict[str, int]:
    return _event_numbers(wording.explainer)


def map_places(wording: Wording, moment: str, holds: LocationFilter = match_all) -> tuple[MapPlace, ...]:
    """Every place with its state at the time of the event ``moment``, whose own place is highlighted.

    A place without an event inside is a dot.
    """
    explainer = wording.explainer
    here, numbers, leaving = explainer.graph.events[moment].place, _numbers(wording), _leaving(wording)
    now = numbers[moment]
    found = []
    for id, place in explainer.graph.places.items():
        events = explainer.events_of_place.get(id, ())
        event = _last(events, numbers, now, holds)
        inside = bool(events) if holds is match_all else any(holds(Location("event", own)) for own in events)
        held = _occupation_sign(explainer, leaving[id], now, event, numbers) if inside and id in leaving else ""
        usual = EVENT_SIGNS[explainer.graph.events[event].status] if event else NOT_YET
        sign = held or (usual if inside else DIMMED_SIGN)
        later = event is None and not held
        dated = event if event and not place.area else ""
        found.append(MapPlace(
            id, wording.edition.places[id], place.lat, place.lon, sign, dated, place.area, id == here, later
        ))  # fmt: skip
    return tuple(found)


@lru_cache(MAX_CACHED_WORDINGS)
def _leaving(wording: Wording) -> dict[str, str]:
    """The actor that leaves a place, for each place that one leaves."""
    events = wording.explainer.graph.events
    places = wording.explainer.events_of_place.items()
    left = {place: next((events[id].leaves for id in ids if events[id].leaves), None) for place, ids in places}
    return {place: actor for place, actor in left.items() if actor}


def _occupation_sign(
    explainer: Explainer, actor: str, now: int, event: str | None, numbers: Mapping[str, int]
) -> str:
    """The sign of a place that an actor leaves, from its first event on; ``event`` was the last there."""
    events = explainer.graph.events
    if event and events[event].leaves and events[event].status not in FUTURE_STATUSES:
        return BASE_VACATED
    of_actor = explainer.events_of_actor.get(actor)
    return BASE_OCCUPIED if not of_actor or numbers[of_actor[0]] <= now else ""


@lru_cache(MAX_CACHED_WORDINGS)
def legend(wording: Wording) -> tuple[str, ...]:
    """What the signs mean, each with its sign at the side that is read first."""
    statuses = {wording.explainer.graph.events[id].status for id in placed_events(wording.explainer)}
    pairs = [(sign, wording(f"statuses.{status}")) for status, sign in EVENT_SIGNS.items() if status in statuses]
    pairs.append((NOT_YET, wording("map.not_yet")))
    if any(event.leaves for event in wording.explainer.graph.events.values()):
        pairs += [(BASE_OCCUPIED, wording("map.held")), (BASE_VACATED, wording("map.left"))]
    first = wording.edition.direction == "ltr"
    return tuple(f"{sign} {word}" if first else f"{word} {sign}" for sign, word in pairs)


def place_outline(wording: Wording) -> list[Block]:
    """Every place with its events below it."""
    explainer, edition = wording.explainer, wording.edition
    blocks: list[Block] = []
    for place in explainer.graph.places:
        blocks.append(paragraph(edition.places[place], "label", before=int(bool(blocks))))
        for id in explainer.events_of_place.get(place, ()):
            location = Location("event", id)
            blocks.append(signed_row(wording, TextBuilder().add(edition.events[id].title, "", location), location))
    return blocks


def place_card(wording: Wording, moment: str) -> list[Block]:
    """The events at the place of an event, each with its text, that event first."""
    explainer, edition = wording.explainer, wording.edition
    place = explainer.graph.events[moment].place
    if place is None:
        return [paragraph(wording("map.nowhere"), "dim")]
    others = [id for id in explainer.events_of_place[place] if id != moment]
    blocks = [paragraph(edition.places[place], "title"), *_event_summary(wording, moment, before=1)]
    if others:
        blocks.append(label(wording("map.also_here")))
    for number, id in enumerate(others):
        blocks += _event_summary(wording, id, before=int(number > 0))
    return blocks


def _event_summary(wording: Wording, id: str, *, before: int) -> list[Block]:
    """A row that leads to an event, and its text below."""
    return [event_row(wording, id, before=before), paragraph(wording.edition.events[id].text, "quiet")]
