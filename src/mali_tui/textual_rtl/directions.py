"""The direction of each widget: that of the last selector that it matches, else its own, else its parent's.

Changes: once `patch_line_filters` was called, `Widget.get_line_filters` in apps with the layer, so that each widget's
lines are laid out in its direction; reads private caches of classes. Textual has no directions. Upstream: see
`compositor`. Without it all widgets of an app have one direction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, cast, get_args

from textual.app import App
from textual.css.match import match
from textual.css.model import SelectorSet
from textual.css.parse import parse_selectors
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from mali_tui.textual_rtl.replacing import replace_method

TextDirection = Literal["ltr", "rtl", "auto"]
"""Where lines run from; "auto": each from where its paragraph's first letter with a direction runs from."""
DIRECTION_VALUES: tuple[TextDirection, ...] = get_args(TextDirection)
Rules = Sequence[tuple[tuple[SelectorSet, ...], TextDirection]]
_CACHE = "_textual_rtl_direction"


class AppWithLayer(Protocol):
    """What an app has that uses the layer."""

    @property
    def direction(self) -> TextDirection:
        """Where its lines run from."""

    @property
    def direction_rules(self) -> Rules:
        """Selectors and the direction of what they match."""

    def line_filters(self, direction: TextDirection) -> Sequence[LineFilter]:
        """The line filters of widgets in a direction."""


class _CachedDirection(NamedTuple):
    rules: Rules
    parent: TextDirection
    classes: frozenset[str]
    direction: TextDirection


def parse_rules(app_type: type) -> Rules:
    """The rules of ``DIRECTIONS`` of a class and its bases, the most general first."""
    rules: list[tuple[tuple[SelectorSet, ...], TextDirection]] = []
    for base in reversed(app_type.__mro__):
        for selectors, direction in cast("Mapping[str, TextDirection]", vars(base).get("DIRECTIONS", {})).items():
            rules.append((parse_selectors(selectors), check_direction(direction)))
    return rules


def check_direction(direction: str) -> TextDirection:
    """A direction; ValueError if it is none."""
    if direction not in DIRECTION_VALUES:
        raise ValueError(f"expected one of {', '.join(DIRECTION_VALUES)}, got {direction!r}")
    return direction


def app_with_layer(widget: Widget) -> AppWithLayer | None:
    """The app of a widget, if the layer is used by it."""
    app: App[object] = widget.app
    return cast(AppWithLayer, app) if getattr(app, "has_rtl_layer", False) else None


def direction_of(widget: Widget) -> TextDirection:
    """The direction of a widget's lines and of what is arranged in it; "ltr" in an app without the layer."""
    app = app_with_layer(widget)
    return "ltr" if app is None else _direction(app, widget)


def _direction(app: AppWithLayer, node: DOMNode) -> TextDirection:
    own = getattr(node, "direction", None)
    if cast(object, node) is app:
        return cast("TextDirection", own)
    if own in DIRECTION_VALUES:
        return own  # type: ignore[no-any-return]
    parent = app.direction if node._parent is None else _direction(app, cast(DOMNode, node._parent))
    if isinstance(node, ScrollBar) and not node.vertical and cast(Widget, node.parent).is_container:
        return "ltr"  # the columns of containers are counted from the left
    rules = app.direction_rules
    cached: _CachedDirection | None = node.__dict__.get(_CACHE)
    if cached and cached.rules is rules and cached.parent == parent and cached.classes == node._classes:
        return cached.direction
    matching = [direction for selectors, direction in rules if match(selectors, node)]
    direction = matching[-1] if matching else parent
    node.__dict__[_CACHE] = _CachedDirection(rules, parent, frozenset(node._classes), direction)
    return direction


def is_mirrored(widget: Widget) -> bool:
    """Whether what is arranged in a widget is mirrored."""
    return direction_of(widget) == "rtl"


_get_line_filters = Widget.get_line_filters


def patch_line_filters() -> None:
    """Let the line filters of each widget be those of its direction; once is enough."""
    replace_method(Widget, _get_directed_filters, "get_line_filters")


def _get_directed_filters(widget: Widget) -> Sequence[LineFilter]:
    app = app_with_layer(widget)
    return _get_line_filters(widget) if app is None else app.line_filters(_direction(app, widget))
