"""The page as linked data in the vocabulary of schema.org, for search engines and archives: JSON-LD.

Article, claims, events and sources are nodes of one graph. Their ids are the anchors of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Protocol

from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.edtf import OPEN, is_iso_8601
from mali_tui.content.model import Event, LaterEvent
from mali_tui.content.urls import ascii_url
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location

Node = dict[str, Any]
_ORGANIZATIONS: dict[str, str] = {"state": "GovernmentOrganization", "media": "NewsMediaOrganization"}


class Anchors(Protocol):
    """Where things are on the page; ``has`` is whether they are there."""

    def has(self, location: Location) -> bool:
        """Whether the page has the thing at a Location."""

    def location_anchor(self, location: Location) -> str:
        """The anchor of a thing."""

    def source_anchor(self, source: str) -> str:
        """The anchor of the note about a source."""


def write(wording: PrintWording, anchors: Anchors, sources: tuple[str, ...], translations: list[str]) -> str:
    """The graph, for a script element: without ``<``, ``>`` and ``&``, which could end that.

    ``sources`` are those with a note on the page, ``translations`` the addresses of the explainer in other languages.
    """
    nodes = list(_Graph(wording, anchors, sources).nodes(translations))
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


class _Graph:
    """Makes the nodes of one language."""

    def __init__(self, wording: PrintWording, anchors: Anchors, sources: tuple[str, ...]) -> None:
        self.wording = wording
        self.explainer = wording.explainer
        self.graph = wording.explainer.graph
        self.edition = wording.edition
        self.anchors = anchors
        self.sources = sources

    def nodes(self, translations: list[str]) -> Iterator[Node]:
        """Every node, the article's first."""
        claims = [id for id in self.graph.claims if self.anchors.has(Location("claim", id))]
        events = [id for id in self.graph.events if self.anchors.has(Location("event", id))]
        later = [id for id in self.graph.since if self.anchors.has(Location("since", id))]
        about = [self.reference(Location("event", id)) for id in events]
        yield self.article(about, translations)
        yield from map(self.claim, claims)
        yield from map(self.event, events)
        yield from map(self.later_event, later)
        yield from map(self.source, self.sources)

    def article(self, about: list[Node], translations: list[str]) -> Node:
        """The explainer in this language."""
        info = self.graph.article
        publisher = self.actor(info.publisher)
        return _without_empty({
            "@type": "Article",
            "@id": f"#{self.edition.code}",
            "inLanguage": self.edition.code,
            "headline": self.edition.title,
            "description": self.edition.subtitle,
            "creditText": self.edition.source,
            "datePublished": self.graph.article.published.isoformat(),
            "author": {"@type": "Person", "name": self.edition.byline} if self.edition.byline else publisher,
            "publisher": publisher,
            "dateModified": info.updated.isoformat() if info.updated else None,
            "version": info.version,
            "correction": [
                {"@type": "CorrectionComment", "datePublished": day.isoformat(), "text": self.edition.corrections[id]}
                for id, day in info.corrections.items()
            ],
            "about": about,
            "citation": self.citations(self.sources),
            "workTranslation": [{"@id": address} for address in translations],
        })  # fmt: skip

    def claim(self, id: str) -> Node:
        """A claim: who makes it, where it appears, and the events and sources behind it."""
        claim = self.graph.claims[id]
        article = {"@id": f"#{self.edition.code}"}
        return _without_empty({
            "@type": "Claim",
            **self.reference(Location("claim", id)),
            "inLanguage": self.edition.code,
            "text": self.edition.claims[id],
            "genre": self.wording(f"print.kinds.{claim.kind}"),
            "author": list(map(self.actor, claim.speakers or (self.graph.article.publisher,))),
            "datePublished": self.graph.article.published.isoformat(),
            "firstAppearance": article,
            "appearance": article,
            "about": [self.reference(Location("event", event)) for event in claim.events],
            "citation": self.citations(claim.sources),
        })  # fmt: skip

    def event(self, id: str) -> Node:
        """An event; one that the article gives no time for has no date."""
        event, text = self.graph.events[id], self.edition.events[id]
        start, _, end = (event.period or "").partition("/")
        return _without_empty({
            "@type": "Event",
            **self.reference(Location("event", id)),
            "name": text.title,
            "description": text.text,
            "startDate": _iso_date(event.date or event.start or start),
            "endDate": _iso_date(event.end or (end if start != OPEN else "")),
            "eventStatus": _event_status(event.status),
            "location": self.place(event),
            "about": list(map(self.actor, event.actors)),
            "subjectOf": self.citations(event.sources),
        })  # fmt: skip

    def later_event(self, id: str) -> Node:
        """Something that has happened since the article's day."""
        later, text = self.graph.since[id], self.edition.since[id]
        return _without_empty({
            "@type": "Event",
            **self.reference(Location("since", id)),
            "name": text.title,
            "description": text.text,
            "startDate": _iso_date(later.date),
            "location": self.place(later),
            "about": list(map(self.actor, later.actors)),
            "subjectOf": self.citations(later.sources),
        })  # fmt: skip

    def source(self, id: str) -> Node:
        """A source. Pages are of articles only in this vocabulary."""
        source = self.graph.sources[id]
        return _without_empty({
            "@type": "Article" if source.pages else "CreativeWork",
            "@id": f"#{self.anchors.source_anchor(id)}",
            "name": source.title or source.publisher,
            "url": ascii_url(source.url),
            "publisher": {"@type": "Organization", "name": source.publisher},
            "datePublished": source.date,
            "inLanguage": source.language,
            "pagination": source.pages,
            "creditText": source.copy_of,
            "archivedAt": ascii_url(source.archived) if source.archived else None,
        })  # fmt: skip

    def actor(self, id: str) -> Node:
        """An actor; armed groups and other bodies are organisations."""
        kind = self.graph.actors[id].kind
        type = "Person" if kind == "person" else _ORGANIZATIONS.get(kind, "Organization")
        return {"@type": type, "name": self.edition.actors[id].name}

    def place(self, event: Event | LaterEvent) -> Node | None:
        """Where an event happened, with a point on the earth, which of a region is its middle."""
        if event.place is None:
            return None
        place, name = self.graph.places[event.place], self.edition.places[event.place]
        geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
        return {"@type": "Place", "name": name, "address": name, "geo": geo}

    def reference(self, location: Location) -> Node:
        """A node by its id alone."""
        return {"@id": f"#{self.anchors.location_anchor(location)}"}

    def citations(self, sources: tuple[str, ...]) -> list[Node]:
        """Sources by their ids."""
        return [{"@id": f"#{self.anchors.source_anchor(id)}"} for id in sources if id in self.sources]


def _iso_date(text: str) -> str | None:
    """A date as schema.org wants it; None for what only EDTF can say."""
    return text if text and text != OPEN and is_iso_8601(text) else None


def _event_status(status: str) -> str | None:
    """The word of schema.org for what had not happened by the article's day."""
    if status in FUTURE_STATUSES:
        return "https://schema.org/EventScheduled"
    return {
        "cancelled": "https://schema.org/EventCancelled",
        "missed": "https://schema.org/EventCancelled",
        "overdue": "https://schema.org/EventPostponed",
    }.get(status)


def _without_empty(node: Node) -> Node:
    """The properties of a node that have a value."""
    return {name: value for name, value in node.items() if value not in (None, [])}
