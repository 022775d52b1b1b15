"""The keys of the time axis: nearer and further, all of it or the time around an event, earlier and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_tui.app.shell.part import Part

if TYPE_CHECKING:
    from mali_tui.app.views.timeline.axis_widget import TimeAxis


class AxisKeys(Part):
    """The part of the reading screen that hands these keys to the axis; without one in sight they do nothing."""

    @property
    def _axis(self) -> TimeAxis | None:
        return self._screen.current_view.axis_in_sight

    def action_zoom(self, by: int) -> None:
        """Nearer or further off."""
        if self._axis:
            self._axis.zoom(by)

    def action_whole_span(self) -> None:
        """All of time."""
        if self._axis:
            self._axis.show_all()

    def action_around_event(self) -> None:
        """The time around the current event."""
        if self._axis:
            self._axis.show_around_event()

    def action_pan(self, by: int) -> None:
        """Earlier or later; the arrows point the way the language runs."""
        ahead = self._screen.wording.edition.direction == "ltr"
        if self._axis:
            self._axis.pan(by if ahead else -by)
