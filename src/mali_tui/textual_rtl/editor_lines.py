"""A line of an editor as it is seen: which characters of its paragraph are in which cells.

Changes nothing in Textual; `bidi_text_area` uses it. Textual takes the column of a character to be the width of what
stands before it. Upstream: see `compositor`. Without it the cursor and the mouse are at other letters than are seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from textual.expand_tabs import get_tab_widths

from mali_tui.rtl.line_layout import Direction, Prose, layout_cells


class ExpandedText(NamedTuple):
    """A text with tabs as blanks; ``columns[i]`` is the index in the unexpanded text of its ``i``-th character."""

    text: str
    columns: Sequence[int]


class WrappedPart(NamedTuple):
    """``paragraph[start:end]``, which stands in one line; ``tabs`` are the widths of all tabs of the paragraph.

    ``isolates`` are spans of the paragraph that each run their own way.
    """

    paragraph: str
    start: int
    end: int
    tabs: tuple[int, ...]
    isolates: tuple[tuple[int, int], ...] = ()

    @property
    def is_last(self) -> bool:
        """Whether the paragraph ends with it: then a blank follows, on which the cursor can be."""
        return self.end == len(self.paragraph)

    def expand(self) -> ExpandedText:
        """The text of the line, with that blank."""
        before = self.paragraph.count("\t", 0, self.start)
        expanded = _expand(self.paragraph[self.start : self.end], self.tabs[before:], " ")
        columns = [self.start + at for at in expanded.columns]
        return (
            ExpandedText(expanded.text + " ", [*columns, self.end])
            if self.is_last
            else expanded._replace(columns=columns)
        )

    def prose(self) -> Prose:
        """The line as a part of its paragraph, in which tabs remain tabs: they separate segments (UAX #9 L1)."""
        offset = len(_expand(self.paragraph[: self.start], self.tabs, "\t").text)
        whole = _expand(self.paragraph, self.tabs, "\t")
        places = {column: at for at, column in reversed(list(enumerate(whole.columns)))}
        spans = tuple([(places[start], places.get(end, len(whole.text))) for start, end in self.isolates])
        return Prose(0, len(self.expand().text), whole.text + " ", offset, (), spans)


def tab_widths(paragraph: str, size: int) -> tuple[int, ...]:
    """The cells that each tab of a line takes."""
    return tuple([width for _, width in get_tab_widths(paragraph, size)]) if "\t" in paragraph else ()


def _expand(text: str, tabs: Sequence[int], blank: str) -> ExpandedText:
    if "\t" not in text:
        return ExpandedText(text, range(len(text)))
    pieces: list[str] = []
    columns: list[int] = []
    widths: Iterator[int] = iter(tabs)
    for at, character in enumerate(text):
        piece = blank * next(widths) if character == "\t" else character
        pieces.append(piece)
        columns += [at] * len(piece)
    return ExpandedText("".join(pieces), columns)


class EditorCell(NamedTuple):
    """What is seen at ``at`` cells from where the line starts, and the first character of the paragraph in it.

    Of a tab it is the first blank.
    """

    column: int
    at: int
    width: int


class EditorLine(NamedTuple):
    """The cells of a line from where it starts, which in a line from the right is there, and where that is.

    What several characters are drawn as, lām-alif, a tab or a letter with marks, is one cell.
    """

    base: Direction
    cells: tuple[EditorCell, ...]

    def cell_of(self, column: int) -> EditorCell:
        """The cell in which a character is seen; where it is a part of a cluster, that of the cluster."""
        by_column = sorted(self.cells)
        return by_column[max(0, bisect_right(by_column, column, key=lambda cell: cell.column) - 1)]

    def column_at(self, at: int) -> int:
        """The character seen ``at`` cells from the start; beside the text the nearest, or the place after it."""
        return self.cells[max(0, bisect_right(self.cells, at, key=lambda cell: cell.at) - 1)].column

    def step(self, column: int, by: int) -> int | None:
        """The character seen after (1) or before (-1) another; None at the ends of the line."""
        place = self.cells.index(self.cell_of(column)) + by
        return self.cells[place].column if 0 <= place < len(self.cells) else None


@lru_cache(256)  # lines: those of some screens
def lay_out_part(part: WrappedPart, base: Direction) -> EditorLine:
    """The cells of a wrapped line."""
    text, columns = part.expand()
    drawn = layout_cells(text, base, False, (part.prose(),)) if text else ()
    cells: dict[int, EditorCell] = {}
    at = 0
    for cell in reversed(drawn) if base == "rtl" else drawn:
        width, column = cell_len(cell.text), columns[cell.start]
        cells.setdefault(column, EditorCell(column, at, width))  # blanks that joined letters have saved come last
        at += width
    return EditorLine(base, tuple(cells.values()) or (EditorCell(part.start, 0, 1),))
