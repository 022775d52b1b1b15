"""What text ought to look like: the same logical lines, laid out and drawn by Pango with the terminals' font.

Pango has its own bidi algorithm (FriBidi) and its own shaping (HarfBuzz), so nothing here can share a mistake with
what is tested.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from emulators import FONT, POINTS
from pixels import Grey, PictureError, read_grey

Direction = Literal["ltr", "rtl"]
_LAM_ALIF = re.compile("ل[اأإآ]")
_GAP = re.compile(" {2,}")
_KEPT = "LNPZ"  # categories: letters, digits, punctuation and blanks; symbols and box art are each terminal's own


@dataclass(frozen=True)
class Field:
    """A piece of one row of the screen that is a paragraph of its own: its place in cells, and its logical text."""

    row: int
    left: int
    width: int
    text: str
    direction: Direction


def draw(fields: Sequence[Field], variant: str = "") -> list[Grey]:
    """One picture for every field, black on white, its first column of text at its own edge.

    `variant` is a style of the font: "Bold", "Oblique". All fields must have the same direction.
    """
    lines = [drawable(field) for field in fields]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "text"), Path(folder, "text.png")
        source.write_text("\n".join(lines) + "\n.", encoding="utf-8")  # the full stop keeps a blank last line
        _pango(source, target, fields[0].direction, variant)
        whole = read_grey(target)
    height, rest = divmod(whole.height, len(lines) + 1)
    if rest:
        raise PictureError(f"Pango's lines differ in height: {whole.height} pixels for {len(lines) + 1}")
    stride = height * whole.width
    starts = range(0, stride * len(lines), stride)
    return [Grey(whole.width, height, whole.pixels[start : start + stride]) for start in starts]


def _pango(source: Path, target: Path, direction: Direction, variant: str) -> None:
    look = ["--dpi=96", "--margin=0", "--hinting=full", "--hint-metrics=off", "--antialias=gray"]
    sense = ["--no-auto-dir", *(["--rtl"] if direction == "rtl" else [])]
    font = f"--font={FONT} {variant} {POINTS}"
    command = ["pango-view", "--no-display", *look, *sense, font, f"--output={target}", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not target.exists():
        raise PictureError(f"pango-view: {done.stderr.strip()}")


def drawable(field: Field) -> str:
    """The text as Pango is to draw it on the grid of cells.

    Without the marks, which not every terminal draws, and with a blank for everything that is no text. Lām-alif is
    two characters in one cell: what stands after a gap, in a column of its own, must not move for it.
    """
    bare = "".join(each for each in field.text if unicodedata.category(each)[0] not in "MC").rstrip()
    pieces, gaps = _GAP.split(bare), [*_GAP.findall(bare), ""]
    owed = [" " * len(_LAM_ALIF.findall(piece)) for piece in pieces]
    columns = "".join(piece + gap + more for piece, gap, more in zip(pieces, gaps, owed, strict=True))
    return "".join(each if unicodedata.category(each)[0] in _KEPT else " " for each in columns).rstrip()
