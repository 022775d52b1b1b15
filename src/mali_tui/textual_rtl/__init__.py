"""Right-to-left text for any Textual app; see README.md. Needs `mali_tui.rtl` and `mali_tui.terminal`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mali_tui.textual_rtl.app import Directed, install
    from mali_tui.textual_rtl.bidi_input import BidiInput
    from mali_tui.textual_rtl.compositor import EncodingCompositor
    from mali_tui.textual_rtl.directions import TextDirection, direction_of
    from mali_tui.textual_rtl.driver import driver_for
    from mali_tui.textual_rtl.paragraphs import PROSE_END, prose_start
    from mali_tui.textual_rtl.screen import BidiScreen

__all__ = [
    "PROSE_END",
    "BidiInput",
    "BidiScreen",
    "Directed",
    "EncodingCompositor",
    "TextDirection",
    "direction_of",
    "driver_for",
    "install",
    "prose_start",
]

_MODULES = {
    "app": ("Directed", "install"),
    "bidi_input": ("BidiInput",),
    "compositor": ("EncodingCompositor",),
    "directions": ("TextDirection", "direction_of"),
    "driver": ("driver_for",),
    "paragraphs": ("PROSE_END", "prose_start"),
    "screen": ("BidiScreen",),
}


def __getattr__(name: str) -> object:
    """A public name, whose module is imported when it is first used: a start needs only some of them."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
