"""The view of the main actors against each other."""

from __future__ import annotations

from collections.abc import Callable

from mali_tui.app.matrix.grid import Grid, GridCell
from mali_tui.app.page.blocks import Block
from mali_tui.app.views.actors.ties_grid import tie_details, ties_grid
from mali_tui.app.views.matrix_view import MatrixView
from mali_tui.app.views.outlines import actor_outline
from mali_tui.reading.location import Location


class TiesView(MatrixView):
    """The ties between the main actors: who does what to whom."""

    end_message_key = "messages.no_tie"

    def step_claim(self, by: int, wanted: Callable[[Location], bool]) -> bool:
        """Step to the next or previous tie, row by row, since this view has no claims."""
        return self.matrix.step_mark(by)

    def grid(self) -> Grid:
        """The main actors against each other."""
        return ties_grid(self.wording, self.visible_set.contains)

    def cell_details(self, cell: GridCell) -> list[Block]:
        """What one actor does to the other."""
        return tie_details(self.wording, self.matrix.grid, cell)

    def summary(self) -> list[Block]:
        """All actors by kind."""
        return actor_outline(self.wording)
