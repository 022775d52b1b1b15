"""Records a short session in a real terminal as an animated GIF: claim, its event, back, and the same in Arabic.

Usage: walk.py OUT.gif

Each key is pressed in xterm, and the screen is photographed once it stands still. Between two keys nothing moves, so
the recording shows what a reader sees; only the time between keys is given here.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from lab import open_terminal
from pixels import convert
from proof import SAME_MODULES, app_command

COLUMNS, ROWS = 112, 30
START = "claim:coup-toppled-keita"
DISMISS = "Escape"  # closes the hint of a first start
FIRST = 2.5  # seconds that the first picture is shown
# The keys that follow, by their X names, and the seconds until the next one.
STEPS = (
    ("n", 1.8),
    ("Return", 3.0),
    ("BackSpace", 1.8),
    ("l", 2.5),
    ("n", 1.8),
    ("Return", 3.0),
    ("BackSpace", 1.8),
)
COLOURS = "128"


def record(out: Path) -> None:
    """Take a picture after each step and join them."""
    environment = {**SAME_MODULES, "COLORTERM": "truecolor"}
    command = app_command("en", START)
    with tempfile.TemporaryDirectory() as scratch:
        pictures = [str(Path(scratch) / f"{number:02}.png") for number in range(len(STEPS) + 1)]
        with open_terminal("xterm", command, columns=COLUMNS, rows=ROWS, environment=environment) as terminal:
            terminal.wait_for_text()
            terminal.press(DISMISS)
            terminal.shoot_when_still(Path(pictures[0]))
            for (key, _), before, after in zip(STEPS, pictures, pictures[1:], strict=False):
                terminal.press(key)
                terminal.wait_for_change(Path(before))
                terminal.shoot_when_still(Path(after))
        delays = [FIRST, *(seconds for _, seconds in STEPS)]
        frames = [
            word
            for seconds, picture in zip(delays, pictures, strict=True)
            for word in ("-delay", f"{round(seconds * 100)}", picture)
        ]
        palette = Path(scratch) / "palette.png"
        convert(*pictures, "-append", "+dither", "-colors", COLOURS, "-unique-colors", str(palette))
        convert("-loop", "0", *frames, "+dither", "-remap", str(palette), "-layers", "OptimizeFrame", str(out))


if __name__ == "__main__":
    record(Path(sys.argv[1]))
