"""Check the graph: ids, references, speakers, places, and unused entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from mali_tui.cell_width import cell_width
from mali_tui.content.model import ACTOR_KINDS, CLAIM_RELATIONS, STATUSES, Edition, Graph
from mali_tui.content.parsing.position import Position, Where
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import nearest, shorten

KINDS_WITH_SPEAKER = ("statement", "report")  # kinds of claim with a speaker
SIGNS_IN_USE = "●❝◌◆◇■▬□▫⊠⊟⊡§†∅⊞✓◒✗⋯·"
"""What stands for kinds of claims, statuses, sources and outcomes; a sign of the author's own is another.

They are those of ``symbols.py``, which cannot be imported here as it builds on this package; a test compares them."""
_MAX_MISSPELT = 20  # ids; each needs a search for the nearest name
_ID = re.compile(r"(?=.{,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_TABLES = ("sections", "claims", "events", "actors", "places", "sources", "since", "statuses", "images")

Ids = Collection[str]
Report: TypeAlias = Callable[[Position, str, str], None]
"""`YamlFile.report` or `YamlFile.warn`."""


def check_graph(graph: Graph, file: YamlFile, languages: Collection[YamlFile]) -> None:
    """Report the graph's problems to its file."""
    _check_ids(graph, file)
    _check_references(graph, file, languages)
    _check_claims(graph, file)
    _check_ties_and_places(graph, file)


def ids(file: YamlFile, table: str) -> Ids:
    """All ids of a graph's table, including those of invalid entries."""
    found = file.data.get(table)
    if isinstance(found, list):
        return [id for id in found if id and isinstance(id, str)]
    return found if isinstance(found, dict) else ()


def tie_kinds(file: YamlFile) -> Ids | None:
    """The kinds of the graph's ties, or None if some tie is invalid."""
    ties = file.data.get("ties") or []
    if not all(isinstance(tie, dict) for tie in ties):
        return None
    return dict.fromkeys(kind for tie in ties if isinstance(kind := tie.get("kind"), str))


def actor_kinds(file: YamlFile) -> Ids:
    """The kinds of the graph's actors that need words of the author's."""
    actors = file.data.get("actors")
    given = actors.values() if isinstance(actors, dict) else ()
    kinds = (actor.get("kind") for actor in given if isinstance(actor, dict))
    return dict.fromkeys(kind for kind in kinds if isinstance(kind, str) and kind and kind not in ACTOR_KINDS)


def _check_ids(graph: Graph, file: YamlFile) -> None:
    """Ids can be part of a location, and are unique."""
    points = [(("sections", id, "points", n), p) for id, s in graph.sections.items() for n, p in enumerate(s.points)]
    terms = [(("terms", number), term) for number, term in enumerate(graph.terms)]
    kinds = [(("actors", id, "kind"), actor.kind) for id, actor in graph.actors.items()]
    for where, id in [*points, *terms, *kinds, *(((t, id), id) for t in _TABLES for id in ids(file, t))]:
        if not _ID.fullmatch(id):
            message = f"{shorten(id) or 'an empty text'} is not a valid id"
            file.report(
                file.position_of_key(*where),
                message,
                "Use up to 60 lowercase letters and digits, joined by hyphens.",
            )
    passages = set(graph.sections)
    for where, point in points:
        if point in passages:
            file.report(
                file.position_of_value(*where),
                f"{point} is the id of two passages",
                "Give each passage its own id.",
            )
        passages.add(point)
    _check_repeats(file, ("terms",), graph.terms)


def _check_repeats(file: YamlFile, where: Where, several: Collection[str]) -> None:
    seen: set[str] = set()
    for number, id in enumerate(several):
        if id in seen:
            file.report(
                file.position_of_value(*where, number), f"{shorten(id)} is listed twice", "Remove one of them."
            )
        seen.add(id)


def _check_references(graph: Graph, file: YamlFile, languages: Collection[YamlFile]) -> None:
    """Check that every reference is to an existing id."""
    known = {table: ids(file, table) for table in ("claims", "events", "actors", "places", "sources")}
    unknown = [(where, id, table) for where, id, table in _references(graph) if id not in known[table]]
    used = {(table, id) for _, id, table in _references(graph)} if unknown else set()
    for where, id, table in unknown:
        if (table, id) not in file.unknown:
            near = nearest(id, known[table]) if len(file.unknown) < _MAX_MISSPELT else ""
            if near and (table, near) not in used and _is_renamed(languages, table, near, id):
                report_renamed(file, file.position_of_key(table, near), table, near, id)
                continue
            what = "an" if table[0] in "aeiou" else "a"
            message = f"{shorten(id)} is not {what} {table[:-1]} in this file"
            file.report_unknown(file.position_of_value(*where), message, id, known[table])
    file.unknown |= {(table, id) for _, id, table in unknown}
    for where, several in _lists(graph):
        _check_repeats(file, where, several)


