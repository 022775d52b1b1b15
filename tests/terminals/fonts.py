"""Two fonts of one width and no others: what DejaVu Sans Mono lacks is drawn in FreeMono, in every program alike."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FAMILIES = ("DejaVu Sans Mono", "FreeMono")
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern">
<edit name="hintstyle" mode="append"><const>hintslight</const></edit>
<edit name="antialias" mode="append"><bool>true</bool></edit>
</match>
</fontconfig>
"""
"""The two settings are every desktop's: without them kitty and urxvt move strokes, and urxvt's cells are wider."""


def font_files(family: str) -> list[Path]:
    """The files of a font; none if it isn't installed."""
    if not shutil.which("fc-list"):
        return []
    listed = subprocess.run(["fc-list", f":family={family}", "file"], capture_output=True, text=True, check=True)
    return [Path(line.rstrip(": ")) for line in listed.stdout.splitlines()]


def missing_fonts() -> list[str]:
    """Which of the two fonts aren't installed."""
    return [family for family in FAMILIES if not font_files(family)]


def configure(folder: Path) -> Path:
    """Write a configuration of fontconfig with the two fonts only, for ``FONTCONFIG_FILE``; return its file."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for family in FAMILIES:
        for file in font_files(family):
            (fonts / file.name).symlink_to(file)
    configuration = folder / "fonts.conf"
    configuration.write_text(_CONFIGURATION.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
    return configuration
