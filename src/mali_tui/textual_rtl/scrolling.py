"""Horizontal scrolling from the right: where it begins, and what its bar shows.

A container's children are mirrored, so its columns are counted from the left end of all that it holds, and it begins
at the right end. A view that draws its own lines counts its columns from their start, and its bar is mirrored, too.

Changes: once `patch_scrolling` was called, `Widget._size_updated` and `ScrollBar._on_mouse_move`, in apps with the
layer. Upstream: not reported. Without it a wide container shows its end first, and a bar is dragged the wrong way.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from mali_tui.textual_rtl.directions import is_mirrored
from mali_tui.textual_rtl.replacing import replace_method


def patch_scrolling() -> None:
    """Let containers begin at the right; once is enough."""
    replace_method(Widget, _update_size, "_size_updated")
    replace_method(ScrollBar, _drag, "_on_mouse_move")


_stock_size_updated = Widget._size_updated
_stock_on_mouse_move = ScrollBar._on_mouse_move


def _update_size(widget: Widget, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
    if not (widget.allow_horizontal_scroll or virtual_size.width > size.width) or not widget.is_container:
        return _stock_size_updated(widget, size, virtual_size, container_size, layout)
    from_start = widget.max_scroll_x - widget.scroll_x
    changed = _stock_size_updated(widget, size, virtual_size, container_size, layout)
    if changed and is_mirrored(widget) and widget.max_scroll_x - widget.scroll_x != from_start:
        widget.scroll_to(x=widget.max_scroll_x - from_start, animate=False, force=True, immediate=True)
    return changed


async def _drag(bar: ScrollBar, event: events.MouseMove) -> None:
    if bar.grabbed and not bar.vertical and is_mirrored(bar):
        event._screen_x = 2 * bar.grabbed.x - event._screen_x
    await _stock_on_mouse_move(bar, event)
