"""A time axis as rows of text: lanes of bars with their labels, a line with ticks, their names, today and a cut-off.

Independent of widgets. All text is logical: a row runs from the earliest to the latest, as the language does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len

from mali_tui.app.page.truncate import truncate
from mali_tui.app.views.timeline.bars import DASH, EventBar, TimelineEvent, assign_rows, bars_in_sight, rows_needed
from mali_tui.app.views.timeline.canvas import LABEL_MARGIN, AxisCanvas, AxisLabel, AxisPiece
from mali_tui.app.views.timeline.scale import ColumnScale, TimeScale, Window
from mali_tui.app.views.timeline.ticks import LabelLine, Name, NameTick, name_ticks, put_caption, ticks
from mali_tui.content.calendar import Day

MIN_COLUMNS_WITH_LANE_NAMES = 90  # columns of an axis that names its lanes
MIN_ROWS_WITH_CAPTION = 4  # rows of an axis that has a row for captions
MIN_TITLE_CELLS = 10  # cells of the current event's title, if it is cut
MAX_CAPTION_SHARE = 1 / 4  # the share of the width for each caption among the names of the ticks
GAP_SIGN = "╱╱"
LATER_LINE = "┄"  # after the article's day
_HEAVY = {"─": "━", LATER_LINE: "┅", "┅": "┅", "┬": "┯", "┴": "┷", "━": "━", "┯": "┯", "┷": "┷"}


class Words(Struct, frozen=True):
    """The words on an axis: all but ticks and lanes at several lengths each, the longest first.

    ``later`` names the time after ``today``, where the axis has later events.
    """

    tick: NameTick
    today: tuple[str, ...]
    lanes: dict[str, str] = {}
    cutoff: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class Axis(Struct, frozen=True):
    """The data of an axis. Days are ordinals; without a ``current`` event none is highlighted."""

    entries: tuple[TimelineEvent, ...]
    times: TimeScale
    today: int
    words: Words
    current: str = ""
    cutoff: Day | None = None

    def has_same_background(self, other: Axis) -> bool:
        """Whether another, in the same language, differs at most in its current event."""
        return (
            self.entries is other.entries
            and self.times is other.times
            and (self.today, self.cutoff) == (other.today, other.cutoff)
        )


class RenderedAxis(NamedTuple):
    """A rendered axis: its rows, in styles ``axis--{style}``, and the columns in them of its bars and labels."""

    rows: list[list[AxisPiece]]
    bars: list[EventBar]
    labels: list[AxisLabel]
    margin: int
    """Columns before the axis, with the names of its lanes."""
    today: int | None
    """The column of the article's day, None if it is not visible."""


def draw(axis: Axis, window: Window, width: int, height: int, *, alone: bool = False) -> RenderedAxis:
    """Draw a window of the axis in ``height`` rows of ``width`` cells.

    With ``alone``, for an axis within other text, it has neither lanes nor a caption, and today is named
    among the ticks.
    """
    if width < 1 or height < 1:
        return RenderedAxis([], [], [], 0, None)
    return AxisRenderer(axis, window, width, height, alone=alone).picture(axis.current)


class _RowPlan(NamedTuple):
    """Which rows there are: a caption, those of each lane, the line, the names of its ticks."""

    caption: bool
    lanes: dict[str, int]  # rows of each, in order
    line: bool
    names: bool


