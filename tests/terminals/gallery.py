"""Takes the pictures of every view, in all languages, that README.md, docs/views.md and docs/examples.md show.

Usage: gallery.py FOLDER [VIEW | EXAMPLE ...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lab import open_terminal
from pixels import convert
from proof import LANGUAGES, SAME_MODULES, app_command
from record import SMALL

SIZES = ("160x48", "120x36", "80x24")
NARROW = "40x12"
EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE_SIZES = (*SIZES[1:], NARROW)
COLOURS = "64"


class Shot(NamedTuple):
    """Where the app is opened, the keys then pressed by their X names, and the sizes of its pictures."""

    address: str
    keys: str
    sizes: tuple[str, ...]
    languages: tuple[str, ...] = tuple(LANGUAGES)
    example: str = ""  # the explainer, if it is not ours


# Escape ends the hint of a first start.
SHOTS = {
    "sections": Shot("claim:second-coup", "Escape", (*SIZES[1:], NARROW)),
    "both": Shot("claim:second-coup", "d", SIZES[:2]),
    "timeline": Shot("event:coup-2021", "Escape", (*SIZES, NARROW)),
    "actors": Shot("actor:goita", "Escape", (*SIZES, NARROW)),
    "lens": Shot("actor:goita", "f 1", SIZES[1:2]),
    "ties": Shot("actor:france", "x", SIZES),
    "evidence": Shot("claim:second-coup", "4", SIZES),
    "map": Shot("event:kidal-handover", "5", SIZES),
    "timeline-since": Shot("since:lavrov-in-bamako", "Escape", (*SIZES[1:], NARROW)),
    "event": Shot("event:press-conference", "Escape", (*SIZES[1:], NARROW)),
    "outcomes": Shot("claim:civil-war-risk", "4 s Tab Tab", (*SIZES[1:], NARROW)),
    "map-since": Shot("since:lavrov-in-bamako", "5", SIZES[1:]),
}
ARAL = ("fr", "fa"), "aral-sea"
BRONZE = ("en",), "bronze-age"
SHOTS |= {
    "aral-sea-sections": Shot("claim:climate-share", "Escape", EXAMPLE_SIZES, *ARAL),
    "aral-sea-timeline": Shot("event:two-seas", "Escape", EXAMPLE_SIZES, *ARAL),
    "aral-sea-actors": Shot("actor:ifas", "Escape", EXAMPLE_SIZES, *ARAL),
    "aral-sea-evidence": Shot("claim:dried-before", "4", EXAMPLE_SIZES, *ARAL),
    "aral-sea-map": Shot("event:dam-built", "5", EXAMPLE_SIZES, *ARAL),
    "bronze-age-sections": Shot("claim:not-in-the-kiln", "Escape", EXAMPLE_SIZES, *BRONZE),
    "bronze-age-timeline": Shot("event:ugarit-falls", "Escape", EXAMPLE_SIZES, *BRONZE),
    "bronze-age-actors": Shot("actor:sea-peoples", "Escape", EXAMPLE_SIZES, *BRONZE),
    "bronze-age-evidence": Shot("claim:storm-of-quakes", "4", EXAMPLE_SIZES, *BRONZE),
    "bronze-age-map": Shot("event:hattusa-burns", "5", EXAMPLE_SIZES, *BRONZE),
}


def pictures(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """View, language and size of each picture."""
    for name in names:
        for language in SHOTS[name].languages:
            yield from ((name, language, size) for size in SHOTS[name].sizes)


def take(name: str, language: str, size: str, out: Path) -> None:
    """Take one picture, reduced to a palette."""
    shot = SHOTS[name]
    columns, rows = map(int, size.split("x"))
    content = ("--content", str(EXAMPLES / shot.example)) if shot.example else ()
    command, environment = app_command(language, *content, shot.address), {**SAME_MODULES, "COLORTERM": "truecolor"}
    with tempfile.TemporaryDirectory() as scratch:
        picture = Path(scratch) / "picture.png"
        with open_terminal("xterm", command, columns=columns, rows=rows, environment=environment) as terminal:
            terminal.wait_for_text()
            terminal.shoot_when_still(picture)
            for key in shot.keys.split():
                terminal.press(key)
            terminal.shoot_when_still(picture)
        convert(str(picture), "-strip", "+dither", "-colors", COLOURS, *SMALL, f"png8:{out}")


def main(folder: Path, names: list[str]) -> None:
    (folder / "examples").mkdir(parents=True, exist_ok=True)
    chosen = [name for name, shot in SHOTS.items() if not names or {name, shot.example} & set(names)]
    for name, language, size in pictures(chosen):
        place = folder / "examples" if SHOTS[name].example else folder
        take(name, language, size, place / f"{name}-{language}-{size}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
