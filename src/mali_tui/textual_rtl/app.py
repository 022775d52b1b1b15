"""A Textual app in a direction: what its lines are laid out by, and how they are sent to the terminal.

Changes: `App._suspend_signal`, `_register`, `_build_driver` and the driver; reads the compositor's strips for
terminals that report the mouse by letter, and moves the private coordinates of mouse events. Textual knows one
direction. Upstream: see `compositor`. Without it an app has no direction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import constants, events
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from mali_tui.rtl.line_layout import right_to_left
from mali_tui.terminal.detect import ANY_TERMINAL, Terminal
from mali_tui.terminal.posix import has_job_control
from mali_tui.textual_rtl.auto_direction import AutoDirection
from mali_tui.textual_rtl.directions import Rules, TextDirection, check_direction, parse_rules
from mali_tui.textual_rtl.driver import AskingDriver, BidiDriver, adopt_driver, identify_for, shorten_styles
from mali_tui.textual_rtl.keys import isolate_key, mirror_key, mirror_name
from mali_tui.textual_rtl.line_filters import DirectionFilter, LeftToRight, RightToLeft
from mali_tui.textual_rtl.patches import patch_textual
from mali_tui.textual_rtl.screen import BidiScreen, adopt_screen, attributes_of_copy

if TYPE_CHECKING:
    from textual.driver import Driver

    from mali_tui.rtl.encodings import Encoding

    AppMixin = App[Any]
else:
    # generic as App is: only then can the class of an app become one with `Directed` in it
    AppMixin = Generic[TypeVar("ReturnType")]

FROM_THE_LEFT = "Digits, MarkdownFence, MaskedInput, Pretty, Tabs Underline"
"""Stock widgets that run from the left in every app: drawn numerals, code, records, masks, and the line under tabs,
which is told their columns on the screen."""

_PATCHES = {
    "textual.widgets._directory_tree": ("directory_tree", "patch_directory_tree"),
    "textual.widgets._log": ("logs", "patch_logs"),
    "textual.widgets._rich_log": ("logs", "patch_logs"),
    "textual.widgets._collapsible": ("collapsible", "patch_collapsible"),
}
"""What patches the widgets of a module of Textual: our module and its function, imported when an app has such one."""
_FIELD_MODULES = ("textual.widgets._input", "textual.widgets._masked_input", "mali_tui.textual_rtl.bidi_input")
_EDITOR_MODULES = ("textual.widgets._text_area", "mali_tui.textual_rtl.bidi_text_area")


class Directed(AppMixin):
    """Mixin, before the app's base: lines run from the right, or from the left with right-to-left words in them.

    Its constructor takes what the app's takes. Screens need no base class.
    """

    DIRECTION: ClassVar[TextDirection] = "rtl"
    """The direction that the app starts in."""
    DIRECTIONS: ClassVar[Mapping[str, TextDirection]] = {FROM_THE_LEFT: "ltr"}
    """CSS selectors and the direction of what matches them and all in it; added to those of base classes."""

    direction: Reactive[TextDirection] = Reactive("rtl", init=False)
    """Where lines run from, and whether what is arranged is mirrored; all children inherit it."""
    HORIZONTAL_KEYS_MOVE_AS_THEY_POINT: ClassVar[bool] = True
    """Whether ← and → are exchanged for widgets from the right, whose bindings know only next and previous."""
    SELECTS_WORDS: ClassVar[bool] = True
    """Whether a double click selects a word and a triple click a paragraph, and what is dragged over several widgets
    ends with the letter under the mouse. In apps given the layer by `install` all this is as in Textual."""
    has_rtl_layer: ClassVar[bool] = True
    terminal: Terminal
    """The terminal that it runs in."""
    encoding: Encoding
    """How right-to-left text is sent to the terminal; takes effect with the next refresh."""

    if not TYPE_CHECKING:  # type checkers see the constructor of the app's base

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            patch_textual()
            super().__init__(*args, **kwargs)
            self.set_up_direction(self.DIRECTION)

    def set_up_direction(self, direction: TextDirection) -> None:
        """Prepare what the layer needs to know; called once, before the app runs."""
        self.set_reactive(Directed.direction, check_direction(direction))
        self.direction_rules: Rules = parse_rules(type(self))
        self.use_terminal(getattr(self.driver_class, "terminal", ANY_TERMINAL))

    def use_terminal(self, terminal: Terminal) -> None:
        """Send what a terminal needs."""
        self.terminal = terminal
        self.encoding = terminal.encoding
        self._direction_filters: dict[TextDirection, DirectionFilter] = {
            "ltr": LeftToRight(marks=terminal.marks),
            "rtl": RightToLeft(marks=terminal.marks),
            "auto": AutoDirection(marks=terminal.marks),
        }

    def validate_direction(self, direction: str) -> TextDirection:
        """ValueError if it is none."""
        return check_direction(direction)

    def watch_direction(self) -> None:
        """Arrange and draw everything again, also what isn't on the screen now."""
        for node in tuple(self._registry):
            if isinstance(node, Widget):
                node.refresh(layout=isinstance(node, Screen))

    # ── The terminal ─────────────────────────────────────────────────────────────────────────

    def get_driver_class(self) -> type[Driver]:
        """The driver that ``TEXTUAL_DRIVER`` names, or one that asks the terminal what it is."""
        return super().get_driver_class() if constants.DRIVER is not None else AskingDriver

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        if not headless and not isinstance(driver, BidiDriver):
            self.use_terminal(identify_for(driver))
            adopt_driver(driver, self.terminal)
        return driver

    async def on_event(self, event: events.Event) -> None:
        """Take the mouse to be where it is seen."""
        by_letter = self.terminal.mouse_by_letter and self.encoding == "words_lrm"
        if by_letter and isinstance(event, events.MouseEvent) and not event.is_forwarded:
            moved = self._columns_off(event.screen_x, event.screen_y)
            event._x += moved
            event._screen_x += moved
        if isinstance(event, events.Key) and self.HORIZONTAL_KEYS_MOVE_AS_THEY_POINT and not event.is_forwarded:
            event = mirror_key(event, self.focused)
        await super().on_event(event)

    def frame(self) -> str:
        """The whole screen as the terminal would be sent it now."""
        sent = self.screen._compositor.render_full_update().render_segments(self.console)
        max_params = self.terminal.max_sgr_params
        return shorten_styles(sent, max_params) if max_params else sent

    def action_suspend_process(self) -> None:
        """Stop, as a terminal stops programs: together with what the app was started by, such as make.

        Textual stops the app alone, and whoever waits for it keeps the terminal from the shell. Without a shell that
        could continue it, the app goes on.
        """
        if isinstance(self._driver, BidiDriver):
            if has_job_control():
                self._suspend_signal()
                self._driver.suspend()
        else:
            super().action_suspend_process()

    def _columns_off(self, x: float, y: float) -> int:
        """How many columns the mouse is from where the terminal says that it is."""
        from mali_tui.rtl.encodings import seen_column  # only few terminals need it

        rows = self.screen._compositor.render_strips()
        row = rows[int(y)] if 0 <= y < len(rows) else ()
        return seen_column((segment.text for segment in row), int(x)) - int(x)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """As Textual's: an SVG; one with right-to-left letters has a browser leave its cells in their order."""
        picture = super().export_screenshot(title=title, simplify=simplify)
        if not right_to_left().search(picture):
            return picture
        order = '[class$="-matrix"] text { direction: ltr; unicode-bidi: bidi-override; }'
        return picture.replace("<style>", f"<style>\n    {order}", 1)

    # ── Screens and lines ────────────────────────────────────────────────────────────────────

    def _register(self, parent: Any, *widgets: Any, **options: Any) -> Any:
        for widget in widgets:
            if isinstance(widget, Screen) and not isinstance(widget, BidiScreen):
                adopt_screen(widget)
            elif _is_stock_field(widget):
                from mali_tui.textual_rtl.bidi_input import adopt_input  # an app without fields need not import it

                adopt_input(widget)
            elif _is_text_area(widget):
                from mali_tui.textual_rtl.bidi_text_area import adopt_text_area

                adopt_text_area(widget)
            else:
                _patch_class_of(widget)
        return super()._register(parent, *widgets, **options)

    def get_key_display(self, binding: Binding) -> str:
        """As Textual's, with ← and → as they are to be pressed; an isolate where lines may run from the right."""
        if self.HORIZONTAL_KEYS_MOVE_AS_THEY_POINT:
            binding = replace(binding, key=mirror_name(binding.key, self.focused))
        name = super().get_key_display(binding)
        return name if self.direction == "ltr" else isolate_key(name)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, then the one that lays lines out."""
        return self.line_filters(self.direction)

    def line_filters(self, direction: TextDirection, margins: tuple[int, int] = (0, 0)) -> Sequence[LineFilter]:
        """The line filters of widgets in a direction; with "auto" no text is put on the margins of lines."""
        layout = self._direction_filters[direction]
        return [
            *super().get_line_filters(),
            layout.with_margins(margins) if isinstance(layout, AutoDirection) else layout,
        ]


def install(
    app: App[Any], direction: TextDirection = "auto", directions: Mapping[str, TextDirection] | None = None
) -> None:
    """Give an app that was made without the layer a direction, before it runs.

    The class of ``app`` becomes one of the same name with `Directed` before it; ``directions`` are its `DIRECTIONS`.
    """
    check_direction(direction)
    patch_textual()
    kind = type(app)
    attributes = {**attributes_of_copy(kind), "DIRECTIONS": dict(directions or {})}
    if not isinstance(app, Directed):
        stock_driver = App.get_driver_class(app)
        app.__class__ = type(kind.__name__, (*_layer_bases(kind), kind), {**attributes, "SELECTS_WORDS": False})
        if app.driver_class is stock_driver:
            app.driver_class = app.get_driver_class()
    elif directions:
        app.__class__ = type(kind.__name__, (kind,), attributes)
    app.set_up_direction(direction)  # type: ignore[attr-defined]


def _is_stock_field(widget: object) -> bool:
    """Whether a widget is a field that isn't ours, nor one with a mask, which runs from the left.

    By names, as an app without fields need not import them.
    """
    names = {kind.__name__ for kind in type(widget).__mro__ if kind.__module__ in _FIELD_MODULES}
    return "Input" in names and not names & {"BidiInput", "MaskedInput"}


def _is_text_area(widget: object) -> bool:
    """Whether a widget is an editor that isn't ours."""
    names = {kind.__name__ for kind in type(widget).__mro__ if kind.__module__ in _EDITOR_MODULES}
    return "TextArea" in names and "BidiTextArea" not in names


def _patch_class_of(widget: object) -> None:
    """Patch the class of Textual's that a widget is of, if it is one of those that are patched."""
    for kind in type(widget).__mro__:
        if kind.__module__ in _PATCHES:
            module, function = _PATCHES[kind.__module__]
            getattr(import_module(f"mali_tui.textual_rtl.{module}"), function)()
            return


def _layer_bases(kind: type[App[Any]]) -> tuple[type, ...]:
    """What stands before an app's class in that of the same app with the layer."""
    root = _root_base(kind)
    return (Directed,) if root is Directed.__base__ else (type("SameRoot", (root,), {}), Directed)


def _root_base(kind: type) -> type:
    """The base of the class that gave the objects of ``kind`` their attributes.

    CPython changes the class of an object only to one in whose chain of first bases that base stands, too. It is that
    of `App`, unless ``kind`` or a class that it is derived from has a mixin before its app.
    """
    while (base := kind.__base__) and _layout(kind) == _layout(base):
        kind = base
    return kind.__base__ or object


def _layout(kind: type) -> tuple[int, ...]:
    return kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__
