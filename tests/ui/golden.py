"""A screen as text: its rows as drawn, then the styles of each row, with colours by the names of the theme."""

from __future__ import annotations

import difflib
import os
from itertools import groupby
from pathlib import Path

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

FOLDER = Path(__file__).with_name("golden")
RENEW = bool(os.environ.get("GOLDEN_RENEW"))
"""Whether the files are written instead of compared; see `make golden`."""
ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
GROUND = "$background"
ColourNames = dict[str, str]
"""The name in the theme of each colour, which is written as #rrggbb."""


def describe_screen(app: App[None]) -> str:
    """The screen in three parts: rows as drawn, runs of styles by row (equal rows together), and the colours."""
    strips, names = app.screen._compositor.render_strips(), colour_names(app)
    runs = [_runs(strip, names) for strip in strips]
    used = {word for row in runs for _, _, style in row for word in style.split() if word.startswith("$")}
    grouped = [
        (same, [row for row, _ in numbered]) for same, numbered in groupby(enumerate(runs), lambda row: row[1])
    ]
    return "\n".join(
        [
            *(f"{row:2}│{strip.text}│" for row, strip in enumerate(strips)),
            "",
            *(_styles(same, rows) for same, rows in grouped if same),
            "",
            *sorted(f"{name} {colour}" for colour, name in names.items() if name in used | {GROUND}),
            "",
        ]
    )


def compare(name: str, found: str) -> None:
    """Assert that a screen is as in its file, or write the file."""
    path = FOLDER / f"{name}.txt"
    if RENEW:
        FOLDER.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert path.exists(), f"there is no {path.name}; `make golden` writes it"
    expected = path.read_text(encoding="utf-8")
    lines = expected.splitlines(), found.splitlines()
    diff = "\n".join(difflib.unified_diff(*lines, path.name, "screen", n=1, lineterm=""))
    assert found == expected, f"the screen changed; if it should, `make golden` renews the file\n{diff}"


def colour_names(app: App[None]) -> ColourNames:
    """The shortest name in the theme of each of its colours; the theme's own variables come before Textual's."""
    theme = app.current_theme
    own = {"primary", "secondary", "accent", "foreground", "background", "surface", "panel", *theme.variables}
    names: ColourNames = {}
    for name in sorted(app.theme_variables, key=lambda name: (name not in own, len(name), name)):
        names.setdefault(app.theme_variables[name].lower(), f"${name}")
    return names


def _runs(strip: Strip, names: ColourNames) -> tuple[tuple[int, int, str], ...]:
    """Each run of cells of one style: first column, last column, style; blanks on the ground are omitted."""
    runs, column = [], 0
    for style, segments in groupby(strip, key=lambda segment: _style(segment, names)):
        start, column = column, column + sum(segment.cell_length for segment in segments)
        if style and column > start:
            runs.append((start, column - 1, style))
    return tuple(runs)


def _style(segment: Segment, names: ColourNames) -> str:
    """The attributes and the colours that are seen; the ground is not named."""
    style = segment.style or Style.null()
    attributes = [name for name in ATTRIBUTES if getattr(style, name)]
    is_blank = not segment.text.strip() and not {"underline", "reverse", "strike"}.intersection(attributes)
    foreground, background = _colour(style.color, names), _colour(style.bgcolor, names)
    words = [] if is_blank else [*attributes, foreground]
    return " ".join(words if background == GROUND else [*words, "on", background])


def _colour(colour: Color | None, names: ColourNames) -> str:
    if colour is None or colour.triplet is None:
        return "default" if colour is None else colour.name
    return names.get(colour.triplet.hex, colour.triplet.hex)


def _styles(runs: tuple[tuple[int, int, str], ...], rows: list[int]) -> str:
    """The rows, and below them the columns of each style."""
    columns: dict[str, list[str]] = {}
    for start, end, style in runs:
        columns.setdefault(style, []).append(f"{start}" if start == end else f"{start}-{end}")
    span = f"{rows[0]}" if len(rows) == 1 else f"{rows[0]}-{rows[-1]}"
    return "\n".join([f"row {span}", *(f"  {style}: {', '.join(places)}" for style, places in columns.items())])
