"""The evidence view: claims against events, and a summary."""

from __future__ import annotations

from mali_tui.app.matrix.grid import Grid, GridCell
from mali_tui.app.page.blocks import Block
from mali_tui.app.scope.grid_dimming import filter_grid_by_lens
from mali_tui.app.views.evidence.grid import cell_details, evidence_grid, evidence_summary
from mali_tui.app.views.matrix_view import MatrixView
from mali_tui.reading.location import Location


class EvidenceView(MatrixView):
    """Claims against events, with a summary."""

    def grid(self) -> Grid:
        """Claims against events."""
        return filter_grid_by_lens(evidence_grid(self.wording), self.visible_set)

    def cell_details(self, cell: GridCell) -> list[Block]:
        """The claim and the event, and how one rests on the other."""
        return cell_details(self.wording, self.matrix.grid, cell)

    def summary(self) -> list[Block]:
        """The summary of the evidence."""
        return evidence_summary(self.wording)

    def cell_for(self, location: Location) -> GridCell | None:
        """The cell of a Location; of a section, that of its first claim."""
        if location.kind == "section":
            location = Location("claim", self.wording.explainer.claims_of_passage[location.passage][0])
        return super().cell_for(location)
