"""The map view: the places with their events, the map, and what happened at the place of the current event."""

from __future__ import annotations

from textual.widget import Widget

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page import Page
from mali_tui.app.views.event_canvas import event_key
from mali_tui.app.views.map.map_widget import STYLE_SHEET, Map
from mali_tui.app.views.map.places import place_card, place_outline, placed_events, when_short
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.view import PaneName, View
from mali_tui.reading.location import Location
from mali_tui.symbols import SEPARATOR

MAP_ACTIONS = ("zoom", "whole_span", "around_event", "pan", "pan_vertically")


class MapView(View):
    """The places at the time of each event."""

    STYLE_SHEETS = (STYLE_SHEET,)
    folds_first = "links"
    end_message_key = "messages.no_event"

    def make_panes(self) -> tuple[Widget, Widget, Widget]:
        """The places, the map and the events of one place."""
        return Page(id="outline"), Map(id="content"), Page(id="links")

    @property
    def map(self) -> Map:
        """The content."""
        return self.query_one(Map)

    @property
    def focused_pane(self) -> Pane:
        """The map, or one of the pages."""
        return self.map if self.active == "content" else self.pane(self.active)

    @property
    def claims_pane(self) -> Pane:
        """The map: the keys for claims step through its events, whichever pane has the focus."""
        return self.map

    # ── The keys of the map ──────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The actions of the map are disabled while it is hidden."""
        return self.map.display if action in MAP_ACTIONS else super().check_action(action, parameters)

    def action_zoom(self, by: int) -> None:
        """Zoom in (1) or out (-1)."""
        self.map.zoom(by)

    def action_whole_span(self) -> None:
        """Show the whole map."""
        self.map.show_all()

    def action_around_event(self) -> None:
        """Show what is around the place of the current event."""
        self.map.show_around_event()

    def action_pan(self, by: int) -> None:
        """Move east (1) or west (-1); east is to the right in every language."""
        self.map.pan(east=by)

    def action_pan_vertically(self, by: int) -> None:
        """Move north (1) or south (-1)."""
        self.map.pan(north=by)

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    def pane_title(self, name: PaneName) -> str:
        """The title of a pane."""
        titles = {"outline": "map.places", "content": "panes.map", "links": "map.there"}
        return self.wording(titles[name])

    def update_dimmers(self) -> None:
        """Dim the map, too."""
        super().update_dimmers()
        self.map.is_in_scope = self.visible_set.contains

    @property
    def _since_then(self) -> bool:
        return self.visible_set.scope.since_then

    def _outline(self) -> list[Block]:
        return place_outline(self.wording, since_then=self._since_then, later=self.visible_set.later)

    def _card(self, location: Location) -> list[Block]:
        later = self.visible_set.later
        return place_card(self.wording, event_key(location), since_then=self._since_then, later=later)

    def _show_map(self, location: Location) -> None:
        self.map.show(self.wording, event_key(location), since_then=self._since_then)

    def populate(self) -> None:
        """List the places."""
        self.pane("outline").show(self._outline())

    def retranslate(self) -> None:
        """Show the same event in another language."""
        self.pane("outline").replace(self._outline())
        if self.location:
            self._show_map(self.location)
            self.pane("links").replace(self._card(self.location))
            self._title(self.location)

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Highlight the place of an event."""
        self._show_map(location)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show the same event in the list and the links."""
        self.pane("outline").select_location(location)
        self.pane("links").show(self._card(location), location)
        self._title(location)

    def _title(self, location: Location) -> None:
        wording, key = self.wording, event_key(location)
        title = wording.name(location) + SEPARATOR + when_short(wording, key)
        placed = placed_events(wording.explainer, since_then=self._since_then)
        position = wording("cards.at", n=placed.index(key) + 1, of=len(placed)) if key in placed else ""
        self.map.title(title, position)

    def on_event_canvas_reached(self, message: Map.Reached) -> None:
        """Go to the event, as a step in the history."""
        message.stop()
        self.post_message(NavigateTo(message.location, step=True, shown=True))

    def on_event_canvas_followed(self, message: Map.Followed) -> None:
        """Go to the event in its home view."""
        message.stop()
        self.post_message(NavigateTo(message.location))
