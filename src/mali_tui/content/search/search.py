"""Search what the article says, its sources and the record, and what came since, in all languages of an explainer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from mali_tui.content.explainer import Explainer, Ids
from mali_tui.content.model import Edition, TargetKind
from mali_tui.content.search.normalize import ZWNJ, Folded, normalize, normalize_with_offsets
from mali_tui.content.search.word_index import ARTICLES, PROCLITICS, SHORTEST_STEM, WORD, WordIndex, stem_offsets

Range = tuple[int, int]
Field = Literal["name", "text"]

SearchKind: TypeAlias = TargetKind | Literal["record", "source", "since"]
"""What can be found. A ``record`` has the id of its event."""

KINDS: tuple[SearchKind, ...] = ("actor", "term", "event", "claim", "section", "record", "source", "since")
"""The order of the groups: what the article says, then what it doesn't."""

MIN_INFIX_LENGTH = 3  # letters a word must have to match inside another
MAX_PHRASE_CHECKS = 1000  # of more texts, only those shown are checked for adjacent words

_Words = tuple[tuple[str, ...], ...]
"""The words of a query, each with its variants."""

_Target = tuple[SearchKind, str, int | None]


class Match(NamedTuple):
    """A match in a text of one language; ``ranges`` are offsets into the text as written."""

    language: str
    field: Field
    text: str
    ranges: tuple[Range, ...]


class SearchResult(NamedTuple):
    """Something found, with the best match in each language.

    A ``section`` is any passage, by its own id; ``paragraph`` is an index, or None for the title.
    """

    kind: SearchKind
    id: str
    paragraph: int | None
    matches: dict[str, Match]


class Group(NamedTuple):
    """Results of one kind, best first: all ``number`` of them, or some."""

    kind: SearchKind
    number: int
    found: list[SearchResult]


class _Entry(NamedTuple):
    """A searchable text of ``what``: a kind, an id, and for passages a paragraph."""

    what: _Target
    language: str
    field: Field
    text: str


class _SearchText(NamedTuple):
    """A folded text, and the offsets at which its words begin."""

    folded: Folded
    starts: frozenset[int]


@lru_cache(2048)
def _text(text: str) -> _SearchText:
    made = normalize_with_offsets(text)
    words = WORD.finditer(made.text)
    starts = {word.start() + at for word in words for at in stem_offsets(word.group())}
    if ZWNJ in text:
        starts.update(at for at, start in enumerate(made.starts) if text[start - 1 : start] == ZWNJ)
    return _SearchText(made, frozenset(starts))


class _Rank(NamedTuple):
    """The rank of a match; lower is better."""

    inside: bool  # some word matches only inside another
    field: Field  # "name" sorts before "text", as it should
    scattered: bool  # the words aren't adjacent


