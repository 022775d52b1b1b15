"""What is seen of a map: all of it, or a part that the reader zoomed or moved to."""

from __future__ import annotations

from math import cos, radians
from typing import NamedTuple

from mali_tui.app.views.map.braille import ACROSS, DOWN
from mali_tui.app.views.map.projection import MIN_SQUEEZE, Projection
from mali_tui.map_outlines import FULL_CIRCLE, turn_into

ZOOM_FACTOR = 2.0  # how many times as large a step of zooming in shows everything
PAN_STEP = 0.4  # fraction of what is seen to move by
MAX_SCALE = 80.0  # dots for a degree; from closer by the lines are too coarse
MIN_SPAN_DEGREES = 6.0  # degrees of latitude and longitude that are seen around a place, at least
POLE_LATITUDE = 90.0  # degrees of latitude
_EPSILON = 1e-6  # tolerance for floating-point errors


class MapWindow(NamedTuple):
    """A part of a map: its middle, and how much larger it is than on the whole map."""

    lat: float
    lon: float
    factor: float


class MapFrame(NamedTuple):
    """The whole map, as a projection on ``width`` × ``height`` cells; it makes windows of it."""

    whole: Projection
    width: int
    height: int

    def projection(self, window: MapWindow | None) -> Projection:
        """The projection for a window, or for the whole map."""
        if window is None:
            return self.whole
        scale = self.whole.scale * window.factor
        squeeze = max(MIN_SQUEEZE, cos(radians(window.lat)))
        west = window.lon - self.width * ACROSS / scale / squeeze / 2
        return Projection(west, window.lat + self.height * DOWN / scale / 2, scale, squeeze)

    def shows(self, window: MapWindow | None, lat: float, lon: float) -> bool:
        """Whether a place is seen in a window."""
        box = self.projection(window).box(self.width, self.height)
        return box.contains(lat, turn_into(box, lon))

    def zoom(self, window: MapWindow | None, by: int, place: tuple[float, float] | None) -> MapWindow | None:
        """The window after zooming in (1) or out (-1), around a place if that is seen."""
        now = window or self._whole_window()
        factor = now.factor * ZOOM_FACTOR**by
        if abs(factor - 1) < _EPSILON:
            return None
        lat, lon = place if place and self.shows(window, *place) else (now.lat, now.lon)
        return self._limit(MapWindow(lat, lon, factor))

    def window_around(self, lat: float, lon: float) -> MapWindow:
        """The window around a place."""
        squeeze = max(MIN_SQUEEZE, cos(radians(lat)))
        scale = min(self.width * ACROSS / squeeze, self.height * DOWN) / MIN_SPAN_DEGREES
        return self._limit(MapWindow(lat, lon, max(1.0, scale / self.whole.scale)))

    def pan(self, window: MapWindow | None, east: int, north: int) -> MapWindow:
        """The window moved by steps to the east and to the north."""
        now = window or self._whole_window()
        box = self.projection(now).box(self.width, self.height)
        return self._limit(MapWindow(
            now.lat + north * PAN_STEP * (box.north - box.south), now.lon + east * PAN_STEP * (box.east - box.west),
            now.factor,
        ))  # fmt: skip

    def reveal(self, window: MapWindow | None, lat: float, lon: float) -> MapWindow | None:
        """The window itself if it shows a place, else one of the same size around it."""
        if window is None or self.shows(window, lat, lon):
            return window
        return self._limit(window._replace(lat=lat, lon=lon))

    def _whole_window(self) -> MapWindow:
        """The whole map as a window."""
        lat, lon = self.whole.degrees(self.width * ACROSS / 2, self.height * DOWN / 2)
        return MapWindow(lat, lon, 1.0)

    def _limit(self, window: MapWindow) -> MapWindow:
        """A window that is neither too large nor too small, and ends at the poles."""
        smallest = min(self.width * ACROSS / FULL_CIRCLE, self.height * DOWN / (2 * POLE_LATITUDE))
        scale = max(smallest, min(self.whole.scale * window.factor, max(MAX_SCALE, self.whole.scale)))
        reach = max(0.0, POLE_LATITUDE - self.height * DOWN / scale / 2)
        lon = window.lon
        if abs(lon) > FULL_CIRCLE / 2:
            lon = (lon + FULL_CIRCLE / 2) % FULL_CIRCLE - FULL_CIRCLE / 2
        return MapWindow(max(-reach, min(window.lat, reach)), lon, scale / self.whole.scale)