class AxisRenderer:
    """Draws a window of an axis. What does not depend on the current event is drawn once."""

    def __init__(self, axis: Axis, window: Window, width: int, height: int, *, alone: bool = False) -> None:
        self.axis, self.width, self.height = axis, width, height
        used = {entry.lane for entry in axis.entries}
        lanes = [lane for lane in axis.words.lanes if lane in used]
        self.has_caption = height >= MIN_ROWS_WITH_CAPTION and not alone
        self.has_lane_names = (
            self.has_caption and width >= MIN_COLUMNS_WITH_LANE_NAMES and len(lanes) > 1 and height >= len(lanes) + 3
        )
        longest = max((cell_len(axis.words.lanes[lane]) for lane in lanes), default=0)
        self.margin = longest + 3 if self.has_lane_names else 0
        self.scale = ColumnScale(axis.times, window, width - self.margin)
        found = bars_in_sight(axis.entries, axis.times, window, self.scale.width, axis.today, self.has_lane_names)
        self.plan = self._plan(found, lanes if self.has_lane_names else [""])
        self.cells = AxisCanvas(self.scale.width, height)
        self.bars: list[EventBar] = []
        self.tops: dict[str, int] = {}
        top = int(self.plan.caption)
        for lane, rows in self.plan.lanes.items():
            self.tops[lane] = top
            self.bars += assign_rows([bar for bar in found if bar.lane == lane], rows)
            top += rows
        self.line_at = top
        self.today = self._column(axis.today)
        self.cutoff = self._column(axis.cutoff.toordinal() + 1) if axis.cutoff else None
        self.current = ""
        self._draw_background()
        self.background = self.cells

    def _plan(self, found: Sequence[EventBar], lanes: Sequence[str]) -> _RowPlan:
        height = self.height
        caption, line, names = self.has_caption, height >= 3, height >= 2
        spare = height - caption - line - names - len(lanes)
        rows = dict.fromkeys(lanes, 1)
        needed = {lane: rows_needed([bar for bar in found if bar.lane == lane]) for lane in lanes}
        for _ in range(spare):
            lane = max(lanes, key=lambda lane: needed[lane] - rows[lane])
            rows[lane] += 1
        return _RowPlan(caption, rows, line, names)

    def _draw_background(self) -> None:
        """Draw everything but the highlighting of the current event; the topmost last."""
        self._draw_line()
        self._draw_guides()
        for firm in (False, True):  # bars without an exact date are below those with one
            for bar in reversed(self.bars):
                self._draw_bar(bar, firm)
        self._draw_captions()

    def picture(self, current: str) -> RenderedAxis:
        """The axis with an event highlighted, and as many titles as fit."""
        rows, labels = self._render_base
        current_rows = {self._row_of(bar) for bar in self.bars if current in bar.ids}
        if current_rows:
            changed_rows, their_labels = self._render_rows(
                current, current_rows | ({self.line_at} if self.plan.line else set())
            )
            rows = rows | changed_rows
            labels = [*(label for label in labels if label.row not in changed_rows), *their_labels]
        today = None if self.today is None else self.today + self.margin
        return RenderedAxis(list(rows.values()), self._shifted_bars, labels, self.margin, today)

    @cached_property
    def _render_base(self) -> tuple[dict[int, list[AxisPiece]], list[AxisLabel]]:
        """All rows, with no event highlighted; most stay the same whichever event is."""
        return self._render_rows("", range(self.height))

    def _render_rows(self, current: str, rows: Collection[int]) -> tuple[dict[int, list[AxisPiece]], list[AxisLabel]]:
        """Some rows, by their numbers, with an event highlighted that is in no other row, and their labels."""
        self.current = current
        self.cells = self.background.copy()
        self._draw_extent()
        self._draw_titles([bar for bar in self.bars if self._row_of(bar) in rows])
        self._draw_lines_over_dashes()
        labels = [
            AxisLabel(row, column + self.margin, text) for row, column, text in self.cells.labels if row in rows
        ]
        return {row: self._row(row) for row in rows}, labels

    @cached_property
    def _shifted_bars(self) -> list[EventBar]:
        """The bars, in the columns and rows of the picture."""
        return [
            replace(bar, first=bar.first + self.margin, last=bar.last + self.margin, row=self._row_of(bar))
            for bar in self.bars
        ]

    def _row_of(self, bar: EventBar) -> int:
        return self.tops[bar.lane] + bar.row

    def _column(self, day: int) -> int | None:
        column = self.scale.cell(day)
        position = self.axis.times.position_of(day)
        seen = self.scale.window.start <= position <= self.scale.window.end
        return min(column, self.scale.width - 1) if seen else None

    @property
    def _later_from(self) -> int:
        """The first column after the article's day of an axis that shows later events, else past the last."""
        if not self.axis.words.later:
            return self.scale.width
        return max(0, self.scale.cell(self.axis.today + 1))

    # ── The line and what crosses the lanes ──────────────────────────────────────────────────

    def _draw_line(self) -> None:
        """Draw the line with its ticks, and their names below it; on a single row the bars stand on the line."""
        row, found = self.line_at, ticks(self.scale)
        if not self.plan.line:
            row = self.tops[next(iter(self.plan.lanes))]
        later_from = self._later_from
        for column in range(self.scale.width):
            self.cells.put_cell(row, column, "─" if column < later_from else LATER_LINE, "line")
        for tick in found:
            if tick.unit == "year" or self.plan.line:
                self.cells.put_cell(row, tick.column, "┬" if tick.unit == "year" else "┴", "line")
        for column in self.scale.gaps:
            for offset, glyph in enumerate(GAP_SIGN):
                self.cells.put_cell(row, column + offset, glyph, "gap")

    def _draw_guides(self) -> None:
        """Faint lines where years begin, a firm one at the article's day, a dotted one at the cut-off."""
        lanes = range(int(self.plan.caption), self.line_at) if self.plan.line else ()
        guides = [(tick.column, "┊", "guide") for tick in ticks(self.scale) if tick.unit == "year"]
        guides += [(column, "╱", "guide") for column in self.scale.gaps]
        guides += [(self.cutoff, "╏", "cutoff")] if self.cutoff is not None else []
        guides += [(self.today, "│", "today")] if self.today is not None else []
        for column, glyph, style in guides:
            for row in lanes:
                self.cells.put_cell(row, column, glyph, style)
        for at, glyph, style in ((self.cutoff, "╏", "cutoff"), (self.today, "┿", "today")):
            if at is not None and self.plan.line:
                self.cells.put_cell(self.line_at, at, glyph, style)

    def _draw_lines_over_dashes(self) -> None:
        """Draw the lines of today and of the cut-off over bars without an exact date."""
        for column, glyph, style in ((self.cutoff, "╏", "cutoff"), (self.today, "│", "today")):
            for row in range(int(self.plan.caption), self.line_at) if column is not None and self.plan.line else ():
                if column is not None and self.cells.at(row, column).text == DASH:
                    self.cells.put_cell(row, column, glyph, style)

    def _draw_extent(self) -> None:
        """Draw the line heavily along the days on which the current event may have been."""
        for bar in self.bars if self.plan.line else ():
            for column in range(bar.first, bar.last + 1) if self._is_current(bar) else ():
                glyph, style, _ = self.cells.at(self.line_at, column)
                if style in ("line", "here"):
                    self.cells.put_cell(self.line_at, column, _HEAVY[glyph], "here")

    # ── Bars and their titles ────────────────────────────────────────────────────────────────

    def _draw_bar(self, bar: EventBar, firm: bool | None = None) -> None:
        """Draw all of a bar, or only its cells that are ``firm`` or are not."""
        style = "lit" if self._is_current(bar) else "dimmed" if bar.is_dimmed else bar.shape
        row = self._row_of(bar)
        for column, glyph in enumerate(bar.glyphs, bar.first):
            if firm is None or firm == (glyph != DASH):
                self.cells.put_cell(row, column, glyph, style, bar.ids)

    def _draw_titles(self, bars: Sequence[EventBar]) -> None:
        """Write the title of the current event, then as many titles of other bars as fit."""
        current = [bar for bar in bars if self._is_current(bar)]
        for bar in current:  # on top of other bars
            self._draw_bar(bar)
        if not self.plan.line:
            return
        for bar in (*current, *(bar for bar in bars if bar not in current)):
            entry = next((e for e in bar.entries if e.id == self.current), bar.entries[0])
            title = entry.title + (f" +{len(bar.entries) - 1}" if len(bar.entries) > 1 else "")
            style = "lit" if bar in current else "dimmed" if bar.is_dimmed else "title"
            if not self._put_title(bar, title, style) and bar in current:
                self._put_truncated(bar, title)

    def _is_current(self, bar: EventBar) -> bool:
        """Whether the current event is among those of a bar."""
        return bool(self.current) and self.current in bar.ids

    def _put_title(self, bar: EventBar, title: str, style: str) -> bool:
        row, width = self._row_of(bar), cell_len(title)
        column = self._column_of_title(bar, width)
        if column is None:
            return False
        if column == bar.first - LABEL_MARGIN - width:
            self.cells.put_cell(row, bar.first - 1, " ", "")
        self.cells.write(row, column, title, style, bar.ids)
        return True

    def _column_of_title(self, bar: EventBar, width: int) -> int | None:
        """Where a title has room: inside, after or before its bar."""
        row = self._row_of(bar)
        inside = [bar.first + LABEL_MARGIN] if bar.shape == "between" else []
        columns = (*inside, bar.last + LABEL_MARGIN, bar.first - LABEL_MARGIN - width)
        return next((column for column in columns if self.cells.can_place(row, column, width, bar.ids)), None)

    def _put_truncated(self, bar: EventBar, title: str) -> None:
        for width in range(cell_len(title) - 1, MIN_TITLE_CELLS - 1, -1):
            if self._column_of_title(bar, width) is not None and self._put_title(bar, truncate(title, width), "lit"):
                return

    # ── Captions and the names of ticks ──────────────────────────────────────────────────────

    def _draw_captions(self) -> None:
        """Name the lines of today and of the cut-off, above them or among the names of the ticks."""
        above, below = LabelLine(self.scale.width), LabelLine(self.scale.width)
        line = above if self.plan.caption else below
        row = 0 if self.plan.caption else self.height - 1
        styles: dict[Name, str] = {}
        for column, texts, style in (
            (self.cutoff, self.axis.words.cutoff, "cutoff"),
            (self.today, self.axis.words.today, "today"),
        ):
            if column is not None and self.plan.names:
                texts = tuple(
                    text for text in texts if self.plan.caption or cell_len(text) <= self.width * MAX_CAPTION_SHARE
                )
                caption = put_caption(line, column, texts, ("┐", "┌") if self.plan.caption else ("┘", "└"))
                styles |= {caption: style} if caption else {}
        later = self._name_later(line)
        styles |= {later: "later-name"} if later else {}
        if self.plan.names:
            name_ticks(self.scale, below, self.axis.words.tick)
        for name in line.names:
            if name in styles:
                self.cells.write(row, name.column, name.text, styles[name])
        for name in below.names:
            if name not in styles:
                self.cells.write(self.height - 1, name.column, name.text, "tick")

    def _name_later(self, line: LabelLine) -> Name | None:
        """Name the time after the article's day, in the first place on a line after the caption of today."""
        for text in self.axis.words.later if self.plan.names else ():
            if not self.plan.caption and cell_len(text) > self.width * MAX_CAPTION_SHARE:
                continue
            for column in range(self._later_from + 1, self.scale.width - cell_len(text) + 1):
                name = Name(column, text)
                if line.try_place(name):
                    return name
        return None

    def _row(self, number: int) -> list[AxisPiece]:
        pieces = self.cells.pieces(number)
        if not self.has_lane_names:
            return pieces
        lane = next((lane for lane, top in self.tops.items() if top == number), None)
        name = self.axis.words.lanes[lane] if lane is not None else ""
        first, last = int(self.plan.caption), self.line_at
        line = "│" if first <= number < last else " "
        blanks = " " * (self.margin - 2 - cell_len(name))
        return [AxisPiece(f" {name}{blanks}", "lane"), AxisPiece(line, "guide"), *pieces]
