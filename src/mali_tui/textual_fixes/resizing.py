"""Tells widgets of a new size before they are drawn in it, and keeps their scroll bar to one repaint.

A correction, not a speed-up. Changes: `Widget._size_updated`, and `ScrollView._size_updated` of pages and matrices;
reads `_component_styles`. Textual sends a message about a new size, which arrives after the frame: a widget that
wraps text to its width would be drawn once with the lines of its old size. And it repaints a scroll bar each time
that the size of the content is set. Upstream: not reported. Without it each resize would show a frame of wrongly
wrapped text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.css.styles import RenderStyles
from textual.geometry import Size
from textual.scroll_view import ScrollView

from mali_tui.textual_fixes.mixins import WidgetMixin


class ResizeHook(WidgetMixin):
    """Mixin, before the widget itself: `before_resize` is called before its size changes."""

    def before_resize(self) -> None:
        """Discard what depends on the size; to be overridden."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        if size != self._size:
            self.before_resize()
        return super()._size_updated(size, virtual_size, container_size, layout)


class WrappingScrollView(ScrollView):
    """A scroll view whose content depends on its width."""

    def resize(self, apply: Callable[[], None]) -> None:
        """Call ``apply``, which changes the size; to be overridden by what looks at the content before and after."""
        apply()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        room = size - self.styles.gutter.totals
        if (size, room) == (self._size, self._container_size):
            return False

        def apply() -> None:
            self._size, self._container_size = size, room
            self._set_dirty()

        self.resize(apply)
        return True

    def update_scroll_bar(self) -> None:
        """Have the scroll bar show where in the content the visible part is, if that changed."""
        bar = self.vertical_scrollbar
        if (bar.window_virtual_size, bar.window_size) != (self.virtual_size.height, self.container_size.height):
            self._scroll_update(self.virtual_size)

    @property
    def component_styles(self) -> Mapping[str, RenderStyles]:
        """The styles of its component classes; the same objects where they look the same."""
        return self._component_styles
