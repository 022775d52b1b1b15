"""The places of an explainer with their state at the time of an event, for the map."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import event_row, label, outcome_in_words, sign_of, signed_row
from mali_tui.app.views.event_canvas import event_key, location_of_key
from mali_tui.app.views.map.labels import MapPlace
from mali_tui.content.chronology import NOT_HAPPENED
from mali_tui.content.explainer import Explainer, Ids
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import LocationFilter, match_all
from mali_tui.symbols import DIMMED_SIGN, LATER_SIGN, SEPARATOR

NOT_YET = "○"
BASE_OCCUPIED, BASE_VACATED = "▲", "△"  # a base before and after its occupant has left


def event_keys(explainer: Explainer, *, since_then: bool = False) -> tuple[str, ...]:
    """The keys of the events in the order of time; with ``since_then`` the later events are the last of them."""
    later = explainer.graph.since if since_then else ()
    return (*explainer.graph.events, *(event_key(Location("since", id)) for id in later))


def place_of(explainer: Explainer, key: str) -> str | None:
    """The place of an event or a later event."""
    location, graph = location_of_key(key), explainer.graph
    return graph.since[location.id].place if location.kind == "since" else graph.events[key].place


def events_at(explainer: Explainer, place: str, *, since_then: bool = False) -> Ids:
    """The keys of the events at a place, in the order of time."""
    later = explainer.since_of_place.get(place, ()) if since_then else ()
    return (*explainer.events_of_place.get(place, ()), *(event_key(Location("since", id)) for id in later))


def placed_events(explainer: Explainer, *, since_then: bool = False) -> list[str]:
    """The keys of the events that have a place, in the order of time."""
    return [key for key in event_keys(explainer, since_then=since_then) if place_of(explainer, key)]


def when_short(wording: Wording, key: str) -> str:
    """When an event or a later event was, in few cells."""
    location = location_of_key(key)
    if location.kind == "since":
        return wording.date(wording.explainer.graph.since[location.id].date, short=True)
    return wording.when_short(key)


def on_the_map(explainer: Explainer, here: Location) -> Location:
    """The event at which to open the map: the current event, else the first related one with a place."""
    if here.kind in ("event", "since"):
        return here
    graph = explainer.graph
    claims = explainer.claims_of_passage.get(here.passage, ()) if here.kind == "section" else ()
    claims = (here.id,) if here.kind == "claim" else claims
    related = [event for claim in claims for event in graph.claims[claim].events]
    if here.kind == "actor":
        related = list(explainer.events_of_actor.get(here.id, ()))
    placed = [event for event in (*related, *graph.events) if graph.events[event].place]
    return Location("event", (*placed, *graph.events)[0])


def last_event_at(
    explainer: Explainer,
    place: str,
    until: str,
    is_in_scope: LocationFilter = match_all,
    *,
    since_then: bool = False,
) -> str | None:
    """The last event at a place in scope that is not after the event ``until``. All events are given as keys."""
    numbers = _event_numbers(explainer)
    return _last(events_at(explainer, place, since_then=since_then), numbers, numbers[until], is_in_scope)


def _last(ids: Ids, numbers: Mapping[str, int], now: int, is_in_scope: LocationFilter) -> str | None:
    past = bisect_right(ids, now, key=numbers.__getitem__)
    if is_in_scope is match_all:
        return ids[past - 1] if past else None
    return next((id for id in reversed(ids[:past]) if is_in_scope(location_of_key(id))), None)


def _event_numbers(explainer: Explainer) -> dict[str, int]:
    """Every event, and every later one, by its key with its number in the order of time."""
    return {key: number for number, key in enumerate(event_keys(explainer, since_then=True))}


@lru_cache(MAX_CACHED_WORDINGS)
def _numbers(wording: Wording) -> dict[str, int]:
    return _event_numbers(wording.explainer)


def map_places(
    wording: Wording, until: str, is_in_scope: LocationFilter = match_all, *, since_then: bool = False
) -> tuple[MapPlace, ...]:
    """Every place with its state at the time of the event ``until``, whose own place is highlighted.

    A place without an event in scope is a dot. With ``since_then`` the later events count, too.
    """
    explainer = wording.explainer
    here, numbers, leaving = place_of(explainer, until), _numbers(wording), _leaving(wording)
    now = numbers[until]
    result = []
    for id, place in explainer.graph.places.items():
        events = events_at(explainer, id, since_then=since_then)
        event = _last(events, numbers, now, is_in_scope)
        any_in_scope = (
            bool(events) if is_in_scope is match_all else any(is_in_scope(location_of_key(own)) for own in events)
        )
        is_since = event is not None and event not in explainer.graph.events
        occupation = (
            _occupation_sign(explainer, leaving[id], now, events[: events.index(event) + 1] if event else (), numbers)
            if any_in_scope and id in leaving and not is_since
            else ""
        )
        status_sign = sign_of(explainer, location_of_key(event)) if event else NOT_YET
        sign = occupation or (status_sign if any_in_scope else DIMMED_SIGN)
        is_not_yet = event is None and not occupation
        dated = event if event and not place.area else ""
        result.append(MapPlace(
            id, wording.edition.places[id], place.lat, place.lon, sign, dated, place.area,
            highlighted=id == here, is_not_yet=is_not_yet, since=is_since,
        ))  # fmt: skip
    return tuple(result)


@lru_cache(MAX_CACHED_WORDINGS)
def _leaving(wording: Wording) -> dict[str, str]:
    """For each place that an actor leaves, that actor."""
    events = wording.explainer.graph.events
    places = wording.explainer.events_of_place.items()
    leaving = {place: next((events[id].leaves for id in ids if events[id].leaves), None) for place, ids in places}
    return {place: actor for place, actor in leaving.items() if actor}


def _occupation_sign(explainer: Explainer, actor: str, now: int, past: Ids, numbers: Mapping[str, int]) -> str:
    """The sign of a place that an actor leaves, from its first event on; ``past`` are the events there until now."""
    events = explainer.graph.events
    if any(events[id].leaves and events[id].status not in NOT_HAPPENED for id in past if id in events):
        return BASE_VACATED
    of_actor = explainer.events_of_actor.get(actor)
    return BASE_OCCUPIED if not of_actor or numbers[of_actor[0]] <= now else ""


@lru_cache(2 * MAX_CACHED_WORDINGS)
def legend(wording: Wording, *, since_then: bool = False) -> tuple[str, ...]:
    """The legend: each sign with its meaning, in reading order."""
    explainer = wording.explainer
    pairs = [*wording.event_signs(placed_events(explainer)).items()]
    pairs.append((NOT_YET, wording("map.not_yet")))
    if any(event.leaves for event in explainer.graph.events.values()):
        pairs += [(BASE_OCCUPIED, wording.leaving("before")), (BASE_VACATED, wording.leaving("after"))]
    if since_then and explainer.since_of_place:
        pairs.append((LATER_SIGN, wording("since.word")))
    first = wording.edition.direction == "ltr"
    return tuple(f"{sign} {word}" if first else f"{word} {sign}" for sign, word in pairs)


def place_outline(wording: Wording, *, since_then: bool = False, later: frozenset[str] = frozenset()) -> list[Block]:
    """Every place with its events below it, with ``since_then`` also those from after the article's day.

    Expected events have their outcomes by those ``later`` events, given by their ids.
    """
    explainer, edition = wording.explainer, wording.edition
    blocks: list[Block] = []
    for place in explainer.graph.places:
        blocks.append(paragraph(edition.places[place], "label", before=int(bool(blocks))))
        for key in events_at(explainer, place, since_then=since_then):
            location = location_of_key(key)
            text = TextBuilder().add(wording.name(location), "", location)
            if location.kind == "since":
                text.add(SEPARATOR + when_short(wording, key), "secondary")
            text.add(outcome_in_words(wording, location, later), "since")
            blocks.append(signed_row(wording, text, location))
    return blocks


def place_card(
    wording: Wording, event: str, *, since_then: bool = False, later: frozenset[str] = frozenset()
) -> list[Block]:
    """The events at the place of an event, each with its text, that event first. It is given as a key.

    The rest is as in `place_outline`.
    """
    explainer, edition = wording.explainer, wording.edition
    place = place_of(explainer, event)
    if place is None:
        return [paragraph(wording("map.nowhere"), "secondary")]
    others = [key for key in events_at(explainer, place, since_then=since_then) if key != event]
    blocks = [paragraph(edition.places[place], "title"), *_event_summary(wording, event, later, before=1)]
    if others:
        blocks.append(label(wording("map.also_here")))
    for number, key in enumerate(others):
        blocks += _event_summary(wording, key, later, before=int(number > 0))
    return blocks


def _event_summary(wording: Wording, key: str, later: frozenset[str], *, before: int) -> list[Block]:
    """A row that links to an event, and the event's text below."""
    location = location_of_key(key)
    if location.kind == "event":
        return [event_row(wording, key, later, before=before), paragraph(wording.edition.events[key].text, "quiet")]
    text = (
        TextBuilder().add(wording.name(location), "", location).add(SEPARATOR + when_short(wording, key), "secondary")
    )
    row = signed_row(wording, text, location, before=before)
    return [row, paragraph(wording.edition.since[location.id].text, "quiet")]
