"""An index of the folded words of many texts, by prefix and by infix."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from mali_tui.cache import cached_from_bytes
from mali_tui.content.search import normalize as normalize_module
from mali_tui.content.search.normalize import ZWNJ, normalize

MIN_STEM_LENGTH = 3  # letters that must remain after removing a prefix

WORD = re.compile(r"\w+")
# What Arabic writes together with the word after it: and, so; by, as, for; the article, and both at once.
_LETTERS = ("و", "ف", "ب", "ك", "ل")
ARTICLES = tuple(f"{before}{article}" for before in ("", "و", "ف") for article in ("ال", "بال", "كال", "لل"))
PROCLITICS = (*_LETTERS, *(f"{a}{b}" for a in "وف" for b in "بكل"), *ARTICLES)
NUMBER_TYPE = "I"  # the type of the arrays of numbers of texts
MIN_CACHED_TEXTS = 5000  # fewer are found in less time than it takes to open the search
NORMALIZE = Path(str(normalize_module.__file__))
_BETWEEN, _LAST = "\n", chr(0x10FFFF)  # neither is a letter of a word


@lru_cache(4096)
def stem_offsets(word: str) -> tuple[int, ...]:
    """Where a query may match the start of a word: at its first letter, and after each attached prefix."""
    attached = (each for each in PROCLITICS if word.startswith(each) and len(word) - len(each) >= MIN_STEM_LENGTH - 1)
    return tuple(dict.fromkeys((0, *map(len, attached))))


def words_of(text: str) -> list[str]:
    """The folded words of a text; what a zero width non-joiner parts is one word, and each part is one, too."""
    words = WORD.findall(normalize(text))
    return words + WORD.findall(normalize(text.replace(ZWNJ, " "))) if ZWNJ in text else words


class WordIndex:
    """Maps words to the numbers of the texts that have them. Only distinct words are searched."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = _numbers_by_word(texts)
        self._words = sorted(self._texts)
        self._starts: list[int] = []  # the start of each word in all texts, one after another
        at = 0
        for word in self._words:
            self._starts.append(at)
            at += len(word) + len(_BETWEEN)
        self._all = _BETWEEN.join(self._words)
        self._prefixed = sorted((word[at:], word) for word in self._words for at in stem_offsets(word))
        self._stems = frozenset(stem for word in self._words for stem in _known_stems(word))

    def __contains__(self, stem: str) -> bool:
        """Whether ``stem`` is a word, with or without the article."""
        return stem in self._stems

    def texts_with_prefix(self, letters: Iterable[str]) -> set[int]:
        """Texts with a word that begins with one of ``letters``."""
        return self._texts_with_words({word for each in letters for word in self._words_with_prefix(each)})

    def texts_containing(self, letters: Iterable[str]) -> set[int]:
        """Texts with a word that contains one of ``letters``."""
        return self._texts_with_words({word for each in letters for word in self._words_containing(each)})

    def _texts_with_words(self, words: Iterable[str]) -> set[int]:
        return set().union(*(array(NUMBER_TYPE, self._texts[word]) for word in words))

    def _words_with_prefix(self, letters: str) -> Iterator[str]:
        first, last = bisect_left(self._prefixed, (letters,)), bisect_right(self._prefixed, (letters + _LAST,))
        return (word for _, word in self._prefixed[first:last])

    def _words_containing(self, letters: str) -> Iterator[str]:
        at = self._all.find(letters)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._words[number]
            at = self._all.find(letters, self._starts[number] + len(self._words[number]))


def _numbers_by_word(texts: Sequence[str]) -> dict[str, bytes]:
    """The numbers of the texts that have each word, from the cache if there are many texts."""
    if len(texts) < MIN_CACHED_TEXTS:
        return _find_numbers(texts)
    content = "\0".join([sys.byteorder, *texts]).encode(errors="surrogatepass")
    return cached_from_bytes(
        content, dict[str, bytes], lambda: _find_numbers(texts), lambda: True, code_files=[Path(__file__), NORMALIZE]
    )


def _find_numbers(texts: Iterable[str]) -> dict[str, bytes]:
    numbers: dict[str, array[int]] = {}
    for number, text in enumerate(texts):
        for word in set(words_of(text)):
            numbers.setdefault(word, array(NUMBER_TYPE)).append(number)
    return {word: found.tobytes() for word, found in numbers.items()}


def _known_stems(word: str) -> Iterator[str]:
    """A word as written, and without the article."""
    yield word
    for article in ARTICLES:
        if word.startswith(article):
            yield word.removeprefix(article)
