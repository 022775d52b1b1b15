"""An explainer whole: the graph, its editions, and every index over them, built once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from mali_tui.content.model import Edition, Graph, Tie

Ids = tuple[str, ...]
Value = TypeVar("Value")


class Explainer(Struct, frozen=True):
    """The indices hold ids in the graph's order; an id that has nothing is not among an index's keys."""

    graph: Graph
    editions: dict[str, Edition]
    claims_of_event: Mapping[str, Ids]
    claims_of_actor: Mapping[str, Ids]  # about it, or made by it
    claims_of_passage: Mapping[str, Ids]
    passage_of_claim: Mapping[str, str]
    events_of_actor: Mapping[str, Ids]  # it takes part, or one of its ties is shown there
    events_of_place: Mapping[str, Ids]
    ties_of_actor: Mapping[str, tuple[Tie, ...]]
    passages_of_term: Mapping[str, Ids]
    numbers: Mapping[str, str]  # of passages: "1", "1.2"; a section without points has none

    def number_of(self, passage: str) -> str:
        """A passage's number, or nothing."""
        return self.numbers.get(passage, "")


def build(graph: Graph, editions: dict[str, Edition]) -> Explainer:
    """Join a graph with its editions, all of which must be free of problems."""
    marked = dict(_marked(next(iter(editions.values())), "claim"))
    in_passage = [(marked[id], id) for id in graph.claims if id in marked]
    tied = [(actor, tie) for tie in graph.ties for actor in (tie.source, tie.target)]
    claims = graph.claims.items()
    events = graph.events.items()
    involved = {(actor, tie.event) for actor, tie in tied} | {(a, id) for id, event in events for a in event.actors}
    return Explainer(
        graph,
        editions,
        claims_of_event=_index((event, id) for id, claim in claims for event in claim.events),
        claims_of_actor=_index(
            (a, id) for id, claim in claims for a in dict.fromkeys((*claim.actors, claim.by)) if a
        ),
        claims_of_passage=_index(in_passage),
        passage_of_claim=marked,
        events_of_actor=_index(
            (actor, id) for id in graph.events for actor in graph.actors if (actor, id) in involved
        ),
        events_of_place=_index((event.place, id) for id, event in events if event.place),
        ties_of_actor=_index(tied),
        passages_of_term=_index((id, passage) for id, passage in _marked(next(iter(editions.values())), "term")),
        numbers=dict(_numbers(graph)),
    )


def _index(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    index: defaultdict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        if value not in index[key]:
            index[key].append(value)
    return {key: tuple(values) for key, values in index.items()}


def _marked(edition: Edition, kind: str) -> Iterator[tuple[str, str]]:
    """Pairs of the id that a link leads to and the passage that the link is in."""
    for passages in (edition.sections, edition.points):
        for id, passage in passages.items():
            for paragraph in passage.paragraphs:
                yield from ((link.id, id) for link in paragraph.links if link.kind == kind)


def _numbers(graph: Graph) -> Iterator[tuple[str, str]]:
    numbered = (item for item in graph.sections.items() if item[1].points)
    for number, (id, section) in enumerate(numbered, 1):
        yield id, str(number)
        yield from ((point, f"{number}.{place}") for place, point in enumerate(section.points, 1))