class Search:
    """A search index over an explainer, built once and fast enough for every keystroke."""

    def __init__(self, explainer: Explainer) -> None:
        editions = explainer.editions.values()
        self._entries = [entry for edition in editions for entry in _entries(explainer, edition)]
        self._entries += _source_entries(explainer)
        self._index = WordIndex(entry.text for entry in self._entries)
        self._names = {number for number, entry in enumerate(self._entries) if entry.field == "name"}
        order = {
            "actor": list(explainer.graph.actors),
            "term": list(explainer.graph.terms),
            "event": list(explainer.graph.events),
            "claim": list(explainer.graph.claims),
            "section": list(explainer.passages),
            "record": list(explainer.graph.events),
            "source": list(explainer.graph.sources),
            "since": list(explainer.graph.since),
        }
        places = {(kind, id): (KINDS.index(kind), at) for kind in KINDS for at, id in enumerate(order[kind])}
        texts: dict[_Target, list[int]] = {}
        for number, entry in enumerate(self._entries):
            texts.setdefault(entry.what, []).append(number)
        ordered = sorted(texts, key=lambda what: (*places[what[:2]], -1 if what[2] is None else what[2]))
        self._texts = [texts[what] for what in ordered]
        """The entries of each target, in the explainer's order, kind by kind."""
        self._places = {number: place for place, numbers in enumerate(self._texts) for number in numbers}
        kinds = [KINDS.index(what[0]) for what in ordered]
        since = frozenset(_since_targets(explainer))
        self._since = {place for place, what in enumerate(ordered) if what[:2] in since}
        """The targets that tell of later events."""
        self._query: tuple[str, tuple[_Words, ...]] = "", ()
        self._bounds = [bisect_left(kinds, at) for at in range(len(KINDS) + 1)]

    def __call__(self, query: str) -> list[SearchResult]:
        """Targets that match every word of ``query`` by prefix, by kind, best first."""
        return [found for group in self.groups(query) for found in group.found]

    def groups(self, query: str, most: int | None = None, *, since_then: bool = True) -> list[Group]:
        """The results by kind; with ``most``, the largest kinds are cut so that at most that many are left.

        Without ``since_then``, what tells of later events is left out.
        """
        readings = self._readings(query)
        if not readings:
            return []
        hits, ranked = self._rank_readings(readings)
        kinds: list[list[int]] = [[] for _ in KINDS]
        seen = set[int]() if since_then else set(self._since)
        for numbers in ranked:
            places = set(map(self._places.__getitem__, numbers)) - seen
            seen |= places
            ordered = sorted(places)
            cuts = [bisect_left(ordered, bound) for bound in self._bounds]
            for kind, (start, end) in zip(kinds, pairwise(cuts), strict=True):
                kind += ordered[start:end]
        share = _share([len(kind) for kind in kinds], most)
        return [
            Group(KINDS[at], len(kind), [self._result_at(place, hits, readings) for place in kind[:share]])
            for at, kind in enumerate(kinds)
            if kind
        ]

    def count_later(self, query: str) -> int:
        """The number of results that tell of later events."""
        readings = self._readings(query)
        hits = self._rank_readings(readings)[0] if readings else ()
        return len(self._since.intersection(map(self._places.__getitem__, hits)))

    def ranges(self, query: str, text: str) -> tuple[Range, ...]:
        """The ranges of the words of ``query`` in any text; empty if one of them is missing."""
        matches = (_match_text(text, words) for words in self._readings(query))
        held = next(filter(None, matches), None)
        return held[-1] if held else ()

    def _readings(self, query: str) -> tuple[_Words, ...]:
        """The words of a query, each with its variants; read twice where a zero width non-joiner may part words."""
        if self._query[0] != query:
            texts = dict.fromkeys(normalize(query.replace(ZWNJ, between)) for between in ("", " "))
            readings = (tuple(map(self._variants, WORD.findall(text))) for text in texts)
            self._query = query, tuple(filter(None, readings))
        return self._query[1]

    def _rank_readings(self, readings: Sequence[_Words]) -> tuple[set[int], list[set[int]]]:
        """The entries that match one reading of a query, as a set, and ranked, best first."""
        found = [self._rank(words) for words in readings]
        ranked = [set[int]().union(*ranks) for ranks in zip(*(ranked for _, ranked in found), strict=True)]
        return set[int]().union(*(hits for hits, _ in found)), ranked

    def _rank(self, words: _Words) -> tuple[set[int], list[set[int]]]:
        """The entries that match all words, as a set, and ranked, best first."""
        hits: set[int] | None = None
        prefix_hits: set[int] | None = None  # those that match at the start of words only
        for variants in words:
            begun = self._index.texts_with_prefix(variants)
            held = begun | self._index.texts_containing(
                variant for variant in variants if len(variant) >= MIN_INFIX_LENGTH
            )
            hits = held if hits is None else hits & held
            prefix_hits = begun if prefix_hits is None else prefix_hits & begun
        found, rest = hits or set(), (hits or set()) - (prefix_hits or set())
        prefix_hits = found - rest
        ranked = [prefix_hits & self._names, prefix_hits - self._names, rest & self._names, rest - self._names]
        phrase = len(words) > 1 and len(found) <= MAX_PHRASE_CHECKS
        return found, [
            part
            for numbers in ranked
            for part in (self._split_by_adjacency(numbers, words) if phrase else (numbers, set[int]()))
        ]

    def _split_by_adjacency(self, numbers: set[int], words: _Words) -> tuple[set[int], set[int]]:
        """Entries in which the words are adjacent, and the others."""
        matches = {number: _match(self._entries[number], (words,)) for number in numbers}
        scattered = {number for number, match in matches.items() if match and match[0].scattered}
        return numbers - scattered, scattered

    def _result_at(self, place: int, hits: set[int], readings: Sequence[_Words]) -> SearchResult:
        best: dict[str, tuple[_Rank, Match]] = {}
        for number in self._texts[place]:
            found = _match(self._entries[number], readings) if number in hits else None
            language = self._entries[number].language
            if found and (language not in best or found[0] < best[language][0]):
                best[language] = found
        what = self._entries[self._texts[place][0]].what
        return SearchResult(*what, {language: match for language, (_, match) in best.items()})

    def _variants(self, word: str) -> tuple[str, ...]:
        """The word, and the word without attached Arabic prefixes.

        A single letter is removed only if the rest is a word of the explainer, since most words that begin with
        one of these letters have it as part of the root.
        """
        found = {word: None}
        for attached in PROCLITICS:
            stem = word.removeprefix(attached)
            if stem != word and len(stem) >= SHORTEST_STEM and (attached in ARTICLES or stem in self._index):
                found[stem] = None
        return tuple(found)


