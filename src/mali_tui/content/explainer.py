"""An explainer: the graph, its editions, and indices over them, built once."""

# no `annotations` from `__future__` here: msgspec would compile and evaluate each of them
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from mali_tui.content.model import CLAIM_RELATIONS, ClaimRelation, Edition, Graph, OutcomeKind, Tie

Ids = tuple[str, ...]
Value = TypeVar("Value", bound=Hashable)


class Explainer(Struct, frozen=True):
    """A graph with its editions. Indices list ids in the graph's order and have no key for an empty list.

    Sections and points are both passages, under their own ids.
    """

    graph: Graph
    editions: dict[str, Edition]
    passages: Ids  # in reading order: a section, then its points
    actors_of_kind: Mapping[str, Ids]  # kinds in the order in which the file has them first
    claims_of_event: Mapping[str, Ids]
    claims_of_actor: Mapping[str, Ids]  # about it, or made by it
    claims_of_passage: Mapping[str, Ids]
    passage_of_claim: Mapping[str, str]  # the first that marks it
    events_of_actor: Mapping[str, Ids]  # where it takes part, or which shows one of its ties
    events_of_place: Mapping[str, Ids]
    ties_of_actor: Mapping[str, tuple[Tie, ...]]
    ties_of_event: Mapping[str, tuple[Tie, ...]]
    claims_on_claim: Mapping[str, Mapping[ClaimRelation, Ids]]  # those that dispute, support or supersede it
    passages_of_term: Mapping[str, Ids]
    claims_of_source: Mapping[str, Ids]
    events_of_source: Mapping[str, Ids]
    since_of_source: Mapping[str, Ids]
    since_of_claim: Mapping[str, Ids]
    since_of_event: Mapping[str, Ids]
    since_of_actor: Mapping[str, Ids]
    since_of_place: Mapping[str, Ids]
    outcome_of_claim: Mapping[str, tuple[str, OutcomeKind]]  # the latest, with the later event that it is from
    outcome_of_event: Mapping[str, tuple[str, OutcomeKind]]
    images_of_passage: Mapping[str, Ids]
    numbers: Mapping[str, str]  # the numbers of passages: "1", "1.2"; a section without points has none
    left_out: Ids = ()  # the codes of languages whose files have errors
    words: Mapping[str, dict[str, Any]] = {}  # the author's own words for the interface, by language; not checked

    def number_of(self, passage: str) -> str:
        """A passage's number, or an empty string."""
        return self.numbers.get(passage, "")


def build_explainer(
    graph: Graph, editions: dict[str, Edition], left_out: Ids = (), words: Mapping[str, dict[str, Any]] | None = None
) -> Explainer:
    """Join a graph with its editions, all of which must be free of errors."""
    passages = tuple(id for section, value in graph.sections.items() for id in (section, *value.points))
    homes = _links(editions.values(), "claim")
    places = {id: place for place, id in enumerate(passages)}
    marked = {claim: min(homes[claim], key=lambda id: places.get(id, len(places))) for claim in graph.claims}
    terms = _links(editions.values(), "term")
    tied = [(actor, tie) for tie in graph.ties for actor in (tie.source, tie.target)]
    since = graph.since.items()
    outcomes = [(id, outcome) for id, later in since for outcome in later.of]
    return Explainer(
        graph,
        editions,
        passages,
        actors_of_kind=_index((actor.kind, id) for id, actor in graph.actors.items()),
        claims_of_event=_index((event, id) for id, claim in graph.claims.items() for event in claim.events),
        claims_of_actor=_index(
            (actor, id) for id, claim in graph.claims.items() for actor in (*claim.actors, *claim.speakers)
        ),
        claims_of_passage=_index((passage, claim) for claim, passage in marked.items()),
        passage_of_claim=marked,
        events_of_actor=_events_of_actor(graph, tied),
        events_of_place=_index((event.place, id) for id, event in graph.events.items() if event.place),
        ties_of_actor=_index(tied),
        ties_of_event=_index((tie.event, tie) for tie in graph.ties),
        claims_on_claim=_claims_on_claim(graph),
        passages_of_term=_index((term, id) for id in passages for term in graph.terms if id in terms[term]),
        claims_of_source=_index((source, id) for id, claim in graph.claims.items() for source in claim.sources),
        events_of_source=_index((source, id) for id, event in graph.events.items() for source in event.sources),
        since_of_source=_index((source, id) for id, later in since for source in later.sources),
        since_of_claim=_index((outcome.claim, id) for id, outcome in outcomes if outcome.claim),
        since_of_event=_index((outcome.event, id) for id, outcome in outcomes if outcome.event),
        since_of_actor=_index((actor, id) for id, later in since for actor in later.actors),
        since_of_place=_index((later.place, id) for id, later in since if later.place),
        outcome_of_claim={of.claim: (id, of.outcome) for id, of in outcomes if of.claim and of.outcome},
        outcome_of_event={of.event: (id, of.outcome) for id, of in outcomes if of.event and of.outcome},
        images_of_passage=_index((image.passage, id) for id, image in graph.images.items()),
        numbers=dict(_numbers(graph)),
        left_out=left_out,
        words=words or {},
    )


def _claims_on_claim(graph: Graph) -> dict[str, dict[ClaimRelation, Ids]]:
    """The claims with a relation to each claim, by relation."""
    by_relation = {
        relation: _index((other, id) for id, claim in graph.claims.items() for other in getattr(claim, relation))
        for relation in CLAIM_RELATIONS
    }
    return {
        claim: relations
        for claim in graph.claims
        if (relations := {name: index[claim] for name, index in by_relation.items() if claim in index})
    }


def _events_of_actor(graph: Graph, tied: Iterable[tuple[str, Tie]]) -> Mapping[str, Ids]:
    involved = {id: dict.fromkeys(event.actors) for id, event in graph.events.items()}
    for actor, tie in tied:
        involved[tie.event][actor] = None
    return _index((actor, event) for event, actors in involved.items() for actor in actors)


def _index(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """Distinct values by key, in order."""
    index: defaultdict[str, dict[Value, None]] = defaultdict(dict)
    for key, value in pairs:
        index[key][value] = None
    return {key: tuple(values) for key, values in index.items()}


def _links(editions: Iterable[Edition], kind: str) -> defaultdict[str, set[str]]:
    """The passages in which any language links to each id of a kind."""
    passages: defaultdict[str, set[str]] = defaultdict(set)
    for edition in editions:
        for (_, passage), link in edition.links():
            if link.kind == kind:
                passages[link.id].add(passage)
    return passages


def _numbers(graph: Graph) -> Iterator[tuple[str, str]]:
    numbered = (item for item in graph.sections.items() if item[1].points)
    for number, (id, section) in enumerate(numbered, 1):
        yield id, str(number)
        yield from ((point, f"{number}.{place}") for place, point in enumerate(section.points, 1))
