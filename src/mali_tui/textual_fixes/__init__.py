"""Changes to Textual that the app works without: speed-ups, and corrections (`key_queue`, `resize_events`).

``MALI_TUI_STOCK_TEXTUAL=1`` turns the speed-ups off: each class marked with `speed_up` is then an empty subclass of
its bases, and so Textual's own code runs.
"""

from __future__ import annotations

import os
from typing import TypeVar

SPEED_UPS = os.environ.get("MALI_TUI_STOCK_TEXTUAL", "") in ("", "0")
"""Whether the speed-ups are in use; read once, since classes are made by it."""

Class = TypeVar("Class", bound=type)


def speed_up(cls: Class) -> Class:
    """Class decorator: the class itself or, without speed-ups, one of the same bases that overrides nothing."""
    if SPEED_UPS:
        return cls
    plain = {"__module__": cls.__module__, "__qualname__": cls.__qualname__, "__doc__": cls.__doc__}
    return type(cls)(cls.__name__, cls.__bases__, plain)
