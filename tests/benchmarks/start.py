"""From spawning to the first frame with text of the article, against a bare app's first frame.

Then the same with the frame of the last time: to the text, and to what a key brings about that is sent at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from pairs import Figure, alternate
from programs import Programs
from session import Spent

MAX_RATIO = 1.4
MAX_INSTANT_RATIO = 0.3
NEXT_CLAIM = b"n"


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """In English; in Arabic only the letters' shapes are more work."""

    def bare() -> Spent:
        with programs.bare() as (_, spent):
            return spent

    def ours() -> Spent:
        with programs.ours() as (_, spent):
            return spent

    def instant() -> Spent:
        with programs.again() as session:
            return session.first_text(programs.sign)

    def answer() -> Spent:
        with programs.again(NEXT_CLAIM) as session:
            return session.first_frame(programs.sign_of_claim)

    bare(), ours(), instant()  # a first start compiles and caches
    yield alternate("start to first frame", bare, ours, MAX_RATIO, times)
    yield alternate("start to first text, shown at once", bare, instant, MAX_INSTANT_RATIO, times)
    yield alternate("start to the answer to a key sent at once", bare, answer, MAX_RATIO, times)
