"""From spawning to the first frame with text of the article, against a bare app's first frame."""

from __future__ import annotations

from collections.abc import Iterator

from pairs import Figure, alternate
from programs import Programs
from session import Spent

MAX_RATIO = 1.4


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """In English; in Arabic only the letters' shapes are more work."""

    def bare() -> Spent:
        with programs.bare() as (_, spent):
            return spent

    def ours() -> Spent:
        with programs.ours() as (_, spent):
            return spent

    bare(), ours()  # a first start compiles and caches
    yield alternate("start to first frame", bare, ours, MAX_RATIO, times)
