"""The schema of exported JSON: its objects and its version.

``SCHEMA_VERSION`` is raised when a key changes its meaning or goes; fields may be added under the same number.
A text is an object with a language code for each key. Ids are those of the content's files; with its kind before
it (``event:coup-2021``) an id is an address that ``mali-tui`` opens. ``fields`` is left out where it is empty.
"""

from __future__ import annotations

from msgspec import Struct

from mali_tui.content.model import (
    Agreement,
    ClaimKind,
    Direction,
    OutcomeKind,
    ProseParagraph,
    Status,
)

SCHEMA_VERSION = 1

Words = dict[str, str]  # texts by language code


class Language(Struct, frozen=True):
    """An edition's own name and direction, and what it calls the explainer."""

    name: str
    direction: Direction
    title: str
    subtitle: str
    source: str


class FieldItem(Struct, frozen=True):
    """An item of a card's field; ``address`` is the first that it leads to."""

    text: Words
    address: str | None


class FieldObject(Struct, frozen=True):
    """A field of a thing's card for which the thing has no key of that name."""

    name: str
    label: Words
    items: tuple[FieldItem, ...]


class OutcomeObject(Struct, frozen=True):
    """The outcome of a claim or an event, and the later event that says so."""

    outcome: OutcomeKind
    since: str


class RecordObject(Struct, frozen=True, omit_defaults=True):
    """Whether the public record agrees with the article on an event, and how it differs."""

    agrees: Agreement
    text: Words = {}


class ClaimObject(Struct, frozen=True, omit_defaults=True):
    """A claim; ``number`` is its place in the article, ``by`` its speaker's id, or null for the article itself."""

    id: str
    number: int
    kind: ClaimKind
    by: str | None
    text: Words
    passage: str | None
    events: tuple[str, ...]
    actors: tuple[str, ...]
    fields: tuple[FieldObject, ...] = ()
    speakers: tuple[str, ...] = ()  # if there are several; ``by`` is the first
    disputes: tuple[str, ...] = ()  # other claims
    supports: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: tuple[str, ...] = ()  # later events that bear on it
    outcome: OutcomeObject | None = None


class PlaceObject(Struct, frozen=True):
    """The place of an event, in degrees."""

    id: str
    name: Words
    lat: float
    lon: float
    area: bool


class EventObject(Struct, frozen=True, omit_defaults=True):
    """An event; its times, from ``date`` to ``before``, as in the content, ``when`` in words."""

    id: str
    status: str  # a `Status`, or the id of one in `statuses`
    date: str | None
    part: str | None
    period: str | None
    after: str | None
    before: str | None
    when: Words
    title: Words
    text: Words
    place: PlaceObject | None
    actors: tuple[str, ...]
    claims: tuple[str, ...]
    fields: tuple[FieldObject, ...] = ()
    start: str | None = None
    end: str | None = None
    said_when: Words = {}  # where the explainer says it in words of its own
    leaves: str | None = None  # the actor that leaves the place
    sources: tuple[str, ...] = ()
    record: RecordObject | None = None
    since: tuple[str, ...] = ()  # later events that bear on it
    outcome: OutcomeObject | None = None


class SourceObject(Struct, frozen=True, omit_defaults=True):
    """A public source, as in the content."""

    id: str
    url: str
    publisher: str
    title: str | None = None
    date: str | None = None
    language: str | None = None
    copy_of: str | None = None
    archived: str | None = None
    pages: str | None = None


class BearingObject(Struct, frozen=True, omit_defaults=True):
    """A claim or an event that a later event bears on, with its outcome."""

    claim: str | None = None
    event: str | None = None
    outcome: OutcomeKind | None = None


class LaterEventObject(Struct, frozen=True, omit_defaults=True):
    """Something that has happened since the article's day."""

    id: str
    date: str
    title: Words
    text: Words
    place: PlaceObject | None = None
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    of: tuple[BearingObject, ...] = ()