def _is_renamed(languages: Collection[YamlFile], table: str, id: str, elsewhere: str) -> bool:
    """Whether languages have a text for ``elsewhere``, and none for ``id``: this is misspelt, not its uses."""
    given = [ids(language, table) for language in languages]
    return any(elsewhere in texts for texts in given) and not any(id in texts for texts in given)


def report_renamed(file: YamlFile, at: Position, table: str, id: str, elsewhere: str) -> None:
    """Report an id of a ``table`` that is spelt otherwise wherever it is used, once."""
    if all((problem.line, problem.column) != at for problem in file.problems):
        file.report(at, f"{shorten(id)} is called {shorten(elsewhere)} elsewhere", "Use the same id everywhere.")
    file.unknown.add((table, elsewhere))


def _references(graph: Graph) -> Iterator[tuple[Where, str, str]]:
    """Each reference: its path, the id, and the table that must have it."""
    yield ("article", "publisher"), graph.article.publisher, "actors"
    for where, several in _lists(graph):
        table = "claims" if where[-1] in CLAIM_RELATIONS else "actors" if where[-1] == "by" else str(where[-1])
        yield from (((*where, number), id, table) for number, id in enumerate(several))
    for id, claim in graph.claims.items():
        if isinstance(claim.by, str):
            yield ("claims", id, "by"), claim.by, "actors"
    for id, event in graph.events.items():
        if event.place is not None:
            yield ("events", id, "place"), event.place, "places"
        if event.leaves is not None:
            yield ("events", id, "leaves"), event.leaves, "actors"
    for id, later in graph.since.items():
        if later.place is not None:
            yield ("since", id, "place"), later.place, "places"
        for number, outcome in enumerate(later.of):
            if outcome.claim is not None:
                yield ("since", id, "of", number, "claim"), outcome.claim, "claims"
            if outcome.event is not None:
                yield ("since", id, "of", number, "event"), outcome.event, "events"
    for number, tie in enumerate(graph.ties):
        yield ("ties", number, "from"), tie.source, "actors"
        yield ("ties", number, "to"), tie.target, "actors"
        yield ("ties", number, "event"), tie.event, "events"


def _lists(graph: Graph) -> Iterator[tuple[Where, tuple[str, ...]]]:
    """Each list of references; the last part of its path tells which table must have them."""
    for id, claim in graph.claims.items():
        yield ("claims", id, "events"), claim.events
        yield ("claims", id, "actors"), claim.actors
        yield ("claims", id, "sources"), claim.sources
        yield from ((("claims", id, relation), getattr(claim, relation)) for relation in CLAIM_RELATIONS)
        if isinstance(claim.by, tuple):
            yield ("claims", id, "by"), claim.by
    for id, event in graph.events.items():
        yield ("events", id, "actors"), event.actors
        yield ("events", id, "sources"), event.sources
    for id, later in graph.since.items():
        yield ("since", id, "actors"), later.actors
        yield ("since", id, "sources"), later.sources


def _check_claims(graph: Graph, file: YamlFile) -> None:
    for id, claim in graph.claims.items():
        if not claim.events:
            file.report(
                file.position_of_value("claims", id, "events"),
                f"the claim {id} rests on no event",
                "Add the events behind it.",
            )
        if claim.kind in KINDS_WITH_SPEAKER and not claim.speakers:
            message = f"the {claim.kind} {id} has no speaker"
            file.report(file.position_of_key("claims", id), message, "Add `by:` with an actor.")
        if claim.kind not in KINDS_WITH_SPEAKER and claim.speakers:
            fix = "Remove `by:`, or make it a statement or a report."
            file.report(file.position_of_value("claims", id, "by"), f"the {claim.kind} {id} has a speaker", fix)
        for relation in CLAIM_RELATIONS:
            others = getattr(claim, relation)
            if id in others:
                at = file.position_of_value("claims", id, relation, others.index(id))
                file.report(at, f"{id} {relation} itself", "Name another claim.")
        for number, other in enumerate(claim.supersedes):
            if other != id and other in graph.claims and id in graph.claims[other].supersedes:
                at = file.position_of_value("claims", id, "supersedes", number)
                file.report(at, f"{id} and {other} supersede each other", "Remove one of the two.")


def _check_ties_and_places(graph: Graph, file: YamlFile) -> None:
    for number, tie in enumerate(graph.ties):
        if tie.source == tie.target:
            file.report(
                file.position_of_value("ties", number),
                f"{tie.source} has a tie to itself",
                "Name two different actors.",
            )
    for id, event in graph.events.items():
        if event.leaves is not None and event.place is None:
            message = f"in {id} {event.leaves} leaves, but the event has no place"
            file.report(
                file.position_of_value("events", id, "leaves"),
                message,
                "Give the event a `place:`, or remove `leaves:`.",
            )
    for id, place in graph.places.items():
        for field, most in (("lat", 90), ("lon", 180)):
            degrees = getattr(place, field)
            if not -most <= degrees <= most:  # false for nan, too
                message = f"{field} is {degrees:g}, which is out of range"
                file.report(
                    file.position_of_value("places", id, field), message, f"Use a value from -{most} to {most}."
                )


