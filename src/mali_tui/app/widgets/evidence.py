"""The evidence view: claims against events, and the footing of it all."""

from __future__ import annotations

from mali_tui.app.blocks import Block
from mali_tui.app.evidence import evidence_grid, footing_blocks, meeting
from mali_tui.app.grid import Cell, Grid
from mali_tui.app.grid_veil import rows_in_lens
from mali_tui.app.widgets.matrix_view import MatrixView
from mali_tui.reading.location import Location


class EvidenceView(MatrixView):
    """Another way to look at claims and events."""

    def grid(self) -> Grid:
        """Claims against events."""
        return rows_in_lens(evidence_grid(self.wording), self.reach)

    def meeting(self, cell: Cell) -> list[Block]:
        """The claim and the event, and how one rests on the other."""
        return meeting(self.wording, self.matrix.grid, cell)

    def summary(self) -> list[Block]:
        """The footing."""
        return footing_blocks(self.wording)

    def found(self, location: Location) -> Cell | None:
        """A section is shown at its first claim."""
        if location.kind == "section":
            location = Location("claim", self.wording.explainer.claims_of_passage[location.passage][0])
        return super().found(location)
