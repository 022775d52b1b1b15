"""The colours: every theme has them all, text stands out from its ground, and 16 colours are enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from textual.design import ColorSystem

from mali_tui.app import themes
from mali_tui.app.themes import FILES, load_themes

FOLDER = Path(themes.__file__).parent
GROUNDS = ("background", "surface", "bar-background", "tint-row", "tint")
INKS = ("ink", "ink-soft", "ink-dim", "accent")
# What terminals take the 16 colours for: xterm's, and those of the console of Linux, which are the PC's.
NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
XTERM = ("000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5")
XTERM_BRIGHT = ("7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff")
CONSOLE = ("000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa")
CONSOLE_BRIGHT = ("555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff")


def named(plain: Sequence[str], bright: Sequence[str]) -> dict[str, str]:
    """A terminal's palette by the names that a theme uses."""
    names = [f"ansi_{name}" for name in NAMES] + [f"ansi_bright_{name}" for name in NAMES]
    return dict(zip(names, [*plain, *bright], strict=True))


def colours(few: bool) -> dict[str, dict[str, str]]:
    """The colours of each theme by their names in the style sheet."""
    described: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / FILES[few]).read_text(encoding="utf-8"))
    return {name: {**theme, **theme["variables"]} for name, theme in described.items()}


def luminance(colour: str) -> float:
    """WCAG 2's relative luminance of ``#rrggbb``."""
    channels = [int(colour.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_measure() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "asked"), [("sahel-dark", 4.5), ("sahel-light", 4.5), ("sahel-contrast", 7)])
def test_text_stands_out_from_every_ground(name: str, asked: float) -> None:
    theme = colours(False)[name]
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("on-tint", "tint"), ("background", "accent")]
    pairs.append(("screen-selection-foreground", "screen-selection-background"))
    weak = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in pairs}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < asked}
    assert contrast(theme["ink-faint"], theme["background"]) >= (7 if asked == 7 else 3)


def test_in_high_contrast_the_lines_can_be_seen_too() -> None:
    theme = colours(False)["sahel-contrast"]
    assert contrast(theme["hairline"], theme["background"]) >= 4.5


@pytest.mark.parametrize(
    "palette", [named(XTERM, XTERM_BRIGHT), named(CONSOLE, CONSOLE_BRIGHT)], ids=["xterm", "console"]
)
@pytest.mark.parametrize(("name", "asked"), [("sahel-dark", 4.5), ("sahel-light", 4.5), ("sahel-contrast", 7)])
def test_sixteen_colours_can_be_read_whichever_they_are(palette: dict[str, str], name: str, asked: float) -> None:
    theme = {key: palette[value] for key, value in colours(True)[name].items() if str(value).startswith("ansi_")}
    pairs = [(ink, ground) for ink in INKS for ground in ("background", "surface", "bar-background", "tint-row")]
    pairs += [("ink", "tint"), ("ink-dim", "tint"), ("on-tint", "tint")]
    weak = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in pairs}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < asked}
    assert contrast(theme["accent"], theme["tint"]) >= 3  # a sign, not a text


def test_few_colours_are_those_of_the_terminal_itself() -> None:
    for theme in load_themes(few_colours=True):
        assert theme.ansi
    for described in colours(True).values():
        for key, value in described.items():
            assert isinstance(value, bool | dict) or value == "none" or value.startswith("ansi_"), key


def test_every_theme_has_every_colour_of_the_style_sheet() -> None:
    used = set(re.findall(r"\$([a-z-]+)", (FOLDER / "app.tcss").read_text(encoding="utf-8")))
    for few in FILES:
        for theme in load_themes(few_colours=few):
            system: ColorSystem = theme.to_color_system()
            assert used <= system.generate().keys() | theme.variables.keys()


def test_themes_have_the_same_names_however_many_colours_there_are() -> None:
    names = [theme.name for theme in load_themes()]
    assert [theme.name for theme in load_themes(few_colours=True)] == names
    assert names == ["sahel-dark", "sahel-light", "sahel-contrast"]
