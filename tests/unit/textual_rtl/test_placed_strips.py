"""Characters whose width terminals disagree about don't shift what follows them in the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len
from screen import settle
from textual.app import App, ComposeResult
from textual.widgets import Static

from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.placed_strips import uncertain_width_pattern

CLUSTERS = {
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "flag": "\U0001f1f2\U0001f1f1",
    "skin tone": "\U0001f44d\U0001f3fd",
    "variation selector": "\u2764\ufe0f",
    "keycap": "1\ufe0f\u20e3",
    "end of ayah": "\u06dd",
    "number sign": "\u0600",
    "emoji of the BMP": "\u2705",
    "tag sequence": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
}
Width = Callable[[str], int]
TERMINALS: dict[str, Width] = {
    "as Rich counts": cell_len,
    "every character by itself": lambda text: sum(1 if ord(one) < 0x1F000 else 2 for one in text),
    "joiners and selectors drawn": len,
    "one cell each": lambda text: 1,
}
MOVES = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[(\d+)G|\x1b\[[?<>=]*[\d;]*[a-zA-Z]|(\n)|(\r)")


def screen(data: str, width: Width, columns: int, rows: int) -> list[str]:
    """The rows that a terminal shows which gives uncertain clusters a width of its own; a cluster is shown as ◆."""
    cells = [[" "] * (columns + 20) for _ in range(rows)]
    x = y = last = 0

    def draw(text: str) -> None:
        nonlocal x
        for number, piece in enumerate(uncertain_width_pattern().split(text)):
            if number % 2:
                cells[y][x] = "◆"
                x += width(piece)
            else:
                cells[y][x : x + len(piece)] = piece
                x += len(piece)

    for move in MOVES.finditer(data):
        draw(data[last : move.start()])
        last = move.end()
        if move[1]:
            y, x = int(move[1]) - 1, int(move[2]) - 1
        elif move[3]:
            x = int(move[3]) - 1
        elif move[4]:
            x, y = 0, y + 1
    draw(data[last:])
    return ["".join(row) for row in cells]


class Framed(Directed, App[Any]):
    """A line of text in a border, from the left."""

    CSS = "Static { border: solid white; width: 20; margin-left: 3; }"
    text = ""

    @property
    def direction(self) -> str:  # type: ignore[override]
        """From the left."""
        return "ltr"

    def compose(self) -> ComposeResult:
        """Compose the line."""
        yield Static(self.text, markup=False)


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("terminal", TERMINALS)
async def test_what_follows_is_not_shifted(cluster: str, terminal: str) -> None:
    app = Framed()
    app.text = f"ab{CLUSTERS[cluster]}cd{CLUSTERS[cluster]}"
    width = cell_len(CLUSTERS[cluster])
    async with app.run_test(size=(30, 3)) as pilot:
        await settle(pilot)
        full = app.screen._compositor.render_full_update().render_segments(app.console)
        app.query_one(Static).refresh()
        partial = app.screen._compositor.render_partial_update()
        for data in (full, partial.render_segments(app.console) if partial else full):
            row = screen(data, TERMINALS[terminal], 30, 3)[1]
            assert row[3:6] == "│ab"
            assert row[6] != " "  # `shape` has replaced some of them already
            assert row[6 + width : 8 + width] == "cd"
            assert row[22] == "│"


@pytest.mark.parametrize("text", ["plain text", "عربي مع 12", "┌─▌● ❝quoted❞ ◌ →", "2021–2022 … №"])
def test_the_width_of_other_text_is_certain(text: str) -> None:
    assert uncertain_width_pattern().search(text) is None
