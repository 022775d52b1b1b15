"""Ids from titles: lowercase words joined by hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 60  # characters of an id
_GAPS = re.compile(r"[^a-z0-9]+")
_NO_DECOMPOSITION = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "þ": "th"}
)


class IdMaker:
    """Makes ids of one kind, each only once."""

    def __init__(self, *reserved: str) -> None:
        self._taken = set(reserved)
        self._numbers: dict[str, int] = {}  # the last number after an id that many titles have

    def make(self, title: str, default: str) -> str:
        """An id of the title's words; of ``default``, where none of them is in Latin letters."""
        return self.reserve(slug(title) or default)

    def reserve(self, base: str) -> str:
        """``base``, or that with a number if it is taken."""
        id = base
        while id in self._taken:
            number = self._numbers[base] = self._numbers.get(base, 1) + 1
            id = f"{base[: MAX_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}"
        self._taken.add(id)
        return id


@lru_cache(16)  # an event and the claim on it have the same title
def slug(title: str) -> str:
    """The Latin letters and digits of a title, as an id; one that is too long is cut between words."""
    if not title.isascii():
        plain = title.lower().translate(_NO_DECOMPOSITION)
        title = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    id = _GAPS.sub("-", title.lower().replace("'", "")).strip("-")
    if len(id) > MAX_LENGTH:
        id = id[: MAX_LENGTH + 1].rpartition("-")[0][:MAX_LENGTH] or id[:MAX_LENGTH]
    return id
