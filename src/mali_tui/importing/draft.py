"""A draft of an explainer: what could be made of a file, and what is left for the author to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from mali_tui.content.calendar import Day
from mali_tui.content.checks.translations import MAX_SHORT_TITLE_CELLS
from mali_tui.content.model import ACTOR_KINDS
from mali_tui.i18n.locale import Locale
from mali_tui.importing.dates import first_day
from mali_tui.importing.draft_parts import DraftClaim, DraftEvent, DraftSection, escape_prose
from mali_tui.importing.ids import IdMaker
from mali_tui.importing.limits import MAX_EVENTS, ImportFailure, one_line
from mali_tui.importing.yaml_writer import Data

PUBLISHER = "publisher"
PUBLICATION = "publication"
RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
LANGUAGE_NAMES = {
    "ar": "العربية", "ckb": "کوردیی ناوەندی", "de": "Deutsch", "en": "English", "es": "Español", "fa": "فارسی",
    "fr": "Français", "he": "עברית", "it": "Italiano", "pt": "Português", "ru": "Русский", "tr": "Türkçe",
    "uk": "Українська", "ur": "اردو",
}  # fmt: skip
"""What languages call themselves; source: CLDR."""


DraftPart = TypeVar("DraftPart")


class _Table(Mapping[str, Data], Generic[DraftPart]):
    """A table whose entries are made one by one as they are written: there may be a hundred thousand."""

    def __init__(self, parts: Mapping[str, DraftPart], write: Callable[[DraftPart], Data]) -> None:
        self._parts = parts
        self._write = write

    def __getitem__(self, id: str) -> Data:
        return self._write(self._parts[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


@dataclass(slots=True)
class Draft:
    """An explainer in one language, in the making."""

    language: str
    locale: Locale
    title: str = ""
    subtitle: str = ""
    source: str = ""
    publisher: str = ""
    published: date = field(default_factory=date.today)
    sections: list[DraftSection] = field(default_factory=list)
    claims: dict[str, DraftClaim] = field(default_factory=dict)
    events: dict[str, DraftEvent] = field(default_factory=dict)
    actors: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # kind, name, text
    actor_kinds: dict[str, str] = field(default_factory=dict)  # own kinds, with their names
    places: dict[str, tuple[str, float | None, float | None]] = field(default_factory=dict)  # name, degrees
    terms: dict[str, tuple[str, str]] = field(default_factory=dict)
    sources: dict[str, dict[str, str]] = field(default_factory=dict)
    todo: dict[str, None] = field(default_factory=dict)
    """What is left to do, each in a sentence."""
    _event_maker: IdMaker = field(default_factory=IdMaker)
    _claim_maker: IdMaker = field(default_factory=IdMaker)
    _actor_maker: IdMaker = field(default_factory=lambda: IdMaker(PUBLISHER))
    _place_maker: IdMaker = field(default_factory=IdMaker)
    _source_maker: IdMaker = field(default_factory=IdMaker)
    _kind_maker: IdMaker = field(default_factory=lambda: IdMaker(*ACTOR_KINDS))
    _term_maker: IdMaker = field(default_factory=IdMaker)
    _actor_ids: dict[str, str] = field(default_factory=dict)
    _term_ids: dict[str, str] = field(default_factory=dict)
    _place_ids: dict[str, str] = field(default_factory=dict)
    _source_ids: dict[str, str] = field(default_factory=dict)

    def words(self, key: str) -> str:
        """Words in the draft's language for what the author has to replace, or for what is made up."""
        return self.locale(f"import.{key}")

    # ── What is found in a file ──────────────────────────────────────────────────────────────

    def add_event(self, event: DraftEvent) -> str:
        """Add an event; its id.

        Raises:
            ImportFailure: if there are too many.
        """
        if len(self.events) >= MAX_EVENTS:
            raise ImportFailure(f"there are more than {MAX_EVENTS:,} events")
        id = self._event_maker.make(event.title, "event")
        self.events[id] = event
        return id

    def add_claim(self, claim: DraftClaim, title: str = "") -> str:
        """Add a claim; its id, of its title or else its words."""
        id = self._claim_maker.make(title or claim.text, "claim")
        self.claims[id] = claim
        return id

    def add_actor(self, name: str, kind: str = "body") -> str:
        """The id of the actor with a name."""
        if known := self._actor_ids.get(name):
            return known
        name = one_line(name)
        if name not in self._actor_ids:
            id = self._actor_ids[name] = self._actor_maker.make(name, "actor")
            self.actors[id] = kind, name, ""
        return self._actor_ids[name]

    def add_group(self, name: str) -> str:
        """The id of the actor that stands for a group of events: of a kind of its own, and so with its own lane."""
        if name not in self._actor_ids:
            kind = self._kind_maker.make(name, "group")
            self.actor_kinds[kind] = name
            return self.add_actor(name, kind)
        return self._actor_ids[name]

    def add_term(self, name: str, text: str) -> str:
        """The id of the term of the glossary with a name."""
        if name not in self._term_ids:
            self._term_ids[name] = self._term_maker.make(name, "term")
        id = self._term_ids[name]
        if text or id not in self.terms:
            self.terms[id] = name, one_line(text) or self.words("text")
        return id

    def add_place(self, name: str, lat: float | None = None, lon: float | None = None) -> str:
        """The id of the place with a name."""
        if name not in self._place_ids:
            name = one_line(name)
        if name not in self._place_ids:
            self._place_ids[name] = self._place_maker.make(name, "place")
        id = self._place_ids[name]
        if id not in self.places or lat is not None:
            self.places[id] = name, lat, lon
        return id

    def add_source(self, url: str, publisher: str = "", title: str = "") -> str:
        """The id of the source at a web address; empty if it isn't one."""
        if known := self._source_ids.get(url):
            return known
        url = url.strip()
        if not url.lower().startswith(("http://", "https://")) or len(url.split()) > 1:
            return ""
        if url not in self._source_ids:
            host = url.split("/")[2].rpartition("@")[2].removeprefix("www.")
            fields = {"url": url, "publisher": one_line(publisher) or host, "title": one_line(title)}
            id = self._source_ids[url] = self._source_maker.make(title or publisher or host, "source")
            self.sources[id] = {name: value for name, value in fields.items() if value}
        return self._source_ids[url]

    def add_todo(self, what: str) -> None:
        """Add something to what is left for the author to do."""
        self.todo[what] = None

    # ── The files ────────────────────────────────────────────────────────────────────────────

    def to_graph(self) -> dict[str, Data]:
        """The data of ``graph.yaml``."""
        day = self.published.isoformat()
        return {
            "article": {"published": day, "as_of": day, "publisher": PUBLISHER},
            "sections": {
                id: {"points": [point for point, _ in points]} if points else None
                for id, _, points in self._passages()
            },
            "claims": _Table(self.claims, self._claim),
            "events": _Table(self.events, partial(self._event, Day(*self.published.timetuple()[:3]))),
            "actors": {
                **{id: {"kind": kind} for id, (kind, _, _) in self.actors.items()},
                PUBLISHER: {"kind": "media"},
            },
            "places": {id: {"lat": lat, "lon": lon} for id, (_, lat, lon) in self.places.items()},
            "terms": list(self.terms),
            "sources": dict(self.sources),
        }

    def to_edition(self) -> dict[str, Data]:
        """The data of the language's file."""
        primary = self.language.partition("-")[0]
        sections: dict[str, Data] = {}
        points: dict[str, Data] = {}
        for id, section, under in self._passages():
            sections[id] = _passage(section)
            points.update((point, _passage(words)) for point, words in under)
        return {
            "name": LANGUAGE_NAMES.get(primary, self.language),
            "direction": "rtl" if primary in RIGHT_TO_LEFT_LANGUAGES else "ltr",
            "title": one_line(self.title) or self.words("title"),
            "subtitle": one_line(self.subtitle) or self.words("subtitle"),
            "source": one_line(self.source) or self.words("source"),
            "sections": sections,
            "points": points,
            "claims": _Table(self.claims, lambda claim: one_line(claim.text)),
            "events": _Table(self.events, self._event_words),
            "actors": {
                **{
                    id: {"name": name, "text": text or self.words("actor")}
                    for id, (_, name, text) in self.actors.items()
                },
                PUBLISHER: {
                    "name": one_line(self.publisher) or self.words("publisher"),
                    "text": self.words("publisher_text"),
                },
            },
            "actor_kinds": {kind: {"one": name, "all": name} for kind, name in self.actor_kinds.items()},
            "places": {id: name for id, (name, _, _) in self.places.items()},
            "terms": {id: {"name": name, "text": text} for id, (name, text) in self.terms.items()},
        }

    def complete(self) -> None:
        """Add what every explainer has: an event behind each claim, a claim on each event, and the text that says so.

        What is made up is listed in ``todo``.
        """
        self._add_missing_events()
        self._add_missing_claims()
        self._add_missing_passages()
        self._order_events()
        self._leave_out_places()
        for _, name, text in self.actors.values():
            if not text:
                self.add_todo(f"say who {name} is")
        for what, given in (("a title", self.title), ("what it explains", self.subtitle), ("its basis", self.source)):
            if not given:
                self.add_todo(f"say {what}")
        if not self.publisher:
            self.add_todo("name the publisher")

    def _add_missing_events(self) -> None:
        without = [claim for claim in self.claims.values() if not claim.events]
        if not without and self.events:
            return
        id = self._event_maker.make(PUBLICATION, PUBLICATION)
        self.events[id] = DraftEvent(
            self.words("publication"), self.words("publication_text"), self.published.isoformat()
        )
        for claim in without:
            claim.events.append(id)
            self.add_todo(f"name the events behind the claim: {claim.text[:60]}")

    def _add_missing_claims(self) -> None:
        behind = {event for claim in self.claims.values() for event in claim.events}
        day = self.published.isoformat()
        for id, event in self.events.items():
            if id not in behind and event.date != day:
                words = one_line(event.title)
                claim = DraftClaim(words, "fact", [id], list(event.actors), [], [])
                claim_id = self._claim_maker.reserve(id)
                self.claims[claim_id] = claim
                self._mark(claim_id, words)

    def _mark(self, claim: str, words: str) -> None:
        """Put the sentence that makes a claim at the end of the last section."""
        if not self.sections:
            self.sections.append(DraftSection(self.locale("print.timeline")))
        self.sections[-1].paragraphs.append(f"[{escape_prose(words)}](claim:{claim})")

    def _add_missing_passages(self) -> None:
        marked = [id for section in self._all_sections() for text in section.paragraphs for id in _claims_in(text)]
        order = {id: number for number, id in enumerate(marked)}
        missing = [id for id in self.claims if id not in order]
        if missing:
            section = DraftSection(self.locale("print.claims"))
            section.paragraphs = [f"[{escape_prose(one_line(self.claims[id].text))}](claim:{id})" for id in missing]
            self.sections.append(section)
            self.add_todo("write the text around the claims that no sentence made")
            order |= {id: number for number, id in enumerate(missing, len(marked))}
        self.claims = dict(sorted(self.claims.items(), key=lambda item: order[item[0]]))
        self.sections = [section for section in self.sections if self._has_claims(section)]

    def _order_events(self) -> None:
        """Put the events in the order of time, those without a date last."""
        last = Day(9999, 12, 31)
        self.events = dict(sorted(self.events.items(), key=lambda item: first_day(item[1].date) or last))

    def _leave_out_places(self) -> None:
        """Leave out places that cannot be put on a map, or at which nothing happens."""
        used = {event.place for event in self.events.values()}
        self.places = {
            id: (name, lat, lon)
            for id, (name, lat, lon) in self.places.items()
            if id in used and lat is not None and lon is not None
        }
        for event in self.events.values():
            event.place = event.place if event.place in self.places else ""

    def _has_claims(self, section: DraftSection) -> bool:
        """Whether a section may stay, without those of its points that make no claim."""
        section.points = [point for point in section.points if any(map(_claims_in, point.paragraphs))]
        return bool(section.points) or any(map(_claims_in, section.paragraphs))

    def _all_sections(self) -> Iterable[DraftSection]:
        for section in self.sections:
            yield section
            yield from section.points

    def _passages(self) -> list[tuple[str, DraftSection, list[tuple[str, DraftSection]]]]:
        """Every section and its points with their ids."""
        maker = IdMaker()
        return [
            (
                maker.make(each.title, "section"),
                each,
                [(maker.make(point.title, "section"), point) for point in each.points],
            )
            for each in self.sections
        ]

    def _claim(self, claim: DraftClaim) -> dict[str, Data]:
        fields: dict[str, Data] = {"kind": claim.kind}
        if claim.by:
            fields["by"] = claim.by[0] if len(claim.by) == 1 else claim.by
        for name in ("events", "actors", "sources", "disputes", "supports"):
            if ids := getattr(claim, name):
                fields[name] = _without_repetitions(ids)
        return fields

    def _event(self, today: Day, event: DraftEvent) -> dict[str, Data]:
        begin = first_day(event.date)
        fields: dict[str, Data] = {}
        if begin is None:
            fields["before"] = self.published.isoformat()
        elif event.end:
            fields |= {"start": event.date, "end": event.end}
        elif "/" in event.date:
            fields["period"] = event.date
        else:
            fields["date"] = event.date
        fields["status"] = event.status or ("happened" if begin is None or begin <= today else "scheduled")
        if event.place:
            fields["place"] = event.place
        if event.actors:
            fields["actors"] = _without_repetitions(event.actors)
        if event.sources:
            fields["sources"] = _without_repetitions(event.sources)
        return fields

    def _event_words(self, event: DraftEvent) -> dict[str, Data]:
        words: dict[str, Data] = {
            "title": one_line(event.title),
            "text": one_line(event.text) or self.words("text"),
        }
        if event.when:
            words["when"] = one_line(event.when)
        return words


def _without_repetitions(ids: list[str]) -> list[str]:
    """Ids without repetitions."""
    return ids if len(ids) == 1 else list(dict.fromkeys(ids))


def _claims_in(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("](claim:")[1:]]


def _passage(section: DraftSection) -> dict[str, Data]:
    title = one_line(section.title)
    words: dict[str, Data] = {"title": title}
    if len(title) > MAX_SHORT_TITLE_CELLS:
        words["short"] = title[: MAX_SHORT_TITLE_CELLS - 1].rstrip() + "…"
    text = "\n\n".join(section.paragraphs)
    return words | ({"text": text} if text else {})
