"""The timeline view: the events on an axis and in a list, the card of one of them, and a map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from mali_tui.app.page.blocks import Block
from mali_tui.app.scope.dimming import ScopeDimmer
from mali_tui.app.views import cards, outlines
from mali_tui.app.views.event_canvas import EventCanvas, event_key
from mali_tui.app.views.map import map_widget
from mali_tui.app.views.map.map_widget import Map
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.timeline import axis_widget
from mali_tui.app.views.timeline.axis import axis
from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.app.views.view import PaneName, View
from mali_tui.cards import card_of
from mali_tui.reading.location import Location
from mali_tui.reading.scope import match_all
from mali_tui.textual_fixes.mixins import ForwardingContainer

AXIS_ACTIONS = ("zoom", "whole_span", "around_event", "pan")
MAP_MIN_SIZE = (30, 14)  # cells, border included, from which a map is shown below the links
MAP_MAX_ROWS = 22  # rows
AXIS_SHARE = 0.29  # the share of a window's rows, where the axis has lanes
AXIS_MAX_ROWS = 20  # rows
MIN_ROWS_WITH_LANES = 32  # rows of a window
SMALL_WINDOW_HEIGHTS = ((24, 4), (20, 3), (12, 2))  # rows of a smaller window, and of the axis in it


def axis_height(rows: int) -> int:
    """The rows that the axis takes of a window, its border among them where it has lanes."""
    if rows >= MIN_ROWS_WITH_LANES:
        return min(AXIS_MAX_ROWS, int(rows * AXIS_SHARE))
    return next((height for least, height in SMALL_WINDOW_HEIGHTS if rows >= least), 0)


class LinksAndMap(ForwardingContainer, Vertical):
    """Container of the links and the map."""


class TimelineView(View):
    """The events in time, and the claims that rest on the one chosen. Below the links, where there is room, a map."""

    STYLE_SHEETS = (axis_widget.STYLE_SHEET, map_widget.STYLE_SHEET)
    PANES = ("axis", "outline", "content", "links")
    folds_first = "links"
    _beside_list = False

    def compose(self) -> ComposeResult:
        """The axis over the panes."""
        yield TimeAxis(id="axis").add_class("pane")
        yield from super().compose()

    @cached_property
    def axis(self) -> TimeAxis:
        """All events to scale."""
        return self.query_one(TimeAxis)

    @cached_property
    def _beside_links(self) -> LinksAndMap:
        return self.query_one(LinksAndMap)

    @cached_property
    def _map(self) -> Map:
        return self.query_one("#where", Map)

    # ── The keys of the axis ─────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The actions of the axis are disabled while the axis is hidden."""
        return self.axis.display if action in AXIS_ACTIONS else super().check_action(action, parameters)

    def action_zoom(self, by: int) -> None:
        """Zoom in (1) or out (-1)."""
        self.axis.zoom(by)

    def action_whole_span(self) -> None:
        """Show the whole axis."""
        self.axis.show_all()

    def action_around_event(self) -> None:
        """Show the time around the current event."""
        self.axis.show_around_event()

    def action_pan(self, by: int) -> None:
        """Scroll earlier or later; the arrow keys follow the direction of the language."""
        self.axis.pan(by if self.wording.edition.direction == "ltr" else -by)

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    @property
    def focused_pane(self) -> Pane:
        """The axis, or one of the pages."""
        return self.axis if self.active == "axis" else self.pane(self.active)

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """The panes that have room. With the focus on the axis they are those for the content."""
        if self.active == "axis":
            return self.panes_beside("content")
        return super().visible_panes

    @property
    def panes_in_turn(self) -> Sequence[PaneName]:
        """The panes without the axis, where the window has no room for it."""
        return [name for name in self.PANES if name != "axis" or self.axis.display or self.active == "axis"]

    def wrap_pane(self, name: PaneName, page: Widget) -> Widget:
        """Put the links into a container that they share with the map."""
        if name != "links":
            return page
        where = Map(open_on_click=True, id="where")
        where.can_focus = False
        where.display = False
        return LinksAndMap(page, where.add_class("pane"), id="beside-links")

    def update_layout(self) -> None:
        """Fold the panes, the map together with the links, and fit the axis to the window."""
        super().update_layout()
        if self.location and self._beside_list != ("outline" in self.visible_panes):
            self.pane("links").replace(self._surroundings(self.location))
        height = axis_height(self.app.size.height)
        self.axis.display = height > 0
        self.axis.styles.height = height
        self.axis.set_class(self.app.size.height < MIN_ROWS_WITH_LANES, "-strip")
        beside, shown = self._beside_links, "links" in self.visible_panes
        if shown and not beside.display:
            self.call_after_refresh(self._fit_map)  # only then is it known how much room there is
        beside.display = shown
        self._fit_map()

    def pane_title(self, name: PaneName) -> str:
        """The axis has a name of its own."""
        return self.wording("axis.title") if name == "axis" else super().pane_title(name)

    def title_panes(self) -> None:
        """The axis has a border of its own."""
        super().title_panes()
        self.axis.border_title = self.pane_title("axis")

    def _show_axis(self, location: Location) -> None:
        # `match_all` saves a call for each of perhaps thousands of events
        visible = self.visible_set
        is_in_scope = visible.contains if visible.scope.is_active else match_all
        event_axis = axis(
            self.wording,
            event_key(location),
            is_in_scope=is_in_scope,
            cutoff=visible.scope.cutoff,
            since_then=visible.scope.since_then,
            later=visible.later,
        )
        self.axis.show(self.wording, event_axis)

    def _surroundings(self, location: Location) -> list[Block]:
        """The fields beside the card; without the neighbours where the list shows them."""
        self._beside_list = "outline" in self.visible_panes
        without = ("neighbours",) if self._beside_list else ()
        return cards.aside_blocks(card_of(self.wording, location, self.visible_set.later), without=without)

    def _show_map(self, location: Location) -> None:
        self._map.show(self.wording, event_key(location), since_then=self.visible_set.scope.since_then)
        self._map.title(self.wording("panes.map"))
        self._fit_map()

    def _fit_map(self) -> None:
        """Give the map the rows that the links leave; hide it if they are too few."""
        if not self.is_attached:  # called after another view has replaced this one
            return
        where, links = self._map, self.pane("links")
        room = self._beside_links.outer_size  # known also while another view is shown
        spare = min(room.height - links.text_height - links.gutter.height, MAP_MAX_ROWS)
        has_room = room.width >= MAP_MIN_SIZE[0] and spare >= MAP_MIN_SIZE[1]
        where.display = has_room and bool(self.wording.explainer.graph.places)
        if where.display:  # else it would be laid out again for nothing
            where.styles.height = spare

    def update_dimmers(self) -> None:
        """Dim the map, too."""
        super().update_dimmers()
        self._map.is_in_scope = self.visible_set.contains

    def _outline(self) -> Sequence[Block]:
        return ScopeDimmer(self.wording, self.visible_set).only_in_lens(
            outlines.event_outline(
                self.wording, since_then=self.visible_set.scope.since_then, later=self.visible_set.later
            )
        )

    def populate(self) -> None:
        """List the events."""
        self.pane("outline").show(self._outline())

    def retranslate(self) -> None:
        """Show the same event in another language."""
        outline = self.pane("outline")
        outline.replace(self._outline())
        if self.location:
            if outline.current is None:  # it was outside the lens
                outline.select_location(self.location)
            self.pane("content").replace(
                cards.card_blocks(card_of(self.wording, self.location, self.visible_set.later))
            )
            self.pane("links").replace(self._surroundings(self.location))
            self._show_axis(self.location)
            self._show_map(self.location)

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Show an event; the cursor is on the claim the reader came from, else on the first."""
        explainer = self.wording.explainer
        claims: tuple[str, ...] = ()
        if location.kind == "event":
            claims = explainer.claims_of_event.get(location.id, ())
        cursor = came_from
        if claims and (came_from is None or came_from.id not in claims):
            cursor = Location("claim", claims[0])
        self.pane("content").show(cards.card_blocks(card_of(self.wording, location, self.visible_set.later)), cursor)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show the same event in the list and the links."""
        self.pane("outline").select_location(location)
        self.pane("links").show(self._surroundings(location), came_from)
        self._show_axis(location)
        self._show_map(location)

    # ── Messages of axis and map ────────────────────────────────────────────────────────────────

    def on_event_canvas_reached(self, message: EventCanvas.Reached) -> None:
        """Go to the event, as a step in the history."""
        message.stop()
        self.post_message(NavigateTo(message.location, step=True))

    def on_event_canvas_followed(self, message: EventCanvas.Followed) -> None:
        """Go to the event of the clicked bar or place."""
        message.stop()
        self.post_message(NavigateTo(message.location))
