"""The map widget: it shows the places at the time of an event, and steps from event to event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.filter import LineFilter
from textual.geometry import Size

from mali_tui.app.views.event_canvas import EventCanvas, location_of_key
from mali_tui.app.views.map.places import (
    event_keys,
    events_at,
    last_event_at,
    legend,
    map_places,
    place_of,
    placed_events,
    when_short,
)
from mali_tui.app.views.map.projection import frame
from mali_tui.app.views.map.renderer import RenderedMap, draw
from mali_tui.app.views.map.window import MapFrame, MapWindow
from mali_tui.countries import country_names
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import LocationFilter, match_all
from mali_tui.textual_rtl.line_filters import DirectionFilter, LeftToRight

STYLE_SHEET = Path(__file__).with_name("style.tcss")
STYLES = ("ring", "home", "border", "coast", "mark", "place", "area", "not-yet", "since", "lit", "legend", "country")
RLM = "\u200f"  # a title between two of these is ordered as right-to-left text


class Map(EventCanvas[RenderedMap]):
    """Every place with its sign; that of the current event is highlighted.

    East is to the right in every language, so its lines are not mirrored as others are; names within them are
    still shaped and ordered.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"map--{style}" for style in STYLES}
    STYLE_PREFIX, META_KEY = "map", "place"

    def __init__(self, *, open_on_click: bool = False, id: str | None = None) -> None:
        """``open_on_click``: a click on a place opens its event, rather than showing it on the map first."""
        super().__init__(id=id)
        self.event_id = ""
        """The key of the event up to which the map shows what happened."""
        self._since_then = False
        self._window: MapWindow | None = None
        self.is_in_scope: LocationFilter = match_all
        """Which events are in scope."""
        self._follows_click = open_on_click
        self._wording: Wording | None = None
        self._titles = ("", "")
        self._own_filters: dict[LineFilter, LineFilter] = {}

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def show(self, wording: Wording, event: str, *, since_then: bool = False) -> None:
        """Show the places at the time of the event of a key; with ``since_then`` the later events count, too."""
        moved = event != self.event_id
        self._wording, self.event_id, self._since_then = wording, event, since_then
        place = self._place()
        if moved and place and self._window:
            self._window = self._frame().reveal(self._window, *place)
        self.styles.border_title_align = self.styles.border_subtitle_align = "right" if self._rtl else "left"
        self.redraw()

    def title(self, title: str, subtitle: str = "") -> None:
        """Set the border title in the direction of the language, although the border is not mirrored."""
        if self._rtl:
            title, subtitle = (f"{RLM}{text}{RLM}" if text else "" for text in (title, subtitle))
        if (title, subtitle) != self._titles:  # setting them renders the whole map again
            self._titles = title, subtitle
            self.border_title, self.border_subtitle = Content(title), Content(subtitle)

    @property
    def _rtl(self) -> bool:
        return self._wording is not None and self._wording.edition.direction == "rtl"

    def draw(self, size: Size) -> RenderedMap:
        """The places at the time of the current event."""
        if self._wording is None:
            return RenderedMap([], [], [])
        wording, since_then = self._wording, self._since_then
        places = map_places(wording, self.event_id, self.is_in_scope, since_then=since_then)
        signs = legend(wording, since_then=since_then)
        when = partial(when_short, wording)
        countries = country_names(wording.edition.code)
        direction = wording.edition.direction
        return draw(places, size.width, size.height, when, direction, signs, countries, self._window)

    # ── Zooming and moving ───────────────────────────────────────────────────────────────────

    def _frame(self) -> MapFrame:
        """The whole map in the present size."""
        places = self._wording.explainer.graph.places.values() if self._wording else ()
        width, height = (max(1, side) for side in self.scrollable_content_region.size)
        return MapFrame(frame(width, height, tuple((place.lat, place.lon) for place in places)), width, height)

    def _place(self) -> tuple[float, float] | None:
        """The latitude and longitude of the current event."""
        if self._wording is None:
            return None
        explainer = self._wording.explainer
        place = explainer.graph.places.get(place_of(explainer, self.event_id) or "")
        return (place.lat, place.lon) if place else None

    def _set_window(self, window: MapWindow | None) -> None:
        if window != self._window:
            self._window = window
            self.redraw()

    def zoom(self, by: int) -> None:
        """Zoom in (1) or out (-1), around the place of the current event if that is seen."""
        self._set_window(self._frame().zoom(self._window, by, self._place()))

    def show_all(self) -> None:
        """Show the whole map."""
        self._set_window(None)

    def show_around_event(self) -> None:
        """Show what is around the place of the current event, if it has one."""
        if place := self._place():
            self._set_window(self._frame().window_around(*place))

    def pan(self, *, east: int = 0, north: int = 0) -> None:
        """Move by steps to the east and to the north."""
        self._set_window(self._frame().pan(self._window, east, north))

    # ── Stepping through time ────────────────────────────────────────────────────────────────

    @property
    def event(self) -> str:
        """The current event."""
        return self.event_id

    def step(self, by: int, wanted: Callable[[Location], bool] | None = None) -> bool:
        """Step to the next or previous event that has a place; False at the end. ``wanted`` is ignored."""
        if self._wording is None:
            return False
        order = event_keys(self._wording.explainer, since_then=True)
        now = order.index(self.event_id)
        candidates = [id for id in self._events_in_scope() if (order.index(id) - now) * by > 0]
        if candidates:
            self._reach(candidates[0] if by > 0 else candidates[-1])
        return bool(candidates)

    def page_by(self, by: int) -> None:
        """Step by one event, since there are few."""
        self.step(by)

    def go_to_end(self, by: int) -> None:
        """Go to the first or the last event that has a place."""
        if placed := self._events_in_scope():
            self._reach(placed[0 if by < 0 else -1])

    def _events_in_scope(self) -> list[str]:
        """The events in scope that have a place."""
        if self._wording is None:
            return []
        placed = placed_events(self._wording.explainer, since_then=self._since_then)
        return [key for key in placed if self.is_in_scope(location_of_key(key))]

    def _reach(self, event: str) -> None:
        if self._wording is not None:
            self.show(self._wording, event, since_then=self._since_then)
            self.post_message(self.Reached(location_of_key(event)))

    def on_click(self, event: events.Click) -> None:
        """Show the last event of the clicked place up to the current one, or else its first event."""
        place = event.style.meta.get("place")
        if place is None or self._wording is None:
            return
        event.stop()
        explainer, since_then = self._wording.explainer, self._since_then
        event_id = self.event_id
        if place_of(explainer, event_id) != place:
            event_id = (
                last_event_at(explainer, place, self.event_id, self.is_in_scope, since_then=since_then)
                or (*events_at(explainer, place, since_then=since_then), self.event_id)[0]
            )
        if event_id == self.event_id or self._follows_click:
            self.post_message(self.Followed(location_of_key(event_id)))
        else:
            self._reach(event_id)

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of the app without those that mirror."""
        return [self._without_mirroring(line_filter) for line_filter in super().get_line_filters()]

    def _without_mirroring(self, line_filter: LineFilter) -> LineFilter:
        if not isinstance(line_filter, DirectionFilter) or isinstance(line_filter, LeftToRight):
            return line_filter
        # the same object every time, since Textual caches by filter
        return self._own_filters.setdefault(line_filter, LeftToRight(marks=line_filter.marks))