def _share(numbers: Sequence[int], most: int | None) -> int:
    """How many of each kind to show, so that there are at most ``most`` in all; small kinds leave room."""
    left = sum(numbers) if most is None else most
    for place, number in enumerate(sorted(numbers)):
        share = left // (len(numbers) - place)
        if number > share:
            return share
        left -= number
    return max(numbers)


def _entries(explainer: Explainer, edition: Edition) -> Iterator[_Entry]:
    def entry(kind: SearchKind, id: str, field: Field, text: str, paragraph: int | None = None) -> _Entry:
        return _Entry((kind, id, paragraph), edition.code, field, text)

    for id, actor in edition.actors.items():
        yield entry("actor", id, "name", actor.name)
        if actor.short and actor.short not in actor.name:
            yield entry("actor", id, "name", actor.short)
        yield entry("actor", id, "text", actor.text)
    for id, term in edition.terms.items():
        yield entry("term", id, "name", term.name)
        yield entry("term", id, "text", term.text)
    for id, event in edition.events.items():
        yield entry("event", id, "name", event.title)
        yield entry("event", id, "text", event.text)
        if event.record:
            yield entry("record", id, "text", event.record)
    for id, later in edition.since.items():
        yield entry("since", id, "name", later.title)
        yield entry("since", id, "text", later.text)
    for id, statement in edition.claims.items():
        yield entry("claim", id, "text", statement)
    for (_, id), passage in edition.passages():
        yield entry("section", id, "name", passage.title)
        for number, paragraph in enumerate(passage.paragraphs):
            yield entry("section", id, "text", paragraph.text, number)


def _source_entries(explainer: Explainer) -> Iterator[_Entry]:
    """The names of the sources that something names. They are in one language only, whichever that is."""
    language = next(iter(explainer.editions))
    for id, source in explainer.graph.sources.items():
        if any(id in owners for owners in _owners(explainer)):
            yield _Entry(("source", id, None), language, "name", source.name)


def _owners(explainer: Explainer) -> tuple[Mapping[str, Ids], ...]:
    """By source, the events, claims and later events that name it."""
    return explainer.events_of_source, explainer.claims_of_source, explainer.since_of_source


def _since_targets(explainer: Explainer) -> Iterator[tuple[SearchKind, str]]:
    """The later events, and the sources that nothing else names."""
    yield from (("since", id) for id in explainer.graph.since)
    *others, since = _owners(explainer)
    yield from (("source", id) for id in since if not any(id in owners for owners in others))


def _match(entry: _Entry, readings: Sequence[_Words]) -> tuple[_Rank, Match] | None:
    """The best match of an entry with all words of one reading of a query, or None."""
    matches = [held for words in readings if (held := _match_text(entry.text, words))]
    if not matches:
        return None
    inside, scattered, ranges = min(matches)
    return _Rank(inside, entry.field, scattered), Match(entry.language, entry.field, entry.text, ranges)


def _match_text(written: str, words: _Words) -> tuple[bool, bool, tuple[Range, ...]] | None:
    """Whether some word matches only inside another, whether they are scattered, and their ranges; or None."""
    text = _text(written)
    spans: list[Range] = []
    inside = scattered = False
    end = -1
    for variants in words:
        occurring = [span for variant in variants for span in _occurrences(text.folded.text, variant)]
        found = [span for span in occurring if span[0] in text.starts]
        if not found:
            found = [span for span in occurring if span[1] - span[0] >= MIN_INFIX_LENGTH]
            inside = True
        if not found:
            return None
        following = next((span for span in found if 0 < span[0] - end <= 3), None) if end >= 0 else found[0]
        scattered = scattered or following is None
        end = (following or found[0])[1]
        spans += found
    return inside, scattered, tuple(text.folded.source(start, end) for start, end in _merge_ranges(spans))


def _occurrences(text: str, word: str) -> Iterator[Range]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)


def _merge_ranges(spans: Iterable[Range]) -> list[Range]:
    """The spans in order, with overlapping ones merged."""
    joined: list[Range] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
