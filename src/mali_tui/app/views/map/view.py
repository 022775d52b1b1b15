"""The map view: the places with their events, the map, and what happened at the place of the current event."""

from __future__ import annotations

from textual.widget import Widget

from mali_tui.app.page.page import Page
from mali_tui.app.views.map.map_widget import STYLE_SHEET, Map
from mali_tui.app.views.map.places import place_card, place_outline, placed_events
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.view import PaneName, View
from mali_tui.reading.location import Location
from mali_tui.symbols import SEPARATOR


class MapView(View):
    """The places at the time of each event."""

    STYLE_SHEETS = (STYLE_SHEET,)
    folds_first = "links"
    end_message_key = "messages.no_event"

    def pages(self) -> tuple[Widget, Widget, Widget]:
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

    def pane_title(self, name: PaneName) -> str:
        """The title of a pane."""
        titles = {"outline": "map.places", "content": "panes.map", "links": "map.there"}
        return self.wording(titles[name])

    def dimmer(self) -> None:
        """Dim the map, too."""
        super().dimmer()
        self.map.is_in_scope = self.visible_set.contains

    def populate(self) -> None:
        """List the places."""
        self.pane("outline").show(place_outline(self.wording))

    def retranslate(self) -> None:
        """Show the same event in another language."""
        self.pane("outline").replace(place_outline(self.wording))
        if self.location:
            self.map.show(self.wording, self.location.id)
            self.pane("links").replace(place_card(self.wording, self.location.id))
            self._title(self.location.id)

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Highlight the place of an event."""
        self.map.show(self.wording, location.id)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show the same event in the list and the links."""
        self.pane("outline").select_location(location)
        self.pane("links").show(place_card(self.wording, location.id), location)
        self._title(location.id)

    def _title(self, event: str) -> None:
        wording = self.wording
        title = wording.edition.events[event].title + SEPARATOR + wording.when_short(event)
        placed = placed_events(wording.explainer)
        position = wording("cards.at", n=placed.index(event) + 1, of=len(placed)) if event in placed else ""
        self.map.title(title, position)

    def on_event_canvas_reached(self, message: Map.Reached) -> None:
        """Go to the event, as a step in the history."""
        message.stop()
        self.post_message(NavigateTo(message.location, step=True, shown=True))

    def on_event_canvas_followed(self, message: Map.Followed) -> None:
        """Go to the event in its home view."""
        message.stop()
        self.post_message(NavigateTo(message.location))
