"""The keys of the time axis: nearer and further, all of it or the time around an event, earlier and later."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mali_tui.app.screens.part import Part

if TYPE_CHECKING:
    from mali_tui.app.widgets.axis import TimeAxis


class AxisKeys(Part):
    """The part of the reading screen that hands these keys to the axis; without one in sight they do nothing."""

    @property
    def time_axis(self) -> TimeAxis | None:
        """The axis, where the view has one and the window has room for it."""
        found = self._screen.current_view.query("#axis")  # by its name: start-up need not import it
        return cast("TimeAxis", found.first()) if found and found.first().display else None

    def action_zoom(self, by: int) -> None:
        """Nearer or further off."""
        if self.time_axis:
            self.time_axis.zoom(by)

    def action_whole_span(self) -> None:
        """All of time."""
        if self.time_axis:
            self.time_axis.zoom_out()

    def action_around_event(self) -> None:
        """The time around the current event."""
        if self.time_axis:
            self.time_axis.zoom_in()

    def action_pan(self, by: int) -> None:
        """Earlier or later; the arrows point the way the language runs."""
        ahead = self._screen.wording.edition.direction == "ltr"
        if self.time_axis:
            self.time_axis.pan(by if ahead else -by)
