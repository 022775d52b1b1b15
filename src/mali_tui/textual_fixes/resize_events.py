"""Sends the resize event that Textual forgets when a widget's place is asked for before the screen is laid out.

A correction, not a speed-up. Changes: `Compositor.reflow`. Textual compares the new layout with the last map of the
screen, and sends events to the widgets that differ. Yet that map is also made anew whenever the place of a widget is
asked for after another has been mounted; if that comes first, a new widget is in both and is never told its size.
Upstream: not reported. Without it a view that is opened while the machine is busy may stay laid out for no size.
"""

from __future__ import annotations

from textual._compositor import Compositor, ReflowResult
from textual.geometry import Size
from textual.widget import Widget


class ResizeEventCompositor(Compositor):
    """Textual's compositor, which tells every widget whose size is another than the widget knows."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out ``parent`` and all in it; which widgets have been hidden, shown and resized."""
        hidden, shown, resized = super().reflow(parent, size)
        untold = {widget for widget, place in self._full_map.items() if widget._size != place.region.size}
        return ReflowResult(hidden, shown, resized | untold)
