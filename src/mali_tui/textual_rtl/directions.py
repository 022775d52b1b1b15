"""The direction of each widget: its own, or that of the last selector that it matches, its content, its parent.

Changes: once `patch_line_filters` was called, `Widget.get_line_filters` in apps with the layer, so that each widget's
lines are laid out in its direction; reads private caches of classes. Textual has no directions. Upstream: see
`compositor`. Without it all widgets of an app have one direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import local
from typing import NamedTuple, Protocol, cast, get_args

from textual._context import NoActiveAppError
from textual.app import App
from textual.css.match import match
from textual.css.model import SelectorSet
from textual.css.parse import parse_selectors
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from mali_tui.textual_rtl.content_direction import TextDirection as TextDirection
from mali_tui.textual_rtl.content_direction import direction_by_content
from mali_tui.textual_rtl.replacing import replace_method

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

    def line_filters(self, direction: TextDirection, margins: tuple[int, int] = (0, 0)) -> Sequence[LineFilter]:
        """The line filters of widgets in a direction."""


class _CachedDirection(NamedTuple):
    rules: Rules
    classes: frozenset[str]
    direction: TextDirection | None


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
    """The app of a widget, if it has one that uses the layer."""
    try:
        app: App[object] = widget.app
    except NoActiveAppError:  # it is rendered without an app, as tests do
        return None
    return cast(AppWithLayer, app) if getattr(app, "has_rtl_layer", False) else None


def direction_of(widget: Widget) -> TextDirection:
    """The direction of a widget's lines and of what is arranged in it; "ltr" in an app without the layer."""
    app = app_with_layer(widget)
    return "ltr" if app is None else _direction(app, widget)


class _Cache(local):
    """What was found, in each thread; in no context variable, which tasks that start meanwhile would keep."""

    directions: dict[DOMNode, TextDirection] | None = None


_cache = _Cache()


@contextmanager
def cache_directions() -> Iterator[None]:
    """Find each direction once while this lasts, which must be no longer than a screen is arranged or drawn."""
    if _cache.directions is not None:
        yield
        return
    _cache.directions = {}
    try:
        yield
    finally:
        _cache.directions = None


def _direction(app: AppWithLayer, node: DOMNode) -> TextDirection:
    found = _cache.directions
    if found is None:
        return _find_direction(app, node)
    if node not in found:
        found[node] = _find_direction(app, node)
    return found[node]


def _find_direction(app: AppWithLayer, node: DOMNode) -> TextDirection:
    own = getattr(node, "direction", None)
    if cast(object, node) is app:
        return cast("TextDirection", own)
    if own in DIRECTION_VALUES:
        return own  # type: ignore[no-any-return]
    parent = app.direction if node._parent is None else _direction(app, cast(DOMNode, node._parent))
    if isinstance(node, ScrollBar) and not node.vertical and _is_container(node.parent):
        return "ltr"  # the columns of containers are counted from the left
    if "MaskedInput" in node._css_type_names:
        return "ltr"  # a mask is a form of numbers or of Latin letters, whatever rules say of fields
    return direction_by_rules(app.direction_rules, node) or direction_by_content(node, parent) or parent


def _is_container(node: DOMNode | None) -> bool:
    """Whether it lays out children; a widget that is being removed may be drawn once more, without its parent."""
    return isinstance(node, Widget) and node.is_container


def direction_by_rules(rules: Rules, node: DOMNode) -> TextDirection | None:
    """That of the last selector that a widget matches."""
    cached: _CachedDirection | None = node.__dict__.get(_CACHE)
    if cached and cached.rules is rules and cached.classes == node._classes:
        return cached.direction
    direction = next((direction for selectors, direction in reversed(rules) if match(selectors, node)), None)
    node.__dict__[_CACHE] = _CachedDirection(rules, frozenset(node._classes), direction)
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
    if app is None:
        return _get_line_filters(widget)
    direction = _direction(app, widget)
    return app.line_filters(direction, _margins(widget) if direction == "auto" else (0, 0))


def _margins(widget: Widget) -> tuple[int, int]:
    """How many columns at each end of a widget's lines are outside of what is scrolled; 0 if nothing is."""
    bar, gutter = widget.scrollbar_size_vertical, widget.styles.gutter
    return (gutter.left, gutter.right + bar) if bar else (0, 0)
