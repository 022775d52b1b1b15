"""A small timeline of an actor's events, as blocks for its card."""

from __future__ import annotations

from mali_tui.app.page.blocks import Block, TextBuilder
from mali_tui.app.views.cards import label
from mali_tui.app.views.event_canvas import event_key
from mali_tui.app.views.timeline.axis import axis
from mali_tui.app.views.timeline.bars import make_bars, merge_lanes, rows_needed
from mali_tui.app.views.timeline.canvas import AxisPiece
from mali_tui.app.views.timeline.renderer import Axis, RenderedAxis, draw
from mali_tui.app.views.timeline.scale import ColumnScale
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import SEPARATOR

MAX_LANES = 4  # rows
MIN_WIDTH, MAX_WIDTH = 30, 100  # cells
NO_BREAK = "\u00a0"
STYLES = {
    "dated": "mark", "ongoing": "quiet", "between": "secondary", "to-come": "mark", "title": "quiet", "line": "rule",
    "gap": "mark", "guide": "rule", "tick": "secondary", "today": "strong", "cutoff": "strong", "dimmed": "dimmed",
    "circa": "mark", "span": "mark", "later": "strong", "later-name": "emphasis",
}  # fmt: skip


def first_and_last_event(wording: Wording, id: str, width: int, visible: VisibleSet) -> list[Block]:
    """The first and the last event of an actor, and below them its timeline, if there is room."""
    events = wording.explainer.events_of_actor.get(id, ())
    if not events:
        return []
    builder = TextBuilder()
    for number, event in enumerate(dict.fromkeys((events[0], events[-1]))):
        if number:
            builder.add(" … ", "secondary")
        builder.add(wording.edition.events[event].title, "link", Location("event", event))
        builder.add(SEPARATOR + wording.when_short(event).replace(" ", NO_BREAK), "secondary")
    blocks = [label(wording("cards.span", n=len(events))), builder.block()]
    return [*blocks, *strip_blocks(wording, id, width, visible)] if width >= MIN_WIDTH else blocks


def strip_blocks(wording: Wording, id: str, width: int, visible: VisibleSet) -> list[Block]:
    """The timeline of an actor that has events, one block a row, in at most ``width`` cells."""
    events = wording.explainer.events_of_actor.get(id, ())
    if not events:
        return []
    since_then = visible.scope.since_then
    later = wording.explainer.since_of_actor.get(id, ()) if since_then else ()
    event_axis = axis(
        wording,
        is_in_scope=visible.contains,
        cutoff=visible.scope.cutoff,
        only=(*events, *(event_key(Location("since", event)) for event in later)),
        since_then=since_then,
        later=visible.later,
    )
    return [_block(row) for row in _render(event_axis, min(width, MAX_WIDTH)).rows]


def _render(event_axis: Axis, width: int) -> RenderedAxis:
    """Draw the axis in as many rows as its bars need, at most `MAX_LANES`."""
    window = event_axis.times.whole
    rows = rows_needed(
        make_bars(
            merge_lanes(event_axis.entries), ColumnScale(event_axis.times, window, max(1, width)), event_axis.today
        )
    )
    return draw(event_axis, window, width, min(MAX_LANES, rows) + 2, alone=True)


def _block(pieces: list[AxisPiece]) -> Block:
    builder = TextBuilder()
    for piece in pieces:
        builder.add(piece.text, STYLES.get(piece.style, ""))
    return builder.block(drawing=True)
