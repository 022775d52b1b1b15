"""Placing the names on a map: beside their places, inside the map, and clear of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import atan2, pi
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len

from mali_tui.app.views.map.braille import ACROSS, DOWN
from mali_tui.app.views.map.projection import Projection
from mali_tui.content.model import Direction
from mali_tui.symbols import SEPARATOR

GAP = 2  # blank cells between two names; fewer, and Arabic words would be ordered as one text
RING = 2  # cells to the side of a lit place that its ring takes
_ARROWS = "→↗↑↖←↙↓↘"
DATE_LABEL_MIN_WIDTH = 50  # cells of width from which every place can say when, not only the one that is lit
LEGEND_FROM = 16  # rows
LEGEND_ROWS = 2


class MapPlace(Struct, frozen=True):
    """A place to draw: a ``sign`` for its state and, where there is room, the date of its last event."""

    id: str
    name: str
    lat: float
    lon: float
    sign: str
    event: str = ""  # the one that says when
    area: bool = False
    lit: bool = False
    later: bool = False  # nothing has happened there yet


class PlaceMark(NamedTuple):
    """A sign in its cell."""

    row: int
    column: int
    spot: MapPlace


class PlaceLabel(NamedTuple):
    """Logical text from a cell on. ``spot`` is None for the legend."""

    row: int
    column: int
    text: str
    spot: MapPlace | None

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + cell_len(self.text)


MAX_TRIES_PER_ROW = 8  # names for each row, after which no more are tried: of hundreds few find room


class LabelPlacer:
    """Puts marks and labels on a map of ``width`` × ``height`` cells, each label where it first fits."""

    def __init__(self, width: int, height: int, direction: Direction, when: Callable[[str], str]) -> None:
        """``when`` returns the date of an event in words; it is called only where there may be room."""
        self.width, self.height = width, height
        self.direction = direction
        self._when = when
        self.marks: list[PlaceMark] = []
        self.labels: list[PlaceLabel] = []
        # by row, cells from and to which no name may stand; but that of the spot, if one alone has them
        self._taken: defaultdict[int, dict[tuple[int, int], MapPlace | None]] = defaultdict(dict)
        # cells and widths of names for which no room was left, nor will be for others like them
        self._rejected: set[tuple[object, ...]] = set()

    def place(
        self, spots: Sequence[MapPlace], at: Sequence[tuple[int, int]], frame: Projection, legend: Sequence[str] = ()
    ) -> None:
        """Mark every place ``at`` its row and column, and name as many as fit, the lit one first."""
        cells = dict(zip((spot.id for spot in spots), at, strict=True))
        near = {spot.id for spot in spots if self._inside(cells[spot.id])}
        for spot in spots:
            if spot.id in near and not spot.area:
                self._mark(PlaceMark(*cells[spot.id], spot))
        self._put_legend(legend)
        ordered = sorted(spots, key=lambda spot: (not spot.lit, spot.id not in near, spot.area))
        for spot in ordered[: MAX_TRIES_PER_ROW * self.height]:
            if spot.id not in near:
                self._name(spot, self._at_edge(spot, frame))
            elif spot.area:
                self._name(spot, self._centred_labels(spot, *cells[spot.id]))
            else:
                self._name(spot, self._beside(spot, *cells[spot.id]), PlaceMark(*cells[spot.id], spot))

    def _inside(self, cell: tuple[int, int]) -> bool:
        return 0 <= cell[0] < self.height and 0 <= cell[1] < self.width

    def _name(self, spot: MapPlace, candidates: Iterator[PlaceLabel], own: PlaceMark | None = None) -> None:
        found = next((label for label in candidates if self._free(label, own)), None)
        if found is not None:
            self._place_label(found)

    def _place_label(self, label: PlaceLabel) -> None:
        self.labels.append(label)
        self._taken[label.row][label.column - GAP, label.end + GAP] = None

    def _mark(self, mark: PlaceMark) -> None:
        """Reserve the cells of a mark, and of a ring around it in all the rows that it touches."""
        self.marks.append(mark)
        clear = GAP + (RING if mark.spot.lit else 0)
        cells = mark.column - clear, mark.column + 1 + clear
        for row in range(mark.row - 1, mark.row + 2) if mark.spot.lit else (mark.row,):
            self._taken[row][cells] = None if cells in self._taken[row] else mark.spot

    def _free(self, label: PlaceLabel, own: PlaceMark | None) -> bool:
        start, end = label.column, label.end
        if not (0 <= label.row < self.height and start >= 0 and end <= self.width):
            return False
        if own and own.row == label.row and start < own.column + 2 and own.column - 1 < end:
            return False
        taken = self._taken[label.row].items()
        return not any(
            start < last and first < end and (spot is None or spot is not label.spot) for (first, last), spot in taken
        )

    # ── Where a name may stand, best first ───────────────────────────────────────────────────

    def _wordings(self, spot: MapPlace) -> Iterator[str]:
        if spot.event and (spot.lit or self.width >= DATE_LABEL_MIN_WIDTH):
            yield spot.name + SEPARATOR + self._when(spot.event)
        yield spot.name

    def _with_sign(self, spot: MapPlace, text: str) -> str:
        """With the sign at the side that is read first; for names that have no mark of their own."""
        return f"{spot.sign} {text}" if self.direction == "ltr" else f"{text} {spot.sign}"

    def _beside(self, spot: MapPlace, row: int, column: int) -> Iterator[PlaceLabel]:
        reach = RING if spot.lit else 0
        texts = tuple(self._wordings(spot))
        kind = ("beside", reach, row, column, *map(cell_len, texts))
        for text in () if kind in self._rejected else texts:
            width = cell_len(text)
            sides = [column + reach + 2, column - reach - 1 - width]
            if self.direction == "rtl":  # so that the name, not the date, is next to its mark
                sides.reverse()
            for rows in (0, -1, 1):
                yield from (PlaceLabel(row + rows, side, text, spot) for side in sides)
            for rows in (-1, 1, -2, 2):
                away = rows + (rows > 0) - (rows < 0) if spot.lit else rows
                yield PlaceLabel(row + away, max(0, min(self.width - width, column - width // 2)), text, spot)
        self._rejected.add(kind)  # since none of its positions was free

    def _centred_labels(self, spot: MapPlace, row: int, column: int) -> Iterator[PlaceLabel]:
        text = self._with_sign(spot, spot.name)
        width = cell_len(text)
        kind = "centred", row, column, width
        for rows in () if kind in self._rejected else (0, 1, -1, 2, -2):
            for columns in (0, 3, -3, 6, -6, 9, -9):
                start = max(0, min(self.width - width, column - width // 2 + columns))
                yield PlaceLabel(row + rows, start, text, spot)
        self._rejected.add(kind)

    def _at_edge(self, spot: MapPlace, frame: Projection) -> Iterator[PlaceLabel]:
        """A label at the edge of the map, with an arrow towards a place outside it."""
        x, y = frame.dot(spot.lat, spot.lon)
        x_middle, y_middle = self.width * ACROSS / 2, self.height * DOWN / 2
        dx, dy = x - x_middle, y - y_middle
        part = min(x_middle / abs(dx) if dx else 9e9, y_middle / abs(dy) if dy else 9e9)
        row = max(0, min(self.height - 1, int((y_middle + dy * part) / DOWN)))
        column = int((x_middle + dx * part) / ACROSS)
        arrow = _ARROWS[round(atan2(-dy, dx) / (pi / 4)) % 8]
        signed = self._with_sign(spot, spot.name)
        text = f"{arrow} {signed}" if dx < 0 else f"{signed} {arrow}"
        width = cell_len(text)
        start = max(0, min(self.width - width, column - width // 2))
        inward = 1 if row < self.height / 2 else -1
        kind = "edge", row, start, width
        for rows in () if kind in self._rejected else range(self.height):
            for at in (row + rows * inward, row - rows * inward)[: 2 if rows else 1]:
                if 0 <= at < self.height:
                    yield PlaceLabel(at, start, text, spot)
        self._rejected.add(kind)

    def _put_legend(self, items: Sequence[str]) -> None:
        """What the signs mean, in the bottom rows and from the side that is read first, if it all fits."""
        rows: list[list[str]] = [[]]
        for item in items:
            if sum(cell_len(other) + GAP for other in (*rows[-1], item)) > self.width:
                rows.append([])
            rows[-1].append(item)
        longest = max((cell_len(item) for item in items), default=0)
        if self.height < LEGEND_FROM or len(rows) > LEGEND_ROWS or longest + GAP > self.width:
            return
        for number, row in enumerate(rows):
            column = 1 if self.direction == "ltr" else self.width - 1
            for item in row:
                width = cell_len(item)
                start = column if self.direction == "ltr" else column - width
                self._place_label(PlaceLabel(self.height - len(rows) + number, start, item, None))
                column += (width + GAP) if self.direction == "ltr" else -(width + GAP)
