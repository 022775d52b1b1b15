"""In an app from the left, the right-to-left words in each of Textual's widgets are in FriBidi's order."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from unicodedata import normalize

import pytest
from fribidi import Paragraph, is_installed
from terminal import open_app
from test_every_widget import ENVIRONMENT, NAMES, PROGRAM, SIZE, Screen

from mali_tui.rtl.line_layout import right_to_left

pytestmark = pytest.mark.skipif(not is_installed(), reason="FriBidi is not installed: Debian's libfribidi-bin")

ROWS = SIZE[1]
COLUMNS = 54  # those of whole words in a table that is wider than the screen
RUN_THE_WAY_OF_WHAT_IS_TYPED = ("Input", "TextArea")
TAKE_LONG = ("HelpPanel", "KeyPanel")  # and hold no words of ours
APART = re.compile(r"[\u2190-\u25ff\u2b58]|  +|^ | $")  # drawn, not written: borders, guides, arrows, columns


def reorder_row(row: str) -> str:
    """A row in logical order as FriBidi orders each text in it."""
    found, start = "", 0
    for apart in [*APART.finditer(row), None]:
        text = row[start : apart.start() if apart else None]
        found += "".join([text[place] for place in Paragraph(text, "ltr").line_order(0, len(text))] if text else "")
        found += apart[0] if apart else ""
        start = apart.end() if apart else start
    return found


def comparable(row: str) -> str:
    """A row without the forms of letters, mirrored brackets and marks that order what a terminal would."""
    return normalize("NFKC", row).translate({0x200E: None, ord(")"): "("})


def rows(cells: dict[object, object]) -> list[str]:
    """The text of each row."""
    return ["".join(cells[row, column].text for column in range(COLUMNS)) for row in range(ROWS)]  # type: ignore[attr-defined]


def test_words_from_the_right_are_ordered_as_fribidi_orders_them(tmp_path: Path) -> None:
    pages = [name for name in NAMES if name not in (*RUN_THE_WAY_OF_WHAT_IS_TYPED, *TAKE_LONG)]
    environment = ENVIRONMENT | {"WORDS": "arabic"}
    compared = 0
    with ExitStack() as stack:
        screens = []
        for kind in ("plain", "directed"):
            started = open_app(tmp_path, kind, *pages, program=[PROGRAM], environment=environment, size=SIZE)
            screens.append(Screen(stack.enter_context(started)))
        for page in pages:
            for screen in screens:
                screen.start("next page")
            logical, seen = [rows(screen.wait("next page")) for screen in screens]
            for row, found in zip(logical, seen, strict=True):
                if right_to_left().search(row) and row.endswith(" "):  # no word is cut
                    assert comparable(found) == comparable(reorder_row(row)), page
                    compared += 1
    assert compared > len(pages)
