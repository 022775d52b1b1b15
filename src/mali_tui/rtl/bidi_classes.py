"""Bidirectional classes of characters, one letter for each class, so that a paragraph's classes are a string."""

from __future__ import annotations

from bisect import bisect_right
from unicodedata import bidirectional

_LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C", "NSM": "M", "BN": "B",
    "B": "P", "S": "G", "WS": "W", "ON": "O", "LRI": "l", "RLI": "r", "FSI": "f", "PDI": "p",
    # Embeddings and overrides are ignored: they can make a text look like another.
    "LRE": "B", "RLE": "B", "LRO": "B", "RLO": "B", "PDF": "B",
}  # fmt: skip

# Classes of code points that this Python's Unicode doesn't know. Source: DerivedBidiClass.txt, @missing.
_MISSING = (
    *((0x0590, "R"), (0x0600, "A"), (0x07C0, "R"), (0x0860, "A"), (0x0900, "L"), (0x20A0, "T"), (0x20D0, "L")),
    *((0xFB1D, "R"), (0xFB50, "A"), (0xFDD0, "B"), (0xFDF0, "A"), (0xFE00, "L"), (0xFE70, "A"), (0xFF00, "L")),
    *((0xFFF0, "B"), (0xFFF9, "L"), (0x10800, "R"), (0x10D00, "A"), (0x10D40, "R"), (0x10EC0, "A"), (0x10F00, "R")),
    *((0x10F30, "A"), (0x10F70, "R"), (0x11000, "L"), (0x1E800, "R"), (0x1EC70, "A"), (0x1ECC0, "R"), (0x1ED00, "A")),
    *((0x1ED50, "R"), (0x1EE00, "A"), (0x1EF00, "R"), (0x1F000, "L"), (0xE0000, "B"), (0xE1000, "L")),
)
_STARTS = [start for start, _ in _MISSING]


class _ClassLetters(dict[int, str]):
    """The class letter of a code point, looked up once."""

    def __missing__(self, code: int) -> str:
        name = bidirectional(chr(code))
        letter = self[code] = _LETTERS[name] if name else self._missing_class(code)
        return letter

    @staticmethod
    def _missing_class(code: int) -> str:
        index = bisect_right(_STARTS, code)
        return _MISSING[index - 1][1] if index else "L"


_CLASS_LETTERS = _ClassLetters()


def bidi_classes(text: str) -> str:
    """The bidirectional class of each character, as one of the letters ``LRAESTNCMBPGWOlrfp``.

    The letters stand for L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRI, RLI, FSI and PDI.
    """
    return text.translate(_CLASS_LETTERS)
