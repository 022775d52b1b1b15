"""The texts of an explainer that can be searched, in the order in which what they are about is listed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress
from operator import attrgetter
from typing import Literal, TypeAlias

from msgspec import Struct

from mali_tui.content.explainer import Explainer, Ids
from mali_tui.content.model import Edition, Passage, TargetKind

Field = Literal["name", "text"]

SearchKind: TypeAlias = TargetKind | Literal["record", "source", "since"]
"""What can be found. A ``record`` has the id of its event."""

RESULT_KINDS: tuple[SearchKind, ...] = ("actor", "term", "event", "claim", "section", "record", "source", "since")
"""The order of the groups: what the article says, then what it doesn't."""

Column = tuple[str, Field, Sequence[str | None]]
"""A language, a field, and its text for each of some targets; None for those that have none."""


class SearchTexts:
    """All texts, numbered, and the targets that they are about; those of a target come one after another.

    A target is a kind, an id, and for passages a paragraph; None is a passage's title. All lists are of strings and
    numbers: an object for each of 80,000 texts would take a tenth of a second.
    """

    def __init__(self, explainer: Explainer) -> None:
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.fields: list[Field] = []
        self.places: list[int] = []
        """By text, the index of its target."""
        self.ids: list[str] = []
        """By target, its id."""
        self.paragraphs: list[int | None] = []
        """By target, its paragraph."""
        self._starts: list[int] = []  # the first text of each target
        self.bounds: list[int] = []
        """By kind, its first target; the last is the number of targets."""
        for kind in RESULT_KINDS:
            self.bounds.append(len(self.ids))
            _ADDERS[kind](self, explainer)
        self.bounds.append(len(self.ids))
        self._starts.append(len(self.texts))

    def add(
        self, ids: Sequence[str], columns: Sequence[Column], paragraphs: Sequence[int | None] | None = None
    ) -> None:
        """Add targets, each of which has a text in one of the columns at least."""
        start, place = len(self.texts), len(self.ids)
        self.ids += ids
        self.paragraphs += paragraphs or [None] * len(ids)
        cells = list(chain.from_iterable(zip(*(texts for _, _, texts in columns), strict=True)))
        filled = [text is not None for text in cells]
        self._starts += list(accumulate(map(sum, _in_batches(filled, len(columns))), initial=start))[:-1]
        self.texts += [text for text in cells if text is not None]
        self.languages += compress([language for language, _, _ in columns] * len(ids), filled)
        self.fields += compress([field for _, field, _ in columns] * len(ids), filled)
        self.places += compress([each for each in range(place, len(self.ids)) for _ in columns], filled)

    def texts_of(self, place: int) -> range:
        """The numbers of the texts of a target."""
        return range(self._starts[place], self._starts[place + 1])

    def kind_of(self, place: int) -> SearchKind:
        """The kind of a target."""
        return RESULT_KINDS[bisect_right(self.bounds, place) - 1]

    def targets_of(self, kind: SearchKind) -> range:
        """The targets of a kind."""
        at = RESULT_KINDS.index(kind)
        return range(self.bounds[at], self.bounds[at + 1])


def _in_batches(values: Iterable[bool], number: int) -> Iterator[tuple[bool, ...]]:
    """The values in tuples of a number each."""
    return zip(*[iter(values)] * number, strict=True)


def _add_actors(texts: SearchTexts, explainer: Explainer) -> None:
    ids = list(explainer.graph.actors)
    columns: list[Column] = []
    for code, edition in explainer.editions.items():
        actors = [edition.actors[id] for id in ids]
        short = [actor.short if actor.short and actor.short not in actor.name else None for actor in actors]
        columns += (code, "name", [actor.name for actor in actors]), (code, "name", short)
        columns.append((code, "text", [actor.text for actor in actors]))
    texts.add(ids, columns)


def _add_terms(texts: SearchTexts, explainer: Explainer) -> None:
    tables = {code: edition.terms for code, edition in explainer.editions.items()}
    _add_named(texts, tables, list(explainer.graph.terms), attrgetter("name", "text"))


def _add_events(texts: SearchTexts, explainer: Explainer) -> None:
    tables = {code: edition.events for code, edition in explainer.editions.items()}
    _add_named(texts, tables, list(explainer.graph.events), attrgetter("title", "text"))


def _add_named(
    texts: SearchTexts,
    tables: Mapping[str, Mapping[str, Struct]],
    ids: Sequence[str],
    name_and_text: Callable[[Struct], tuple[str, str]],
) -> None:
    """Add what has a name and a text in every language."""
    columns: list[Column] = []
    for code, table in tables.items():
        pairs = [name_and_text(table[id]) for id in ids]
        columns += (code, "name", [name for name, _ in pairs]), (code, "text", [text for _, text in pairs])
    texts.add(ids, columns)


def _add_claims(texts: SearchTexts, explainer: Explainer) -> None:
    ids = list(explainer.graph.claims)
    editions = explainer.editions.items()
    texts.add(ids, [(code, "text", [edition.claims[id] for id in ids]) for code, edition in editions])


def _add_passages(texts: SearchTexts, explainer: Explainer) -> None:
    """Add the title of each passage, and then its paragraphs."""
    editions = [(code, _passages_of(edition)) for code, edition in explainer.editions.items()]
    numbers = {id: max(len(passages[id].paragraphs) for _, passages in editions) for id in explainer.passages}
    targets = [(id, number) for id in explainer.passages for number in (None, *range(numbers[id]))]
    columns: list[Column] = []
    for code, passages in editions:
        texts_of = {id: [paragraph.text for paragraph in passage.paragraphs] for id, passage in passages.items()}
        columns.append((code, "name", [passages[id].title if number is None else None for id, number in targets]))
        columns.append((code, "text", [_at(texts_of[id], number) for id, number in targets]))
    texts.add([id for id, _ in targets], columns, [number for _, number in targets])


def _passages_of(edition: Edition) -> dict[str, Passage]:
    return {id: passage for (_, id), passage in edition.passages()}


def _at(texts: Sequence[str], number: int | None) -> str | None:
    return texts[number] if number is not None and number < len(texts) else None


def _add_records(texts: SearchTexts, explainer: Explainer) -> None:
    editions = explainer.editions.items()
    ids = [id for id in explainer.graph.events if any(edition.events[id].record for _, edition in editions)]
    texts.add(ids, [(code, "text", [edition.events[id].record or None for id in ids]) for code, edition in editions])


def _add_sources(texts: SearchTexts, explainer: Explainer) -> None:
    """Add the names of the sources that something names; each is in one language only, whichever that is."""
    named = frozenset[str]().union(*owners_of_sources(explainer))
    sources = {id: source.name for id, source in explainer.graph.sources.items() if id in named}
    texts.add(list(sources), [(next(iter(explainer.editions)), "name", list(sources.values()))])


def _add_later_events(texts: SearchTexts, explainer: Explainer) -> None:
    tables = {code: edition.since for code, edition in explainer.editions.items()}
    _add_named(texts, tables, list(explainer.graph.since), attrgetter("title", "text"))


_ADDERS: dict[SearchKind, Callable[[SearchTexts, Explainer], None]] = {
    "actor": _add_actors,
    "term": _add_terms,
    "event": _add_events,
    "claim": _add_claims,
    "section": _add_passages,
    "record": _add_records,
    "source": _add_sources,
    "since": _add_later_events,
}


def owners_of_sources(explainer: Explainer) -> tuple[Mapping[str, Ids], ...]:
    """By source, the events, claims and later events that name it."""
    return explainer.events_of_source, explainer.claims_of_source, explainer.since_of_source
