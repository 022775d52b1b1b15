"""Data model of an explainer: a language-neutral graph, and one edition for each language.

The field names are those of the YAML files; ``docs/content-format.md`` explains them to authors.
"""

# no `annotations` from `__future__` here: msgspec would compile and evaluate each of them, which takes 1 ms
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from mali_tui.rtl.isolates import Direction as Direction

ClaimKind = Literal["fact", "statement", "report", "assessment", "forecast"]
ClaimRelation = Literal["disputes", "supports", "supersedes"]
CLAIM_RELATIONS: tuple[ClaimRelation, ...] = get_args(ClaimRelation)
Status = Literal["happened", "ongoing", "scheduled", "expected", "cancelled", "missed", "overdue"]
STATUSES: tuple[Status, ...] = get_args(Status)
ActorKind = Literal["person", "state", "body", "armed", "media"]  # those that need no words of the author's
ACTOR_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
LEAVING = ("before", "after")  # keys of ``leaving``
Agreement = Literal["yes", "partly", "differs", "unverified"]
OutcomeKind = Literal["happened", "partly", "did-not-happen", "open"]
TargetKind = Literal["claim", "event", "actor", "term", "section"]
MAX_EXPLAINER_FILE_BYTES = 8 * 1024 * 1024
"""The largest file of an explainer, in a folder or a package; one a hundred times ours takes 2 s and 200 MB."""
MAX_TEXT_LENGTH = 2_000  # characters of a text other than prose
Text = Annotated[str, Meta(pattern=r"\S", max_length=MAX_TEXT_LENGTH)]  # not blank


# ── The graph ──────────────────────────────────────────────────────────


class ArticleInfo(Struct, frozen=True, forbid_unknown_fields=True):
    """When the article appeared, the day as of which it is told, who published it, and what was changed since."""

    published: date
    as_of: date
    publisher: str  # an actor id
    languages: tuple[str, ...] = ()  # the codes of the languages, that of the original first
    updated: date | None = None
    version: Text | None = None
    corrections: dict[str, date] = {}  # id → day; each edition says what was corrected


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the article: its own paragraphs come first, then its points in order."""

    points: tuple[str, ...] = ()


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the article says. ``by`` is the speaker (an actor id) of a statement or a report, or several."""

    kind: ClaimKind
    events: tuple[str, ...]  # strongest first, never empty
    actors: tuple[str, ...] = ()
    by: str | tuple[str, ...] | None = None  # None: the article itself, that is its publisher
    sources: tuple[str, ...] = ()  # strongest first
    disputes: tuple[str, ...] = ()  # other claims
    supports: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The actors who say it; none of what the article itself says."""
        return (self.by,) if isinstance(self.by, str) else self.by or ()


class PublicRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """How public sources compare with what the article says of an event."""

    agrees: Agreement


class Event(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that has happened, is ongoing, scheduled or expected, as of ``ArticleInfo.as_of``.

    Something ``cancelled`` will not happen, something ``missed`` did not on its day, something ``overdue`` may still.

    Exactly one of these says when, in the forms of `edtf`: ``date`` (with ``part`` for a part of a month), ``start``
    and/or ``end`` of what lasted, ``period`` (a date, or an interval such as ``../2021`` for "up to 2021"), or
    ``after`` and/or ``before`` (an event id, or a date). All may be missing from an expected event.

    ``leaves`` is the actor that leaves the place with this event.
    """

    status: Status
    date: str | None = None
    part: Literal["early", "mid", "late"] | None = None
    start: str | None = None
    end: str | None = None  # ``..`` if it is open
    period: str | None = None
    after: str | None = None
    before: str | None = None
    place: str | None = None  # a place id
    actors: tuple[str, ...] = ()
    leaves: str | None = None  # an actor id
    sources: tuple[str, ...] = ()  # strongest first
    record: PublicRecord | None = None


class OwnStatusEvent(Event, frozen=True):
    """An event whose status is of the author's own; ``status`` is the one that it counts as."""

    own_status: str = ""  # a key of `Graph.statuses`; no field of the file


class OwnStatus(Struct, frozen=True, forbid_unknown_fields=True):
    """A status of the author's own: what it counts as, and a sign of its own."""

    like: Status
    sign: Text | None = None  # one character


class Actor(Struct, frozen=True, forbid_unknown_fields=True):
    """A person, state, body, armed group or medium that the article names, or an actor of another kind."""

    kind: Text  # an `ActorKind`, or a key of every edition's ``actor_kinds``


class Tie(Struct, frozen=True, forbid_unknown_fields=True, rename={"source": "from", "target": "to"}):
    """What one actor does to another, and the event that shows it: an entry of ``ties``."""

    source: str  # an actor id; ``from`` in YAML
    target: str  # an actor id; ``to`` in YAML
    kind: str  # a key of every edition's ``ties``
    event: str


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where something happens, in degrees. ``area`` is for a region rather than a point."""

    lat: float
    lon: float
    area: bool = False


class Image(Struct, frozen=True, forbid_unknown_fields=True):
    """An image below the text of a passage; ``file`` is its path from the explainer's folder."""

    file: Text
    passage: str  # a section or a point


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A public source of an event, a claim or a later event."""

    url: Text
    publisher: Text
    title: Text | None = None
    date: str | None = None  # written as in an event
    language: str | None = None  # a code such as "en"
    copy_of: Text | None = None  # the source whose text this one repeats
    archived: Text | None = None  # the URL of a copy kept by an archive
    pages: Text | None = None

    @property
    def name(self) -> str:
        """Publisher and title, in one line."""
        return " ".join((f"{self.publisher}: {self.title}" if self.title else self.publisher).split())


class Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim or an event that a later event bears on, and its outcome."""

    claim: str | None = None  # exactly one of `claim` and `event` is given
    event: str | None = None
    outcome: OutcomeKind | None = None


class LaterEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that has happened since the article's day."""

    date: str  # written as in an event
    of: tuple[Outcome, ...] = ()
    place: str | None = None  # a place id
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # strongest first


class Graph(Struct, frozen=True, forbid_unknown_fields=True):
    """``graph.yaml``. Mappings keep the file's order: claims as in the article, events as in time."""

    article: ArticleInfo
    sections: dict[str, Section]
    claims: dict[str, Claim]
    events: dict[str, Event]
    actors: dict[str, Actor]
    ties: tuple[Tie, ...] = ()
    places: dict[str, Place] = {}
    terms: tuple[str, ...] = ()
    sources: dict[str, Source] = {}
    since_until: date | None = None  # the day to which `since` was followed up
    since: dict[str, LaterEvent] = {}  # in chronological order
    statuses: dict[str, OwnStatus] = {}
    images: dict[str, Image] = {}

    def status_of(self, event: str) -> str:
        """The status of an event by its id, as its file has it."""
        found = self.events[event]
        return found.own_status if isinstance(found, OwnStatusEvent) else found.status

    def sign_of(self, event: str) -> str:
        """The kind of sign of an event by its id: its status, or the sign of a status of the author's own."""
        own = self.statuses.get(self.status_of(event))
        return (own and own.sign) or self.events[event].status


# ── An edition ──────────────────────────────────────────────────────────


class ProseLink(Struct, frozen=True):
    """``text[start:end]`` of a paragraph leads to ``kind:id``."""

    start: int
    end: int
    kind: TargetKind
    id: str


class ProseParagraph(Struct, frozen=True):
    """A paragraph of prose as plain text, with its links and its emphasised ranges, both in text order."""

    text: str
    links: tuple[ProseLink, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()


class Passage(Struct, frozen=True):
    """A titled piece of prose: a point, or a section's own text before its points.

    ``short`` is the title for narrow places such as the outline; it defaults to ``title``.
    """

    title: str
    short: str
    paragraphs: tuple[ProseParagraph, ...]


class EventText(Struct, frozen=True, forbid_unknown_fields=True):
    """``when`` replaces the date shown, for times that only words can express ("in recent years")."""

    title: Text
    text: Text
    when: Text | None = None
    record: Text | None = None  # how the public record differs


class LaterEventText(Struct, frozen=True, forbid_unknown_fields=True):
    """What has happened since the article's day."""

    title: Text
    text: Text


class ActorText(Struct, frozen=True, forbid_unknown_fields=True):
    """``name`` in full, ``short`` for lists and ties (by default the name)."""

    name: Text
    text: Text
    short: Annotated[str, Meta(max_length=MAX_TEXT_LENGTH)] = ""


class TermText(Struct, frozen=True, forbid_unknown_fields=True):
    """A glossary entry."""

    name: Text
    text: Text


class ImageText(Struct, frozen=True, forbid_unknown_fields=True):
    """``alt`` says what an image shows, ``credit`` whose it is; a ``caption`` may stand below it."""

    alt: Text
    credit: Text
    caption: Text | None = None


class ActorKindText(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of actor: ``one`` of them ("tribe"), and ``all`` as a heading ("Tribes")."""

    one: Text
    all: Text


class TieText(Struct, frozen=True, forbid_unknown_fields=True):
    """A tie in both directions: ``out`` from its source ("presses"), ``back`` from its target ("is pressed by")."""

    out: Text
    back: Text


class Edition(Struct, frozen=True):
    """The explainer in one language."""

    code: str  # the file's name: "ar", "en"
    name: str  # the language's own name for itself
    direction: Direction
    title: str
    subtitle: str
    source: str  # one sentence: what the explainer is based on
    sections: dict[str, Passage]
    points: dict[str, Passage]
    claims: dict[str, str]
    events: dict[str, EventText]
    actors: dict[str, ActorText]
    places: dict[str, str]
    terms: dict[str, TermText]
    ties: dict[str, TieText]
    since: dict[str, LaterEventText] = {}
    actor_kinds: dict[str, ActorKindText] = {}
    leaving: dict[str, str] = {}  # words for a place that an actor leaves, by `LEAVING`
    statuses: dict[str, str] = {}
    images: dict[str, ImageText] = {}
    byline: str | None = None
    corrections: dict[str, str] = {}

    def passage(self, id: str) -> Passage:
        """A section's or a point's own prose."""
        return self.points.get(id) or self.sections[id]

    def passages(self) -> Iterator[tuple[tuple[str, str], Passage]]:
        """Every passage, with its path in the file: its table and its id."""
        yield from ((("sections", id), passage) for id, passage in self.sections.items())
        yield from ((("points", id), passage) for id, passage in self.points.items())

    def links(self) -> Iterator[tuple[tuple[str, str], ProseLink]]:
        """Every link of the prose, with the path of its passage."""
        for where, passage in self.passages():
            for paragraph in passage.paragraphs:
                yield from ((where, link) for link in paragraph.links)
