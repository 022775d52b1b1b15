"""How many colours the terminal has, where its variables say less than its terminfo entry does."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import Literal, get_args

from mali_tui.terminal.posix import terminfo_colours

NAMES_KNOWN_TO_RICH = ("-256color", "-16color", "dumb", "unknown")
TERMS_WITH_256 = ("foot", "alacritty", "xterm-ghostty", "xterm-kitty", "wezterm", "contour", "rio")
"""Have 256 colours by their terminfo entries, which often are not installed, as after ssh and in containers."""
ColourSystem = Literal["auto", "standard", "256", "truecolor"]
TRUE_COLOUR_FLAGS = ("Tc", "RGB")  # extensions of terminfo that mean 24 bits a colour


def correct_colours(environment: MutableMapping[str, str]) -> None:
    """Set the variables that decide about colours as Rich and Textual understand them. Call it before importing them.

    They go by the end of TERM, unless there is COLORTERM: ``TERM=foot`` would have 16 colours. And an empty NO_COLOR
    means that it isn't set (https://no-color.org).
    """
    if environment.get("NO_COLOR") == "":
        del environment["NO_COLOR"]
    term = environment.get("TERM", "")
    is_unclear = term and "COLORTERM" not in environment and not term.endswith(NAMES_KNOWN_TO_RICH)
    if is_unclear and (system := _system_of(term)):
        environment.setdefault("TEXTUAL_COLOR_SYSTEM", system)


def _system_of(term: str) -> ColourSystem | None:
    """Rich's name for the colours of a terminal; None where Rich finds out as much itself."""
    colours, has_true_colour = terminfo_colours(TRUE_COLOUR_FLAGS)
    if has_true_colour:
        return "truecolor"
    return "256" if colours >= 256 or term.startswith(TERMS_WITH_256) else None


def colour_system() -> ColourSystem:
    """What Rich's ``Console`` should be given as its colour system; Textual reads the same variable."""
    name = os.environ.get("TEXTUAL_COLOR_SYSTEM")
    return next((system for system in get_args(ColourSystem) if system == name), "auto")
