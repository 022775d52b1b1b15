"""Mirroring what Textual arranges: rows, grids, docks, margins, padding, and the side of scroll bars.

Everything in an app from the right is logical: left of a style's border, padding, margin, offset, dock and alignment
means the start of the line, which is at the right.

Changes: once `patch_layout` was called, `Widget.arrange`, `Screen.arrange`, `Widget._get_scrollable_region`,
`_arrange_scrollbars` and `Layout.render_keyline`, in apps with the layer; it is done in one place, after Textual has
arranged. Upstream: not reported. Without it panes and scroll bars stay where they are in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.canvas import Canvas, Rectangle
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import DockArrangeResult, Layout, WidgetPlacement
from textual.screen import Screen
from textual.strip import StripRenderable
from textual.widget import Widget

from mali_tui.textual_rtl.directions import is_mirrored
from mali_tui.textual_rtl.replacing import replace_method

_CACHE = "_textual_rtl_mirrored"


@dataclass
class MirroredArrangement(DockArrangeResult):
    """What Textual has arranged, mirrored in its container and moved by ``shift`` columns."""

    shift: int = 0

    def get_visible_placements(self, region: Region) -> list[WidgetPlacement]:
        """As Textual's, where the shift, which is in the placements' offsets, is not taken for scrolling."""
        return super().get_visible_placements(region.translate(Offset(self.shift, 0)))


def mirror_arrangement(arrangement: DockArrangeResult, width: int, shift: int) -> DockArrangeResult:
    """An arrangement mirrored in ``width`` columns, or in as many as it takes if these are more.

    Everything is ``shift`` columns further to the right than Textual would place it.
    """
    width = max(width, arrangement.total_region.right)
    top, right, bottom, left = arrangement.scroll_spacing
    return MirroredArrangement(
        [_mirror_placement(placement, width, shift) for placement in arrangement.placements],
        arrangement.widgets,
        Spacing(top, left, bottom, right),
        shift=shift,
    )


def _mirror_placement(placement: WidgetPlacement, width: int, shift: int) -> WidgetPlacement:
    region, margin = placement.region, placement.margin
    if placement.widget.absolute_offset is not None:  # it is placed at the mouse, and extends to its other side
        return placement._replace(offset=Offset(1 - placement.offset.x - region.width, placement.offset.y))
    return placement._replace(
        region=region.at_offset(Offset(width - region.right, region.y)),
        offset=Offset(shift - placement.offset.x, placement.offset.y),
        margin=Spacing(margin.top, margin.left, margin.bottom, margin.right),
    )


def patch_layout() -> None:
    """Let containers be mirrored; once is enough."""
    replace_method(Widget, _arrange_widget, "arrange")
    replace_method(Screen, _arrange_screen, "arrange")
    replace_method(Widget, _get_mirrored_region, "_get_scrollable_region")
    replace_method(Widget, _arrange_mirrored_scrollbars, "_arrange_scrollbars")
    replace_method(Layout, _render_mirrored_keyline, "render_keyline")


_stock_arrange_widget = Widget.arrange
_stock_arrange_screen = Screen.arrange
_stock_get_scrollable_region = Widget._get_scrollable_region
_stock_arrange_scrollbars = Widget._arrange_scrollbars
_stock_render_keyline = Layout.render_keyline


def _arrange_widget(widget: Widget, size: Size, optimal: bool = False) -> DockArrangeResult:
    arrangement = _stock_arrange_widget(widget, size, optimal)
    return arrangement if optimal else _mirror(widget, arrangement, size)


def _arrange_screen(screen: Screen[object], size: Size, _optimal: bool = False) -> DockArrangeResult:
    return _mirror(screen, _stock_arrange_screen(screen, size, _optimal), size)


def _mirror(widget: Widget, arrangement: DockArrangeResult, size: Size) -> DockArrangeResult:
    if not arrangement.placements or not is_mirrored(widget):
        return arrangement
    shift = _gutter_shift(widget) + _bar_width(widget, size)
    cached = arrangement.__dict__.get(_CACHE)
    if cached is None or cached[0] != (size.width, shift):
        cached = (size.width, shift), mirror_arrangement(arrangement, size.width, shift)
        arrangement.__dict__[_CACHE] = cached
    mirrored: DockArrangeResult = cached[1]
    return mirrored


def _gutter_shift(widget: Widget) -> int:
    """How many columns what is within border and padding is from where it is unmirrored."""
    gutter = widget.styles.gutter
    return gutter.right - gutter.left


def _bar_width(widget: Widget, size: Size) -> int:
    """The columns that the vertical scroll bar takes of the widget."""
    region = Region(0, 0, size.width + widget.styles.scrollbar_size_vertical, size.height)
    return region.width - _stock_get_scrollable_region(widget, region).width


def _get_mirrored_region(widget: Widget, region: Region) -> Region:
    inner = _stock_get_scrollable_region(widget, region)
    shift = region.width - inner.width + _gutter_shift(widget)
    return inner.translate(Offset(shift, 0)) if shift and is_mirrored(widget) else inner


def _arrange_mirrored_scrollbars(widget: Widget, region: Region) -> Iterable[tuple[Widget, Region]]:
    if not is_mirrored(widget):
        yield from _stock_arrange_scrollbars(widget, region)
        return
    inside = region.translate(Offset(_gutter_shift(widget), 0))
    for bar, place in _stock_arrange_scrollbars(widget, region):
        yield bar, place.at_offset(Offset(inside.x + region.right - place.right, place.y))


def _render_mirrored_keyline(layout: Layout, container: Widget) -> StripRenderable:
    """Lines around children, where the line filter, which mirrors the container's own lines, takes them to these."""
    if not is_mirrored(container):
        return _stock_render_keyline(layout, container)
    style, color = container.styles.keyline
    lines = container.background_colors[0] + color
    left, top = container.content_region.offset
    width = container.outer_size.width - 2 * (left - container.region.x)
    primitives = [
        Rectangle(Offset(width - (x - left) - columns - 1, y - top - 1), columns + 2, rows + 2, lines, style)
        for x, y, columns, rows in [child.region for child in container.children if child.visible]
    ]
    return Canvas(*container.outer_size).render(primitives, container.rich_style)
