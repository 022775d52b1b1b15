"""Changes to Textual that the app works without: speed-ups, and corrections, which say so in their files.

``MALI_TUI_STOCK_TEXTUAL=1`` turns the speed-ups off: each class marked with `speed_up` is then an empty subclass of
its bases, and so Textual's own code runs. Names of such classes, with commas between them, turn off these alone, so
that what each buys can be measured (``make bench ARGS="--only speed_ups"``).
"""

from __future__ import annotations

import os
from typing import TypeVar

_TURNED_OFF = os.environ.get("MALI_TUI_STOCK_TEXTUAL", "").split(",")  # read once, since classes are made by it
SPEED_UPS = "1" not in _TURNED_OFF
"""Whether the speed-ups are in use, all of them or all but a few."""

Class = TypeVar("Class", bound=type)


def speed_up(cls: Class) -> Class:
    """Class decorator: the class itself or, without this speed-up, one of the same bases that overrides nothing."""
    if SPEED_UPS and cls.__name__ not in _TURNED_OFF:
        return cls
    plain = {"__module__": cls.__module__, "__qualname__": cls.__qualname__, "__doc__": cls.__doc__}
    return type(cls)(cls.__name__, cls.__bases__, plain)
