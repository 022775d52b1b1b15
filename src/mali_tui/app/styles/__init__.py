"""The style sheets that belong to no view: one for every start, others read when needed. Parsing all takes 10 ms."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from textual.app import App

_FOLDER = Path(__file__).parent

APP = _FOLDER / "app.tcss"
DIALOGS = _FOLDER / "dialogs.tcss"
"""For what lies over the reading screen."""
FIRST_RUN = _FOLDER / "first_run.tcss"
"""For the hint of a first start."""
PLAIN = _FOLDER / "plain.tcss"
"""For screen readers."""
PROBLEMS = _FOLDER / "problems.tcss"
"""For what is wrong with an explainer that is being written."""
FEW_COLOURS = _FOLDER / "few_colours.tcss"
"""For terminals with few colours, or none."""


def load_style_sheets(app: App[Any], sheets: Iterable[Path]) -> None:
    """Have an app use style sheets, those that it does not use yet."""
    missing = [sheet for sheet in sheets if not app.stylesheet.has_source(str(sheet))]
    for sheet in missing:
        app.stylesheet.read(sheet)
    if missing:
        app.stylesheet.parse()
