"""Locations: the addresses of everything that the reader can go to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from mali_tui.content.explainer import Explainer, Ids

if TYPE_CHECKING:
    from mali_tui.content.search.search import SearchResult

LocationKind = Literal["section", "claim", "event", "since", "actor", "term", "source"]
LOCATION_KINDS: tuple[LocationKind, ...] = get_args(LocationKind)


class BadLocation(ValueError):
    """A text is not of the form ``kind:id``, or the kind is unknown."""


class Location(Struct, frozen=True, order=True):
    """An address such as ``claim:second-coup``, ``event:coup-2021`` or ``section:shifts/french-failure``.

    ``since:timbuktu-handed-over`` is a later event, one from after the article's day.
    """

    kind: LocationKind
    id: str

    @classmethod
    def parse(cls, address: str) -> Location:
        """Parse an address as written on the command line.

        Raises:
            BadLocation: if it isn't one.
        """
        kind, colon, id = address.strip().partition(":")
        if not colon or not id:
            raise BadLocation(address)
        for location_kind in LOCATION_KINDS:
            if kind == location_kind:
                return cls(location_kind, id)
        raise BadLocation(address)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def passage(self) -> str:
        """The id of the section or point that a section's address names."""
        return self.id.rpartition("/")[2]


def all_locations(explainer: Explainer) -> Iterator[Location]:
    """All Locations of an explainer, by kind, each kind in the order of the graph."""
    graph = explainer.graph
    for id, section in graph.sections.items():
        yield Location("section", id)
        for point in section.points:
            yield Location("section", f"{id}/{point}")
    yield from (Location("claim", id) for id in graph.claims)
    yield from (Location("event", id) for id in graph.events)
    yield from (Location("since", id) for id in graph.since)
    yield from (Location("actor", id) for id in graph.actors)
    yield from (Location("term", id) for id in graph.terms)
    yield from (Location("source", id) for id in graph.sources)


def first_location(explainer: Explainer) -> Location:
    """The start of the article."""
    return next(all_locations(explainer))


def location_of_passage(explainer: Explainer, passage: str) -> Location:
    """The Location of a section or point, by its id.

    Raises:
        KeyError: if there is no such passage.
    """
    sections = explainer.graph.sections
    if passage in sections:
        return Location("section", passage)
    for id, section in sections.items():
        if passage in section.points:
            return Location("section", f"{id}/{passage}")
    raise KeyError(passage)


def primary_event(explainer: Explainer, claim: str) -> Location:
    """The strongest evidence for a claim: the first of its events."""
    return Location("event", explainer.graph.claims[claim].events[0])


def nearest_surviving(before: Explainer, now: Explainer, location: Location) -> Location:
    """The Location if an explainer still has it after a reload, else its passage, its section, or the start.

    In the place of a later event stands what it bore on.
    """
    candidates = [location]
    if location.kind == "since":
        candidates += targets(before, location.id)
    if location.kind == "claim":
        candidates.append(location_of_passage(before, before.passage_of_claim[location.id]))
    candidates += [Location("section", at.id.partition("/")[0]) for at in candidates if at.kind == "section"]
    resolved = (resolve_location(now, candidate) for candidate in candidates)
    return next((location for location in resolved if location), first_location(now))


def targets(explainer: Explainer, later: str) -> tuple[Location, ...]:
    """The claims and events that a later event bears on."""
    of = explainer.graph.since[later].of
    pairs = ((target.claim, target.event) for target in of)
    return tuple(Location("claim", claim) if claim else Location("event", event or "") for claim, event in pairs)


def location_of_result(explainer: Explainer, result: SearchResult) -> Location:
    """The Location of a search result: of a source, the first event that names it, else a claim or later event."""
    if result.kind == "section":
        return location_of_passage(explainer, result.id)
    if result.kind == "record":
        return Location("event", result.id)
    return _first_owner(explainer, result.id) if result.kind == "source" else Location(result.kind, result.id)


def _first_owner(explainer: Explainer, source: str) -> Location:
    owners: tuple[tuple[LocationKind, Mapping[str, Ids]], ...] = (
        ("event", explainer.events_of_source),
        ("claim", explainer.claims_of_source),
        ("since", explainer.since_of_source),
    )
    return next(Location(kind, ids[source][0]) for kind, ids in owners if source in ids)


def resolve_location(explainer: Explainer, location: Location) -> Location | None:
    """The Location in the explainer's own spelling, or None; a point may be named without its section."""
    graph = explainer.graph
    if location.kind == "section":
        try:
            return location_of_passage(explainer, location.passage)
        except KeyError:
            return None
    ids: dict[str, Container[str]] = {
        "claim": graph.claims,
        "event": graph.events,
        "since": graph.since,
        "actor": graph.actors,
        "term": graph.terms,
        "source": graph.sources,
    }
    return location if location.id in ids[location.kind] else None


def parse_existing(explainer: Explainer, address: str) -> Location | None:
    """Parse a saved address; None if the explainer doesn't have it any more."""
    try:
        return resolve_location(explainer, Location.parse(address))
    except BadLocation:
        return None
