"""Figures beside their bases: both measured in turn, and compared by the median of the ratios."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from session import Spent

TIMES = 9  # pairs of a figure


class Figure(NamedTuple):
    """A figure and its base, both in ``unit``, and the maximum ratio of the two, if there is one."""

    name: str
    base: float
    ours: float
    ratio: float
    max_ratio: float | None
    unit: str = "ms"
    processor: tuple[float, float, float] | None = None
    """Processor time of the base and of ours in milliseconds, and the ratio; other programs do not affect it."""

    @property
    def met(self) -> bool:
        """Whether it is within its target, by processor time if that is known, since it is less noisy."""
        return self.max_ratio is None or (self.processor_ratio or self.ratio) <= self.max_ratio

    @property
    def processor_ratio(self) -> float | None:
        """The ratio of our processor time to the base's."""
        return self.processor[2] if self.processor else None

    def __str__(self) -> str:
        numbers = f"{self.base:8.1f} {self.ours:8.1f} {self.unit:2} {self.ratio:6.2f} ×"
        spent = ""
        if self.processor and self.processor_ratio:
            spent = f"{self.processor[0]:8.1f} {self.processor[1]:8.1f} ms {self.processor_ratio:6.2f} ×"
        target = f"≤ {self.max_ratio:.1f} ×  {'met' if self.met else 'MISSED'}" if self.max_ratio else "none"
        return f"{self.name:50}{numbers}   {spent:32}   {target}"


HEADING = f"{'':50}{'base':>8} {'ours':>8}     ratio     {'processor time':32}   target"


def alternate(
    name: str, base: Callable[[], Spent], ours: Callable[[], Spent], max_ratio: float | None, times: int = TIMES
) -> Figure:
    """Run both in turn, ``times`` times."""
    return compare(name, [(base(), ours()) for _ in range(times)], max_ratio)


def compare(name: str, pairs: list[tuple[Spent, Spent]], max_ratio: float | None) -> Figure:
    """The medians of pairs of base and ours."""
    return Figure(
        name,
        1e3 * median(base.clock for base, _ in pairs),
        1e3 * median(ours.clock for _, ours in pairs),
        median(ours.clock / base.clock for base, ours in pairs),
        max_ratio,
        processor=(
            1e3 * median(base.processor for base, _ in pairs),
            1e3 * median(ours.processor for _, ours in pairs),
            median(ours.processor / base.processor for base, ours in pairs),
        )
        if all(base.processor for base, _ in pairs)  # else it is not known on this system
        else None,
    )
