"""Where letters and boxes are: in a page that a browser has laid out, and in an app."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from chromium import run_script
from textual.app import App
from textual.widget import Widget

READ = """
  const screen = document.getElementById("screen").getBoundingClientRect();
  const ch = screen.width / COLUMNS, lh = 20;
  const column = x => (x - screen.left) / ch;
  const inside = (x, y, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  const font = document.createElement("canvas").getContext("2d");
  font.font = getComputedStyle(document.body).font;
  const found = {};
  for (const element of document.querySelectorAll("[data-w]")) {
    const box = element.getBoundingClientRect();
    const letters = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, range = document.createRange();
      const clips = [box];
      for (let parent = text.parentElement; parent; parent = parent.parentElement)
        if (parent !== document.body && getComputedStyle(parent).overflowY !== "visible") {
          const clip = parent.getBoundingClientRect();
          const left = clip.left + parent.clientLeft, top = clip.top + parent.clientTop;
          clips.push({left, top, right: left + parent.clientWidth, bottom: top + parent.clientHeight});
        }
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const place = range.getClientRects()[0];
        if (!place || !text.data[at].trim()) continue;
        const x = place.left + place.width / 2, y = place.top + place.height / 2;
        if (clips.every(clip => inside(x, y, clip)))
          letters.push([Math.floor((y - box.top) / lh), column(place.left), text.data[at]]);
      }
    }
    const scrolled = [element, ...element.querySelectorAll("*")].find(part => part.offsetWidth > part.clientWidth + ch
      && getComputedStyle(part).overflowY !== "visible");
    let bar = "";
    if (scrolled) bar = scrolled.clientLeft > ch ? "left" : "right";
    const page = element.closest("main")?.id ?? "text";
    (found[page] ??= {})[element.dataset.w] = {left: column(box.left), width: box.width / ch, letters, bar};
  }
  return {font: [font.measureText("\\u0634").width, font.measureText("W").width], found};
"""
HALF = 0.6  # columns; what is centred may begin in the middle of one


class Placed(NamedTuple):
    """A letter in a column, counted from the left of the screen."""

    column: float
    letter: str


class Box(NamedTuple):
    """Where a widget is, in columns; the letters in each of its rows; the side of its scroll bar."""

    left: float
    width: float
    rows: dict[int, list[Placed]]
    bar: str

    def text(self) -> list[str]:
        """The letters of each row as they come from the left."""
        return ["".join(placed.letter for placed in row) for _, row in sorted(self.rows.items())]


def boxes_of_pages(document: Path, columns: int) -> dict[str, dict[str, Box]]:
    """The boxes of each page in a document by what they stand for; header and footer are with the page of text."""
    answer: dict[str, Any] = run_script(document, READ.replace("COLUMNS", str(columns)), scroll_bars=True)
    arabic, latin = answer["font"]
    assert arabic == latin, "these tests need the font DejaVu Sans Mono (Debian: fonts-dejavu)"
    return {page: {name: _box(**box) for name, box in boxes.items()} for page, boxes in answer["found"].items()}


def _box(left: float, width: float, letters: list[tuple[int, float, str]], bar: str) -> Box:
    rows: dict[int, list[Placed]] = {}
    for row, column, letter in letters:
        if is_compared(letter):
            rows.setdefault(row, []).append(Placed(round(column, 2), unmirror(letter)))
    return Box(left, width, {row: sorted(rows[row]) for row in sorted(rows)}, bar)


def box_of_widget(app: App[Any], name: str) -> Box:
    """The box of a widget, named by a selector and, after a colon, which of those that match."""
    selector, _, number = name.partition(":")
    widget = list(app.screen.query(selector))[int(number or 0)]
    region = app.screen.find_widget(widget).visible_region
    strips = app.screen._compositor.render_strips()
    rows = {}
    for y in region.line_range:
        letters = list(letters_of_row(strips[y].text, region.x, region.right))
        if letters:
            rows[y - region.y] = sorted(letters)
    return Box(region.x, region.width, rows, side_of_bar(widget))


def letters_of_row(row: str, start: int, end: int) -> list[Placed]:
    """The letters of a row of the screen, a ligature as two in half a cell each."""
    from rich.cells import cell_len

    found, column = [], 0
    for glyph in row:
        letters = unicodedata.normalize("NFKC", glyph) if "\ufb50" <= glyph <= "\ufefc" else glyph
        if start <= column < end and is_compared(letters[0]):
            for at, letter in enumerate(reversed(letters)):
                found.append(Placed(round(column + at / len(letters), 2), unmirror(letter)))
        column += cell_len(glyph)
    return found


def side_of_bar(widget: Widget) -> str:
    """The side of a widget's vertical scroll bar; empty if it has none."""
    for scrolled in (widget, *widget.query("*")):
        if scrolled.show_vertical_scrollbar and scrolled.scrollbar_size_vertical:
            bar = scrolled.vertical_scrollbar.region
            return "left" if 2 * bar.x + bar.width < 2 * scrolled.region.x + scrolled.region.width else "right"
    return ""


def is_compared(letter: str) -> bool:
    """Whether a character is seen, and neither a mark, nor drawn, nor of a font with letters of other widths."""
    is_drawn = "\u2500" <= letter <= "\u259f" or letter >= "\ud800" or letter == "Ⅰ"
    return bool(letter.strip()) and not is_drawn and unicodedata.category(letter) not in ("Mn", "Cf")


def unmirror(letter: str) -> str:
    """One bracket of a pair for both: a browser doesn't tell which of them it draws."""
    return {")": "(", "]": "[", "}": "{", "»": "«", ">": "<"}.get(letter, letter)


def differences(name: str, browser: Box, app: Box) -> list[str]:
    """In what two boxes differ."""
    found = []
    # Textual counts lam-alef as two cells, of which one stays empty at the end of a box that is as wide as its text
    spare = max((sum(placed.column % 1 == 0.5 for placed in row) for row in app.rows.values()), default=0)
    sides = (browser.left - app.left, app.left + app.width - browser.left - browser.width)
    if not all(-HALF <= side <= spare + HALF for side in sides) or sum(sides) > spare + HALF:
        found.append(
            f"{name}: box {browser.left:.1f}+{browser.width:.1f} in the browser, {app.left}+{app.width} here"
        )
    if browser.bar != app.bar:
        found.append(
            f"{name}: scroll bar at the {browser.bar or 'nowhere'} in the browser, {app.bar or 'nowhere'} here"
        )
    if browser.text() != app.text() or browser.rows.keys() != app.rows.keys():
        found.append(
            f"{name}: {list(browser.rows)} {browser.text()} in the browser, {list(app.rows)} {app.text()} here"
        )
        return found
    for row, letters in browser.rows.items():
        away = [
            f"{one.letter} {other.column - one.column:+}"
            for one, other in zip(letters, app.rows[row], strict=True)
            if not -HALF <= other.column - one.column <= spare + HALF
        ]
        if away:
            found.append(f"{name}: row {row} is elsewhere: {', '.join(away[:3])}")
    return found
