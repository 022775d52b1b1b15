"""What the time axis and the map share: a picture drawn to fit, in which one steps from event to event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.reading.location import Location
from mali_tui.rtl.cells import cell_len
from mali_tui.rtl.strips import LightStrip


class Rows(Protocol):
    """A picture: runs of logical text from the top, each with its style and what it stands for, if anything."""

    @property
    def rows(self) -> Sequence[Sequence[tuple[str, str, object]]]:
        """Row by row."""


Picture = TypeVar("Picture", bound=Rows)


class EventPicture(Widget, Generic[Picture], can_focus=True):
    """A `Pane` that leads to events. Subclasses draw it, know the current event and step to others."""

    SHARES_LOOK = True
    ALLOW_SELECT = False
    LOOK: ClassVar[str]
    """What its component classes begin with."""
    META: ClassVar[str]
    """Under which a cell has what it stands for."""

    class Reached(Message):
        """The reader stepped to an event."""

        def __init__(self, location: Location) -> None:
            super().__init__()
            self.location = location

    class Followed(Reached):
        """The reader asked to go to an event."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: tuple[Size, Picture] | None = None
        self._looks: dict[str, Style] = {}

    # ── What subclasses fill in ──────────────────────────────────────────────────────────────

    def draw(self, size: Size) -> Picture:
        """The picture for a size in cells."""
        raise NotImplementedError

    @property
    def event(self) -> str:
        """The id of the current event; empty while there is none."""
        raise NotImplementedError

    def walk(self, by: int, wanted: Callable[[Location], bool] | None = None) -> bool:
        """To the next or previous event, whatever is wanted: there is nothing else in it; False at the end."""
        raise NotImplementedError

    # ── What the keys do ─────────────────────────────────────────────────────────────────────

    @property
    def current(self) -> Location | None:
        """The current event."""
        return Location("event", self.event) if self.event else None

    def move(self, by: int) -> None:
        """As in the list of events, down is later."""
        self.walk(by)

    def follow(self) -> bool:
        """Ask to go to the current event."""
        if self.current is not None:
            self.post_message(self.Followed(self.current))
        return self.current is not None

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────

    @property
    def picture(self) -> Picture:
        """What is drawn for the present size."""
        size = self.scrollable_content_region.size
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self.draw(size))
        return self._drawn[1]

    def redraw(self) -> None:
        """There is something else to show."""
        self._drawn = None
        self._looks.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """A theme or a class changed."""
        super().notify_style_update()
        self._looks.clear()

    def _look(self, name: str) -> Style:
        """The style of a name, or of what has none; looked up once, since it costs Textual some effort."""
        if name not in self._looks:
            part = self.get_component_rich_style(f"{self.LOOK}--{name}", partial=True) if name else None
            self._looks[name] = self._look("") + part if part else self.rich_style
        return self._looks[name]

    def render_line(self, y: int) -> Strip:
        """One row."""
        rows = self.picture.rows
        segments, used = [], 0
        for text, look, meaning in rows[y] if y < len(rows) else ():
            style = self._look(look)
            segments.append(Segment(text, style + Style(meta={self.META: meaning}) if meaning else style))
            used += cell_len(text)
        strip = LightStrip(segments, used)
        return strip.adjust_cell_length(self.size.width, self._look(""))
