"""The style sheets: what every start needs, and what is read with that which needs it: parsing all takes 10 ms."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent

APP = _FOLDER / "app.tcss"
PICTURES = _FOLDER / "pictures.tcss"
"""For the views that are no pages."""
DIALOGS = _FOLDER / "dialogs.tcss"
"""For what lies over the reading screen."""
FEW_COLOURS = _FOLDER / "few_colours.tcss"
"""For terminals with few colours, or none."""
