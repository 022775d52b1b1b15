"""Memory at the first frame and after an hour's worth of keys, against a bare app's."""

from __future__ import annotations

from collections.abc import Iterator

from pairs import Figure
from programs import Programs

MAX_EXTRA = 20.0  # megabytes on top of the bare app's
MAX_GROWTH = 1.05  # ratio to the memory half-way; the allocator causes less
HOUR = 1800  # keys; one every two seconds
ROUND = tuple(key.encode() for key in "nnnnnn\r\x7f  l2jj3j4j5j1n/w\x1bl?\x1bgG")
"""What a reader may press in a round: claims, events, pages, every view, both languages, search and help."""


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """Resident megabytes."""
    with programs.bare() as (bare, _):
        base = bare.memory()
    with programs.ours() as (ours, _):
        first = ours.memory()
        yield _figure("memory at first frame", base, first, base + MAX_EXTRA)
        after = []
        for _ in range(2):
            for number in range(HOUR // 2):
                ours.type(ROUND[number % len(ROUND)])
            ours.settle()
            after.append(ours.memory())
    yield _figure("memory after an hour's worth of keys", base, after[-1], base + MAX_EXTRA)
    yield _figure("its growth in the second half of the hour", after[0], after[-1], MAX_GROWTH * after[0])


def _figure(name: str, base: float, ours: float, most: float) -> Figure:
    return Figure(name, base, ours, ours / base, most / base, "MB")
