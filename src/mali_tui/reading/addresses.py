"""Which Locations an explainer has."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import BadLocation, Location

if TYPE_CHECKING:
    from mali_tui.content.search.search import SearchResult


def all_locations(explainer: Explainer) -> Iterator[Location]:
    """Every Location, kind by kind, each in the order of the graph."""
    graph = explainer.graph
    for id, section in graph.sections.items():
        yield Location("section", id)
        for point in section.points:
            yield Location("section", f"{id}/{point}")
    yield from (Location("claim", id) for id in graph.claims)
    yield from (Location("event", id) for id in graph.events)
    yield from (Location("actor", id) for id in graph.actors)
    yield from (Location("term", id) for id in graph.terms)


def first_location(explainer: Explainer) -> Location:
    """The beginning of the article."""
    return next(all_locations(explainer))


def location_of_passage(explainer: Explainer, passage: str) -> Location:
    """The Location of a section or a point by its own id.

    Raises:
        KeyError: where there is no such passage.
    """
    sections = explainer.graph.sections
    if passage in sections:
        return Location("section", passage)
    for id, section in sections.items():
        if passage in section.points:
            return Location("section", f"{id}/{passage}")
    raise KeyError(passage)


def primary_event(explainer: Explainer, claim: str) -> Location:
    """The strongest of the events that a claim rests on, which is the first."""
    return Location("event", explainer.graph.claims[claim].events[0])


def nearest_surviving(before: Explainer, now: Explainer, location: Location) -> Location:
    """A Location of an explainer as it was, or what is left of its surroundings in the explainer as it is now."""
    candidates = [location]
    if location.kind == "claim":
        candidates.append(location_of_passage(before, before.passage_of_claim[location.id]))
    candidates += [Location("section", at.id.partition("/")[0]) for at in candidates if at.kind == "section"]
    found = (resolve(now, candidate) for candidate in candidates)
    return next((candidate for candidate in found if candidate is not None), first_location(now))


def location_of_result(explainer: Explainer, found: SearchResult) -> Location:
    """The Location of something that was found by searching."""
    return location_of_passage(explainer, found.id) if found.kind == "section" else Location(found.kind, found.id)


def resolve(explainer: Explainer, location: Location) -> Location | None:
    """The Location as the explainer has it, or None; a point may be named without its section."""
    graph = explainer.graph
    if location.kind == "section":
        try:
            return location_of_passage(explainer, location.passage)
        except KeyError:
            return None
    known: dict[str, Container[str]] = {
        "claim": graph.claims,
        "event": graph.events,
        "actor": graph.actors,
        "term": graph.terms,
    }
    return location if location.id in known[location.kind] else None


def parse_existing(explainer: Explainer, address: str) -> Location | None:
    """The Location with an address that was kept from an earlier reading, if the explainer still has it."""
    try:
        return resolve(explainer, Location.parse(address))
    except BadLocation:
        return None
