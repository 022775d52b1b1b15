"""Base of the time axis and the map: a picture drawn to fit its size, with a cursor that steps through events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.app.ui.no_palette_filter import NoPaletteFilter
from mali_tui.reading.location import Location
from mali_tui.rtl.cell_width import cell_len
from mali_tui.textual_fixes.line_cache import UncachedStrip
from mali_tui.textual_fixes.mixins import DirectRepaint
from mali_tui.textual_fixes.resizing import ResizeHook


def event_key(location: Location) -> str:
    """What stands for an event in a picture: its id, or the address of a later event."""
    return location.id if location.kind == "event" else str(location)


def location_of_key(key: str) -> Location:
    """The event that a key stands for."""
    return Location.parse(key) if ":" in key else Location("event", key)


class DrawnCanvas(Protocol):
    """A drawn canvas, as rows of logical text; each run has a style and the ids that it stands for, if any."""

    @property
    def rows(self) -> Sequence[Sequence[tuple[str, str, object]]]:
        """The runs of each row."""


PictureType = TypeVar("PictureType", bound=DrawnCanvas)
MAX_CACHED_STYLES = 512  # cached styles; more than any picture has


class EventCanvas(NoPaletteFilter, ResizeHook, DirectRepaint, Widget, Generic[PictureType], can_focus=True):
    """A `Pane` that leads to events. Subclasses draw it, know the current event and step to others."""

    SHARES_LOOK = True
    ALLOW_SELECT = False
    STYLE_PREFIX: ClassVar[str]
    """What its component classes begin with."""
    META_KEY: ClassVar[str]
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
        self._drawn: PictureType | None = None
        self._cached_styles: dict[tuple[str, object], Style] = {}
        self._strips: dict[int, tuple[Sequence[tuple[str, str, object]], UncachedStrip]] = {}

    # ── What subclasses fill in ──────────────────────────────────────────────────────────────

    def draw(self, size: Size) -> PictureType:
        """The picture for a size in cells."""
        raise NotImplementedError

    @property
    def event(self) -> str:
        """The key of the current event; empty while there is none."""
        raise NotImplementedError

    def step(self, by: int, wanted: Callable[[Location], bool] | None = None) -> bool:
        """Step to the next or previous event; False at the end. ``wanted`` is ignored: everything is an event."""
        raise NotImplementedError

    # ── What the keys do ─────────────────────────────────────────────────────────────────────

    @property
    def current(self) -> Location | None:
        """The current event."""
        return location_of_key(self.event) if self.event else None

    def move(self, by: int) -> None:
        """Move to a later event for down, to an earlier one for up, as in the list of events."""
        self.step(by)

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────

    @property
    def picture(self) -> PictureType:
        """What is drawn for the present size."""
        if self._drawn is None:
            self._drawn = self.draw(self.scrollable_content_region.size)
        return self._drawn

    def before_resize(self) -> None:
        """Discard the picture, which is drawn to fit the size."""
        self._drawn = None
        self._strips.clear()

    def redraw(self) -> None:
        """Draw again after a change of what is shown."""
        self._drawn = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw again: a new theme or class may have changed the colours and the space within the border."""
        super().notify_style_update()
        self._cached_styles.clear()
        self._drawn = None
        self._strips.clear()

    def _style_of(self, name: str, meaning: object = None) -> Style:
        """The style of a name, or the base style, with the ids in its meta; cached."""
        key = name, meaning
        look = self._cached_styles.get(key)
        if look is None:
            look = self._make_style(name, meaning)
            if len(self._cached_styles) >= MAX_CACHED_STYLES:
                self._cached_styles.clear()
            self._cached_styles[key] = look
        return look

    def _make_style(self, name: str, meaning: object) -> Style:
        if meaning:
            return self._style_of(name) + Style(meta={self.META_KEY: meaning})
        if name:
            return self._style_of("") + self.get_component_rich_style(f"{self.STYLE_PREFIX}--{name}", partial=True)
        return self.rich_style

    def render_line(self, y: int) -> Strip:
        """Render one row. It is cached by its text: most rows stay the same when the current event changes."""
        rows = self.picture.rows
        pieces = rows[y] if y < len(rows) else ()
        kept = self._strips.get(y)
        if kept and kept[0] == pieces:
            return kept[1]
        segments = [Segment(text, self._style_of(look, meaning)) for text, look, meaning in pieces]
        strip = UncachedStrip(segments, sum([cell_len(segment.text) for segment in segments]))
        width = self.size.width
        if strip.cell_length != width:
            strip = UncachedStrip(list(strip.adjust_cell_length(width, self._style_of(""))), width)
        self._strips[y] = pieces, strip
        return strip
