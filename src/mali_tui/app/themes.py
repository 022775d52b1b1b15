"""The app's themes, read from YAML so that no colour stands in the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from textual.theme import Theme

from mali_tui.kept import kept

FILES = {False: "themes.yaml", True: "themes-16.yaml"}


def load_themes(*, few_colours: bool = False) -> list[Theme]:
    """The themes, the first one to begin with; of the same names where there are but ``few_colours``, 16 or 8."""
    path = Path(__file__).with_name(FILES[few_colours])
    described = kept([path], dict[str, dict[str, Any]], lambda: _read(path))
    return [Theme(name=name, **fields) for name, fields in described.items()]


def _read(path: Path) -> dict[str, dict[str, Any]]:
    import yaml  # 12 ms, which themes that have been kept do not need

    described: dict[str, dict[str, Any]] = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return described


def has_few_colours() -> bool:
    """Whether the terminal has 16 colours or fewer, or the reader wants none (``NO_COLOR``)."""
    console = Console()
    return console.no_color or console.color_system in (None, "standard", "windows")
