"""How many cases are tested: some of each kind, or all with ``THOROUGH``, as in `make test-all`, or `make fuzz`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any, TypeVar

Value = TypeVar("Value")

IS_FUZZING = "FUZZ_ROUNDS" in os.environ
IS_THOROUGH = IS_FUZZING or "THOROUGH" in os.environ


def combinations(*axes: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Values of several parameters to test together: all, or those in which the last alternates.

    Every combination of the values before the last is among them, and none stands with all values of the last. So the
    last should be what has fewest values, and matters least to the others: the language, mostly.
    """
    listed = [list(axis) for axis in axes]
    last = len(listed[-1])
    places = product(*(range(len(axis)) for axis in listed))
    return [
        tuple(axis[place] for axis, place in zip(listed, chosen, strict=True))
        for chosen in places
        if IS_THOROUGH or sum(chosen) % last == 0
    ]


def one_of(values: Sequence[Value]) -> Sequence[Value]:
    """Values of a parameter that matters little to what is tested: all, or the last.

    Of the languages that is Arabic, which has all that English has, and runs from the right besides.
    """
    return values if IS_THOROUGH else values[-1:]
