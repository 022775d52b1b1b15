"""The time axis widget: it highlights an event, zooms, pans, and steps from event to event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.geometry import Size

from mali_tui.app.views.event_canvas import EventCanvas, location_of_key
from mali_tui.app.views.timeline.axis import window_caption
from mali_tui.app.views.timeline.renderer import Axis, AxisRenderer, RenderedAxis
from mali_tui.app.views.timeline.scale import VISIBLE_AFTER_ZOOM, Window
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

STYLE_SHEET = Path(__file__).with_name("style.tcss")
STYLES = (
    "dated", "circa", "span", "between", "ongoing", "to-come", "later", "dimmed", "lit", "title", "lane", "line",
    "here", "gap", "guide", "tick", "today", "cutoff", "later-name",
)  # fmt: skip
PAN_STEP = 0.4  # fraction of the visible time to scroll by
MARGIN, MIN_MARGIN_DAYS = 0.25, 45.0  # around an event's own time: a fraction of it, and days


class TimeAxis(EventCanvas[RenderedAxis]):
    """All events to scale, the current one highlighted. Lines are in logical order."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"axis--{style}" for style in STYLES}
    STYLE_PREFIX, META_KEY = "axis", "events"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._axis: Axis | None = None
        self._wording: Wording | None = None
        self._window: Window | None = None
        self._renderer: tuple[Window, Size, AxisRenderer] | None = None

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def show(self, wording: Wording, axis: Axis) -> None:
        """Show an axis, scrolled only as far as its current event requires."""
        if self._axis is None or wording is not self._wording or not axis.has_same_background(self._axis):
            self._renderer = None
        self._wording = wording
        moved = self._axis is None or axis.current != self._axis.current
        window = self.window if self._axis is None else axis.times.convert_window(self.window, self._axis.times)
        window = axis.times.whole if self._axis is None else window
        self._axis = axis
        self._set_window(self._window_showing_event(window) if moved else window)

    @property
    def window(self) -> Window:
        """The visible part of the axis."""
        if self._axis is None:
            return Window(0.0, 1.0)
        return self._window or self._axis.times.whole

    @property
    def times_end(self) -> float:
        """The position of the end of the axis."""
        return self._axis.times.whole.end if self._axis else 0.0

    def draw(self, size: Size) -> RenderedAxis:
        """Draw the visible part of the axis."""
        if self._axis is None or not size:
            return RenderedAxis([], [], [], 0, None)
        if self._renderer is None or self._renderer[:2] != (self.window, size):
            self._renderer = self.window, size, AxisRenderer(self._axis, self.window, *size)
        return self._renderer[2].picture(self._axis.current)

    def _set_window(self, window: Window) -> None:
        self._window = window
        if self._axis is not None and self._wording is not None:
            subtitle = window_caption(self._wording, self._axis.times, window)
            if subtitle != self.border_subtitle:  # setting it renders the whole axis again
                self.border_subtitle = subtitle
        self.redraw()

    def _window_showing_event(self, window: Window) -> Window:
        span = self._event_span()
        if self._axis is None or span is None:
            return window
        return self._axis.times.reveal(window, *span)

    def _event_span(self) -> tuple[float, float] | None:
        """The start and end positions of the current event."""
        entry = next((e for e in self._axis.entries if e.id == self._axis.current), None) if self._axis else None
        if self._axis is None or entry is None:
            return None
        times, today = self._axis.times, self._axis.today
        first = entry.first if entry.first is not None else min(today, entry.last or today)
        last = entry.last if entry.last is not None else max(today, first)
        return times.position_of(first), times.position_of(last + 1)

    # ── Zooming and panning ──────────────────────────────────────────────────────────────────

    def zoom(self, by: int) -> None:
        """Zoom in (1) or out (-1), around the current event if it is visible."""
        if self._axis is None:
            return
        window, span = self.window, self._event_span()
        middle = (window.start + window.end) / 2
        if span and window.start <= span[0] and span[1] <= window.end:
            middle = (span[0] + span[1]) / 2
        self._set_window(
            self._axis.times.zoom(window, VISIBLE_AFTER_ZOOM if by > 0 else 1 / VISIBLE_AFTER_ZOOM, middle)
        )

    def show_all(self) -> None:
        """Show the whole axis."""
        if self._axis is not None:
            self._set_window(self._axis.times.whole)

    def show_around_event(self) -> None:
        """Show the time around the current event."""
        span = self._event_span()
        if self._axis is not None and span is not None:
            margin = max(MARGIN * (span[1] - span[0]), MIN_MARGIN_DAYS)
            self._set_window(self._axis.times.window_around(span[0] - margin, span[1] + margin))

    def pan(self, by: int) -> None:
        """Scroll later (1) or earlier (-1)."""
        if self._axis is not None:
            self._set_window(self.window.shifted_by(by * PAN_STEP * self.window.length, self._axis.times.whole.end))

    # ── Stepping through time ────────────────────────────────────────────────────────────────

    @property
    def event(self) -> str:
        """The current event."""
        return self._axis.current if self._axis else ""

    def step(self, by: int, wanted: Callable[[Location], bool] | None = None) -> bool:
        """Step to the next or previous event that is not dimmed; False at the end. ``wanted`` is ignored."""
        order = self._order()
        if self._axis is None or self._axis.current not in order:
            return False
        at = order.index(self._axis.current) + by
        if 0 <= at < len(order):
            self.post_message(self.Reached(location_of_key(order[at])))
        return 0 <= at < len(order)

    def page_by(self, by: int) -> None:
        """Scroll later or earlier; the current event stays."""
        self.pan(by)

    def go_to_end(self, by: int) -> None:
        """Go to the first or the last event that is not dimmed."""
        if order := self._order():
            self.post_message(self.Reached(location_of_key(order[0 if by < 0 else -1])))

    def _order(self) -> list[str]:
        """The events to step through; the current one is always among them."""
        if self._axis is None:
            return []
        return [entry.id for entry in self._axis.entries if not entry.is_dimmed or entry.id == self._axis.current]

    def on_click(self, event: events.Click) -> None:
        """Go to the event of a bar; a bar of several events goes to the one after the current event."""
        ids: tuple[str, ...] = event.style.meta.get("events", ())
        if not ids or self._axis is None:
            return
        event.stop()
        at = ids.index(self._axis.current) + 1 if self._axis.current in ids else 0
        self.post_message(self.Followed(location_of_key(ids[at % len(ids)])))
