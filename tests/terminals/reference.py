"""What text ought to look like: the same logical lines, laid out and drawn by Pango with the terminals' font.

Pango has its own bidi algorithm (FriBidi) and its own shaping (HarfBuzz), so nothing here can share a mistake with
what is tested.
"""

from __future__ import annotations

import lzma
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal

from emulators import FONT, POINTS
from pixels import Grey, PictureError, read_grey

Direction = Literal["ltr", "rtl"]
_DATA = Path(__file__).parents[1] / "data" / "unicode"
_ZWNJ, _ZWJ = "\u200c", "\u200d"
_CONTROLS = "\u200e\u200f" + _ZWNJ + _ZWJ  # they draw nothing, and decide order and joining
_AE, _HEH = "\u06d5", "\u0647"
_HEH_GOAL, _HEH_GOAL_ISOLATED = "\u06c1", "\ufba6"
_NOON_GHUNNA, _NOON_GHUNNA_ISOLATED, _NOON_GHUNNA_FINAL = "\u06ba", "\ufb9e", "\ufb9f"
_KEPT = "LNPZ"  # categories: letters, digits, punctuation and blanks; symbols and box art are each terminal's own


@dataclass(frozen=True)
class Field:
    """A piece of one row of the screen that is a paragraph of its own: its place in cells, and its logical text."""

    row: int
    left: int
    width: int
    text: str
    direction: Direction


@dataclass(frozen=True)
class Look:
    """How Pango is to draw: a weight of the font, how far strokes are moved to whole pixels, and a size.

    Terminals differ in these: some round the size to whole pixels.
    """

    weight: str
    hinting: str
    size: str


LOOKS = tuple(
    Look(weight, hinting, size)
    for weight, hinting, size in product(
        ("", "Bold"), ("slight", "full"), (str(POINTS), f"{round(POINTS * 96 / 72)}px")
    )
)


def draw(fields: Sequence[Field], look: Look) -> list[Grey]:
    """One picture for every field, black on white, its first column of text at its own edge.

    All fields must have the same direction.
    """
    lines = [drawable(field) for field in fields]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "text"), Path(folder, "text.png")
        source.write_text("\n".join(lines) + "\n.", encoding="utf-8")  # the full stop keeps a blank last line
        _pango(source, target, fields[0].direction, look)
        whole = read_grey(target)
    height, rest = divmod(whole.height, len(lines) + 1)
    if rest:
        raise PictureError(f"Pango's lines differ in height: {whole.height} pixels for {len(lines) + 1}")
    stride = height * whole.width
    starts = range(0, stride * len(lines), stride)
    return [Grey(whole.width, height, whole.pixels[start : start + stride]) for start in starts]


def _pango(source: Path, target: Path, direction: Direction, look: Look) -> None:
    fixed = ["--dpi=96", "--margin=0", "--hint-metrics=off", "--antialias=gray"]
    sense = ["--no-auto-dir", *(["--rtl"] if direction == "rtl" else [])]
    style = [f"--hinting={look.hinting}", f"--font={FONT} {look.weight} {look.size}"]
    command = ["pango-view", "--no-display", *fixed, *sense, *style, f"--output={target}", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not target.exists():
        raise PictureError(f"pango-view: {done.stderr.strip()}")


def drawable(field: Field) -> str:
    """The text as Pango is to draw it: without marks, which not every terminal draws; with blanks for symbols.

    Lām-alif is two characters in one cell, in Pango's drawing too. A letter without presentation forms stands
    isolated, between neighbours that join to it.
    """
    kept = "".join(
        character if unicodedata.category(character)[0] in _KEPT or character in _CONTROLS else " "
        for character in field.text
        if unicodedata.category(character)[0] not in "MC" or character in _CONTROLS
    )
    return "".join(map(_with_joiners, f" {kept}", kept, f"{kept[1:]} ")).rstrip()


def _with_joiners(before: str, character: str, after: str) -> str:
    """A character as it is to be drawn between two others."""
    joins = joining_types().get
    joining, is_joined, goes_on = joins(character), joins(before) == "D", joins(after) in ("R", "D")
    if character == _AE:  # FreeMono draws it much smaller
        return _HEH + _ZWNJ
    if character == _HEH_GOAL and not is_joined and not goes_on:  # which it draws as a dash
        return _HEH_GOAL_ISOLATED
    if character == _NOON_GHUNNA:  # of which DejaVu Sans Mono has the forms only
        return _ZWJ + _NOON_GHUNNA_FINAL if is_joined else _NOON_GHUNNA_ISOLATED
    if joining not in ("R", "D") or character in _letters_with_forms():
        return character
    return f"{_ZWJ}{_ZWNJ}{character}" + (f"{_ZWNJ}{_ZWJ}" if joining == "D" else "")


@cache
def joining_types() -> dict[str, str]:
    """How each letter joins: R to the one before it, D to both, U to none."""
    rows = lzma.decompress((_DATA / "ArabicShaping.txt.xz").read_bytes()).decode().splitlines()
    return {chr(int(code, 16)): kind for code, kind, _ in (row.split(";") for row in rows)}


@cache
def _letters_with_forms() -> frozenset[str]:
    """The letters that Unicode has presentation forms of."""
    decompositions = (unicodedata.decomposition(chr(code)).split() for code in range(0xFB50, 0xFEFD))
    return frozenset(chr(int(parts[1], 16)) for parts in decompositions if len(parts) == 2)
