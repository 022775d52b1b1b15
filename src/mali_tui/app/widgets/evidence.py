"""The evidence view: claims against events as a matrix, what meets at its cursor, and the footing of it all."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mali_tui.app.evidence import evidence_grid, footing_blocks, meeting
from mali_tui.app.grid import Cell
from mali_tui.app.messages import Go
from mali_tui.app.widgets.bar import Bar
from mali_tui.app.widgets.matrix import Matrix
from mali_tui.app.widgets.page import Page
from mali_tui.app.widgets.pane import Pane
from mali_tui.app.widgets.view import PaneName, View
from mali_tui.reading.location import Location

TALL = 18  # rows from which there is room for all that is at the cursor
BESIDE = 150  # columns from which the footing stands beside the matrix


class EvidenceView(View):
    """Another way to look at claims and events: its Locations are theirs. The outline's place is the footing's."""

    PANES = ("content", "outline")

    def compose(self) -> ComposeResult:
        """The matrix with what is at its cursor below it, and the footing beside them or folded away."""
        yield Bar(id="tabs")
        with Horizontal(id="panes"):
            with Vertical(id="matrix-and-meeting", classes="pane -content"):
                yield Matrix(id="content")
                meeting_page = Page(id="links")
                meeting_page.can_focus = False
                yield meeting_page
            yield Page(id="outline").add_class("pane", "-outline")

    @property
    def matrix(self) -> Matrix:
        """The content."""
        return self.query_one(Matrix)

    @property
    def focused_pane(self) -> Pane:
        """The matrix, or the footing."""
        return self.matrix if self.active == "content" else self.pane("outline")

    @property
    def claims_pane(self) -> Pane:
        """The matrix walks the claims, whatever has the focus."""
        return self.matrix

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def fill(self) -> None:
        """Set out the matrix and the footing."""
        self.matrix.show(evidence_grid(self.wording))
        self.pane("outline").show(footing_blocks(self.wording))

    def refill(self) -> None:
        """The same cell in another language."""
        self.matrix.show(evidence_grid(self.wording))
        self.pane("outline").replace(footing_blocks(self.wording))
        self._name_cell()

    def bring(self, location: Location, came_from: Location | None) -> None:
        """Put the cursor on a claim's row or an event's column; coming back, it is still in the cell left."""
        found = self.matrix.grid.find(location)
        if found is not None and location != self.matrix.current:
            self.matrix.point(found)

    def accompany(self, location: Location, came_from: Location | None) -> None:
        """Name what is at the cursor."""
        self._name_cell()

    def _name_cell(self) -> None:
        self.pane("links").show(meeting(self.wording, self.matrix.grid, self.matrix.cursor))
        grid, cell = self.matrix.grid, self.matrix.cursor
        self.query_one("#matrix-and-meeting").border_subtitle = self.wording(
            "evidence.at", row=cell.row + 1, rows=len(grid.rows), column=cell.column + 1, columns=len(grid.columns)
        )

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """Both where there is room, else the one in use."""
        return self.PANES if self.app.size.width >= BESIDE else (self.active,)

    def fold(self) -> None:
        """Show the panes that the window's width allows for."""
        visible = self.visible_panes
        self.query_one("#matrix-and-meeting").display = "content" in visible
        self.pane("outline").display = "outline" in visible
        self.set_class(len(visible) > 1, "-two")
        self.set_class(len(visible) == 1, "-one")
        self.set_class(self.app.size.height < TALL, "-short")
        tabs = self.query_one("#tabs", Bar)
        tabs.display = len(visible) < len(self.PANES)
        tabs.show([self._tab(name, visible) for name in self.PANES])

    def pane_title(self, name: PaneName) -> str:
        """What a pane is called."""
        return self.wording("panes.evidence" if name == "content" else "panes.footing")

    def title_panes(self) -> None:
        """Put each pane's name on its border."""
        self.query_one("#matrix-and-meeting").border_title = self.pane_title("content")
        self.pane("outline").border_title = self.pane_title("outline")

    def enter(self, name: PaneName) -> None:
        """Give a pane the focus."""
        self.active = name if name in self.PANES else "content"
        self.fold()
        (self.matrix if self.active == "content" else self.pane("outline")).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane the reader is in."""
        if isinstance(event.widget, Matrix | Page) and event.widget.id in self.PANES:
            self.active = event.widget.id
            self.fold()

    # ── What the panes say ───────────────────────────────────────────────────────────────────

    def on_matrix_reached(self, message: Matrix.Reached) -> None:
        """Walking the matrix is a step."""
        message.stop()
        self.post_message(Go(message.location, step=True, shown=True))

    def on_matrix_followed(self, message: Matrix.Followed) -> None:
        """Leave for the claim or the event."""
        message.stop()
        self.post_message(Go(message.location))

    def on_page_reached(self, message: Page.Reached) -> None:
        """In the footing the cursor came to something that the matrix can show too."""
        message.stop()
        location = message.location
        if location.kind == "section":
            claims = self.wording.explainer.claims_of_passage[location.passage]
            location = Location("claim", claims[0])
        found = self.matrix.grid.find(location)
        if found is not None:
            self._show_cell(found)

    def _show_cell(self, cell: Cell) -> None:
        self.matrix.point(cell)
        self.post_message(Go(self.matrix.grid.location(cell), step=True, shown=True))
