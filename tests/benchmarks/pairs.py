"""Figures beside their bases: both measured in turn, and compared by the median of the ratios."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from session import Spent

TIMES = 9  # pairs of a figure


class Figure(NamedTuple):
    """A figure beside its base, both in ``unit``, and how many times its base it may be, if that is limited."""

    name: str
    base: float
    ours: float
    ratio: float
    at_most: float | None
    unit: str = "ms"
    processor: tuple[float, float, float] | None = None
    """Milliseconds of processor time, the base's and ours, and the ratio: what other programs do not touch."""

    @property
    def met(self) -> bool:
        """Whether it is within its target; judged by processor time where there is one, which is less noisy."""
        return self.at_most is None or (self.processor_ratio or self.ratio) <= self.at_most

    @property
    def processor_ratio(self) -> float | None:
        """How many times the base's processor time ours is."""
        return self.processor[2] if self.processor else None

    def __str__(self) -> str:
        numbers = f"{self.base:8.1f} {self.ours:8.1f} {self.unit:2} {self.ratio:6.2f} ×"
        spent = ""
        if self.processor and self.processor_ratio:
            spent = f"{self.processor[0]:8.1f} {self.processor[1]:8.1f} ms {self.processor_ratio:6.2f} ×"
        target = f"≤ {self.at_most:.1f} ×  {'met' if self.met else 'MISSED'}" if self.at_most else "none"
        return f"{self.name:50}{numbers}   {spent:32}   {target}"


HEADING = f"{'':50}{'base':>8} {'ours':>8}     ratio     {'processor time':32}   target"


def alternate(
    name: str, base: Callable[[], Spent], ours: Callable[[], Spent], at_most: float, times: int = TIMES
) -> Figure:
    """Do both in turn ``times`` times."""
    return compare(name, [(base(), ours()) for _ in range(times)], at_most)


def compare(name: str, pairs: list[tuple[Spent, Spent]], at_most: float | None) -> Figure:
    """The medians of pairs of base and ours."""
    return Figure(
        name,
        1e3 * median(base.clock for base, _ in pairs),
        1e3 * median(ours.clock for _, ours in pairs),
        median(ours.clock / base.clock for base, ours in pairs),
        at_most,
        processor=(
            1e3 * median(base.processor for base, _ in pairs),
            1e3 * median(ours.processor for _, ours in pairs),
            median(ours.processor / base.processor for base, ours in pairs),
        )
        if all(base.processor for base, _ in pairs)  # else it is not known on this system
        else None,
    )
