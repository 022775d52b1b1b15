"""Placement of labels on a map: beside their places, inside the map, and without overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from math import atan2, pi
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len

from mali_tui.app.views.map.braille import ACROSS, DOWN
from mali_tui.app.views.map.projection import Projection
from mali_tui.content.model import Direction
from mali_tui.map_outlines import turn_into
from mali_tui.symbols import SEPARATOR

LABEL_GAP = 2  # blank cells between two labels; with fewer, Arabic words would be ordered as one text
RING_CELLS = 2  # cells of the ring at either side of a highlighted place
_ARROWS = "→↗↑↖←↙↓↘"
DATE_LABEL_MIN_WIDTH = 50  # cells of width from which all labels can have dates, not only the highlighted one
MIN_ROWS_WITH_LEGEND = 16  # rows of a map that has a legend
MAX_LEGEND_ROWS = 2


class MapPlace(Struct, frozen=True):
    """A place to draw: a ``sign`` for its state and, where there is room, the date of its last event."""

    id: str
    name: str
    lat: float
    lon: float
    sign: str
    event: str = ""  # the key of the event whose date is shown
    area: bool = False
    highlighted: bool = False
    is_not_yet: bool = False  # the first event there is after the time shown
    since: bool = False  # its last event is from after the article's day


class PlaceMark(NamedTuple):
    """A sign in its cell."""

    row: int
    column: int
    place: MapPlace


class PlaceLabel(NamedTuple):
    """Logical text from a cell on. ``place`` is None for the legend and the name of a country."""

    row: int
    column: int
    text: str
    place: MapPlace | None
    style: str = "legend"  # where there is no place

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + cell_len(self.text)


MAX_TRIES_PER_ROW = 8  # labels tried for each row of the map, since of hundreds only few fit


class LabelPlacer:
    """Puts marks and labels on a map of ``width`` × ``height`` cells, each label at the first free position."""

    def __init__(self, width: int, height: int, direction: Direction, when: Callable[[str], str]) -> None:
        """``when`` returns the date of an event in words; it is called only for labels that may fit."""
        self.width, self.height = width, height
        self.direction = direction
        self._when = when
        self.marks: list[PlaceMark] = []
        self.labels: list[PlaceLabel] = []
        # the ranges of cells that are taken, by row; one with a place is free for the label of that place
        self._taken: defaultdict[int, dict[tuple[int, int], MapPlace | None]] = defaultdict(dict)
        # positions and widths of labels that did not fit; equal ones will not, either
        self._rejected: set[tuple[object, ...]] = set()

    def place(
        self,
        places: Sequence[MapPlace],
        positions: Sequence[tuple[int, int]],
        frame: Projection,
        legend: Sequence[str] = (),
        *,
        name_outside: bool = True,
    ) -> None:
        """Mark every place at its row and column, and label as many as fit, the highlighted one first.

        With ``name_outside`` the edge of the map names those beyond it; it always names the highlighted one.
        """
        cells = dict(zip((place.id for place in places), positions, strict=True))
        near = {place.id for place in places if self._is_inside(cells[place.id])}
        for place in places:
            if place.id in near and not place.area:
                self._add_mark(PlaceMark(*cells[place.id], place))
        self._put_legend(legend)
        ordered = sorted(places, key=lambda place: (not place.highlighted, place.id not in near, place.area))
        for place in ordered[: MAX_TRIES_PER_ROW * self.height]:
            if place.id not in near:
                if name_outside or place.highlighted:
                    self._add_label(place, self._labels_at_edge(place, frame))
            elif place.area:
                self._add_label(place, self._centred_labels(place, *cells[place.id]))
            else:
                self._add_label(
                    place, self._labels_beside(place, *cells[place.id]), PlaceMark(*cells[place.id], place)
                )

    def _is_inside(self, cell: tuple[int, int]) -> bool:
        return 0 <= cell[0] < self.height and 0 <= cell[1] < self.width

    def _add_label(self, place: MapPlace, candidates: Iterator[PlaceLabel], own: PlaceMark | None = None) -> None:
        free_label = next((label for label in candidates if self._is_free(label, own)), None)
        if free_label is not None:
            self._place_label(free_label)

    def add_country(self, name: str, row: int, columns: Iterable[int], blocked: Container[tuple[int, int]]) -> bool:
        """Write a country's name from the first of the columns where it is free; False if none is.

        It takes none of the cells that are ``blocked``, given as column and row.
        """
        for column in columns:
            label = PlaceLabel(row, column, name, None, "country")
            cells = range(column - 1, label.end + 1)
            if self._is_free(label, None) and not any((cell, row) in blocked for cell in cells):
                self._place_label(label)
                return True
        return False

    def _place_label(self, label: PlaceLabel) -> None:
        self.labels.append(label)
        self._taken[label.row][label.column - LABEL_GAP, label.end + LABEL_GAP] = None

    def _add_mark(self, mark: PlaceMark) -> None:
        """Reserve the cells of a mark and, in three rows, of the ring around it."""
        self.marks.append(mark)
        margin = LABEL_GAP + (RING_CELLS if mark.place.highlighted else 0)
        cells = mark.column - margin, mark.column + 1 + margin
        for row in range(mark.row - 1, mark.row + 2) if mark.place.highlighted else (mark.row,):
            self._taken[row][cells] = None if cells in self._taken[row] else mark.place

    def _is_free(self, label: PlaceLabel, own: PlaceMark | None) -> bool:
        start, end = label.column, label.end
        if not (0 <= label.row < self.height and start >= 0 and end <= self.width):
            return False
        if own and own.row == label.row and start < own.column + 2 and own.column - 1 < end:
            return False
        taken = self._taken[label.row].items()
        return not any(
            start < last and first < end and (place is None or place is not label.place)
            for (first, last), place in taken
        )

    # ── Possible positions of a label, best first ────────────────────────────────────────────

    def _texts(self, place: MapPlace) -> Iterator[str]:
        if place.event and (place.highlighted or self.width >= DATE_LABEL_MIN_WIDTH):
            yield place.name + SEPARATOR + self._when(place.event)
        yield place.name

    def _with_sign(self, place: MapPlace, text: str) -> str:
        """Add the sign before the name, in reading order; for places without a mark."""
        return f"{place.sign} {text}" if self.direction == "ltr" else f"{text} {place.sign}"

    def _labels_beside(self, place: MapPlace, row: int, column: int) -> Iterator[PlaceLabel]:
        ring = RING_CELLS if place.highlighted else 0
        texts = tuple(self._texts(place))
        kind = ("beside", ring, row, column, *map(cell_len, texts))
        for text in () if kind in self._rejected else texts:
            width = cell_len(text)
            sides = [column + ring + 2, column - ring - 1 - width]
            if self.direction == "rtl":  # so that the name, not the date, is next to the mark
                sides.reverse()
            for rows in (0, -1, 1):
                yield from (PlaceLabel(row + rows, side, text, place) for side in sides)
            for rows in (-1, 1, -2, 2):
                away = rows + (rows > 0) - (rows < 0) if place.highlighted else rows
                yield PlaceLabel(row + away, max(0, min(self.width - width, column - width // 2)), text, place)
        self._rejected.add(kind)  # since none of its positions was free

    def _centred_labels(self, place: MapPlace, row: int, column: int) -> Iterator[PlaceLabel]:
        text = self._with_sign(place, place.name)
        width = cell_len(text)
        kind = "centred", row, column, width
        for rows in () if kind in self._rejected else (0, 1, -1, 2, -2):
            for columns in (0, 3, -3, 6, -6, 9, -9):
                start = max(0, min(self.width - width, column - width // 2 + columns))
                yield PlaceLabel(row + rows, start, text, place)
        self._rejected.add(kind)

    def _labels_at_edge(self, place: MapPlace, frame: Projection) -> Iterator[PlaceLabel]:
        """Labels at the edge of the map, with an arrow towards a place outside it."""
        x, y = frame.dot(place.lat, turn_into(frame.box(self.width, self.height), place.lon))
        x_middle, y_middle = self.width * ACROSS / 2, self.height * DOWN / 2
        dx, dy = x - x_middle, y - y_middle
        fraction = min(x_middle / abs(dx) if dx else 9e9, y_middle / abs(dy) if dy else 9e9)
        row = max(0, min(self.height - 1, int((y_middle + dy * fraction) / DOWN)))
        column = int((x_middle + dx * fraction) / ACROSS)
        arrow = _ARROWS[round(atan2(-dy, dx) / (pi / 4)) % 8]
        signed = self._with_sign(place, place.name)
        text = f"{arrow} {signed}" if dx < 0 else f"{signed} {arrow}"
        width = cell_len(text)
        start = max(0, min(self.width - width, column - width // 2))
        inward = 1 if row < self.height / 2 else -1
        kind = "edge", row, start, width
        for rows in () if kind in self._rejected else range(self.height):
            for candidate in (row + rows * inward, row - rows * inward)[: 2 if rows else 1]:
                if 0 <= candidate < self.height:
                    yield PlaceLabel(candidate, start, text, place)
        self._rejected.add(kind)

    def _put_legend(self, items: Sequence[str]) -> None:
        """Add the legend of signs in the bottom rows, from the start of the line, if all of it fits."""
        rows: list[list[str]] = [[]]
        for item in items:
            if sum(cell_len(other) + LABEL_GAP for other in (*rows[-1], item)) > self.width:
                rows.append([])
            rows[-1].append(item)
        longest = max((cell_len(item) for item in items), default=0)
        if self.height < MIN_ROWS_WITH_LEGEND or len(rows) > MAX_LEGEND_ROWS or longest + LABEL_GAP > self.width:
            return
        for number, row in enumerate(rows):
            column = 1 if self.direction == "ltr" else self.width - 1
            for item in row:
                width = cell_len(item)
                start = column if self.direction == "ltr" else column - width
                self._place_label(PlaceLabel(self.height - len(rows) + number, start, item, None))
                column += (width + LABEL_GAP) if self.direction == "ltr" else -(width + LABEL_GAP)
