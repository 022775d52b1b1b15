"""Takes the pictures for docs/right-to-left-gallery.md: the gallery in a terminal beside a page in a browser.

Usage: pictures.py FOLDER [PAGE ...]; needs what tests/terminals needs, and Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from chromium import take_picture
from gallery_html import COLUMNS, PAGES, Pages
from lab import open_terminal
from pixels import convert
from proof import SAME_MODULES
from record import SMALL

DIRECTIONS = ("rtl", "auto")
ROWS = {"text": 42, "lists": 39, "tables": 27, "fields": 29, "choices": 21, "signs": 22, "layouts": 17, "panels": 48}
COLOURS = "24"


def take(page: str, direction: str, out: Path) -> None:
    """Write a picture: the terminal at the left, the browser at the right, both in cells of the same size."""
    rows = ROWS[page]
    command = [sys.executable, "-m", "mali_tui.textual_rtl", direction, page]
    with tempfile.TemporaryDirectory() as scratch:
        seen, html, browser = (Path(scratch) / name for name in ("terminal.png", "page.html", "browser.png"))
        environment = {**SAME_MODULES, "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        with open_terminal("xterm", command, columns=COLUMNS, rows=rows, environment=environment) as terminal:
            terminal.wait_for_text()
            terminal.shoot_when_still(seen)
            width, height = terminal.text.width // COLUMNS, terminal.text.height // rows
        style = f"""
          body {{ font-size: {width / 0.60205078125}px; line-height: {height}px; overflow: hidden }}
          #screen {{ height: {rows}lh; display: flex; flex-direction: column }}
          footer {{ margin-top: auto }}
        """
        document = Pages(direction).document([page], tuple(PAGES), style)  # type: ignore[arg-type]
        html.write_text(document, encoding="utf-8")
        take_picture(html, browser, width * COLUMNS, height * rows)
        side_by_side = [str(seen), "-bordercolor", "#808080", "-border", "2", str(browser)]
        together = ["-background", "#808080", "-gravity", "center", "+append"]
        convert(*side_by_side, *together, "-strip", "+dither", "-colors", COLOURS, *SMALL, f"png8:{out}")


def main(folder: Path, names: list[str]) -> None:
    """Take those of some pages, or of all."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in names or PAGES:
        for direction in DIRECTIONS:
            take(page, direction, folder / f"{page}-{direction}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
