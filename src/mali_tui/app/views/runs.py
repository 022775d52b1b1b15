"""Cells that become runs of text: what is drawn cell by cell is written in as few pieces as there are looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

Piece = TypeVar("Piece", bound=tuple[Any, ...])
_text, _rest = itemgetter(0), itemgetter(slice(1, None))


def runs(cells: Iterable[Piece], piece: Callable[..., Piece]) -> list[Piece]:
    """The cells of a row, each a text and what else there is to it, with those that differ but in their text as one.

    ``piece`` makes one of the same fields.
    """
    return [piece("".join(map(_text, run)), *rest) for rest, run in groupby(cells, key=_rest)]
