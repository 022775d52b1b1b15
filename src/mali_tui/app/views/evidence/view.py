"""The evidence view: claims against events, a summary, and the outcomes of what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from mali_tui.app.matrix.grid import Grid, GridCell
from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page import Page
from mali_tui.app.scope.grid_dimming import filter_grid_by_lens
from mali_tui.app.views.evidence.grid import cell_details, evidence_grid, evidence_summary
from mali_tui.app.views.evidence.outcomes import outcome_blocks
from mali_tui.app.views.matrix_view import MatrixView
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.view import PaneName
from mali_tui.content.forecasts import sentence_of
from mali_tui.reading.location import Location


class EvidenceView(MatrixView):
    """Claims against events, with a summary and, where later events are known, the list of outcomes."""

    PANES: ClassVar[tuple[PaneName, ...]] = ("content", "outline", "outcomes")
    LISTS: ClassVar[tuple[PaneName, ...]] = ("outline", "outcomes")

    _left_outcomes_at: Location | None = None  # where the reader was in the outcomes when they followed a link
    _returns_to_outcomes = False

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

    # ── Outcomes ────────────────────────────────────────────────────────────────────────────────────

    @property
    def panes_in_turn(self) -> Sequence[PaneName]:
        """The outcomes are there only where later events are known."""
        return self.PANES if self.wording.explainer.graph.since else self.PANES[:-1]

    def pane_title(self, name: PaneName) -> str:
        """The name of a pane."""
        return self.wording("panes.outcomes") if name == "outcomes" else super().pane_title(name)

    def populate(self) -> None:
        """Show the matrix and the lists."""
        super().populate()
        self.pane("outcomes").show(self._outcomes())

    def retranslate(self) -> None:
        """Show the same cell and the same row in another language, or in another scope."""
        super().retranslate()
        page = self.pane("outcomes")
        cursor, anchor = page.cursor, page.scroll_anchor
        links = [link.location for block in page.blocks for link in block.links]
        page.replace(self._outcomes())
        if links == [link.location for block in page.blocks for link in block.links]:
            page.cursor = cursor  # two rows may lead to the same later event
            page.restore(anchor)

    def _outcomes(self) -> list[Block]:
        return outcome_blocks(self.wording, self.visible_set) if self.wording.explainer.graph.since else []

    @property
    def claims_pane(self) -> Pane:
        """The outcomes while the reader is there, else the matrix."""
        return self.pane("outcomes") if self.active == "outcomes" else super().claims_pane

    def focus_pane(self, name: PaneName) -> None:
        """Give a pane the focus; going back to the content leads to the outcomes if the reader came from them."""
        if name == "content" and self._returns_to_outcomes:
            name = "outcomes"
        self._returns_to_outcomes = False
        super().focus_pane(name)
        outcomes = self.pane("outcomes")
        if self.active == "outcomes" and self.location and outcomes.current != self.location:
            outcomes.select_location(self.location)

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Put the cursor on a row or a column, or on the row of the outcomes that the reader left."""
        super().show_content(location, came_from)
        self._returns_to_outcomes = location == self._left_outcomes_at

    def destination(self, pane: Pane, location: Location) -> Location:
        """From the outcomes, an event to come leads to the sentence about it."""
        is_outcome = pane is self.pane("outcomes")
        self._left_outcomes_at = self.location if is_outcome else None
        if is_outcome and location.kind == "event":
            claim = sentence_of(self.wording.explainer, location.id)
            return Location("claim", claim) if claim else location
        return location

    def on_page_reached(self, message: Page.Reached) -> None:
        """Take a move in the outcomes for a step; one in the summary moves the cursor of the matrix."""
        if message.page.id == "outcomes":
            message.stop()
            message.prevent_default()
            if cell := self.cell_for(message.location):
                self.matrix.select_location(cell)
            self.post_message(NavigateTo(message.location, step=True, shown=True))
