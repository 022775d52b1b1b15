"""Find the dates of a list that are out of order, as few as explain it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from mali_tui.content.calendar import Day

MAX_COMPARED = 50  # dates out of order for each of which all others are compared

Days = Mapping[str, tuple[Day, Day]]
"""The first and the last possible day of each id, in the order of the list."""


class OutOfOrder(NamedTuple):
    """An id whose date contradicts that of another; ``is_too_early`` says on which side of it."""

    id: str
    other: str
    is_too_early: bool


def find_out_of_order(days: Days) -> Iterator[OutOfOrder]:
    """The ids whose dates are out of order in a list that should be in chronological order.

    Of two that contradict each other, the one that contradicts more of the others is reported; otherwise one wrong
    year would have all dates after it reported.
    """
    position = {id: number for number, id in enumerate(days)}
    blamed: set[str] = set()
    before: list[tuple[int, str]] = []  # a heap of those not blamed, whose first starts last
    for id, (earliest, latest) in days.items():
        while before and latest < days[before[0][1]][0]:
            previous = before[0][1]
            compared = (previous, id) if len(blamed) < MAX_COMPARED else ()
            conflicts = [_conflicts(one, days, position, blamed) for one in compared]
            if not conflicts or conflicts[0] <= conflicts[1]:
                blamed.add(id)
                yield OutOfOrder(id, previous, True)
                break
            heappop(before)
            blamed.add(previous)
            yield OutOfOrder(previous, id, False)
        else:
            heappush(before, (-earliest.toordinal(), id))


def _conflicts(id: str, days: Days, position: Mapping[str, int], blamed: Collection[str]) -> int:
    """The number of others with which an id is in the wrong order."""
    own_first, own_last = days[id]
    return sum(
        last < own_first if position[other] > position[id] else first > own_last
        for other, (first, last) in days.items()
        if other != id and other not in blamed
    )
