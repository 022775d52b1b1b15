"""A canvas of terminal cells: single glyphs, and labels that do not touch them."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from mali_tui.app.views.runs import runs

LABEL_MARGIN = 2  # cells between a label and other events; with fewer, Arabic words would be ordered as one text
OVERWRITABLE = " ╌┊╱"  # characters that a label may be written over


class AxisPiece(NamedTuple):
    """A run of a row in one style, and the ids of its events."""

    text: str
    style: str
    events: tuple[str, ...] = ()


class AxisLabel(NamedTuple):
    """Text in a row, from a column on."""

    row: int
    column: int
    text: str

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + cell_len(self.text)


BLANK = AxisPiece(" ", "")


class AxisCanvas:
    """``width`` × ``height`` cells. Anything outside is ignored."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.labels: list[AxisLabel] = []
        self._rows = [[BLANK] * width for _ in range(height)]

    def copy(self) -> AxisCanvas:
        """A copy with the same content."""
        other = AxisCanvas(0, 0)
        other.width, other.height, other.labels = self.width, self.height, list(self.labels)
        other._rows = [list(row) for row in self._rows]
        return other

    def at(self, row: int, column: int) -> AxisPiece:
        """The piece in a cell; empty in the cells of a label after its first."""
        return self._rows[row][column]

    def put_cell(self, row: int, column: int, glyph: str, style: str, events: tuple[str, ...] = ()) -> None:
        """Put a glyph into a cell."""
        if 0 <= column < self.width and 0 <= row < self.height:
            self._rows[row][column] = AxisPiece(glyph, style, events)

    def can_place(self, row: int, column: int, width: int, own: tuple[str, ...]) -> bool:
        """Whether a label fits here: over blanks and faint lines only, and not touching other events than ``own``.

        The cells of a label after its first are empty, and so not free.
        """
        if column < 0 or column + width > self.width:
            return False
        for at in range(max(0, column - LABEL_MARGIN), min(self.width, column + width + LABEL_MARGIN)):
            piece = self._rows[row][at]
            beside = piece.events == own and not column <= at < column + width
            if not beside and (not piece.text or piece.text not in OVERWRITABLE):
                return False
        return True

    def write(self, row: int, column: int, text: str, style: str, events: tuple[str, ...] = ()) -> None:
        """Write a label into a row, with a blank at either side."""
        width, line = cell_len(text), self._rows[row]
        for at in (column - 1, column + width):
            if 0 <= at < self.width and line[at].text in OVERWRITABLE:
                line[at] = BLANK
        # the whole text goes into its first cell: the direction filter lays it out
        line[column : column + width] = [
            AxisPiece(text, style, events),
            *[AxisPiece("", style, events)] * (width - 1),
        ]
        self.labels.append(AxisLabel(row, column, text))

    def pieces(self, row: int) -> list[AxisPiece]:
        """A row as runs."""
        return runs(self._rows[row], AxisPiece)
