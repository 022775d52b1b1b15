"""Regions to repaint, widened to whole rows of their widget.

Changes: once `patch_repainting` was called, `Widget._exchange_repaint_regions` in apps with the layer. A widget says
in logical columns what has changed. On the screen that may be elsewhere in the row, as it is mirrored and reordered,
and a word whose letters join may change as a whole. Upstream: not reported; `ChopsUpdate` of Textual also leaves out
a part of a row that begins left of the region. Without it the cursor of a tree or table stays where it was.
"""

from __future__ import annotations

from collections.abc import Collection

from textual.geometry import Region
from textual.widget import Widget

from mali_tui.textual_rtl.directions import app_with_layer
from mali_tui.textual_rtl.replacing import replace_method

_exchange_repaint_regions = Widget._exchange_repaint_regions


def patch_repainting() -> None:
    """Let widgets repaint whole rows; once is enough."""
    replace_method(Widget, _exchange_rows, "_exchange_repaint_regions")


def _exchange_rows(widget: Widget) -> Collection[Region]:
    regions = _exchange_repaint_regions(widget)
    if not regions or app_with_layer(widget) is None:
        return regions
    width = widget.outer_size.width
    return {Region(0, region.y, width, region.height) for region in regions}
