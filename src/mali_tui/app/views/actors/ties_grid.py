"""The ties between the main actors as a grid, and the details of a cell: what one actor does to the other."""

from __future__ import annotations

from collections import Counter, defaultdict

from mali_tui.app.matrix.grid import CellMark, Column, Grid, GridCell, Row
from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import SIGN_CELLS
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import LocationFilter, match_all
from mali_tui.symbols import SEPARATOR

MIN_TIES = 2  # ties that make an actor one of the main ones
MAX_ACTORS = 26  # actors; every language has a letter for that many
SINGLE_TIE = "●"


def main_actors(explainer: Explainer) -> list[str]:
    """The actors with several ties, most ties first; if at most one has, all that have a tie."""
    counts = Counter({id: len(ties) for id, ties in explainer.ties_of_actor.items()})
    main = [id for id, ties in counts.most_common(MAX_ACTORS) if ties >= MIN_TIES]
    return main if len(main) > 1 else [id for id, _ in counts.most_common(MAX_ACTORS)]


def ties_grid(wording: Wording, is_in_scope: LocationFilter = match_all) -> Grid:
    """The ties as a grid: actors in rows act on those in columns; a letter names an actor's row and column.

    If some of a cell's ties are in scope, only those count.
    """
    explainer, letters = wording.explainer, wording("ties.letters")
    ids = main_actors(explainer)
    numbers = {id: number for number, id in enumerate(ids)}
    ties: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for tie in explainer.graph.ties:
        if tie.source in numbers and tie.target in numbers:
            ties[numbers[tie.source], numbers[tie.target]].append(tie.event)
    for cell, events in ties.items():
        ties[cell] = [event for event in events if is_in_scope(Location("event", event))] or events
    out = Counter(row for (row, _), events in ties.items() for id in events if is_in_scope(Location("event", id)))
    back = Counter(column for (_, column), events in ties.items() for _ in events)
    rows = tuple(
        Row(Location("actor", id), letters[number], wording.actor(id), sum=f" {out[number]}")
        for number, id in enumerate(ids)
    )
    columns = tuple(
        Column(Location("actor", id), letters[number], wording.actor(id), back[number])
        for number, id in enumerate(ids)
    )
    marks = {
        cell: CellMark(
            SINGLE_TIE if len(events) == 1 else str(len(events)),
            is_strong=len(events) > 1,
            location=Location("event", events[0]),
            count=len(events),
        )
        for cell, events in ties.items()
    }
    return Grid(rows, columns, marks, corner=wording("ties.corner"), has_diagonal=True)


def tie_details(wording: Wording, grid: Grid, cell: GridCell) -> list[Block]:
    """The ties of a cell in words, each with the event that shows it."""
    if cell.row < 0 or cell.column < 0:
        location = (grid.columns[cell.column] if cell.row < 0 else grid.rows[cell.row]).location
        sums = (
            wording("ties.towards", n=grid.columns[cell.column].sum)
            if cell.row < 0
            else wording("ties.from", n=int(grid.rows[cell.row].sum))
        )
        return [paragraph(wording.name(location), "strong"), paragraph(sums, "quiet")]
    source, target = grid.rows[cell.row].location.id, grid.columns[cell.column].location.id
    arrow = " → " if wording.edition.direction == "ltr" else " ← "
    head = TextBuilder().add(wording.actor(source), "strong").add(arrow, "mark").add(wording.actor(target), "strong")
    ties = [tie for tie in wording.explainer.graph.ties if (tie.source, tie.target) == (source, target)]
    if not ties:
        return [head.block(), paragraph(wording("ties.none"), "quiet")]
    blocks = [head.block()]
    for tie in ties:
        location = Location("event", tie.event)
        builder = TextBuilder().add_continuation(wording.edition.ties[tie.kind].out, "claim", location)
        builder.add_continuation(SEPARATOR + wording.edition.events[tie.event].title, "secondary", location)
        blocks.append(builder.block(lead="→", lead_width=SIGN_CELLS, lead_style="mark"))
    return blocks
