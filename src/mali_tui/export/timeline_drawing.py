"""The timeline of the HTML page as a drawing: where each event, each year and the article's day stand, in pixels.

Years without events are cut out, and the width of a year grows with its events. An event without a day of its own
stands between its neighbours, on a dashed line over the time in which it may lie, where both ends are known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mali_tui.content.calendar import Day
from mali_tui.content.chronology import event_times
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Graph, Status
from mali_tui.export.wording import PrintWording
from mali_tui.symbols import sign_for

WIDTH = 1040  # pixels, as are all lengths here
MARGIN = 24
TOP = 64  # the height of the axis and of the label of the article's day
LANE_HEIGHT = 26  # the height of a row, and so of a target for the finger
GAP_WIDTH = 26  # stands for the years cut out between two others
MAX_GAP_YEARS = 2  # more years without events are cut out
LETTER_WIDTH = 7.4  # the mean width of a letter of a label
LABEL_DISTANCE = 12  # from the middle of a mark to its label
MIN_TICK_LABEL_DISTANCE = 44  # the least distance of the labels of two years


class YearPiece(NamedTuple):
    """The days from ``first`` up to ``end``, which is not one of them, drawn from ``x`` on."""

    year: int
    first: int
    end: int
    x: float
    width: float


class DrawnEvent(NamedTuple):
    """An event's mark and its label; ``line`` is from where to where it may lie, if that is more than a point."""

    id: str
    status: Status
    symbol: str
    x: float
    y: float
    line: tuple[float, float] | None
    label: str
    label_x: float
    is_label_before: bool


class YearTick(NamedTuple):
    """The beginning of a year."""

    x: float
    label: str


class TimelineDrawing(NamedTuple):
    """What is drawn, from the start of the line: the left in a page that reads to the right."""

    width: float
    height: float
    events: tuple[DrawnEvent, ...]
    ticks: tuple[YearTick, ...]
    gaps: tuple[float, ...]
    today: float
    start: str
    end: str


def draw_timeline(wording: PrintWording) -> TimelineDrawing | None:
    """The drawing of all events; None if none has a date."""
    explainer = wording.explainer
    dated = _dates(explainer)
    if not dated:
        return None
    pieces = _pieces(explainer.graph, dated)
    marks = _marks(explainer, pieces, dated)
    events = tuple(_place_labels(wording, marks, _lines(explainer, pieces)))
    return TimelineDrawing(
        WIDTH,
        max(event.y for event in events) + LANE_HEIGHT,
        events,
        tuple(_ticks(wording, pieces)),
        tuple(piece.x - GAP_WIDTH / 2 for before, piece in pairwise(pieces) if before.year + 1 < piece.year),
        _position(pieces, Day.from_date(explainer.graph.article.as_of).toordinal()),
        wording.year(pieces[0].year),
        wording.year(pieces[-1].year),
    )


# ── The axis ─────────────────────────────────────────────────────────────────────────────────


def _dates(explainer: Explainer) -> dict[str, tuple[Day, Day]]:
    """The first and the last day of the events that have dates of their own."""
    times = event_times(explainer.graph)
    own = {id for id, event in explainer.graph.events.items() if event.date or event.start}
    bounds = {id: time.bounds for id, time in times.items() if id in own}
    return {id: (first, last) for id, (first, last) in bounds.items() if first and last}


def _pieces(graph: Graph, dated: dict[str, tuple[Day, Day]]) -> list[YearPiece]:
    """The years to draw, in order; each as wide as it has events."""
    counts = Counter(day.year for days in dated.values() for day in {*days})
    counts[graph.article.as_of.year] += 1
    years: list[int] = []
    for year in sorted(counts):
        if years and year - years[-1] - 1 <= MAX_GAP_YEARS:
            years += range(years[-1] + 1, year)
        years.append(year)
    gaps = sum(before + 1 < after for before, after in pairwise(years))
    unit = (WIDTH - 2 * MARGIN - gaps * GAP_WIDTH) / sum(1 + counts[year] for year in years)
    pieces: list[YearPiece] = []
    x = float(MARGIN)
    for year in years:
        if pieces and pieces[-1].year + 1 < year:
            x += GAP_WIDTH
        width = unit * (1 + counts[year])
        pieces.append(YearPiece(year, Day(year, 1, 1).toordinal(), Day(year + 1, 1, 1).toordinal(), x, width))
        x += width
    return pieces


