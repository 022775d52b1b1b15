"""Replaces methods of Textual's classes, here only, so that one search finds them all.

Changes nothing by itself. Upstream: nothing to report. Without it each module would assign the methods itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def replace_method(cls: type, method: Callable[..., Any], name: str) -> None:
    """Replace the method ``name`` of a class by ``method``."""
    setattr(cls, name, method)
