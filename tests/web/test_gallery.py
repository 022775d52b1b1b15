"""The gallery of the right-to-left layer against a browser: the place of each letter and box."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import run_script
from gallery_html import COLUMNS, OVERLAYS, PAGES, Pages
from places import Box, box_of_widget, boxes_of_pages, differences
from screen import lines, settle
from textual.widgets import Select

from mali_tui.textual_rtl.directions import DIRECTION_VALUES, TextDirection
from mali_tui.textual_rtl.gallery import Gallery

ROWS = 70  # all of a page


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, Box]]]:
    """The boxes of each page in each direction, as a browser has laid them out."""
    folder = tmp_path_factory.mktemp("pages")
    found: dict[str, dict[str, dict[str, Box]]] = {}
    for direction in DIRECTION_VALUES:
        file = folder / f"{direction}.html"
        file.write_text(Pages(direction).document([*PAGES, OVERLAYS]), encoding="utf-8")
        found[direction] = boxes_of_pages(file, COLUMNS)
    return found


@pytest.mark.parametrize("direction", DIRECTION_VALUES)
@pytest.mark.parametrize("page", PAGES)
async def test_each_letter_and_box_is_where_a_browser_puts_it(
    documents: dict[str, dict[str, dict[str, Box]]], page: str, direction: TextDirection
) -> None:
    app = Gallery(direction)
    app.pages = (page,)
    app.animation_level = "none"
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await settle(pilot)
        found = []
        for name, box in documents[direction][page].items():
            found += differences(name, box, box_of_widget(app, name))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("direction", DIRECTION_VALUES)
async def test_what_is_shown_over_a_page_is_where_a_browser_puts_it(
    documents: dict[str, dict[str, dict[str, Box]]], direction: TextDirection
) -> None:
    app = Gallery(direction)
    app.pages = ("fields",)
    app.animation_level = "none"
    async with app.run_test(size=(COLUMNS, ROWS), notifications=True) as pilot:
        await settle(pilot)
        app.query_one(Select).action_show_overlay()
        app.action_show_message()
        await settle(pilot)
        boxes = documents[direction][OVERLAYS]
        found = [line for name, box in boxes.items() for line in differences(name, box, box_of_widget(app, name))]
    assert not found, "\n" + "\n".join(found)


SVG_LETTERS = """
  const rows = new Map();
  for (const text of document.querySelectorAll('[class$="-matrix"] text')) {
    const row = rows.get(text.getAttribute("y")) ?? [];
    rows.set(text.getAttribute("y"), row);
    for (let at = 0; at < text.getNumberOfChars(); at++)
      row.push([text.getExtentOfChar(at).x, text.textContent[at]]);
  }
  return [...rows].sort((one, other) => one[0] - other[0])
    .map(([_, row]) => row.sort((one, other) => one[0] - other[0]).map(letter => letter[1]).join(""));
"""


@pytest.mark.parametrize("direction", DIRECTION_VALUES)
async def test_a_browser_shows_the_letters_of_a_picture_in_the_order_of_the_app(
    direction: TextDirection, tmp_path: Path
) -> None:
    app = Gallery(direction)
    app.pages = ("text",)
    async with app.run_test(size=(COLUMNS, 40)) as pilot:
        await settle(pilot)
        picture = app.export_screenshot()
        expected = [_without_blanks(row) for row in lines(app)]
    shown = _letters_of_svg(picture, tmp_path)
    assert shown == [row for row in expected if row]
    as_textual_has_it = picture.replace("unicode-bidi: bidi-override", "")
    assert _letters_of_svg(as_textual_has_it, tmp_path) != shown


def _letters_of_svg(picture: str, folder: Path) -> list[str]:
    """The rows of letters in a picture as a browser shows them, without blanks."""
    page = folder / "picture.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><body>{picture}</body>', encoding="utf-8")
    rows: list[str] = run_script(page, SVG_LETTERS)
    return [row for row in map(_without_blanks, rows) if row]


def _without_blanks(row: str) -> str:
    return "".join(row.split())
