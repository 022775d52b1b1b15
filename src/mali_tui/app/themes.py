"""The app's themes, read from ``themes.yaml`` so that no colour stands in the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from textual.theme import Theme

DARK, LIGHT = "sahel-dark", "sahel-light"


def load_themes() -> list[Theme]:
    """Every theme of ``themes.yaml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    path = Path(__file__).with_suffix(".yaml")
    described: dict[str, dict[str, Any]] = yaml.load(path.read_bytes(), loader)
    return [Theme(name=name, **fields) for name, fields in described.items()]
