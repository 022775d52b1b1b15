"""An actor's ties drawn around it: those who do something to it before its box, those it does something to after.

Independent of widgets. All text is logical: the line filter mirrors the drawing with everything else.

                 Mali ─╮            ╭▶ Malian army
     ■ contracts with  │ ╭────────╮ │  ▬ trains
                       ├▶│ Russia ├─┤
                 Diop ─┤ ╰────────╯ ├▶ Mali
           ■ visits    │            │  ▬ invests in
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from rich._wrap import divide_line
from rich.cells import cell_len

from mali_tui.reading.location import Location
from mali_tui.rtl.shaping import shape_with_marks

MIN_SIDE_CELLS = 16  # cells of a side's texts; with fewer there are too many line breaks
MAX_LINK_CELLS = 4  # cells between a side's texts and its trunk, and between that and the box
ARROW = "▶"
SIGN_CELLS = 2  # cells before the name of a tie
BOX_EDGE_CELLS = 4  # cells of its edges, and inside them of the blanks beside the name
MIN_LINKS_CELLS = 4  # cells of the shortest links of a side: to the trunk and on from it, the trunk, a blank
# which of its four sides a line leaves a cell by: up, down, before, after
LINES = {
    (0, 0, 0, 0): " ", (1, 1, 0, 0): "│", (0, 0, 1, 1): "─",
    (0, 1, 1, 0): "╮", (1, 0, 1, 0): "╯", (0, 1, 0, 1): "╭", (1, 0, 0, 1): "╰",
    (1, 1, 1, 0): "┤", (1, 1, 0, 1): "├", (0, 1, 1, 1): "┬", (1, 0, 1, 1): "┴", (1, 1, 1, 1): "┼",
}  # fmt: skip


class TieLabel(NamedTuple):
    """The name of a tie, with the sign and Location of its event."""

    sign: str
    words: str
    location: Location


class Neighbour(Struct, frozen=True):
    """A neighbour and the ties with it."""

    name: str
    location: Location
    ties: tuple[TieLabel, ...]


class NetworkPiece(NamedTuple):
    """A run of a row in one style (``page--{style}``), and the Location it links to, if any."""

    text: str
    style: str = "rule"
    location: Location | None = None
    continued: bool = False  # from the row above


class _NetworkText(NamedTuple):
    """A line of a side: part of a name, to which a line leads from the trunk, or of a tie."""

    pieces: tuple[NetworkPiece, ...]
    joined: bool = False

    @property
    def width(self) -> int:
        """Width in cells."""
        return sum(cell_len(piece.text) for piece in self.pieces)


Row = list[NetworkPiece]


def layout_around(
    name: str, sources: Sequence[Neighbour], targets: Sequence[Neighbour], width: int
) -> list[Row] | None:
    """Rows of at most ``width`` cells, or None if that is too narrow."""
    for box in ([name], _wrap(name, _longest_word(name))):
        inner = max(map(cell_len, box))
        room = width - inner - BOX_EDGE_CELLS - sum(MIN_LINKS_CELLS for side in (sources, targets) if side)
        shares = _share(room, _width_needs(sources), _width_needs(targets))
        if shares:
            longer = min(MAX_LINK_CELLS - 1, (room - sum(shares)) // 4)
            return list(_Drawing(box, _Side(sources, shares[0]), _Side(targets, shares[1]), 1 + longer).rows())
    return None


# ── Room ─────────────────────────────────────────────────────────────────────────────────────


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()))


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, and of as even a length as so many lines can have."""
    lines = len(divide_line(text, width))
    least = next(w for w in range(_longest_word(text), width + 1) if len(divide_line(text, w)) == lines)
    edges = [0, *divide_line(text, least), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(edges)]


def _width_needs(side: Sequence[Neighbour]) -> tuple[int, int]:
    """The fewest cells that a side's texts fit into, and the most that they can use."""
    names = [(0, neighbour.name) for neighbour in side]
    texts = [*names, *((SIGN_CELLS, tie.words) for neighbour in side for tie in neighbour.ties)]
    if not texts:
        return 0, 0
    most = max(indent + cell_len(text) for indent, text in texts)
    longest = max(indent + _longest_word(text) for indent, text in texts)
    return min(most, max(MIN_SIDE_CELLS, longest)), most


def _share(room: int, *needs: tuple[int, int]) -> list[int] | None:
    """The widths of both sides, shared fairly; None if there is not enough room."""
    shares = [least for least, _ in needs]
    spare = room - sum(shares)
    if spare < 0:
        return None
    for _ in range(spare):
        wanting = [side for side, (_, most) in enumerate(needs) if shares[side] < most]
        if wanting:
            shares[min(wanting, key=lambda side: shares[side])] += 1
    return shares


