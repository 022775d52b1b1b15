"""Finding words in the prose, claims, events, actors and terms of an explainer, in all its languages at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Edition, TargetKind
from mali_tui.content.search.normalize import Folded, normalize, normalize_with_offsets
from mali_tui.content.search.word_index import ARTICLES, PROCLITICS, SHORTEST_STEM, WORD, WordIndex, stem_offsets

Range = tuple[int, int]
Field = Literal["name", "text"]

KINDS: tuple[TargetKind, ...] = ("actor", "term", "event", "claim", "section")  # the order of the groups
MIN_INFIX_LENGTH = 3  # letters from which a match may also begin inside a word
MAX_PHRASE_CHECKS = (
    1000  # texts that are read to see whether the words follow one another in them; of more, only those shown
)

_Target = tuple[TargetKind, str, int | None]


class Match(NamedTuple):
    """Where a text of a language holds what was looked for. ``ranges`` are in the text as it is written."""

    language: str
    field: Field
    text: str
    ranges: tuple[Range, ...]


class SearchResult(NamedTuple):
    """Something that was found: at most one ``Match`` a language, the best.

    A ``section`` is any passage, by its own id; ``paragraph`` numbers its paragraphs, and is None for its title.
    """

    kind: TargetKind
    id: str
    paragraph: int | None
    matches: dict[str, Match]


class Group(NamedTuple):
    """What was found of a kind, the best first; of ``number`` things perhaps not all."""

    kind: TargetKind
    number: int
    found: list[SearchResult]


class _Entry(NamedTuple):
    """A text that can be found. It is ``what``: a kind, an id, and a paragraph of a passage."""

    what: _Target
    language: str
    field: Field
    text: str


class _SearchText(NamedTuple):
    """A text folded, and where its words begin."""

    folded: Folded
    starts: frozenset[int]


@lru_cache(2048)
def _text(text: str) -> _SearchText:
    made = normalize_with_offsets(text)
    words = WORD.finditer(made.text)
    return _SearchText(made, frozenset(word.start() + at for word in words for at in stem_offsets(word.group())))


class _Rank(NamedTuple):
    """How good a match is; less is better."""

    inside: bool  # some word was found only inside another
    field: Field  # a name comes before a text: so does "name" before "text"
    scattered: bool  # the words do not follow one another


class Search:
    """Every word of an explainer, put into an index once, to be searched as the reader types."""

    def __init__(self, explainer: Explainer) -> None:
        editions = explainer.editions.values()
        self._entries = [entry for edition in editions for entry in _entries(explainer, edition)]
        self._index = WordIndex(entry.text for entry in self._entries)
        self._names = {number for number, entry in enumerate(self._entries) if entry.field == "name"}
        order = {
            "actor": list(explainer.graph.actors),
            "term": list(explainer.graph.terms),
            "event": list(explainer.graph.events),
            "claim": list(explainer.graph.claims),
            "section": list(explainer.passages),
        }
        places = {(kind, id): (KINDS.index(kind), at) for kind in KINDS for at, id in enumerate(order[kind])}
        texts: dict[_Target, list[int]] = {}
        for number, entry in enumerate(self._entries):
            texts.setdefault(entry.what, []).append(number)
        ordered = sorted(texts, key=lambda what: (*places[what[:2]], -1 if what[2] is None else what[2]))
        self._texts = [texts[what] for what in ordered]
        """The entries of everything that can be found, in the explainer's order, kind by kind."""
        self._places = {number: place for place, numbers in enumerate(self._texts) for number in numbers}
        kinds = [KINDS.index(what[0]) for what in ordered]
        self._query: tuple[str, tuple[tuple[str, ...], ...]] = "", ()
        self._bounds = [bisect_left(kinds, at) for at in range(len(KINDS) + 1)]

    def __call__(self, query: str) -> list[SearchResult]:
        """What holds every word of ``query``, the last of which may be unfinished; by kind, the best first."""
        return [found for group in self.groups(query) for found in group.found]

    def groups(self, query: str, most: int | None = None) -> list[Group]:
        """The same by kind; of the kinds of which most was found only the best, so that they are ``most`` in all."""
        variants = self._words(query)
        if not variants:
            return []
        hits, ranked = self._rank(variants)
        kinds: list[list[int]] = [[] for _ in KINDS]
        seen: set[int] = set()
        for numbers in ranked:
            places = set(map(self._places.__getitem__, numbers)) - seen
            seen |= places
            ordered = sorted(places)
            cuts = [bisect_left(ordered, bound) for bound in self._bounds]
            for kind, (start, end) in zip(kinds, pairwise(cuts), strict=True):
                kind += ordered[start:end]
        share = _share([len(kind) for kind in kinds], most)
        return [
            Group(KINDS[at], len(kind), [self._result_at(place, hits, variants) for place in kind[:share]])
            for at, kind in enumerate(kinds)
            if kind
        ]

    def ranges(self, query: str, text: str) -> tuple[Range, ...]:
        """Where any text holds the words of ``query``; nothing where one of them is missing."""
        variants = self._words(query)
        held = _match_text(text, variants) if variants else None
        return held[-1] if held else ()

    def _words(self, query: str) -> tuple[tuple[str, ...], ...]:
        if self._query[0] != query:
            self._query = query, tuple(self._variants(word) for word in WORD.findall(normalize(query)))
        return self._query[1]

    def _rank(self, words: Sequence[Sequence[str]]) -> tuple[set[int], list[set[int]]]:
        """The entries that hold all the words; and the same by how good they are, the best first."""
        hits: set[int] | None = None
        prefix_hits: set[int] | None = None  # none of the words only inside another
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
        if len(words) > 1 and len(found) <= MAX_PHRASE_CHECKS:
            ranked = [part for numbers in ranked for part in self._split_by_adjacency(numbers, words)]
        return found, ranked

    def _split_by_adjacency(self, numbers: set[int], words: Sequence[Sequence[str]]) -> tuple[set[int], set[int]]:
        """Those entries in which the words follow one another, and the others."""
        matches = {number: _match(self._entries[number], words) for number in numbers}
        scattered = {number for number, match in matches.items() if match and match[0].scattered}
        return numbers - scattered, scattered

    def _result_at(self, place: int, hits: set[int], words: Sequence[Sequence[str]]) -> SearchResult:
        best: dict[str, tuple[_Rank, Match]] = {}
        for number in self._texts[place]:
            found = _match(self._entries[number], words) if number in hits else None
            language = self._entries[number].language
            if found and (language not in best or found[0] < best[language][0]):
                best[language] = found
        what = self._entries[self._texts[place][0]].what
        return SearchResult(*what, {language: match for language, (_, match) in best.items()})

    def _variants(self, word: str) -> tuple[str, ...]:
        """The word, and what is left of it without what Arabic attaches to words.

        A letter is taken off only where a word of the explainer is left, for most words that begin with one of those
        letters have it of their own.
        """
        found = {word: None}
        for attached in PROCLITICS:
            stem = word.removeprefix(attached)
            if stem != word and len(stem) >= SHORTEST_STEM and (attached in ARTICLES or stem in self._index):
                found[stem] = None
        return tuple(found)


