"""The gallery of Textual's widgets: its pages drawn with the right-to-left layer, compared with without.

``python tests/benchmarks/layer.py PAGE [layer]`` prints the seconds of processor time of a first draw and of a
redraw. Each is taken in a process of its own, as the layer changes Textual's classes.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from pairs import Figure, compare
from programs import Programs
from session import COLUMNS, ROWS, Spent
from textual.app import App

from mali_tui.textual_rtl.gallery import PAGES, Gallery, GalleryPages

MAX_RATIO = 1.5
REDRAWS = 9


class Plain(GalleryPages, App[None]):
    """The gallery without the layer; its footer names the same keys."""

    BINDINGS = Gallery.BINDINGS


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """Each page in turn, the median over all of them."""
    rounds = max(1, times // 3)
    pairs = [(_run(page), _run(page, "layer")) for _ in range(rounds) for page in PAGES]
    yield compare("gallery with the layer: first draw", [(plain[0], layer[0]) for plain, layer in pairs], MAX_RATIO)
    yield compare("gallery with the layer: redraw", [(plain[1], layer[1]) for plain, layer in pairs], MAX_RATIO)


def _run(*arguments: str) -> tuple[Spent, Spent]:
    result = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    first, again = map(float, result.stdout.split())
    return Spent(first, first), Spent(again, again)


async def measure(app: App[Any]) -> tuple[float, float]:
    """The processor time from the start of an app to its first frame, and of drawing all of that again."""
    start = time.process_time()
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        first = time.process_time() - start
        return first, median([_redraw(app) for _ in range(REDRAWS)])


def _redraw(app: App[Any]) -> float:
    compositor = app.screen._compositor
    for widget in tuple(compositor.visible_widgets):
        widget.refresh()
    start = time.process_time()
    compositor.render_full_update().render_segments(app.console)
    return time.process_time() - start


def main() -> None:
    """One page, with or without the layer."""
    app: Plain | Gallery = Gallery("rtl") if "layer" in sys.argv else Plain()
    app.pages = [sys.argv[1]]
    print(*asyncio.run(measure(app)))


if __name__ == "__main__":
    main()
