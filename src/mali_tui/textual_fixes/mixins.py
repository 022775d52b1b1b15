"""Mixins for widgets that are drawn often: repainting without messages, keys without detours, cached colours.

A speed-up. Changes: `Widget.check_idle`, `_set_dirty`, `_size_updated`, `get_line_filters`, `background_colors`,
`rich_style` and `post_message`. Buys: together a third of a jump (34 instead of 20 ms, on the machine of the
measurement; ``make bench ARGS="--only keys"``). Upstream: not reported. Without them the widgets repaint and find
their colours as any widget does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from rich.style import Style
from textual import events
from textual.color import Color
from textual.dom import NoScreen
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.messages import Update

from mali_tui.textual_fixes import speed_up
from mali_tui.textual_fixes.compositor import has_handler

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    WidgetMixin = Widget
    ScreenMixin = Screen[Any]
else:
    WidgetMixin = ScreenMixin = object

FORWARDED_EVENTS = (events.Key, events.DescendantFocus, events.DescendantBlur)
COLOUR_RULES = "background", "background_tint", "opacity", "color", "auto_color", "text_style"
MAX_CACHED_COLOURS = 16  # states of a widget whose colours are cached
Value = TypeVar("Value")


@speed_up
class DirectRepaint(WidgetMixin):
    """A widget that is drawn and resized without effect on others.

    In Textual a widget that needs repainting sends itself a message, and when that arrives sends another to the
    screen; and resizing a widget causes one more layout of the screen.
    """

    def check_idle(self) -> None:
        """Tell the screen at once if the widget needs nothing but repainting."""
        more = (
            self._layout_required, self._scroll_required, self._recompose_required, self._refresh_styles_required
        )  # fmt: skip
        if self._repaint_required and self._running and not any(more):
            with suppress(NoScreen):
                self.screen.post_message(Update(self))
        else:
            super().check_idle()

    def _set_dirty(self, *regions: Region) -> None:
        """As Textual's, without listing the lines if all of them are dirty."""
        if regions:
            super()._set_dirty(*regions)
            return
        self._styles_cache.clear()
        self._dirty_regions = {self._size.region}
        self._repaint_regions = {self._size.region} if self._size else set()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)


@speed_up
class ForwardingContainer(WidgetMixin):
    """A container that passes keys and changes of focus on to its parent at once, unless it has a handler for them.

    In Textual each container on the way takes them from a queue of its own and looks for handlers.
    """

    def post_message(self, message: Message) -> bool:
        """As Textual's, or the parent's."""
        kind = type(message)
        if self.parent is not None and kind in FORWARDED_EVENTS and not has_handler(type(self), kind):
            return self.parent.post_message(message)
        return super().post_message(message)


@speed_up
class CachedColours(WidgetMixin):
    """A widget whose colours are cached, by the rules they come from: its own and those of its ancestors.

    None of its colours may be one of the terminal's own, and none dimmed.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        """As Textual's, but the one that replaces the terminal's own colours."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    @property
    def background_colors(self) -> tuple[Color, Color]:
        """As Textual's: the parent's background and its own."""
        return self._get_or_compute("background", lambda: super(CachedColours, self).background_colors)

    @property
    def rich_style(self) -> Style:
        """As Textual's: its own style, over that of its ancestors."""
        return self._get_or_compute("style", lambda: super(CachedColours, self).rich_style)

    @cached_property
    def _colours(self) -> dict[Hashable, Any]:
        return {}

    def _get_or_compute(self, name: str, compute: Callable[[], Value]) -> Value:
        ancestors = [node.styles for node in self.ancestors_with_self]
        rules = [styles._rules for each in ancestors for styles in (each.base, each.inline)]
        key = name, *[tuple(map(own.get, COLOUR_RULES)) if own else None for own in rules]
        if len(self._colours) >= MAX_CACHED_COLOURS:
            self._colours.clear()
        if key not in self._colours:
            self._colours[key] = compute()
        return cast("Value", self._colours[key])
