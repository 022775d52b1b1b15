"""A view with a matrix: the details of the current cell stand below it, and a list beside it or folded away."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from mali_tui.app.matrix.grid import Grid, GridCell
from mali_tui.app.matrix.matrix import STYLE_SHEET, Matrix
from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page import Page
from mali_tui.app.scope.grid_dimming import dim_grid
from mali_tui.app.ui.bar import StatusBar
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.app.views.view import PaneName, Panes, View
from mali_tui.reading.location import Location

DETAILS_MIN_ROWS = 18  # rows from which there is room for all details of a cell
TALL_DETAILS_MIN_ROWS = 30  # rows from which the details get more room
SIDE_BY_SIDE_COLUMNS = 150  # columns from which the list stands beside the matrix


class MatrixView(View):
    """Base of the views that show a grid, whose Locations have views of their own, to which Enter leads."""

    STYLE_SHEETS = (STYLE_SHEET,)
    PANES: ClassVar[tuple[PaneName, ...]] = ("content", "outline")
    LISTS: ClassVar[tuple[PaneName, ...]] = ("outline",)
    """The panes beside the matrix. Those that are not among `panes_in_turn` stay hidden."""

    def compose(self) -> ComposeResult:
        """The matrix with the details of its cell below, and the list beside them or folded away."""
        yield StatusBar(id="tabs")
        with Panes(id="panes"):
            with Vertical(id="matrix-and-details", classes="pane -content"):
                yield Matrix(id="content")
                details_page = Page(id="links")
                details_page.can_focus = False
                yield details_page
            for name in self.LISTS:
                yield Page(id=name).add_class("pane", "-outline")

    # ── What subclasses fill in ──────────────────────────────────────────────────────────────

    def grid(self) -> Grid:
        """Rows against columns."""
        raise NotImplementedError

    def cell_details(self, cell: GridCell) -> list[Block]:
        """The details of a cell."""
        raise NotImplementedError

    def summary(self) -> list[Block]:
        """The list."""
        raise NotImplementedError

    def cell_for(self, location: Location) -> GridCell | None:
        """The cell that shows something of the list."""
        return self.matrix.grid.find(location)

    @property
    def matrix(self) -> Matrix:
        """The content."""
        return self.query_one(Matrix)

    @property
    def focused_pane(self) -> Pane:
        """The matrix, or the list."""
        return self.matrix if self.active == "content" else self.pane(self.active)

    @property
    def claims_pane(self) -> Pane:
        """The keys step through the claims in the matrix, whatever has the focus."""
        return self.matrix

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def populate(self) -> None:
        """Show the matrix and the list."""
        self.matrix.show(dim_grid(self.grid(), self.visible_set))
        self.pane("outline").show(self.summary())

    def retranslate(self) -> None:
        """Show the same cell in another language."""
        grid = dim_grid(self.grid(), self.visible_set)
        self.matrix.show(grid, grid.cell_at(*self.matrix.grid.row_and_column(self.matrix.cursor)))
        self.pane("outline").replace(self.summary())
        self._name_cell()

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Put the cursor on a row or a column; coming back, it is still in the cell left."""
        found = self.matrix.grid.find(location)
        if found is not None and location != self.matrix.current:
            self.matrix.select_location(found)

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show the details of the current cell."""
        self._name_cell()

    def _name_cell(self) -> None:
        self.pane("links").show(self.cell_details(self.matrix.cursor))
        grid, cell = self.matrix.grid, self.matrix.cursor
        places = {
            "row": cell.row + 1,
            "column": cell.column + 1,
            "rows": len(grid.rows),
            "columns": len(grid.columns),
        }
        at = self.wording(f"{self.id}.at", **places) if grid.rows else None
        self.query_one("#matrix-and-details").border_subtitle = at

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """The matrix and a list where there is room, else the one in use."""
        if self.app.size.width < SIDE_BY_SIDE_COLUMNS:
            return (self.active,)
        return ("content", "outline" if self.active == "content" else self.active)

    def update_layout(self) -> None:
        """Show the panes that the window's width allows for."""
        visible = self.visible_panes
        self.query_one("#matrix-and-details").display = "content" in visible
        for name in self.LISTS:
            self.pane_widget(name).display = name in visible
        self.set_class(len(visible) > 1, "-two")
        self.set_class(len(visible) == 1, "-one")
        self.set_class(self.app.size.height < DETAILS_MIN_ROWS, "-short")
        self.set_class(self.app.size.height >= TALL_DETAILS_MIN_ROWS, "-tall")
        self.show_tabs(self.panes_in_turn, visible)

    def pane_title(self, name: PaneName) -> str:
        """What a pane is called."""
        return self.wording(f"panes.{self.id}" if name == "content" else f"panes.beside_{self.id}")

    def title_panes(self) -> None:
        """Put each pane's name on its border."""
        self.query_one("#matrix-and-details").border_title = self.pane_title("content")
        for name in self.LISTS:
            self.pane_widget(name).border_title = self.pane_title(name)

    def focus_pane(self, name: PaneName) -> None:
        """Give a pane the focus."""
        self.active = name if name in self.panes_in_turn else "content"
        self.update_layout()
        self.pane_widget(self.active).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane the reader is in."""
        name = next((name for name in self.panes_in_turn if event.widget is self.pane_widget(name)), None)
        if name:
            self.active = name
            self.update_layout()

    # ── Messages of the panes ───────────────────────────────────────────────────────────────────

    def on_matrix_reached(self, message: Matrix.Reached) -> None:
        """Take a move of the cursor for a step."""
        message.stop()
        self.post_message(NavigateTo(message.location, step=True, shown=True))

    def on_matrix_followed(self, message: Matrix.Followed) -> None:
        """Go to the Location in its own view."""
        message.stop()
        self.post_message(NavigateTo(message.location))

    def on_page_reached(self, message: Page.Reached) -> None:
        """Show in the matrix what the cursor of the list is at, if the matrix has it."""
        message.stop()
        found = self.cell_for(message.location)
        if found is not None:
            self.matrix.select_location(found)
            self.post_message(NavigateTo(self.matrix.grid.location_of(found), step=True, shown=True))
