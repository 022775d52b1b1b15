"""What is wrong with an explainer as a whole: references, dates, marks in the prose, and differing languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mali_tui.content.check_dates import check_dates
from mali_tui.content.figures import figures
from mali_tui.content.model import Edition, Graph, Link, Passage
from mali_tui.content.problem import nearest
from mali_tui.content.read import link_position
from mali_tui.content.source import Source

LONGEST_SHORT_TITLE = 22  # characters, what an outline has room for
SPEAKING = ("statement", "report")


def check(graph: Graph, source: Source, editions: Mapping[str, Edition], sources: Mapping[str, Source]) -> None:
    """Add what is wrong to the problems of the file that it is wrong in."""
    _check_references(graph, source)
    _check_claims(graph, source)
    check_dates(graph, source)
    for code, edition in editions.items():
        _check_words(graph, edition, sources[code])
        _check_marks(graph, edition, sources[code])
    if editions:
        first, *others = editions
        for code in others:
            _compare(editions[first], first, editions[code], sources[code])


# ── The graph ────────────────────────────────────────────────────────────────────────────────


def _check_references(graph: Graph, source: Source) -> None:
    """Every id that stands somewhere must be one that there is."""
    for path, id, known in _references(graph):
        if id not in known:
            source.report(source.at(*path), f"{id} is not the id of anything here", nearest(id, known))
    for number, tie in enumerate(graph.ties):
        if tie.source == tie.target:
            source.report(source.at("ties", number), f"{tie.source} is tied to itself", "Name two actors.")
    seen: dict[str, str] = {}
    for id, section in graph.sections.items():
        for number, point in enumerate(section.points):
            if point in seen or point in graph.sections:
                where = source.at("sections", id, "points", number)
                source.report(where, f"{point} stands for two passages", "Give each passage an id of its own.")
            seen[point] = id
    for id, place in graph.places.items():
        if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            source.report(source.at("places", id), f"{id} is nowhere on earth", "Give lat and lon in degrees.")


def _references(graph: Graph) -> Iterator[tuple[tuple[Any, ...], str, Iterable[str]]]:
    yield ("article", "publisher"), graph.article.publisher, graph.actors
    for id, claim in graph.claims.items():
        yield from ((("claims", id, "events", n), event, graph.events) for n, event in enumerate(claim.events))
        yield from ((("claims", id, "actors", n), actor, graph.actors) for n, actor in enumerate(claim.actors))
        if claim.by is not None:
            yield ("claims", id, "by"), claim.by, graph.actors
    for id, event in graph.events.items():
        yield from ((("events", id, "actors", n), actor, graph.actors) for n, actor in enumerate(event.actors))
        if event.place is not None:
            yield ("events", id, "place"), event.place, graph.places
    for number, tie in enumerate(graph.ties):
        yield ("ties", number, "from"), tie.source, graph.actors
        yield ("ties", number, "to"), tie.target, graph.actors
        yield ("ties", number, "event"), tie.event, graph.events


def _check_claims(graph: Graph, source: Source) -> None:
    used = {event for claim in graph.claims.values() for event in claim.events}
    for id, claim in graph.claims.items():
        at = source.key_at("claims", id)
        if not claim.events:
            source.report(at, f"the claim {id} rests on no event", "Add the events behind it.")
        if claim.kind in SPEAKING and claim.by is None:
            source.report(at, f"the {claim.kind} {id} has no speaker", "Add `by:` with an actor.")
        if claim.kind not in SPEAKING and claim.by is not None:
            where = source.at("claims", id, "by")
            source.report(where, f"the {claim.kind} {id} has a speaker", "Remove `by:`, or make it a statement.")
    for id, event in graph.events.items():
        marks_publication = event.date == graph.article.published.isoformat()
        if id not in used and not marks_publication:
            at = source.key_at("events", id)
            source.report(at, f"no claim rests on the event {id}", "Add it to a claim's events, or remove it.")


# ── One language ─────────────────────────────────────────────────────────────────────────────


def _tables(graph: Graph) -> dict[str, list[str]]:
    """The ids that each table of an edition must have."""
    return {
        "sections": list(graph.sections),
        "points": [point for section in graph.sections.values() for point in section.points],
        "claims": list(graph.claims),
        "events": list(graph.events),
        "actors": list(graph.actors),
        "places": list(graph.places),
        "terms": list(graph.terms),
        "ties": list(dict.fromkeys(tie.kind for tie in graph.ties)),
    }


def _check_words(graph: Graph, edition: Edition, source: Source) -> None:
    """Every id has its words, and nothing has words that is not in the graph."""
    for table, ids in _tables(graph).items():
        given = source.data.get(table)
        given = given if isinstance(given, dict) else {}
        for id in ids:
            if id not in given:
                source.report(source.key_at(table), f"{table} has no words for {id}", f"Add {id} below {table}.")
        for id in given:
            if id not in ids:
                cure = nearest(id, [known for known in ids if known not in given] or ids)
                source.report(source.key_at(table, id), f"{id} is not in the graph's {table}", cure)
    for table, passages in (("sections", edition.sections), ("points", edition.points)):
        for id, passage in passages.items():
            if len(passage.short) > LONGEST_SHORT_TITLE:
                field = "short" if passage.short != passage.title else "title"
                cure = f"Give a `short:` of at most {LONGEST_SHORT_TITLE}."
                message = f"the short title of {id} has {len(passage.short)} characters"
                source.report(source.at(table, id, field), message, cure)


def _check_marks(graph: Graph, edition: Edition, source: Source) -> None:
    """Links lead somewhere, and each claim is marked once."""
    points = [f"{id}/{point}" for id, section in graph.sections.items() for point in section.points]
    known: dict[str, Iterable[str]] = {
        "claim": graph.claims,
        "event": graph.events,
        "actor": graph.actors,
        "term": graph.terms,
        "section": [*graph.sections, *points],
    }
    marked: set[str] = set()
    for path, link, occurrence in _links(edition):
        target = f"{link.kind}:{link.id}"
        if link.id not in known[link.kind]:
            at = link_position(source, path, f"({target})", occurrence)
            source.report(at, f"the link leads to {target}, which is not there", nearest(link.id, known[link.kind]))
        elif link.kind == "claim":
            if link.id in marked:
                at = link_position(source, path, f"({target})", occurrence)
                source.report(at, f"the claim {link.id} is marked twice", "Mark it once, where it is made.")
            marked.add(link.id)
    for id in graph.claims:
        if id not in marked:
            at = source.key_at("claims", id)
            source.report(at, f"the claim {id} is not marked in the prose", f"Write [words](claim:{id}) there.")


def _passages(edition: Edition) -> Iterator[tuple[tuple[str, str], Passage]]:
    yield from ((("sections", id), passage) for id, passage in edition.sections.items())
    yield from ((("points", id), passage) for id, passage in edition.points.items())


def _links(edition: Edition) -> Iterator[tuple[tuple[str, str], Link, int]]:
    """Every link with its passage, and how many of the same target the passage has had with it."""
    for path, passage in _passages(edition):
        counts: dict[tuple[str, str], int] = {}
        for paragraph in passage.paragraphs:
            for link in paragraph.links:
                target = (link.kind, link.id)
                counts[target] = counts.get(target, 0) + 1
                yield path, link, counts[target]


# ── Two languages ────────────────────────────────────────────────────────────────────────────


def _compare(first: Edition, name: str, other: Edition, source: Source) -> None:
    """Both mark a claim in the same passage, and give the same figures and years."""
    homes = {link.id: path for path, link, _ in _links(first) if link.kind == "claim"}
    for path, link, occurrence in _links(other):
        if link.kind == "claim" and homes.get(link.id, path) != path:
            at = link_position(source, path, f"(claim:{link.id})", occurrence)
            message = f"the claim {link.id} is marked in {path[1]}, but in {homes[link.id][1]} in {name}"
            source.report(at, message, "Mark it in the same passage.")
    theirs = dict(_texts(first))
    for field, text in _texts(other):
        here, there = set(figures(text)), set(figures(theirs.get(field, text)))
        if here != there:
            differing = ", ".join(sorted(here ^ there))
            message = f"the figures of {field[1]} differ from {name}'s: {differing}"
            source.report(source.at(*field), message, "Give both languages the same figures.")


def _texts(edition: Edition) -> Iterator[tuple[tuple[str, ...], str]]:
    for path, passage in _passages(edition):
        yield (*path, "text"), " ".join(paragraph.text for paragraph in passage.paragraphs)
    yield from ((("claims", id), text) for id, text in edition.claims.items())
    yield from ((("events", id, "text"), entry.text) for id, entry in edition.events.items())
    yield from ((("actors", id, "text"), entry.text) for id, entry in edition.actors.items())
    yield from ((("terms", id, "text"), entry.text) for id, entry in edition.terms.items())
