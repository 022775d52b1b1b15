"""The cells of a terminal that is sent an app's output: each character with its style.

It knows the control sequences that the app sends, and fails at any other that could change a cell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len

TOKEN = re.compile(
    r"(?P<csi>\x1b\[(?P<mark>[?>=<]?)(?P<numbers>[\d;]*)(?P<final>\$?[@-~]))"
    r"|(?P<string>\x1b[\]P].*?(?:\x07|\x1b\\))|(?P<escape>\x1b[78=>])|(?P<control>[\x00-\x1f])|(?P<character>.[\u064b-\u065f\u0670\u200d-\u200f]*)",
    re.DOTALL,
)
INCOMPLETE = re.compile(r"\x1b(?:\[[?>=<\d;$]*|[\]P][^\x07\x1b]*)?$")  # at the end of what has been read so far
HARMLESS = ("q", "c", "n", "$p", "u")  # questions, and the keyboard protocol


class Cell(NamedTuple):
    """A character with its marks, and the codes of its style."""

    text: str
    style: str


BLANK = Cell(" ", "")


class Cells:
    """A screen of ``columns`` × ``rows`` cells, in rows from the top; ``written`` are those written to."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells: dict[tuple[int, int], Cell] = {}
        self.written: set[tuple[int, int]] = set()
        self._style = ""
        self._at = self._saved = (0, 0)

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        return self.cells.get(place, BLANK)

    @property
    def cursor(self) -> tuple[int, int]:
        """The row and column of the cursor, from 0."""
        return self._at

    def feed(self, output: str) -> list[tuple[tuple[int, int], Cell, Cell]]:
        """Write output; which cells it changes, in order, each with what was there and what is there then."""
        changes = []
        for token in TOKEN.finditer(INCOMPLETE.sub("", output)):
            for place, cell in self._write(token):
                self.written.add(place)
                if self[place] != cell:
                    changes.append((place, self[place], cell))
                    self.cells[place] = cell
        return changes

    def _write(self, token: re.Match[str]) -> list[tuple[tuple[int, int], Cell]]:
        """Follow one token; the cells that it writes."""
        row, column = self._at
        if character := token["character"]:
            width = cell_len(character[0])
            assert width, f"{character!r} stands on nothing"
            self._at = (row, column + width)
            cells = [((row, column), Cell(character, self._style))]
            return cells + [((row, column + 1), Cell("", self._style))] * (width - 1)
        if control := token["control"]:
            assert control in "\r\n", f"unknown control {control!r}"
            self._at = (row, 0) if control == "\r" else (row + 1, column)
        elif escape := token["escape"]:
            if escape == "\x1b7":
                self._saved = self._at
            elif escape == "\x1b8":
                self._at = self._saved
        elif token["csi"]:
            return self._control(token["mark"], token["numbers"], token["final"])
        return []

    def _control(self, mark: str, numbers: str, final: str) -> list[tuple[tuple[int, int], Cell]]:
        row, column = self._at
        values = [int(number or 0) for number in numbers.split(";")]
        if final == "m":
            self._style = "" if numbers in ("", "0") else f"{self._style};{numbers}"
        elif final == "H":
            self._at = (max(values[0], 1) - 1, max(values[1] if len(values) > 1 else 1, 1) - 1)
        elif final == "G":
            self._at = (row, max(values[0], 1) - 1)
        elif final == "K":
            assert numbers in ("", "0")
            return [((row, each), BLANK) for each in range(column, self.columns)]
        elif final in "hl" and mark == "?":
            if values == [1049]:
                return [((row, column), BLANK) for row in range(self.rows) for column in range(self.columns)]
        else:
            assert final in HARMLESS or mark or (final, numbers) in (("l", "8"), ("h", "8")), (mark, numbers, final)
        return []
