"""A compositor that renders only what is visible, and sends show, hide and resize only to widgets with a handler.

A speed-up. Changes: `Compositor.reflow`, `_render_chops` and `render_partial_update`. Textual renders each line of
each widget and then drops what is covered, and posts three events to each of thirty widgets when a view is
replaced. Buys: without it a jump takes 2.5 times the processor time, a language toggle 3.1, a page
down 2.0 and a line down 3.6 times (``make bench ARGS="--only speed_ups"``). Upstream: not reported. Without it the
app draws the same with Textual's own `Compositor`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from rich.console import Console
from textual import events
from textual._compositor import ChopsUpdate, Compositor, ReflowResult
from textual._styles_cache import StylesCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.textual_fixes import speed_up
from mali_tui.textual_fixes.line_cache import LineCache


class FastChopsUpdate(ChopsUpdate):
    """What changed of the screen, written without an object for each move of the cursor."""

    def render_segments(self, console: Console) -> str:
        """Return what is sent to the terminal."""
        sent: list[str] = []
        for y, start, stop in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                if strip is not None and x < stop and end > start:
                    piece = strip if end <= stop else strip.divide((stop - x,))[0]
                    sent.append(f"\x1b[{y + 1};{x + 1}H{piece.render(console)}")
        return "".join(sent)


@speed_up
class OcclusionCompositor(Compositor):
    """Draws front to back and stops where a line is full: containers behind their children are never drawn.

    In a screen of three panes in four containers that is most of the work; Textual renders and cuts every line of
    every widget, and then leaves out what is covered.
    """

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out ``parent`` and all in it; return the widgets to notify of being hidden, shown and resized.

        A view of three panes has thirty widgets, few of which handle these events; each event takes 50 µs.
        """
        hidden, shown, resized = super().reflow(parent, size)
        self._full_map_invalidated = False  # it has just been made, and Textual would make it again
        mouse_captured = parent.app.mouse_captured is not None  # a hidden widget must release the mouse
        return ReflowResult(
            {
                widget
                for widget in hidden
                if mouse_captured or widget.has_focus or has_handler(type(widget), events.Hide)
            },
            {widget for widget in shown if has_handler(type(widget), events.Show, events.Resize)},
            {widget for widget in resized if has_handler(type(widget), events.Resize)},
        )

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last update."""
        update = super().render_partial_update()
        return update and FastChopsUpdate(update.chops, update.spans, update.chop_ends)

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """The strips of each line by the column that they begin at; None where nothing is to be drawn."""
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(line[:-1]) for line in cuts]
        left, right = crop.column_span
        gaps = {
            y: {start for start, end in pairwise(cuts[y]) if start < right and end > left}
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
                    _place_strip(chops[y], cuts[y], gaps[y], shown, strips[y - top])
        return cast("Sequence[Mapping[int, Strip]]", chops)


def _place_strip(line: dict[int, Strip | None], cuts: list[int], gaps: set[int], shown: Region, strip: Strip) -> None:
    """Put a widget's strip, which takes the columns of ``shown``, where nothing stands before it."""
    x, right = shown.column_span
    first = bisect_left(cuts, x)
    last = bisect_left(cuts, right, first)
    if last == first + 1:
        if x in gaps:  # after a resize, a screen behind a dialog may be drawn with the cuts of before
            gaps.remove(x)
            line[x] = strip
        return
    pieces = strip.divide([end - x for end in cuts[first + 1 : last + 1]])
    for place, piece in zip(cuts[first:last], pieces, strict=False):  # in a tiny window a strip may be short
        if place in gaps:
            gaps.remove(place)
            line[place] = piece


@cache
def has_handler(kind: type[Widget], *event_types: type[Message]) -> bool:
    """Whether a kind of widget has a handler for one of the events, beside Textual's, which release focus and mouse.

    One that overrides what dispatches events may do anything with each of them.
    """
    if any(getattr(kind, name, None) is not getattr(Widget, name) for name in _DISPATCHERS):
        return True
    names = {f"{sign}{event.handler_name}" for event in event_types for sign in ("", "_")}
    own = [vars(base) for base in kind.__mro__ if base not in (Widget, ScrollBar)]
    return any(
        names & known.keys() or known.get("_decorated_handlers", {}).keys() & set(event_types) for known in own
    )


_DISPATCHERS = ("on_event", "_on_message", "_dispatch_message", "_get_dispatch_methods")
