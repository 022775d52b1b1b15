"""The map as a widget: it shows the places as an event finds them, and steps from event to event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.app.map import Picture, draw
from mali_tui.app.places import latest, legend, placed_events, spots
from mali_tui.reading.location import Location
from mali_tui.reading.scope import Holds, everything
from mali_tui.rtl.filter import DirectionFilter, LeftToRight
from mali_tui.rtl.mirror import mirror_interface, mirror_text
from mali_tui.wording import Wording

STYLES = ("ring", "home", "border", "coast", "mark", "place", "area", "later", "lit", "legend")
RLM = "\u200f"  # a title between two of these is a right-to-left text of its own


def _turned(text: str) -> str:
    """A text with its arrows pointing the other way, as a right-to-left line would have them.

    Brackets are left as they are: ordering the text turns them, whatever the direction of the line.
    """
    return "".join(mirror_interface(sign) if mirror_text(sign) == sign else sign for sign in text)


class Map(Widget, can_focus=True):
    """Every place with its sign, that of the current event lit up.

    East is to the right in every language, so its lines are not mirrored as others are; names within them are
    still shaped and ordered.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"map--{style}" for style in STYLES}
    SHARES_LOOK = True
    ALLOW_SELECT = False

    class Reached(Message):
        """The reader stepped to an event."""

        def __init__(self, location: Location) -> None:
            super().__init__()
            self.location = location

    class Followed(Reached):
        """The reader asked to go to an event."""

    def __init__(self, *, follows_click: bool = False, id: str | None = None) -> None:
        """``follows_click``: a click on a place leads away to its event, rather than showing it here first."""
        super().__init__(id=id)
        self.moment = ""
        """The id of the event up to which the map shows what happened."""
        self.holds: Holds = everything
        """Which of the events count."""
        self._follows_click = follows_click
        self._wording: Wording | None = None
        self._drawn: tuple[Size, Picture] | None = None
        self._own_filters: dict[LineFilter, LineFilter] = {}

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def show(self, wording: Wording, moment: str) -> None:
        """Show the places as the event ``moment`` finds them."""
        self._wording, self.moment = wording, moment
        self._drawn = None
        self.styles.border_title_align = self.styles.border_subtitle_align = "right" if self._rtl else "left"
        self.refresh()

    def title(self, title: str, subtitle: str = "") -> None:
        """Write on the border, in the direction of the language though the border is not mirrored."""
        if self._rtl:
            title, subtitle = (f"{RLM}{_turned(text)}{RLM}" if text else "" for text in (title, subtitle))
        self.border_title, self.border_subtitle = Content(title), Content(subtitle)

    @property
    def _rtl(self) -> bool:
        return self._wording is not None and self._wording.edition.direction == "rtl"

    @property
    def picture(self) -> Picture:
        """The map drawn for the widget's size."""
        size = self.scrollable_content_region.size
        if self._drawn is None or self._drawn[0] != size:
            picture = Picture([], [], [])
            if self._wording is not None:
                places = spots(self._wording, self.moment, self.holds)
                if self._rtl:
                    places = tuple(replace(spot, note=_turned(spot.note)) for spot in places)
                direction = self._wording.edition.direction
                picture = draw(places, size.width, size.height, direction, legend(self._wording))
            self._drawn = (size, picture)
        return self._drawn[1]

    # ── Stepping through time ────────────────────────────────────────────────────────────────

    @property
    def current(self) -> Location | None:
        """The current event."""
        return Location("event", self.moment) if self.moment else None

    def walk(self, by: int, wanted: Callable[[Location], bool] | None = None) -> bool:
        """To the next or previous event that has a place, whatever is wanted: there is nothing else on a map."""
        if self._wording is None:
            return False
        order = list(self._wording.explainer.graph.events)
        now = order.index(self.moment)
        ahead = [id for id in self._placed() if (order.index(id) - now) * by > 0]
        if ahead:
            self._reach(ahead[0] if by > 0 else ahead[-1])
        return bool(ahead)

    def move(self, by: int) -> None:
        """As in the list of events, down is later."""
        self.walk(by)

    def leap(self, by: int) -> None:
        """One event, too: there are few."""
        self.walk(by)

    def edge(self, by: int) -> None:
        """The first or the last event that has a place."""
        if placed := self._placed():
            self._reach(placed[0 if by < 0 else -1])

    def _placed(self) -> list[str]:
        """The events that it steps through."""
        if self._wording is None:
            return []
        return [id for id in placed_events(self._wording.explainer) if self.holds(Location("event", id))]

    def follow(self) -> bool:
        """Ask to go to the current event."""
        if self.current is not None:
            self.post_message(self.Followed(self.current))
        return self.current is not None

    def _reach(self, event: str) -> None:
        if self._wording is not None:
            self.show(self._wording, event)
            self.post_message(self.Reached(Location("event", event)))

    def on_click(self, event: events.Click) -> None:
        """A place that is clicked shows its last event up to now, or the first that is to come."""
        place = event.style.meta.get("place")
        if place is None or self._wording is None:
            return
        event.stop()
        explainer = self._wording.explainer
        lit = explainer.graph.events[self.moment].place == place
        if not lit:
            self._reach(latest(explainer, place, self.moment, self.holds) or explainer.events_of_place[place][0])
        if lit or self._follows_click:
            self.follow()

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The app's, but none that mirrors."""
        return [self._unmirrored(line_filter) for line_filter in super().get_line_filters()]

    def _unmirrored(self, line_filter: LineFilter) -> LineFilter:
        if not isinstance(line_filter, DirectionFilter) or isinstance(line_filter, LeftToRight):
            return line_filter
        # the same one every time, because Textual keeps what a filter made
        return self._own_filters.setdefault(line_filter, LeftToRight(marks=line_filter.marks))

    def render_line(self, y: int) -> Strip:
        """One row of the map."""
        base, rows = self.rich_style, self.picture.rows
        if y >= len(rows):
            return Strip.blank(self.size.width, base)
        segments = []
        for piece in rows[y]:
            style = base + self._style(piece.style) if piece.style else base
            if piece.spot:
                style += Style(meta={"place": piece.spot})
            segments.append(Segment(piece.text, style))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"map--{name}", partial=True)
