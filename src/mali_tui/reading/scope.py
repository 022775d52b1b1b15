"""The scope: the filter that the reader sets by actor (the lens) and date (the cut-off), and what came since then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from mali_tui.content.explainer import Explainer
from mali_tui.reading.cutoff import Cutoff, events_after, later_events_until
from mali_tui.reading.location import Location, LocationKind, targets

LocationFilter = Callable[[Location], bool]
"""Whether a Location is in scope: `VisibleSet.contains`, or `match_all`."""


def match_all(_: Location) -> bool:
    """A filter that everything passes."""
    return True


class Scope(Struct, frozen=True):
    """The filter that the reader has set: an actor, a cut-off date, both, or none.

    ``since_then`` filters nothing out: it adds what has happened since the article's day, which is hidden by default.
    """

    lens: str | None = None  # an actor id
    cutoff: Cutoff | None = None
    since_then: bool = False

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.lens or self.cutoff)


NO_SCOPE = Scope()


class VisibleSet(Struct, frozen=True):
    """The ids of everything in a scope. ``in_lens`` disregards the cut-off.

    - An **event** is in scope unless it must have been after the cut-off. The lens selects the events in which its
      actor takes part, and those that show one of its ties.
    - A **claim** is in scope if all of its events are: what rests on two was not known when only the first had
      happened. The lens selects the claims about its actor or by it.
    - An **actor** is in scope if one of its events is, or if it has none. The lens selects its actor and those with
      a tie to it.
    - A **later event** is in scope if "since then" is on and it may have been before the cut-off. The lens selects
      those in which its actor takes part, and those that bear on its claims or events.
    - A **passage** is in scope if one of its claims is; a section, also if one of its points is. A passage without
      claims needs no event, so that only a lens filters it out.
    """

    scope: Scope
    events: frozenset[str]
    claims: frozenset[str]
    actors: frozenset[str]
    passages: frozenset[str]
    in_lens: frozenset[Location]
    later: frozenset[str]

    def contains(self, location: Location) -> bool:
        """Whether a Location is in scope; a glossary term and a source always are."""
        if location.kind == "event":
            return location.id in self.events
        if location.kind == "claim":
            return location.id in self.claims
        if location.kind == "actor":
            return location.id in self.actors
        if location.kind == "since":
            return location.id in self.later
        return location.kind in ("term", "source") or location.passage in self.passages


def resolve_scope(explainer: Explainer, scope: Scope = NO_SCOPE) -> VisibleSet:
    """Find out what is in a scope."""
    graph, lens = explainer.graph, scope.lens
    after_cutoff = events_after(graph, scope.cutoff) if scope.cutoff else frozenset()
    events, claims, actors, later = set(graph.events), set(graph.claims), set(graph.actors), set(graph.since)
    if lens:
        events = set(explainer.events_of_actor.get(lens, ()))
        claims = set(explainer.claims_of_actor.get(lens, ()))
        ties = explainer.ties_of_actor.get(lens, ())
        actors = {lens, *(actor for tie in ties for actor in (tie.source, tie.target))}
    in_lens = {*locations_of("event", events), *locations_of("claim", claims), *locations_of("actor", actors)}
    if lens:
        involved = explainer.since_of_actor.get(lens, ())
        later = {id for id in later if id in involved or not in_lens.isdisjoint(targets(explainer, id))}
    in_lens.update(locations_of("since", later))
    known = {id for id in claims if after_cutoff.isdisjoint(graph.claims[id].events)}
    events_of = explainer.events_of_actor
    return VisibleSet(
        scope,
        events=frozenset(events - after_cutoff),
        claims=frozenset(known),
        actors=frozenset(id for id in actors if id not in events_of or not after_cutoff.issuperset(events_of[id])),
        passages=_passages(explainer, known, has_lens=bool(lens)),
        in_lens=frozenset(in_lens),
        later=frozenset(later & later_events_until(graph, scope.cutoff) if scope.since_then else ()),
    )


def locations_of(kind: LocationKind, ids: Iterable[str]) -> Iterator[Location]:
    return (Location(kind, id) for id in ids)


def _passages(explainer: Explainer, claims: set[str], *, has_lens: bool) -> frozenset[str]:
    """The passages with one of the claims; without a lens, also those without any claim."""
    claims_of = {id: set(explainer.claims_of_passage.get(id, ())) for id in explainer.passages}
    for id, section in explainer.graph.sections.items():
        claims_of[id].update(*(claims_of[point] for point in section.points))
    return frozenset(id for id, own in claims_of.items() if (not claims.isdisjoint(own) if own else not has_lens))
