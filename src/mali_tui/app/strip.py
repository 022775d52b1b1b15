"""An actor's strip of the time axis, as blocks for a card: its own events to scale, with the years and today."""

from __future__ import annotations

from collections.abc import Callable

from mali_tui.app.axis import axis, never
from mali_tui.app.axis_bars import bars, rows_needed
from mali_tui.app.axis_cells import Piece
from mali_tui.app.axis_layout import Axis, Picture, draw, in_one_lane
from mali_tui.app.axis_scale import Scale
from mali_tui.app.blocks import Block, TextBuilder
from mali_tui.reading.cutoff import Cutoff
from mali_tui.wording import Wording

MOST_LANES = 4  # rows
WIDEST = 100  # cells
STYLES = {
    "dated": "mark", "ongoing": "quiet", "between": "dim", "to-come": "mark", "title": "quiet", "line": "rule",
    "gap": "mark", "guide": "rule", "tick": "dim", "today": "strong", "cutoff": "strong", "dim": "faded",
}  # fmt: skip


def strip_blocks(
    wording: Wording,
    id: str,
    width: int,
    *,
    dimmed: Callable[[str], bool] = never,
    cutoff: Cutoff | None = None,
) -> list[Block]:
    """The strip of an actor that has events, a row a block, in at most ``width`` cells."""
    events = wording.explainer.events_of_actor.get(id, ())
    if not events:
        return []
    own = axis(wording, dimmed=dimmed, cutoff=cutoff, only=events)
    return [_block(picture_row) for picture_row in _drawn(own, min(width, WIDEST)).rows]


def _drawn(own: Axis, width: int) -> Picture:
    """Drawn in as many rows as keep its bars apart, up to a few."""
    window = own.times.whole
    apart = rows_needed(bars(in_one_lane(own.entries), Scale(own.times, window, max(1, width)), own.today))
    return draw(own, window, width, min(MOST_LANES, apart) + 2, alone=True)


def _block(pieces: list[Piece]) -> Block:
    builder = TextBuilder()
    for piece in pieces:
        builder.add(piece.text, STYLES.get(piece.style, ""))
    return builder.block()
