"""Search what the article says, its sources and the record, and what came since, in all languages of an explainer.

Results come by kind, in the order of `RESULT_KINDS`, and within a kind as `Search._rank` has them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mali_tui.content.explainer import Explainer
from mali_tui.content.search.normalize import ZWNJ, Folded, normalize, normalize_with_offsets
from mali_tui.content.search.texts import RESULT_KINDS, Field, SearchKind, SearchTexts, owners_of_sources
from mali_tui.content.search.word_index import ARTICLES, MIN_STEM_LENGTH, PROCLITICS, WORD, WordIndex, stem_offsets

Range = tuple[int, int]
MIN_INFIX_LENGTH = 3  # letters a word must have to match inside another
MAX_PHRASE_CHECKS = 1000  # where more texts match, only those shown are checked for adjacent words

_Words = tuple[tuple[str, ...], ...]
"""The words of a query, each with its variants."""


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


class _MatchQuality(NamedTuple):
    """How good a match is, lower is better: chooses the text of a target to show in each language.

    The order of the results is made by `Search._rank`.
    """

    inside: bool  # some word matches only inside another
    field: Field  # "name" sorts before "text", as it should
    scattered: bool  # the words aren't adjacent


class Search:
    """A search index over an explainer, built once and fast enough for every keystroke."""

    def __init__(self, explainer: Explainer) -> None:
        self._texts = SearchTexts(explainer)
        self._index = WordIndex(self._texts.texts)
        self._names = {number for number, field in enumerate(self._texts.fields) if field == "name"}
        self._since = frozenset(_later_targets(explainer, self._texts))
        """The targets that tell of later events."""
        self._query: tuple[str, tuple[_Words, ...]] = "", ()

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
        kinds: list[list[int]] = [[] for _ in RESULT_KINDS]
        seen = set[int]() if since_then else set(self._since)
        for numbers in ranked:
            places = set(map(self._texts.places.__getitem__, numbers)) - seen
            seen |= places
            ordered = sorted(places)
            cuts = [bisect_left(ordered, bound) for bound in self._texts.bounds]
            for kind, (start, end) in zip(kinds, pairwise(cuts), strict=True):
                kind += ordered[start:end]
        share = _share([len(kind) for kind in kinds], most)
        return [
            Group(RESULT_KINDS[at], len(kind), [self._result_at(place, hits, readings) for place in kind[:share]])
            for at, kind in enumerate(kinds)
            if kind
        ]

    def count_later(self, query: str) -> int:
        """The number of results that tell of later events."""
        readings = self._readings(query)
        hits = self._rank_readings(readings)[0] if readings else ()
        return len(self._since.intersection(map(self._texts.places.__getitem__, hits)))

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
        """The texts that match one reading of a query, as a set, and ranked, best first."""
        found = [self._rank(words) for words in readings]
        ranked = [set[int]().union(*ranks) for ranks in zip(*(ranked for _, ranked in found), strict=True)]
        return set[int]().union(*(hits for hits, _ in found)), ranked

    def _rank(self, words: _Words) -> tuple[set[int], list[set[int]]]:
        """The texts that match all words, as a set, and in the order of results: sets of equal rank, best first."""
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
        """Texts in which the words are adjacent, and the others."""
        matches = {number: self._match(number, (words,)) for number in numbers}
        scattered = {number for number, match in matches.items() if match and match[0].scattered}
        return numbers - scattered, scattered

    def _result_at(self, place: int, hits: set[int], readings: Sequence[_Words]) -> SearchResult:
        best: dict[str, tuple[_MatchQuality, Match]] = {}
        texts = self._texts
        for number in texts.texts_of(place):
            found = self._match(number, readings) if number in hits else None
            language = texts.languages[number]
            if found and (language not in best or found[0] < best[language][0]):
                best[language] = found
        matches = {language: match for language, (_, match) in best.items()}
        return SearchResult(texts.kind_of(place), texts.ids[place], texts.paragraphs[place], matches)

    def _match(self, number: int, readings: Sequence[_Words]) -> tuple[_MatchQuality, Match] | None:
        """The best match of a text with all words of one reading of a query, or None."""
        text, field = self._texts.texts[number], self._texts.fields[number]
        matches = [held for words in readings if (held := _match_text(text, words))]
        if not matches:
            return None
        inside, scattered, ranges = min(matches)
        return _MatchQuality(inside, field, scattered), Match(self._texts.languages[number], field, text, ranges)

    def _variants(self, word: str) -> tuple[str, ...]:
        """The word, and the word without attached Arabic prefixes.

        A single letter is removed only if the rest is a word of the explainer, since most words that begin with
        one of these letters have it as part of the root.
        """
        found = {word: None}
        for attached in PROCLITICS:
            stem = word.removeprefix(attached)
            if stem != word and len(stem) >= MIN_STEM_LENGTH and (attached in ARTICLES or stem in self._index):
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


def _later_targets(explainer: Explainer, texts: SearchTexts) -> Iterator[int]:
    """The later events, and the sources that nothing else names."""
    yield from texts.targets_of("since")
    *others, _ = owners_of_sources(explainer)
    named = frozenset[str]().union(*others)
    yield from (place for place in texts.targets_of("source") if texts.ids[place] not in named)


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