def check_actor_kinds(graph: Graph, file: YamlFile, editions: Collection[Edition]) -> set[str]:
    """Report kinds of actors that no language has words for, and return the others of the author's own."""
    own = {kind for edition in editions for kind in edition.actor_kinds}
    for id, actor in graph.actors.items():
        if actor.kind not in ACTOR_KINDS and actor.kind not in own:
            message = f"actors: {id}: kind is {shorten(actor.kind)}"
            at = file.position_of_value("actors", id, "kind")
            if near := nearest(actor.kind, [*ACTOR_KINDS, *own]):
                file.report(at, message, f"Did you mean {near}?")
            else:
                fix = (
                    f"Use one of: {', '.join(ACTOR_KINDS)}; or say in each language what it is, below `actor_kinds:`."
                )
                file.report(at, message, fix)
    return own


def check_statuses(graph: Graph, file: YamlFile) -> None:
    """Report statuses of the author's own that have the name or the sign of another."""
    seen = {*SIGNS_IN_USE}
    for id, status in graph.statuses.items():
        at = file.position_of_key("statuses", id)
        if id in STATUSES:
            fix = "Choose another name; other words for it go below `statuses:` in each language."
            file.report(at, f"the status {id} exists already", fix)
        sign = status.sign
        if sign is None:
            continue
        at = file.position_of_value("statuses", id, "sign")
        if len(sign) != 1 or cell_width(sign) != 1 or not sign.isprintable() or sign.isalnum():
            fix = "Choose one symbol as wide as a letter, such as ◫; many emoji are twice as wide."
            file.report(at, f"the sign of {id} is not a single narrow symbol", fix)
        elif sign in seen:
            file.report(at, f"the sign of {id} stands for something else, too", "Choose another symbol.")
        seen.add(sign)


def check_unused(graph: Graph, file: YamlFile, editions: Collection[Edition], report: Report) -> None:
    """Report unused events, actors, places and terms of an otherwise valid graph.

    The event of the article's publication needs no claim.
    """
    claims, events = graph.claims.values(), graph.events.values()
    linked = {(link.kind, link.id) for edition in editions for _, link in edition.links()}
    behind = {event for claim in claims for event in claim.events}
    involved = {graph.article.publisher, *(actor for event in events for actor in event.actors)}
    involved.update(actor for claim in claims for actor in (*claim.actors, *claim.speakers))
    involved.update(actor for later in graph.since.values() for actor in later.actors)
    involved.update(actor for tie in graph.ties for actor in (tie.source, tie.target))
    published = graph.article.published.isoformat()
    for id, event in graph.events.items():
        if id not in behind and (event.date or "").partition("T")[0] != published:
            message = f"no claim rests on the event {id}"
            report(file.position_of_key("events", id), message, "Add it to a claim's events, or remove it.")
    for id in graph.actors:
        if id not in involved and ("actor", id) not in linked:
            message = f"the actor {id} is not used"
            report(file.position_of_key("actors", id), message, "Add it to a claim or an event, or remove it.")
    statuses = {graph.status_of(id) for id in graph.events}
    for id in graph.statuses.keys() - statuses:
        at = file.position_of_key("statuses", id)
        report(at, f"the status {id} is not used", "Give it to an event, or remove it.")
    used = {event.place for event in events} | {later.place for later in graph.since.values()}
    for id in graph.places.keys() - used:
        report(
            file.position_of_key("places", id),
            f"the place {id} is not used",
            "Give an event this `place:`, or remove it.",
        )
    for number, id in enumerate(graph.terms):
        if editions and ("term", id) not in linked:
            message = f"no text links to the term {id}"
            report(
                file.position_of_value("terms", number),
                message,
                f"Write [words](term:{id}) in a text, or remove it.",
            )


def check_claim_order(graph: Graph, file: YamlFile, editions: Collection[Edition]) -> None:
    """Report claims that are listed in no language's order, in an otherwise valid explainer.

    The passages have the same order in all languages; within one, each language may have its own.
    """
    passages = [id for section, value in graph.sections.items() for id in (section, *value.points)]
    orders = [_places_of_claims(edition, passages) for edition in editions]
    previous = ""
    for claim in graph.claims:
        if previous and all(places[claim] < places[previous] for places in orders):
            message = f"the claim {claim} is listed after {previous}, which comes later in the article"
            file.report(file.position_of_key("claims", claim), message, "Put the claims in the order of the article.")
        else:
            previous = claim


def _places_of_claims(edition: Edition, passages: list[str]) -> dict[str, tuple[int, int]]:
    """Where each claim is first marked: the number of the passage, and of the link."""
    places: dict[str, tuple[int, int]] = {}
    for number, ((_, passage), link) in enumerate(edition.links()):
        if link.kind == "claim":
            place = passages.index(passage), number
            places[link.id] = min(place, places.get(link.id, place))
    return places
