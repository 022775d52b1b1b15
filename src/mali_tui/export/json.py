"""Printed JSON: the explainer's data with ids, in every language asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mali_tui.cards import card_of
from mali_tui.cards.model import Card, Field, Item, parts_for, text_for
from mali_tui.content.evidence import claims_by_sourcing, count_by_kind, future_only_claims, single_event_claims
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import LEAVING, OutcomeKind, Tie
from mali_tui.export.json_own import OwnObjects, map_values
from mali_tui.export.json_schema import (
    SCHEMA_VERSION,
    ActorObject,
    BearingObject,
    BookmarkObject,
    ClaimObject,
    EventObject,
    Evidence,
    FieldItem,
    FieldObject,
    Language,
    LaterEventObject,
    OutcomeObject,
    PassageObject,
    PlaceObject,
    Printed,
    RecordObject,
    SourceObject,
    TermObject,
    TieObject,
)
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location, location_of_passage, parse_existing

Value = TypeVar("Value")


def write(explainer: Explainer, what: str | Location, languages: Sequence[str], bookmarks: Mapping[str, str]) -> str:
    """``what`` as indented JSON."""
    printed = _Objects(explainer, languages).to_data(what, bookmarks)
    # msgspec's omit_defaults compares by identity, and would keep an empty tuple that is not the default
    given = {name: value for name, value in msgspec.structs.asdict(printed).items() if value not in ((), {}, None)}
    return msgspec.json.format(msgspec.json.encode(given), indent=2).decode() + "\n"


class _Objects(OwnObjects):
    """Makes the JSON objects for everything that can be printed."""

    # ── What to print ────────────────────────────────────────────────────────────────────────

    def to_data(self, what: str | Location, bookmarks: Mapping[str, str]) -> Printed:
        """The object for ``what`` is printed."""
        about = self.graph.article
        empty = Printed(
            schema=SCHEMA_VERSION,
            what=str(what),
            published=about.published.isoformat(),
            as_of=about.as_of.isoformat(),
            publisher=about.publisher,
            languages=self.by_language(self.language),
            updated=about.updated.isoformat() if about.updated else None,
            version=about.version,
            byline=self.by_language_with(lambda wording: wording.edition.byline),
            corrections=_tuple(map(self.correction, about.corrections)),
        )
        if isinstance(what, Location):
            return self.with_since(self.at_location(empty, what), [what.id] if what.kind == "since" else ())
        if what == "timeline":
            return self.with_since(replace(empty, events=self.events(self.graph.events)), self.graph.since)
        if what == "sources":
            return replace(empty, sources=_tuple(map(self.source, self.graph.sources)))
        if what == "actors":
            return replace(empty, actors=_tuple(map(self.actor, self.graph.actors)))
        if what == "bookmarks":
            return replace(empty, bookmarks=_tuple(self.bookmark(*pair) for pair in bookmarks.items()))
        if what == "evidence":
            claims, events = self.claims(self.graph.claims), self.events(self.graph.events)
            return self.with_since(replace(empty, claims=claims, events=events, evidence=self.evidence()))
        return self.whole(empty)

    def whole(self, empty: Printed) -> Printed:
        """All of the explainer, from which ``mali-tui import`` makes it again."""
        graph = self.graph
        kinds = dict.fromkeys(kind for wording in self.wordings.values() for kind in wording.edition.actor_kinds)
        reworded = (status for wording in self.wordings.values() for status in wording.edition.statuses)
        statuses = dict.fromkeys((*graph.statuses, *reworded))
        return replace(
            empty,
            sections=_tuple(map(self.section, graph.sections)),
            claims=self.claims(graph.claims),
            events=self.events(graph.events),
            actors=_tuple(map(self.actor, graph.actors)),
            terms=_tuple(map(self.term, graph.terms)),
            places=_tuple(map(self.place, graph.places)),
            ties=_tuple(map(self.tie, graph.ties)),
            actor_kinds=_tuple(map(self.actor_kind, kinds)),
            leaving={key: words for key in LEAVING if (words := self.leaving(key))},
            statuses=_tuple(map(self.own_status, statuses)),
            images=_tuple(map(self.image, graph.images)),
            since_until=graph.since_until.isoformat() if graph.since_until else None,
            since=_tuple(map(self.later_event, graph.since)),
            sources=_tuple(map(self.source, graph.sources)),
        )

    def with_since(self, printed: Printed, later: Iterable[str] = ()) -> Printed:
        """Add the later events that the claims and events name, or those given, and all sources named."""
        named = {*later}
        named.update(id for claim in printed.claims for id in claim.since)
        named.update(id for event in printed.events for id in event.since)
        since = _tuple(map(self.later_event, (id for id in self.graph.since if id in named)))
        sources = {source.id for source in printed.sources}
        sources.update(id for each in since for id in each.sources)
        sources.update(id for claim in printed.claims for id in claim.sources)
        sources.update(id for event in printed.events for id in event.sources)
        until = self.graph.since_until
        return replace(
            printed,
            since_until=until.isoformat() if until and since else None,
            since=since,
            sources=_tuple(map(self.source, (id for id in self.graph.sources if id in sources))),
        )

    def at_location(self, empty: Printed, location: Location) -> Printed:
        """The thing at a Location, with what it is linked to: a claim's events, the claims of an event or a passage.

        A later event itself is added with the others, by `with_since`.
        """
        id, explainer = location.id, self.explainer
        if location.kind == "claim":
            events = self.events(self.graph.claims[id].events)
            return replace(empty, claims=self.claims([id]), events=events)
        if location.kind == "event":
            claims = self.claims(explainer.claims_of_event.get(id, ()))
            return replace(empty, claims=claims, events=self.events([id]))
        if location.kind == "since":
            of = self.graph.since[id].of
            claims = self.claims(target.claim for target in of if target.claim)
            return replace(empty, claims=claims, events=self.events(target.event for target in of if target.event))
        if location.kind == "actor":
            claims = self.claims(explainer.claims_of_actor.get(id, ()))
            events = self.events(explainer.events_of_actor.get(id, ()))
            return replace(empty, claims=claims, events=events, actors=(self.actor(id),))
        if location.kind == "source":
            return replace(empty, sources=(self.source(id),))
        if location.kind == "term":
            return replace(empty, terms=(self.term(id),))
        passage = location.passage
        is_section = passage in self.graph.sections
        section = self.section(passage) if is_section else self.passage(passage)
        ids = [claim for part in (section, *section.points) for claim in part.claims]
        return replace(empty, sections=(section,), claims=self.claims(ids))

    # ── Objects ──────────────────────────────────────────────────────────────────────────────

    def cards(self, location: Location) -> dict[str, Card]:
        """The card of a thing in every language."""
        return self.by_language(lambda wording: card_of(wording, location))

    def fields(self, cards: Mapping[str, Card], schema: type[Struct]) -> tuple[FieldObject, ...]:
        """The fields of a card that have no key of their own in its object."""
        by_language = {
            code: [field for field in parts_for("json", card.fields) if field.name not in schema.__struct_fields__]
            for code, card in cards.items()
        }
        codes = _tuple(by_language)
        return _tuple(
            _field_object(dict(zip(codes, fields, strict=True))) for fields in zip(*by_language.values(), strict=True)
        )

    def language(self, wording: PrintWording) -> Language:
        """The name, direction and titles of an edition."""
        edition = wording.edition
        return Language(edition.name, edition.direction, edition.title, edition.subtitle, edition.source)

    def bookmark(self, address: str, note: str) -> BookmarkObject:
        """A bookmark, with its note."""
        location = parse_existing(self.explainer, address)
        return BookmarkObject(
            address, note, self.by_language(lambda wording: wording.name(location)) if location else {}
        )

    def section(self, id: str) -> PassageObject:
        """A section with its points."""
        points = _tuple(map(self.passage, self.graph.sections[id].points))
        return replace(self.passage(id), points=points)

    def passage(self, id: str) -> PassageObject:
        """A section without its points, or a point."""
        location = location_of_passage(self.explainer, id)
        passages = self.by_language(lambda wording: wording.edition.passage(id))
        return PassageObject(
            id,
            str(location),
            self.explainer.number_of(id),
            map_values(passages, lambda passage: passage.title),
            map_values(passages, lambda passage: passage.short),
            {code: passage.paragraphs for code, passage in passages.items()},
            self.explainer.claims_of_passage.get(id, ()),
            points=(),
            fields=self.fields(self.cards(location), PassageObject),
        )

    def claims(self, ids: Iterable[str]) -> tuple[ClaimObject, ...]:
        """Claims by their ids."""
        return _tuple(map(self.claim, ids))

    def claim(self, id: str) -> ClaimObject:
        """A claim by its id."""
        claim, cards = self.graph.claims[id], self.cards(Location("claim", id))
        return ClaimObject(
            id,
            next(iter(self.wordings.values())).numbers[id],
            claim.kind,
            claim.speakers[0] if claim.speakers else None,
            map_values(cards, lambda card: card.title),
            self.explainer.passage_of_claim.get(id),
            claim.events,
            claim.actors,
            speakers=claim.speakers if len(claim.speakers) > 1 else (),
            disputes=claim.disputes,
            supports=claim.supports,
            supersedes=claim.supersedes,
            sources=claim.sources,
            since=self.explainer.since_of_claim.get(id, ()),
            outcome=_outcome(self.explainer.outcome_of_claim.get(id)),
            fields=self.fields(cards, ClaimObject),
        )

    def events(self, ids: Iterable[str]) -> tuple[EventObject, ...]:
        """Events by their ids."""
        return _tuple(map(self.event, ids))

    def event(self, id: str) -> EventObject:
        """An event by its id."""
        event, cards = self.graph.events[id], self.cards(Location("event", id))
        return EventObject(
            id=id,
            status=self.graph.status_of(id),
            date=event.date,
            part=event.part,
            start=event.start,
            end=event.end,
            period=event.period,
            after=event.after,
            before=event.before,
            when=self.by_language(lambda wording: wording.when(id)),
            title=map_values(cards, lambda card: card.title),
            text=map_values(cards, lambda card: card.text),
            place=self.place(event.place) if event.place else None,
            said_when=self.by_language_with(lambda wording: wording.edition.events[id].when),
            leaves=event.leaves,
            actors=event.actors,
            claims=self.explainer.claims_of_event.get(id, ()),
            sources=event.sources,
            record=self.record(id),
            since=self.explainer.since_of_event.get(id, ()),
            outcome=_outcome(self.explainer.outcome_of_event.get(id)),
            fields=self.fields(cards, EventObject),
        )

    def record(self, id: str) -> RecordObject | None:
        """What the public record says of an event."""
        record = self.graph.events[id].record
        if record is None:
            return None
        texts = self.by_language(lambda wording: wording.edition.events[id].record)
        return RecordObject(record.agrees, {code: text for code, text in texts.items() if text})

    def later_event(self, id: str) -> LaterEventObject:
        """A later event by its id."""
        later = self.graph.since[id]
        return LaterEventObject(
            id,
            later.date,
            self.by_language(lambda wording: wording.edition.since[id].title),
            self.by_language(lambda wording: wording.edition.since[id].text),
            self.place(later.place) if later.place else None,
            later.actors,
            later.sources,
            _tuple(BearingObject(of.claim, of.event, of.outcome) for of in later.of),
        )

    def source(self, id: str) -> SourceObject:
        """A source by its id."""
        return SourceObject(id, **msgspec.structs.asdict(self.graph.sources[id]))

    def place(self, id: str) -> PlaceObject:
        """A place by its id."""
        place = self.graph.places[id]
        return PlaceObject(
            id, self.by_language(lambda wording: wording.edition.places[id]), place.lat, place.lon, place.area
        )

    def actor(self, id: str) -> ActorObject:
        """An actor by its id."""
        ties, cards = self.explainer.ties_of_actor.get(id, ()), self.cards(Location("actor", id))
        return ActorObject(
            id,
            self.graph.actors[id].kind,
            map_values(cards, lambda card: card.title),
            self.by_language(lambda wording: wording.actor(id)),
            map_values(cards, lambda card: card.text),
            self.explainer.events_of_actor.get(id, ()),
            self.explainer.claims_of_actor.get(id, ()),
            _tuple(map(self.tie, ties)),
            self.fields(cards, ActorObject),
        )

    def tie(self, tie: Tie) -> TieObject:
        """A tie, with its words read from either end."""
        words = self.by_language(lambda wording: wording.edition.ties[tie.kind])
        out, back = map_values(words, lambda each: each.out), map_values(words, lambda each: each.back)
        return TieObject(tie.source, tie.target, tie.kind, tie.event, out, back)

    def term(self, id: str) -> TermObject:
        """A glossary entry by its id."""
        cards = self.cards(Location("term", id))
        return TermObject(
            id,
            map_values(cards, lambda card: card.title),
            map_values(cards, lambda card: card.text),
            self.explainer.passages_of_term.get(id, ()),
            self.fields(cards, TermObject),
        )

    def evidence(self) -> Evidence:
        """The evidence of the article, in numbers and ids."""
        graph, passages = self.graph, self.explainer.claims_of_passage
        return Evidence(
            dict(count_by_kind(graph, graph.claims)),
            {passage: dict(count_by_kind(graph, claims)) for passage, claims in passages.items()},
            dict(self.explainer.claims_of_event),
            _tuple(single_event_claims(graph)),
            _tuple(future_only_claims(graph)),
            *map(tuple, claims_by_sourcing(graph)),
        )


def _field_object(fields: Mapping[str, Field]) -> FieldObject:
    """A field by language, whose items are the same ones in each."""
    items = {code: parts_for("json", field.items) for code, field in fields.items()}
    codes = _tuple(items)
    return FieldObject(
        next(iter(fields.values())).name,
        map_values(fields, lambda field: field.label),
        _tuple(_field_item(dict(zip(codes, same, strict=True))) for same in zip(*items.values(), strict=True)),
    )


def _field_item(items: Mapping[str, Item]) -> FieldItem:
    """An item by language."""
    pieces = next(iter(items.values())).pieces
    address = next((str(piece.to) for piece in pieces if piece.to is not None), None)
    return FieldItem(map_values(items, lambda item: text_for("json", item.pieces)), address)


def _outcome(outcome: tuple[str, OutcomeKind] | None) -> OutcomeObject | None:
    """The object for an outcome of `Explainer.outcome_of_claim` or ``outcome_of_event``."""
    return OutcomeObject(outcome[1], outcome[0]) if outcome else None


def _tuple(items: Iterable[Value]) -> tuple[Value, ...]:
    """The items as a tuple. An empty one is the same object as the default ``()``, for msgspec on Python 3.10."""
    return (*items,)
