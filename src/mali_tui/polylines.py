"""Lines of whole numbers as short texts, in Google's "Encoded Polyline Algorithm Format".

Each number is the change from the one before; its bits stand in groups of five, the lowest first, each a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

FIRST_CODE = 63  # the character of a group whose bits are all 0
GROUP_BITS = 5
MORE = 1 << GROUP_BITS  # the bit that is set where another group follows
_NUMBER = re.compile(f"[{chr(FIRST_CODE + MORE)}-~]*[{chr(FIRST_CODE)}-{re.escape(chr(FIRST_CODE + MORE - 1))}]")


class _Changes(dict[str, int]):
    """Decoded numbers; most are small, so that there are few of them."""

    def __missing__(self, text: str) -> int:
        bits = sum(
            (ord(character) - FIRST_CODE & (MORE - 1)) << GROUP_BITS * place for place, character in enumerate(text)
        )
        self[text] = change = ~(bits >> 1) if bits & 1 else bits >> 1
        return change


_changes = _Changes()


def encode_polyline(points: Iterable[tuple[int, int]]) -> str:
    """Points as a text."""
    characters: list[str] = []
    before = (0, 0)
    for point in points:
        for value, last in zip(point, before, strict=True):
            change = value - last
            bits = ~(change << 1) if change < 0 else change << 1
            while bits >= MORE:
                characters.append(chr((MORE | bits & (MORE - 1)) + FIRST_CODE))
                bits >>= GROUP_BITS
            characters.append(chr(bits + FIRST_CODE))
        before = point
    return "".join(characters)


def decode_polyline(text: str) -> list[tuple[int, int]]:
    """The points of a text."""
    numbers = [_changes[number] for number in _NUMBER.findall(text)]
    return [*zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)]
