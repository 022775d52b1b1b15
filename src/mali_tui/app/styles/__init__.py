"""The style sheets that belong to no view: one for every start, others read when needed. Parsing all takes 10 ms."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent

APP = _FOLDER / "app.tcss"
DIALOGS = _FOLDER / "dialogs.tcss"
"""For what lies over the reading screen."""
FEW_COLOURS = _FOLDER / "few_colours.tcss"
"""For terminals with few colours, or none."""