# ── Drawing ──────────────────────────────────────────────────────────────────────────────────


class _Side:
    """The texts before or after the box, and the trunk that joins their names to it."""

    def __init__(self, neighbours: Sequence[Neighbour], width: int) -> None:
        self.width = width
        self._lines = [line for one in neighbours for line in _texts(one, width)]
        self._top = 0

    def __len__(self) -> int:
        return len(self._lines)

    def centre(self, height: int, middle: int) -> None:
        """Centre the texts vertically; a single name is put beside the box."""
        joints = [number for number, line in enumerate(self._lines) if line.joined]
        top = middle - joints[0] if len(joints) == 1 else (height - len(self)) // 2
        self._top = max(0, min(top, height - len(self)))
        joints = [self._top + joint for joint in joints]
        self._first, self._last = min(*joints, middle, middle), max(*joints, middle, middle)

    def line(self, row: int) -> _NetworkText:
        """The text in a row of the drawing."""
        number = row - self._top
        return self._lines[number] if 0 <= number < len(self) else _NetworkText(())

    def trunk(self, row: int, before: bool, after: bool) -> str:
        """The trunk in a row, with the lines that leave it to either side."""
        return LINES[self._first < row <= self._last, self._first <= row < self._last, before, after]


def _texts(neighbour: Neighbour, width: int) -> Iterator[_NetworkText]:
    for number, text in enumerate(_wrap(neighbour.name, width)):
        yield _NetworkText((NetworkPiece(text, "link", neighbour.location, bool(number)),), joined=not number)
    for tie in neighbour.ties:
        for number, text in enumerate(_wrap(tie.words, width - SIGN_CELLS)):
            words = NetworkPiece(text, "quiet", tie.location, bool(number))
            yield _NetworkText(
                (NetworkPiece(f"{tie.sign} ", "mark") if not number else NetworkPiece(" " * SIGN_CELLS), words)
            )


class _Drawing(NamedTuple):
    box: list[str]
    sources: _Side
    targets: _Side
    link: int  # cells from the texts to the trunk, and from that to the box

    def rows(self) -> Iterator[Row]:
        """All rows, from the top."""
        height = max(len(self.box) + 2, len(self.sources), len(self.targets))
        middle = (height - 1) // 2
        for side in (self.sources, self.targets):
            if side:
                side.centre(height, middle)
        for row in range(height):
            pieces = [*self._source_row(row, middle), *self._box_line(row, middle), *self._target_row(row, middle)]
            yield [piece for piece in pieces if piece.text]

    def _source_row(self, row: int, middle: int) -> Row:
        if not self.sources:
            return []
        line, here = self.sources.line(row), row == middle
        # shaping leaves the cells that it saves behind a text: a longer link, or the blank, comes that much nearer
        saved = sum(shape_with_marks(piece.text, False)[2] for piece in line.pieces)
        shorter = min(self.link - 1, saved)
        blank = min(1, saved - shorter)
        pad = NetworkPiece(" " * (self.sources.width - line.width + shorter + blank))
        joint = ("─" if line.joined else " ") * (self.link - shorter) + self.sources.trunk(row, line.joined, here)
        arrow = (
            [NetworkPiece("─" * (self.link - 1)), NetworkPiece(ARROW, "mark")]
            if here
            else [NetworkPiece(" " * self.link)]
        )
        return [pad, *line.pieces, NetworkPiece(" " * (1 - blank) + joint), *arrow]

    def _target_row(self, row: int, middle: int) -> Row:
        if not self.targets:
            return []
        line, here = self.targets.line(row), row == middle
        joint = ("─" if here else " ") * self.link + self.targets.trunk(row, here, line.joined)
        if not line.joined:
            return [NetworkPiece(joint), NetworkPiece(" " * (self.link + 1)), *line.pieces]
        return [
            NetworkPiece(joint + "─" * (self.link - 1)),
            NetworkPiece(ARROW, "mark"),
            NetworkPiece(" "),
            *line.pieces,
        ]

    def _box_line(self, row: int, middle: int) -> Row:
        inner = max(map(cell_len, self.box)) + 2
        line = row - middle + (len(self.box) - 1) // 2  # the line of the name
        if line in (-1, len(self.box)):
            start, end = "╭╮" if line < 0 else "╰╯"
            return [NetworkPiece(start + "─" * inner + end)]
        if not 0 <= line < len(self.box):
            return [NetworkPiece(" " * (inner + 2))]
        pad = inner - 1 - cell_len(self.box[line])
        edge = "├" if row == middle and self.targets else "│"
        return [NetworkPiece("│ "), NetworkPiece(self.box[line], "strong"), NetworkPiece(" " * pad + edge)]
