"""Fold text for search, keeping offsets into the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

TATWEEL = "\u0640"
ZWNJ = "\u200c"
# Letters that readers treat as equal but NFKD leaves different. A hamza on its seat is a mark. These are the rules of
# Lucene's ArabicNormalizer, PersianNormalizer and SoraniNormalizer, and Urdu's letters; where they disagree, as about
# the heh that Sorani tells apart at a word's end, letters are equal if one of them says so.
_EQUIVALENT_LETTERS = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ۃ": "ه", "ھ": "ه", "ک": "ك", "ڕ": "ر", "ڒ": "ر",
        "ٱ": "ا", "ء": "", TATWEEL: "",
        "’": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " ",
    }
)  # fmt: skip
_SEPARATORS = ",\u066c"  # separators of thousands, which some write and others do not


class Folded(NamedTuple):
    """Folded text; character ``i`` of it stands for ``source[starts[i]:ends[i]]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The range of ``text[start:end]`` in the original."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(2048)
def _fold_character(character: str) -> str:
    letters = unicodedata.normalize("NFKD", character)
    base = "".join(letter for letter in letters if not unicodedata.category(letter).startswith(("M", "Cf")))
    digits = "".join(str(unicodedata.digit(c, c)) for c in base.casefold())  # ٣ and ۳ are 3
    return digits.translate(_EQUIVALENT_LETTERS)


def normalize_with_offsets(text: str) -> Folded:
    """``text`` without case, accents, vowel marks and tatweel, and with often confused letters unified."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        if character in _SEPARATORS and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            continue
        letters = _fold_character(character)
        if not letters and ends and unicodedata.category(character).startswith("M"):
            ends[-1] = at + 1  # a mark belongs to its letter
        folded.append(letters)
        starts += [at] * len(letters)
        ends += [at + 1] * len(letters)
    return Folded("".join(folded), tuple(starts), tuple(ends))


class _Letters(dict[int, str]):
    """A table for `str.translate`, filled on first use of each character."""

    def __missing__(self, code: int) -> str:
        letters = self[code] = _fold_character(chr(code))
        return letters


_LETTERS = _Letters()
_SEPARATED = re.compile(rf"(?<=\w)[{_SEPARATORS}](?=\w)")


def normalize(text: str) -> str:
    """``normalize_with_offsets(text).text``, in a fraction of the time."""

    def join_or_remove(separator: re.Match[str]) -> str:
        both = text[separator.start() - 1].isdigit() and text[separator.end()].isdigit()
        return "" if both else separator.group()

    return _SEPARATED.sub(join_or_remove, text).translate(_LETTERS)
