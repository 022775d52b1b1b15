"""What each speed-up of Textual buys: keys with all but one of them, compared with all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from keys import MEASURES, WARM_UP
from pairs import Figure, alternate, compare
from programs import Programs
from session import Spent

NAMES = (
    "OcclusionCompositor", "LineCache", "CachingStylesheet", "DirectRepaint", "ForwardingContainer",
    "DirectRepaint,ForwardingContainer", "EagerRefreshScreen", "DirectlyScrolled", "1",
)  # fmt: skip
"""The classes turned off, one at a time or together with its like, and last all of them.

`UncachedStrip` is missing: `LineCache` needs it."""


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """A start and the keys of English, one line for each; the ratio is what turning it off costs."""
    for name in NAMES:
        title = "all of them" if name == "1" else name

        def start(turned_off: str) -> Spent:
            with programs.ours(turned_off=turned_off) as (_, spent):
                return spent

        start(name)
        yield alternate(f"start without {title}", partial(start, ""), partial(start, name), None, times)
        with programs.ours() as (base, _), programs.ours(turned_off=name) as (without, _):
            for key in WARM_UP:
                base.press(key)
                without.press(key)
            for what, measure in MEASURES.items():
                both = zip(measure(base, _nothing, times), measure(without, _nothing, times), strict=True)
                yield compare(f"{what} without {title}", [(ours, other) for (_, ours), (_, other) in both], None)


def _nothing() -> Spent:
    """In place of the bare app's key: the base is our app itself."""
    return Spent(0, 0)
