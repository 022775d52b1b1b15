"""The app's themes, read from YAML so that no colour stands in the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from textual.theme import Theme

from mali_tui.cache import cached_yaml
from mali_tui.terminal.colours import colour_system

COLOURS_16, COLOURS_256, TRUE_COLOUR = 16, 256, 2**24
COLOURS = (COLOURS_16, COLOURS_256, TRUE_COLOUR)
"""How many colours a terminal may have; one with 8 does with the first, too."""
_NAMES = {"256": COLOURS_256, "truecolor": TRUE_COLOUR}  # Rich's names of colour systems


def load_themes(colours: int = TRUE_COLOUR) -> list[Theme]:
    """The themes, the default one first; their names are the same for any number of colours."""
    return [Theme(name=name, **fields) for name, fields in theme_data(colours).items()]


def theme_data(colours: int) -> dict[str, dict[str, Any]]:
    """The themes as data: of few colours they are themes of their own, of some they differ a little."""
    if colours == COLOURS_16:
        return _read("themes-16.yaml")
    themes = _read("themes.yaml")
    for name, others in _read("themes-256.yaml").items() if colours == COLOURS_256 else ():
        variables = {**themes[name]["variables"], **others.get("variables", {})}
        themes[name] = {**themes[name], **others, "variables": variables}
    return themes


def _read(name: str) -> dict[str, dict[str, Any]]:
    return cached_yaml(Path(__file__).with_name(name))


def colours_of_terminal() -> int:
    """The number of colours of this terminal; the smallest if the reader wants none (``NO_COLOR``)."""
    console = Console(color_system=colour_system())
    return COLOURS_16 if console.no_color else _NAMES.get(console.color_system or "", COLOURS_16)
