"""Mixins for widgets and screens. None is one itself: default styles are those of the first base that is one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.dom import NoScreen
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.messages import Update

from mali_tui.rtl.sparing import listens

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    WidgetMixin = Widget
    ScreenMixin = Screen[Any]
else:
    WidgetMixin = ScreenMixin = object

HANDED_ON = (events.Key, events.DescendantFocus, events.DescendantBlur)


class SelfContained(WidgetMixin):
    """A widget that is drawn and sized without effect on others.

    In Textual a widget that is to be drawn again sends itself a message, to tell the screen by another once it has
    nothing else to do; and the screen is laid out once more when a widget has been given another size.
    """

    def check_idle(self) -> None:
        """Something has changed; where it has but to be drawn again, the screen is told at once."""
        more = (
            self._layout_required, self._scroll_required, self._recompose_required, self._refresh_styles_required
        )  # fmt: skip
        if self._repaint_required and self._running and not any(more):
            with suppress(NoScreen):
                self.screen.post_message(Update(self))
        else:
            super().check_idle()

    def _set_dirty(self, *regions: Region) -> None:
        """As Textual's; where all of it is to be drawn again, it does not matter which lines those are."""
        if regions:
            super()._set_dirty(*regions)
            return
        self._styles_cache.clear()
        self._dirty_regions = {self._size.region}
        self._repaint_regions = {self._size.region} if self._size else set()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Passing(WidgetMixin):
    """A container that only holds others: keys, and word of the focus, go straight on to what it is in itself.

    In Textual each container on their way takes them from a queue of its own and looks for what to do with them.
    """

    def post_message(self, message: Message) -> bool:
        """As Textual's; what is of no concern to it is handed on at once."""
        around, kind = self.parent, type(message)
        if around is not None and kind in HANDED_ON and not listens(type(self), kind):
            return around.post_message(message)
        return super().post_message(message)


class OwnColours(WidgetMixin):
    """A widget in which no colour is the terminal's own, and none is dimmed: nothing has to be looked at for that."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """As Textual's, but the one that replaces such colours."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]
