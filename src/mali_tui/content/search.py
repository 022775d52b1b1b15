"""Finding words in the prose, claims, events, actors and terms of an explainer, in all its languages at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from mali_tui.content.explainer import Explainer
from mali_tui.content.folding import Folded, fold
from mali_tui.content.model import Edition, TargetKind

Range = tuple[int, int]
Field = Literal["name", "text"]

KINDS: tuple[TargetKind, ...] = ("actor", "term", "event", "claim", "section")  # the order of the groups
INSIDE = 3  # letters from which a match may also begin inside a word
SHORTEST_STEM = 3  # letters that must be left of a word when what is attached to it is taken off

_WORD = re.compile(r"\w+")
# What Arabic writes together with the word after it: and, so; by, as, for; the article, and both at once.
_LETTERS = ("و", "ف", "ب", "ك", "ل")
_ARTICLES = tuple(f"{before}{article}" for before in ("", "و", "ف") for article in ("ال", "بال", "كال", "لل"))
_ATTACHED = (*_LETTERS, *(f"{a}{b}" for a in "وف" for b in "بكل"), *_ARTICLES)


class Match(NamedTuple):
    """Where a text of a language holds what was looked for. ``ranges`` are in the text as it is written."""

    language: str
    field: Field
    text: str
    ranges: tuple[Range, ...]


class Found(NamedTuple):
    """Something that was found: at most one ``Match`` a language, the best.

    A ``section`` is any passage, by its own id; ``paragraph`` numbers its paragraphs, and is None for its title.
    """

    kind: TargetKind
    id: str
    paragraph: int | None
    matches: dict[str, Match]


class _Entry:
    """A text that can be found, folded. It is ``what``: a kind, an id, and a paragraph of a passage."""

    def __init__(
        self, kind: TargetKind, id: str, language: str, field: Field, text: str, paragraph: int | None
    ) -> None:
        self.what = (kind, id, paragraph)
        self.language = language
        self.field: Field = field
        self.text = text
        self.folded: Folded = fold(text)
        self.words = [(word.start(), word.group()) for word in _WORD.finditer(self.folded.text)]

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where a reader may say that a word begins: at its first letter, and after what is attached to it."""
        found = set()
        for at, word in self.words:
            found.add(at)
            for attached in _ATTACHED:
                if word.startswith(attached) and len(word) - len(attached) >= SHORTEST_STEM - 1:
                    found.add(at + len(attached))
        return frozenset(found)


class _Rank(NamedTuple):
    """How good a match is; less is better."""

    inside: bool  # some word was found only inside another
    field: Field  # a name comes before a text: so does "name" before "text"
    scattered: bool  # the words do not follow one another


class Search:
    """Every text of an explainer, folded once, to be searched as the reader types."""

    def __init__(self, explainer: Explainer) -> None:
        editions = explainer.editions.values()
        self._entries = [entry for edition in editions for entry in _entries(explainer, edition)]
        order = {
            "actor": list(explainer.graph.actors),
            "term": list(explainer.graph.terms),
            "event": list(explainer.graph.events),
            "claim": list(explainer.graph.claims),
            "section": list(explainer.passages),
        }
        self._order = {(kind, id): (KINDS.index(kind), at) for kind in KINDS for at, id in enumerate(order[kind])}
        self._vocabulary = frozenset(
            stem for entry in self._entries for _, word in entry.words for stem in _known(word)
        )

    def __call__(self, query: str) -> list[Found]:
        """What holds every word of ``query``, the last of which may be unfinished; by kind, the best first."""
        words = _WORD.findall(fold(query).text)
        if not words:
            return []
        variants = [self._variants(word) for word in words]
        matches: dict[tuple[TargetKind, str, int | None], dict[str, tuple[_Rank, Match]]] = {}
        for entry in self._entries:
            found = _match(entry, variants)
            if found is None:
                continue
            languages = matches.setdefault(entry.what, {})
            best = languages.get(entry.language)
            if best is None or found[0] < best[0]:
                languages[entry.language] = found
        return [
            Found(*what, {language: match for language, (_, match) in matches[what].items()})
            for what in sorted(matches, key=lambda what: self._place(what, matches[what].values()))
        ]

    def ranges(self, query: str, text: str) -> tuple[Range, ...]:
        """Where any text holds the words of ``query``; nothing where one of them is missing."""
        variants = [self._variants(word) for word in _WORD.findall(fold(query).text)]
        found = _match(_Entry("section", "", "", "text", text, None), variants) if variants else None
        return found[1].ranges if found else ()

    def _place(
        self, what: tuple[TargetKind, str, int | None], matches: Iterable[tuple[_Rank, Match]]
    ) -> tuple[int, _Rank, int, int]:
        kind, id, paragraph = what
        group, at = self._order[kind, id]
        return group, min(rank for rank, _ in matches), at, -1 if paragraph is None else paragraph

    def _variants(self, word: str) -> tuple[str, ...]:
        """The word, and what is left of it without what Arabic attaches to words.

        A letter is taken off only where a word of the explainer is left, for most words that begin with one of those
        letters have it of their own.
        """
        found = {word: None}
        for attached in _ATTACHED:
            stem = word.removeprefix(attached)
            if stem != word and len(stem) >= SHORTEST_STEM and (attached in _ARTICLES or stem in self._vocabulary):
                found[stem] = None
        return tuple(found)


def _known(word: str) -> Iterator[str]:
    """A word as the vocabulary has it: as it is written, and without the article."""
    yield word
    for article in _ARTICLES:
        if word.startswith(article):
            yield word.removeprefix(article)


def _entries(explainer: Explainer, edition: Edition) -> Iterator[_Entry]:
    def entry(kind: TargetKind, id: str, field: Field, text: str, paragraph: int | None = None) -> _Entry:
        return _Entry(kind, id, edition.code, field, text, paragraph)

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
    spans: list[Range] = []
    inside = scattered = False
    end = -1
    for variants in words:
        found = [span for variant in variants for span in _places(entry, variant)]
        if not found:
            found = [span for variant in variants for span in _places_inside(entry, variant)]
            inside = True
        if not found:
            return None
        following = next((span for span in found if 0 < span[0] - end <= 3), None) if end >= 0 else found[0]
        scattered = scattered or following is None
        end = (following or found[0])[1]
        spans += found
    ranges = tuple(entry.folded.source(start, end) for start, end in _joined(spans))
    return _Rank(inside, entry.field, scattered), Match(entry.language, entry.field, entry.text, ranges)


def _places(entry: _Entry, word: str) -> list[Range]:
    """Where a word of the entry begins with ``word``."""
    return [span for span in _occurrences(entry, word) if span[0] in entry.starts]


def _places_inside(entry: _Entry, word: str) -> list[Range]:
    """Where ``word`` stands within a word of the entry."""
    return list(_occurrences(entry, word)) if len(word) >= INSIDE else []


def _occurrences(entry: _Entry, word: str) -> Iterator[Range]:
    text = entry.folded.text
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)


def _joined(spans: Iterable[Range]) -> list[Range]:
    """The spans in order, those that overlap made one."""
    joined: list[Range] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
