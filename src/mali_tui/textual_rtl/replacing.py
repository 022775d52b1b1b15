"""How methods of Textual's classes are replaced: in one place, so that it can be seen what is.

Changes nothing by itself. Upstream: not of Textual. Without it each module would assign the methods itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def replace_method(kind: type, method: Callable[..., Any], name: str) -> None:
    """Let ``method`` be the one of that name of a class."""
    setattr(kind, name, method)
