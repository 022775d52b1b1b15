"""Compares each layout of a screen with the last one, also where a widget's place was asked for between the two.

A correction, not a speed-up. Changes: `Compositor.reflow`. Textual compares a new layout with its map of the screen,
redraws where they differ, and sends events to the widgets that differ. Yet that map is also made again whenever the
place of a widget is asked for after another has been mounted; if that comes first, a change made before it is in both
maps, and is missed. Upstream: not reported. Without it a view that is opened while the machine is busy may keep a
size of 0×0, and a notice may stay on the screen for good.
"""

from __future__ import annotations

from textual._compositor import Compositor, CompositorMap, ReflowResult
from textual.geometry import Size
from textual.widget import Widget


class LastLayoutCompositor(Compositor):
    """Textual's compositor, which redraws and tells widgets what has changed since the last layout."""

    _last_layout: CompositorMap | None = None

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out ``parent`` and all in it; return the widgets that have been hidden, shown and resized."""
        if self._last_layout is not None:
            self._full_map = self._last_layout
        result = super().reflow(parent, size)
        self._last_layout = self._full_map
        return result
