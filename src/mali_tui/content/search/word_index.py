"""Every word of many texts, folded: which texts have one that begins with some letters, or holds them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mali_tui.content.search.normalize import normalize

SHORTEST_STEM = 3  # letters that must be left of a word when what is attached to it is taken off

WORD = re.compile(r"\w+")
# What Arabic writes together with the word after it: and, so; by, as, for; the article, and both at once.
_LETTERS = ("و", "ف", "ب", "ك", "ل")
ARTICLES = tuple(f"{before}{article}" for before in ("", "و", "ف") for article in ("ال", "بال", "كال", "لل"))
PROCLITICS = (*_LETTERS, *(f"{a}{b}" for a in "وف" for b in "بكل"), *ARTICLES)
_BETWEEN, _LAST = "\n", chr(0x10FFFF)  # neither is a letter of a word


@lru_cache(4096)
def stem_offsets(word: str) -> tuple[int, ...]:
    """Where a reader may say that a word begins: at its first letter, and after what is attached to it."""
    attached = (each for each in PROCLITICS if word.startswith(each) and len(word) - len(each) >= SHORTEST_STEM - 1)
    return tuple(dict.fromkeys((0, *map(len, attached))))


class WordIndex:
    """Texts go by their numbers. However many there are, their words are few, and only these are looked through."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: dict[str, list[int]] = {}  # by word
        for number, text in enumerate(texts):
            for word in set(WORD.findall(normalize(text))):
                self._texts.setdefault(word, []).append(number)
        self._words = sorted(self._texts)
        self._starts: list[int] = []  # of the words in all of them, one after another
        at = 0
        for word in self._words:
            self._starts.append(at)
            at += len(word) + len(_BETWEEN)
        self._all = _BETWEEN.join(self._words)
        self._begun = sorted((word[at:], word) for word in self._words for at in stem_offsets(word))
        self._stems = frozenset(stem for word in self._words for stem in _known_stems(word))

    def __contains__(self, stem: str) -> bool:
        """Whether it is a word, as it is written or without the article."""
        return stem in self._stems

    def texts_with_prefix(self, letters: Iterable[str]) -> set[int]:
        """The texts with a word that begins with some of ``letters``."""
        return self._having({word for each in letters for word in self._begun_with(each)})

    def texts_containing(self, letters: Iterable[str]) -> set[int]:
        """The texts with a word that some of ``letters`` stand in."""
        return self._having({word for each in letters for word in self._with(each)})

    def _having(self, words: Iterable[str]) -> set[int]:
        return set().union(*(self._texts[word] for word in words))

    def _begun_with(self, letters: str) -> Iterator[str]:
        first, last = bisect_left(self._begun, (letters,)), bisect_right(self._begun, (letters + _LAST,))
        return (word for _, word in self._begun[first:last])

    def _with(self, letters: str) -> Iterator[str]:
        at = self._all.find(letters)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._words[number]
            at = self._all.find(letters, self._starts[number] + len(self._words[number]))


def _known_stems(word: str) -> Iterator[str]:
    """A word as it is written, and without the article."""
    yield word
    for article in ARTICLES:
        if word.startswith(article):
            yield word.removeprefix(article)
