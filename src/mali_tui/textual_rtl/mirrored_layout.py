"""Mirroring what Textual arranges: the order of containers' children and the side of scroll bars.

Changes: `Widget._arrange_scrollbars`, and clears `_clear_arrangement_cache`, since Textual takes only layouts that it
knows by name. Upstream: not reported. Without it panes and scroll bars stay where they are in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from textual.geometry import Region, Size
from textual.layout import ArrangeResult
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget

from mali_tui.textual_rtl.line_filters import RightToLeft

if TYPE_CHECKING:
    WidgetMixin = Widget
else:
    WidgetMixin = object


class RightToLeftHorizontal(HorizontalLayout):
    """A horizontal layout whose first child stands at the right."""

    name = "right-to-left"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Arrange from the left, then turn it round."""
        placements = super().arrange(parent, children, size, greedy)
        return [
            placement._replace(
                region=placement.region.at_offset((size.width - placement.region.right, placement.region.y))
            )
            for placement in placements
        ]


def set_direction(container: Widget, direction: Literal["ltr", "rtl"]) -> None:
    """Let a horizontal container arrange its children in a direction."""
    layout = RightToLeftHorizontal() if direction == "rtl" else HorizontalLayout()
    # the property takes only the layouts that Textual knows by name
    container.styles.inline.set_rule("layout", layout)
    container._clear_arrangement_cache()
    container.refresh(layout=True)


class MirroredScrollBar(WidgetMixin):
    """Mixin: the vertical scroll bar stands at the left where lines run from the right."""

    def _arrange_scrollbars(self, region: Region) -> Iterable[tuple[Widget, Region]]:
        rtl = any(isinstance(line_filter, RightToLeft) for line_filter in self.get_line_filters())
        for widget, place in super()._arrange_scrollbars(region):
            yield widget, place.at_offset((region.x + region.right - place.right, place.y)) if rtl else place
