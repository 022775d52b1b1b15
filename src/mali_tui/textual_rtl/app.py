"""A Textual app in a direction: what its lines are laid out by, and how they are sent to the terminal.

Changes: `App._suspend_signal` and the driver; reads the compositor's strips for terminals that report the mouse by
letter, and moves the private coordinates of mouse events. Textual knows one direction. Upstream: see `compositor`.
Without it an app has no direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from mali_tui.rtl.line_layout import Direction
from mali_tui.terminal.detect import ANY_TERMINAL, Terminal
from mali_tui.terminal.posix import has_job_control
from mali_tui.textual_rtl.driver import BidiDriver, driver_for, shorten_styles
from mali_tui.textual_rtl.line_filters import DirectionFilter, LeftToRight, RightToLeft
from mali_tui.textual_rtl.paragraphs import mark_content
from mali_tui.textual_rtl.screen import BidiScreen

if TYPE_CHECKING:
    from mali_tui.rtl.encodings import Encoding


class BidiApp(App[Any]):
    """Base of an app whose lines run from the right, or from the left with right-to-left words in them.

    Its screens must be `BidiScreen`s.
    """

    def __init__(self, terminal: Terminal = ANY_TERMINAL, typed: str = "") -> None:
        """``typed``: what was typed before, and has been read from the terminal already."""
        super().__init__(driver_class=driver_for(terminal, typed))
        mark_content()
        self.terminal = terminal
        """The terminal that it runs in."""
        self.encoding: Encoding = terminal.encoding
        """How right-to-left text is sent to the terminal; takes effect with the next refresh."""
        self._direction_filters: dict[Direction, DirectionFilter] = {
            "ltr": LeftToRight(marks=terminal.marks),
            "rtl": RightToLeft(marks=terminal.marks),
        }

    @property
    def direction(self) -> Direction:
        """Where the lines of the screen run from; from the right, unless a subclass knows better."""
        return "rtl"

    async def on_event(self, event: events.Event) -> None:
        """Take the mouse to be where it is seen."""
        by_letter = self.terminal.mouse_by_letter and self.encoding == "words_lrm"
        if by_letter and isinstance(event, events.MouseEvent) and not event.is_forwarded:
            moved = self._columns_off(event.screen_x, event.screen_y)
            event._x += moved
            event._screen_x += moved
        await super().on_event(event)

    def frame(self) -> str:
        """The whole screen as the terminal would be sent it now."""
        sent = self.screen._compositor.render_full_update().render_segments(self.console)
        longest = self.terminal.max_sgr_params
        return shorten_styles(sent, longest) if longest else sent

    def action_suspend_process(self) -> None:
        """Stop, as a terminal stops programs: together with what the app was started by, such as make.

        Textual stops the app alone, and whoever waits for it keeps the terminal from the shell. Without a shell that
        could continue it, the app goes on.
        """
        if isinstance(self._driver, BidiDriver) and has_job_control():
            self._suspend_signal()
            self._driver.suspend()

    def _columns_off(self, x: float, y: float) -> int:
        """How many columns the mouse is from where the terminal says that it is."""
        from mali_tui.rtl.encodings import seen_column  # only few terminals need it

        rows = self.screen._compositor.render_strips()
        row = rows[int(y)] if 0 <= y < len(rows) else ()
        return seen_column((segment.text for segment in row), int(x)) - int(x)

    def get_default_screen(self) -> Screen[Any]:
        """A screen whose text can be selected as it is seen."""
        return BidiScreen()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, then the one that lays lines out."""
        return self.line_filters(self.direction)

    def line_filters(self, direction: Direction) -> Sequence[LineFilter]:
        """What the ``get_line_filters`` of a widget is to return whose text has a direction of its own."""
        return [*super().get_line_filters(), self._direction_filters[direction]]