def _share(numbers: Sequence[int], most: int | None) -> int:
    """How many of each kind there may be, so that they are at most ``most`` in all; small kinds leave room."""
    left = sum(numbers) if most is None else most
    for place, number in enumerate(sorted(numbers)):
        share = left // (len(numbers) - place)
        if number > share:
            return share
        left -= number
    return max(numbers)


def _entries(explainer: Explainer, edition: Edition) -> Iterator[_Entry]:
    def entry(kind: TargetKind, id: str, field: Field, text: str, paragraph: int | None = None) -> _Entry:
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
    for id, statement in edition.claims.items():
        yield entry("claim", id, "text", statement)
    for (_, id), passage in edition.passages():
        yield entry("section", id, "name", passage.title)
        for number, paragraph in enumerate(passage.paragraphs):
            yield entry("section", id, "text", paragraph.text, number)


def _match(entry: _Entry, words: Sequence[Sequence[str]]) -> tuple[_Rank, Match] | None:
    """How an entry holds all the words, or None; each word is given with its variants."""
    held = _match_text(entry.text, words)
    if held is None:
        return None
    inside, scattered, ranges = held
    return _Rank(inside, entry.field, scattered), Match(entry.language, entry.field, entry.text, ranges)


def _match_text(written: str, words: Sequence[Sequence[str]]) -> tuple[bool, bool, tuple[Range, ...]] | None:
    """Whether some word is held only inside another, whether they are scattered, and where they are; or None."""
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
    """The spans in order, those that overlap made one."""
    joined: list[Range] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
