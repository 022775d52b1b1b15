"""A Textual screen whose lines are laid out for a direction: what the mouse selects, and how it is sent.

Changes: `Screen._forward_event`, `_watch__select_state` and `_select_all_in_widget`, which select text and forward
the mouse; `_refresh_layout` and `_compositor_refresh`, during which each widget's direction is found once. Textual
looks for the character under the mouse in the logical line. Upstream: see `compositor`. Without it text is selected
as if it ran from the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual import events
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.selection import Selection, SelectState
from textual.widget import Widget

from mali_tui.textual_rtl.compositor import EncodingCompositor
from mali_tui.textual_rtl.directions import cache_directions
from mali_tui.textual_rtl.line_filters import DirectionFilter

if TYPE_CHECKING:
    from mali_tui.rtl.encodings import Encoding


def adopt_screen(screen: Screen[Any]) -> None:
    """Make a screen a `BidiScreen`, before it is drawn: its class becomes one of the same name with that in it."""
    screen.__class__ = _class_with_layer(type(screen))
    cast(BidiScreen, screen).set_up_layout()


@cache
def _class_with_layer(kind: type[Screen[Any]]) -> type[Screen[Any]]:
    # Textual inherits CSS by the first base
    bases = (BidiScreen,) if kind is Screen else (kind, BidiScreen)
    return type(kind.__name__, bases, attributes_of_copy(kind))


def attributes_of_copy(kind: type[DOMNode]) -> dict[str, Any]:
    """What makes a class derived from ``kind`` like it: its default CSS counts as much, not as a base's."""
    bases = property(lambda node: node._css_bases(kind))
    return {"__module__": kind.__module__, "__doc__": kind.__doc__, "_node_bases": bases}


class EncodingApp(Protocol):
    """What a `BidiScreen` asks of its app."""

    encoding: Encoding
    SELECTS_WORDS: bool


class BidiScreen(Screen[Any]):
    """What every screen of a `Directed` app becomes, if it isn't one by its bases, of which this is then the last.

    Dragging selects what is seen, a double click the word, a triple click the paragraph; and what is drawn is sent as
    the terminal needs it.
    """

    COMPOSITOR: ClassVar[type[EncodingCompositor]] = EncodingCompositor
    """The compositor's class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_up_layout()

    def set_up_layout(self) -> None:
        """Prepare what the layer needs to know; called once, before the screen is drawn."""
        self._compositor = self.COMPOSITOR(lambda: cast(EncodingApp, self.app).encoding)
        # the ends of all words pointed at since the mouse button went down
        self._ends: dict[tuple[Widget, Offset], Offset] = {}
        self._clicked: events.Click | None = None

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        with cache_directions():
            super()._refresh_layout(size, scroll)

    def _compositor_refresh(self) -> None:
        with cache_directions():
            super()._compositor_refresh()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget at a cell of the screen, and the offset of the character seen there in its content."""
        widget, offset = self._seen_at(x, y)
        if widget is not None and not widget.is_attached:  # it has gone since the last frame
            return None, None
        return widget, offset

    def _seen_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        from mali_tui.textual_rtl.selection import seen_at  # only the mouse needs it

        seen = seen_at(self, x, y)
        if seen is None or seen.rounds_up:
            return super().get_widget_and_offset_at(x, y)
        if seen.span is None:
            return seen.widget, None
        start, end = seen.span
        self._ends[seen.widget, start] = end
        return seen.widget, start

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Click):
            self._clicked = event
        elif isinstance(event, (events.MouseDown, events.Key)):
            self._ends.clear()
            self._clicked = None
        super()._forward_event(event)

    def _watch__select_state(self, select_state: SelectState | None) -> None:
        """As Textual's, which takes every cell to be one character: here it may be one with marks, two, or none.

        And what is dragged over several widgets ends with the last of these, too, which Textual leaves out.
        """
        super()._watch__select_state(select_state)
        if select_state is None or select_state.end is None:
            return
        if select_state.is_single_content_widget:
            widget = select_state.start.content_widget
            first, last = select_state.content_offsets
            if widget is not None and (end := self._ends.get((widget, last))) is not None:
                self.selections = {widget: Selection.from_offsets(first, end)}
        elif self._selects_words:
            self.selections = {w: self._extend_to_cluster(w, selection) for w, selection in self.selections.items()}

    @property
    def _selects_words(self) -> bool:
        return cast(EncodingApp, self.app).SELECTS_WORDS

    def _extend_to_cluster(self, widget: Widget, selection: Selection) -> Selection:
        """A selection with the whole of what is seen where it ends."""
        end = self._ends.get((widget, selection.end)) if selection.end is not None else None
        return selection if end is None else Selection(selection.start, end)

    def _select_all_in_widget(self, widget: Widget) -> None:
        """What Textual does on a double or triple click, too; then it is not all that is meant."""
        from mali_tui.textual_rtl.selection import seen_at  # only the mouse needs it

        click, self._clicked = self._clicked, None
        is_word = click is not None and click.chain > 1 and self._selects_words
        seen = seen_at(self, click.screen_x, click.screen_y) if click and is_word else None
        selection = None
        if click and seen:
            selection = seen.word if click.chain == 2 else seen.paragraph
        if seen and selection:
            self.selections = {seen.widget: selection}
        else:
            super()._select_all_in_widget(widget)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Behind a dialog stand the lines of the screen below, which have been laid out already."""
        return [f for f in super().get_line_filters() if not isinstance(f, DirectionFilter)]