def _position(pieces: Sequence[YearPiece], ordinal: int) -> float:
    """Where a day stands; one in years cut out, at the end of the year drawn before."""
    piece = pieces[max(0, bisect_right(pieces, ordinal, key=lambda piece: piece.first) - 1)]
    share = (ordinal - piece.first) / (piece.end - piece.first)
    return piece.x + piece.width * min(1.0, max(0.0, share))


def _ticks(wording: PrintWording, pieces: Sequence[YearPiece]) -> Iterator[YearTick]:
    last = float("-inf")
    for piece in pieces:
        has_label = piece.x - last >= MIN_TICK_LABEL_DISTANCE
        last = piece.x if has_label else last
        yield YearTick(piece.x, wording.year(piece.year) if has_label else "")


# ── The events ───────────────────────────────────────────────────────────────────────────────


def _marks(explainer: Explainer, pieces: Sequence[YearPiece], dated: dict[str, tuple[Day, Day]]) -> dict[str, float]:
    """Where the mark of each event stands: in the middle of its date, or evenly between its neighbours."""
    ends = (float(MARGIN), pieces[-1].x + pieces[-1].width)
    marks: dict[str, float] = {}
    undated: list[str] = []
    before = ends[0]

    def spread(after: float) -> None:
        for number, id in enumerate(undated, 1):
            marks[id] = before + (after - before) * number / (len(undated) + 1)
        undated.clear()

    for id in explainer.graph.events:
        if id not in dated:
            undated.append(id)
            continue
        earliest, latest = dated[id]
        x = (_position(pieces, earliest.toordinal()) + _position(pieces, latest.toordinal())) / 2
        spread(max(x, before))
        marks[id] = x
        before = max(x, before)
    spread(ends[1])
    return {id: marks[id] for id in explainer.graph.events}


def _lines(explainer: Explainer, pieces: Sequence[YearPiece]) -> dict[str, tuple[float, float]]:
    """From where to where each event may lie or lies, if both are known."""
    lines = {}
    for id, (_, bounds, _) in event_times(explainer.graph).items():
        if bounds.earliest and bounds.latest:
            start, end = (_position(pieces, day.toordinal()) for day in (bounds.earliest, bounds.latest))
            if end - start > LABEL_DISTANCE:
                lines[id] = (start, end)
    return lines


def _place_labels(
    wording: PrintWording, marks: dict[str, float], lines: dict[str, tuple[float, float]]
) -> Iterator[DrawnEvent]:
    """Each event in the first row in which its mark, line and label are free of others."""
    rows: list[list[tuple[float, float]]] = []
    for id in sorted(marks, key=lambda id: marks[id]):
        x, line, label = marks[id], lines.get(id), wording.edition.events[id].title
        length = len(label) * LETTER_WIDTH
        start, end = line or (x, x)
        label_x, is_before = _label_position(start, end, x, length)
        label_end = label_x - length if is_before else label_x + length
        taken = (min(start, x - LABEL_DISTANCE, label_end), max(end, x + LABEL_DISTANCE, label_end))
        free = (n for n, row in enumerate(rows) if all(taken[1] < a or b < taken[0] for a, b in row))
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append(taken)
        graph = wording.explainer.graph
        y = TOP + (number + 0.5) * LANE_HEIGHT
        yield DrawnEvent(
            id, graph.events[id].status, sign_for(graph.sign_of(id)), x, y, line, label, label_x, is_before
        )


def _label_position(start: float, end: float, mark: float, length: float) -> tuple[float, bool]:
    """Where a label begins, or ends if it stands before: beside the line if there is room, else beside the mark."""
    for after, before in ((max(end, mark), min(start, mark)), (mark, mark)):
        if after + LABEL_DISTANCE + length <= WIDTH:
            return after + LABEL_DISTANCE, False
        if before - LABEL_DISTANCE - length >= 0:
            return before - LABEL_DISTANCE, True
    return mark + LABEL_DISTANCE, False