class TieObject(Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """What one actor does to another (``out``, read from ``from``; ``back``, read from ``to``), shown by an event."""

    source: str
    target: str
    kind: str
    event: str
    out: Words
    back: Words


class ActorObject(Struct, frozen=True, omit_defaults=True):
    """An actor, with what it takes part in and the claims about it or by it."""

    id: str
    kind: str
    name: Words
    short: Words
    text: Words
    events: tuple[str, ...]
    claims: tuple[str, ...]
    ties: tuple[TieObject, ...]
    fields: tuple[FieldObject, ...] = ()


class TermObject(Struct, frozen=True, omit_defaults=True):
    """A glossary entry; ``passages`` are those that use it."""

    id: str
    name: Words
    text: Words
    passages: tuple[str, ...]
    fields: tuple[FieldObject, ...] = ()


class PassageObject(Struct, frozen=True, omit_defaults=True):
    """A section or a point. Its paragraphs' links and emphasis are by characters of the paragraph's text."""

    id: str
    address: str
    number: str
    title: Words
    short: Words
    paragraphs: dict[str, tuple[ProseParagraph, ...]]
    claims: tuple[str, ...]
    points: tuple[PassageObject, ...]
    fields: tuple[FieldObject, ...] = ()


class Evidence(Struct, frozen=True):
    """The evidence: claims counted by kind, and the ids of claims with little behind them."""

    kinds: dict[ClaimKind, int]
    kinds_by_passage: dict[str, dict[ClaimKind, int]]
    claims_by_event: dict[str, tuple[str, ...]]
    on_one_event: tuple[str, ...]
    on_the_future: tuple[str, ...]
    sourced: tuple[str, ...]  # these or one of their events have a public source
    unsourced: tuple[str, ...]


class BookmarkObject(Struct, frozen=True):
    """A bookmark. ``name`` is empty if the explainer no longer has its Location."""

    address: str
    note: str
    name: Words


class ActorKindObject(Struct, frozen=True):
    """A kind of actors for which the explainer has words of its own."""

    id: str
    one: Words
    all: Words


class ImageObject(Struct, frozen=True, omit_defaults=True):
    """An image below the text of a passage: its file, what it shows, and whose it is."""

    id: str
    file: str
    passage: str
    alt: Words
    credit: Words
    caption: Words = {}


class StatusObject(Struct, frozen=True, omit_defaults=True):
    """A status for which the explainer has words of its own; with ``like``, what it counts as, if it is its own."""

    id: str
    text: Words
    like: Status | None = None
    sign: str | None = None


class CorrectionObject(Struct, frozen=True):
    """What has been corrected, and on which day."""

    id: str
    date: str
    text: Words


class Printed(Struct, frozen=True, omit_defaults=True):
    """The exported object, limited to what belongs to ``what``; empty lists are omitted."""

    schema: int
    what: str  # article, timeline, actors, evidence, sources, bookmarks, or an address
    published: str
    as_of: str
    publisher: str
    languages: dict[str, Language]
    updated: str | None = None
    version: str | None = None
    leaving: dict[str, Words] = {}  # words for a place "before" and "after" an actor leaves it
    byline: Words = {}
    corrections: tuple[CorrectionObject, ...] = ()
    sections: tuple[PassageObject, ...] = ()
    claims: tuple[ClaimObject, ...] = ()
    events: tuple[EventObject, ...] = ()
    actors: tuple[ActorObject, ...] = ()
    terms: tuple[TermObject, ...] = ()
    places: tuple[PlaceObject, ...] = ()
    ties: tuple[TieObject, ...] = ()
    actor_kinds: tuple[ActorKindObject, ...] = ()
    statuses: tuple[StatusObject, ...] = ()
    images: tuple[ImageObject, ...] = ()
    evidence: Evidence | None = None
    bookmarks: tuple[BookmarkObject, ...] = ()
    since_until: str | None = None
    since: tuple[LaterEventObject, ...] = ()
    sources: tuple[SourceObject, ...] = ()
