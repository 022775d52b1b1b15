"""Joining cells into runs of text, so that a row is written in as few pieces as it has styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

Piece = TypeVar("Piece", bound=tuple[Any, ...])
_text, _rest = itemgetter(0), itemgetter(slice(1, None))


def runs(cells: Iterable[Piece], piece: Callable[..., Piece]) -> list[Piece]:
    """The cells of a row, with neighbours joined that differ in their text only; that is the first of each tuple.

    ``piece`` makes one of the same fields.
    """
    return [piece("".join(map(_text, run)), *rest) for rest, run in groupby(cells, key=_rest)]
