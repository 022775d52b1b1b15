"""The colours: every theme has them all, text stands out from its ground, and 16 colours are enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from mali_tui.app.ui import themes
from mali_tui.app.ui.themes import (
    COLOURS,
    COLOURS_16,
    COLOURS_256,
    TRUE_COLOUR,
    colours_of_terminal,
    load_themes,
    theme_data,
)

FOLDER = Path(themes.__file__).parents[1]
GROUNDS = ("background", "surface", "bar-background", "tint-row", "tint")
INKS = ("ink", "ink-soft", "ink-secondary", "accent")
# What terminals take the 16 colours for: xterm's, and those of the console of Linux, which are the PC's.
NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
XTERM = ("000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5")
XTERM_BRIGHT = ("7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff")
CONSOLE = ("000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa")
CONSOLE_BRIGHT = ("555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff")


def name_palette(plain: Sequence[str], bright: Sequence[str]) -> dict[str, str]:
    """A terminal's palette by the names that a theme uses."""
    names = [f"ansi_{name}" for name in NAMES] + [f"ansi_bright_{name}" for name in NAMES]
    return dict(zip(names, [*plain, *bright], strict=True))


def colours(count: int) -> dict[str, dict[str, str]]:
    """The colours of each theme by their names in the style sheet."""
    return {name: {**theme, **theme["variables"]} for name, theme in theme_data(count).items()}


def sent_colour(colour: str, count: int) -> str:
    """A colour as a terminal gets it that has so many."""
    if count == TRUE_COLOUR:
        return colour
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


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


@pytest.mark.parametrize("count", [TRUE_COLOUR, COLOURS_256])
@pytest.mark.parametrize(("name", "asked"), [("sahel-dark", 4.5), ("sahel-light", 4.5), ("sahel-contrast", 7)])
def test_text_stands_out_from_every_ground(name: str, asked: float, count: int) -> None:
    theme = {
        key: sent_colour(value, count) for key, value in colours(count)[name].items() if str(value).startswith("#")
    }
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("on-tint", "tint"), ("background", "accent")]
    pairs.append(("screen-selection-foreground", "screen-selection-background"))
    weak = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in pairs}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < asked}
    assert contrast(theme["ink-faint"], theme["background"]) >= (7 if asked == 7 else 3)


def test_in_high_contrast_the_lines_can_be_seen_too() -> None:
    theme = colours(TRUE_COLOUR)["sahel-contrast"]
    assert contrast(theme["hairline"], theme["background"]) >= 4.5


@pytest.mark.parametrize(
    "palette", [name_palette(XTERM, XTERM_BRIGHT), name_palette(CONSOLE, CONSOLE_BRIGHT)], ids=["xterm", "console"]
)
@pytest.mark.parametrize(("name", "asked"), [("sahel-dark", 4.5), ("sahel-light", 4.5), ("sahel-contrast", 7)])
def test_sixteen_colours_can_be_read_whichever_they_are(palette: dict[str, str], name: str, asked: float) -> None:
    theme = {
        key: palette[value] for key, value in colours(COLOURS_16)[name].items() if str(value).startswith("ansi_")
    }
    pairs = [(ink, ground) for ink in INKS for ground in ("background", "surface", "bar-background", "tint-row")]
    pairs += [("ink", "tint"), ("ink-secondary", "tint"), ("on-tint", "tint")]
    weak = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in pairs}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < asked}
    assert contrast(theme["accent"], theme["tint"]) >= 3  # a sign, not a text


def test_few_colours_are_those_of_the_terminal_itself() -> None:
    for theme in load_themes(COLOURS_16):
        assert theme.ansi
    for colour in colours(COLOURS_16).values():
        for key, value in colour.items():
            assert isinstance(value, bool | dict) or value == "none" or value.startswith("ansi_"), key


def test_every_theme_has_every_colour_of_the_style_sheet() -> None:
    sheets = [sheet.read_text(encoding="utf-8") for sheet in FOLDER.rglob("*.tcss")]
    used = set(re.findall(r"\$([a-z-]+)", "".join(sheets)))
    assert len(sheets) > 1 and used
    for count in COLOURS:
        for theme in load_themes(count):
            assert used <= theme.to_color_system().generate().keys() | theme.variables.keys()


def test_themes_have_the_same_names_however_many_colours_there_are() -> None:
    names = [theme.name for theme in load_themes()]
    assert all([theme.name for theme in load_themes(count)] == names for count in COLOURS)
    assert names == ["sahel-dark", "sahel-light", "sahel-contrast"]


@pytest.mark.parametrize(
    ("environment", "count"),
    [
        ({"TERM": "linux"}, COLOURS_16),
        ({"TERM": "xterm"}, COLOURS_16),
        ({"TERM": "xterm-16color"}, COLOURS_16),
        ({"TERM": "xterm-256color"}, COLOURS_256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, TRUE_COLOUR),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, COLOURS_16),
    ],
)
def test_a_terminal_is_asked_how_many_colours_it_has(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], count: int
) -> None:
    for name in ("COLORTERM", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (environment | {"TTY_COMPATIBLE": "1"}).items():
        monkeypatch.setenv(name, value)
    assert colours_of_terminal() == count
