"""Textual's compositor, but nothing is rendered that stands behind something else, and no line that is as it was."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip

from mali_tui.rtl.strips import LineCache


class SparingCompositor(Compositor):
    """Draws front to back and stops where a line is full: containers behind their children are never drawn.

    In a screen of three panes in four containers that is most of the work; Textual renders and cuts every line of
    every widget, and then leaves out what is covered.
    """

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """The strips of each line by the column that they begin at; None where nothing is to be drawn."""
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(line[:-1]) for line in cuts]
        gaps = {
            y: {cut for cut in cuts[y][:-1] if crop.x <= cut < crop.right}
            for y in crop.line_range
            if is_rendered_line(y)
        }
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            columns = frozenset(range(*shown.column_span))
            lines = [y for y in shown.line_range if y in gaps and not columns.isdisjoint(gaps[y])]
            if lines:
                if type(widget._styles_cache) is StylesCache:
                    widget._styles_cache = LineCache()
                top = lines[0]
                part = Region(shown.x - region.x, top - region.y, shown.width, lines[-1] + 1 - top)
                strips = widget.render_lines(part)
                for y in lines:
                    _fill(chops[y], cuts[y], gaps[y], shown, strips[y - top])
        return cast("Sequence[Mapping[int, Strip]]", chops)


def _fill(line: dict[int, Strip | None], cuts: list[int], gaps: set[int], shown: Region, strip: Strip) -> None:
    """Put a widget's strip, which takes the columns of ``shown``, where nothing stands before it."""
    x = shown.x
    first = bisect_left(cuts, x)
    last = bisect_left(cuts, shown.right, first)
    if last == first + 1:
        gaps.remove(x)
        line[x] = strip
        return
    pieces = strip.divide([end - x for end in cuts[first + 1 : last + 1]])
    for place, piece in zip(cuts[first:last], pieces, strict=False):  # in a tiny window a strip may be short
        if place in gaps:
            gaps.remove(place)
            line[place] = piece
