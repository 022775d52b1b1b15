"""The places of an explainer with their state at the time of an event, for the map."""

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
    """The event at which to open the map: the current event, else the first related one with a place."""
    if here.kind == "event":
        return here
    graph = explainer.graph
    claims = explainer.claims_of_passage.get(here.passage, ()) if here.kind == "section" else ()
    claims = (here.id,) if here.kind == "claim" else claims
    related = [event for claim in claims for event in graph.claims[claim].events]
    if here.kind == "since":
        related = [target.event for target in graph.since[here.id].of if target.event]
    if here.kind == "actor":
        related = list(explainer.events_of_actor.get(here.id, ()))
    placed = [event for event in (*related, *graph.events) if graph.events[event].place]
    return Location("event", (*placed, *graph.events)[0])


def last_event_at(
    explainer: Explainer, place: str, until: str, is_in_scope: LocationFilter = match_all
) -> str | None:
    """The last event at a place in scope that is not after the event ``until``."""
    numbers = _event_numbers(explainer)
    return _last(explainer.events_of_place.get(place, ()), numbers, numbers[until], is_in_scope)


def _last(ids: Ids, numbers: Mapping[str, int], now: int, is_in_scope: LocationFilter) -> str | None:
    past = bisect_right(ids, now, key=numbers.__getitem__)
    if is_in_scope is match_all:
        return ids[past - 1] if past else None
    return next((id for id in reversed(ids[:past]) if is_in_scope(Location("event", id))), None)


def _event_numbers(explainer: Explainer) -> dict[str, int]:
    """Every event with its number in the order of time."""
    return {id: number for number, id in enumerate(explainer.graph.events)}


@lru_cache(MAX_CACHED_WORDINGS)
def _numbers(wording: Wording) -> dict[str, int]:
    return _event_numbers(wording.explainer)


def map_places(wording: Wording, until: str, is_in_scope: LocationFilter = match_all) -> tuple[MapPlace, ...]:
    """Every place with its state at the time of the event ``until``, whose own place is highlighted.

    A place without an event in scope is a dot.
    """
    explainer = wording.explainer
    here, numbers, leaving = explainer.graph.events[until].place, _numbers(wording), _leaving(wording)
    now = numbers[until]
    result = []
    for id, place in explainer.graph.places.items():
        events = explainer.events_of_place.get(id, ())
        event = _last(events, numbers, now, is_in_scope)
        any_in_scope = (
            bool(events) if is_in_scope is match_all else any(is_in_scope(Location("event", own)) for own in events)
        )
        occupation = (
            _occupation_sign(explainer, leaving[id], now, event, numbers) if any_in_scope and id in leaving else ""
        )
        status_sign = EVENT_SIGNS[explainer.graph.events[event].status] if event else NOT_YET
        sign = occupation or (status_sign if any_in_scope else DIMMED_SIGN)
        later = event is None and not occupation
        dated = event if event and not place.area else ""
        result.append(MapPlace(
            id, wording.edition.places[id], place.lat, place.lon, sign, dated, place.area, id == here, later
        ))  # fmt: skip
    return tuple(result)


@lru_cache(MAX_CACHED_WORDINGS)
def _leaving(wording: Wording) -> dict[str, str]:
    """For each place that an actor leaves, that actor."""
    events = wording.explainer.graph.events
    places = wording.explainer.events_of_place.items()
    leaving = {place: next((events[id].leaves for id in ids if events[id].leaves), None) for place, ids in places}
    return {place: actor for place, actor in leaving.items() if actor}


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
    """The legend: each sign with its meaning, in reading order."""
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


def place_card(wording: Wording, event: str) -> list[Block]:
    """The events at the place of an event, each with its text, that event first."""
    explainer, edition = wording.explainer, wording.edition
    place = explainer.graph.events[event].place
    if place is None:
        return [paragraph(wording("map.nowhere"), "dim")]
    others = [id for id in explainer.events_of_place[place] if id != event]
    blocks = [paragraph(edition.places[place], "title"), *_event_summary(wording, event, before=1)]
    if others:
        blocks.append(label(wording("map.also_here")))
    for number, id in enumerate(others):
        blocks += _event_summary(wording, id, before=int(number > 0))
    return blocks


def _event_summary(wording: Wording, id: str, *, before: int) -> list[Block]:
    """A row that links to an event, and the event's text below."""
    return [event_row(wording, id, before=before), paragraph(wording.edition.events[id].text, "quiet")]
