"""Mirroring what Textual arranges: the order of containers' children and the side of scroll bars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from textual.geometry import Region, Size
from textual.layout import ArrangeResult
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget

RIGHT_TO_LEFT_CLASS = "-right-to-left"


class RightToLeftLayout(HorizontalLayout):
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
    """Let a horizontal container run in a direction, and scroll bars within it stand at its far side."""
    rtl = direction == "rtl"
    container.set_class(rtl, RIGHT_TO_LEFT_CLASS)
    # the property takes only the layouts that Textual knows by name
    container.styles.inline.set_rule("layout", RightToLeftLayout() if rtl else HorizontalLayout())
    container.refresh(layout=True)


class SidedScrollBar(Widget):
    """Mixin: the vertical scroll bar stands at the left inside a container that runs from the right."""

    def _arrange_scrollbars(self, region: Region) -> Iterable[tuple[Widget, Region]]:
        rtl = any(RIGHT_TO_LEFT_CLASS in node.classes for node in self.ancestors_with_self)
        for widget, place in super()._arrange_scrollbars(region):
            yield widget, place.at_offset((region.x + region.right - place.right, place.y)) if rtl else place
