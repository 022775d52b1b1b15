"""Mixins for apps, screens, widgets. None is one itself: default styles are those of the first base that is one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from rich.style import Style
from textual import events
from textual.binding import BindingsMap
from textual.color import Color
from textual.dom import DOMNode, NoScreen
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import Update

from mali_tui.textual_fixes.compositor import has_handler

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    PumpMixin = MessagePump
    WidgetMixin = Widget
    ScreenMixin = Screen[Any]
else:
    PumpMixin = WidgetMixin = ScreenMixin = object

FORWARDED_EVENTS = (events.Key, events.DescendantFocus, events.DescendantBlur)
COLOUR_RULES = "background", "background_tint", "opacity", "color", "auto_color", "text_style"
MAX_CACHED_COLOURS = 16  # of a widget, in as many states of it, that are remembered
Value = TypeVar("Value")
Handler = Callable[..., Any]
Bound = Callable[[Message], Awaitable[Any]]


class CachedDispatch(PumpMixin):
    """What takes messages, and looks only once for what to do about each kind of them.

    Textual goes through all bases of a widget for every message, and for the word after it that there are no more.
    """

    def _get_dispatch_methods(self, method_name: str, message: Message) -> Iterator[tuple[type, Bound]]:
        handlers = _handlers(type(self), method_name, cast("Any", type(message)))
        if handlers is None:
            yield from super()._get_dispatch_methods(method_name, message)
            return
        for base, own in handlers:
            if message._no_default_action:
                return
            for handler in own:
                yield base, handler.__get__(self, base)


class CachedDispatchScreen(CachedDispatch, ScreenMixin):
    """A screen that does so, and knows at once which keys do what."""

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """As Textual's, which copies the keys of all that is around the focus and takes out what a field types."""
        focused = None if self.focused is None or self.focused.loading else self.focused
        around = (focused or self).ancestors_with_self
        if self.app._keymap or any(type(node).check_consume_key is not DOMNode.check_consume_key for node in around):
            return super()._binding_chain
        return [(node, node._bindings) for node in around]


class DirectRepaint(CachedDispatch, WidgetMixin):
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


class ForwardingContainer(CachedDispatch, WidgetMixin):
    """A container that only holds others: keys, and word of the focus, go straight on to what it is in itself.

    In Textual each container on their way takes them from a queue of its own and looks for what to do with them.
    """

    def post_message(self, message: Message) -> bool:
        """As Textual's; what is of no concern to it is handed on at once."""
        around, kind = self.parent, type(message)
        if around is not None and kind in FORWARDED_EVENTS and not has_handler(type(self), kind):
            return around.post_message(message)
        return super().post_message(message)


class CachedColours(WidgetMixin):
    """A widget whose colours are looked for less: none of them is the terminal's own, and none is dimmed.

    What Textual works out of the rules for all that is around it is remembered with these rules.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        """As Textual's, but the one that replaces colours of the terminal's own."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    @property
    def background_colors(self) -> tuple[Color, Color]:
        """As Textual's: that of what is around it, and its own."""
        return self._cached("background", lambda: super(CachedColours, self).background_colors)

    @property
    def rich_style(self) -> Style:
        """As Textual's: its own, on that of what is around it."""
        return self._cached("style", lambda: super(CachedColours, self).rich_style)

    @cached_property
    def _colours(self) -> dict[Hashable, Any]:
        return {}

    def _cached(self, what: str, find: Callable[[], Value]) -> Value:
        around = [node.styles for node in self.ancestors_with_self]
        rules = [each._rules for styles in around for each in (styles.base, styles.inline)]
        key = what, *[tuple(map(own.get, COLOUR_RULES)) if own else None for own in rules]
        if len(self._colours) >= MAX_CACHED_COLOURS:
            self._colours.clear()
        if key not in self._colours:
            self._colours[key] = find()
        return cast("Value", self._colours[key])


@cache
def _handlers(pump: type[MessagePump], name: str, message: type[Message]) -> list[tuple[type, list[Handler]]] | None:
    """The handlers of a kind of message, base by base as Textual calls them; None where the sender matters."""
    found: list[tuple[type, list[Handler]]] = []
    decorated: set[Handler] = set()
    for base in pump.__mro__:
        own: list[Handler] = []
        for kind in message.__mro__:
            for handler, selectors in vars(base).get("_decorated_handlers", {}).get(kind, ()):
                if selectors:
                    return None
                if handler not in decorated:
                    own.append(handler)
                    decorated.add(handler)
        named = vars(base).get(f"_{name}") or vars(base).get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            own.append(named)
        if own:
            found.append((base, own))
    return found
