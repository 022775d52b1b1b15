"""What the reader has narrowed the explainer to: an actor (the lens), a time (the cut-off), or both at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from mali_tui.content.explainer import Explainer
from mali_tui.reading.cutoff import Cutoff, later_events
from mali_tui.reading.location import Location, LocationKind

LocationFilter = Callable[[Location], bool]
"""Whether a Location is inside: `VisibleSet.contains`, or `match_all`."""


def match_all(_: Location) -> bool:
    """Nothing is outside."""
    return True


class Scope(Struct, frozen=True):
    """A wish: one actor's part of the explainer, what was known by some date, or, with neither, all of it."""

    lens: str | None = None  # an actor id
    cutoff: Cutoff | None = None

    @property
    def is_active(self) -> bool:
        """Whether anything is outside."""
        return bool(self.lens or self.cutoff)


NO_SCOPE = Scope()


class VisibleSet(Struct, frozen=True):
    """What a scope takes in. Ids of what is inside; ``in_lens`` leaves the cut-off out of account.

    - An **event** is inside unless it can only have been after the cut-off; the lens lets in those in which its
      actor takes part or which show one of its ties.
    - A **claim** needs every event behind it: what rests on two was not known when only the first had happened.
      The lens lets in the claims that are about its actor or by it.
    - An **actor** is inside once one of its events is, and one without any always; the lens lets in the actors
      that its own has a tie with.
    - A **passage** is inside if one of its claims is, a section also if one of its points is. One without claims
      needs no event, so that only a lens leaves it out.
    """

    scope: Scope
    events: frozenset[str]
    claims: frozenset[str]
    actors: frozenset[str]
    passages: frozenset[str]
    in_lens: frozenset[Location]

    def contains(self, location: Location) -> bool:
        """Whether a Location is inside; a glossary term always is."""
        if location.kind == "event":
            return location.id in self.events
        if location.kind == "claim":
            return location.id in self.claims
        if location.kind == "actor":
            return location.id in self.actors
        return location.kind == "term" or location.passage in self.passages


def resolve_scope(explainer: Explainer, scope: Scope = NO_SCOPE) -> VisibleSet:
    """Work out what a scope takes in."""
    graph, lens = explainer.graph, scope.lens
    later = later_events(graph, scope.cutoff) if scope.cutoff else frozenset()
    events, claims, actors = set(graph.events), set(graph.claims), set(graph.actors)
    if lens:
        events = set(explainer.events_of_actor.get(lens, ()))
        claims = set(explainer.claims_of_actor.get(lens, ()))
        ties = explainer.ties_of_actor.get(lens, ())
        actors = {lens, *(actor for tie in ties for actor in (tie.source, tie.target))}
    in_lens = frozenset(
        (*locations_of("event", events), *locations_of("claim", claims), *locations_of("actor", actors))
    )
    known = {id for id in claims if later.isdisjoint(graph.claims[id].events)}
    own = explainer.events_of_actor
    return VisibleSet(
        scope,
        events=frozenset(events - later),
        claims=frozenset(known),
        actors=frozenset(id for id in actors if id not in own or not later.issuperset(own[id])),
        passages=_passages(explainer, known, lensed=bool(lens)),
        in_lens=in_lens,
    )


def locations_of(kind: LocationKind, ids: Iterable[str]) -> Iterator[Location]:
    return (Location(kind, id) for id in ids)


def _passages(explainer: Explainer, claims: set[str], *, lensed: bool) -> frozenset[str]:
    """The passages that hold one of the claims; without a lens, also those that hold none at all."""
    held = {id: set(explainer.claims_of_passage.get(id, ())) for id in explainer.passages}
    for id, section in explainer.graph.sections.items():
        held[id].update(*(held[point] for point in section.points))
    return frozenset(id for id, own in held.items() if (not claims.isdisjoint(own) if own else not lensed))
