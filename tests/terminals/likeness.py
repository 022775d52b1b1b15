"""How like a terminal's picture is to the reference, letter by letter.

A word is what the reference shows between two blank cells. Its ink is correlated with the ink that the picture has in
the very same cells: 1 for the same shapes, about 0 for unrelated ones. The word scores what its worst letter, seen
with half of its neighbours, scores: so one letter in another form or place, one bracket that faces the wrong way, is
enough to bring it down, in a long word too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from operator import mul
from statistics import fmean

from emulators import CELL
from pixels import Grey
from reference import LOOKS, Direction, Field, draw

Drift = tuple[int, int]  # pixels across, down
Ink = list[list[int]]  # rows of pixels: how far each is from its background

# Right words score 0.84 and more, those with one letter in a wrong form 0.39 to 0.79, words in wrong places about 0.
READS = 0.8
# kitty clips a wide letter, such as a ص at the end of a word, at the edge of its cell; Chromium has its own strokes.
READS_IN = {"kitty": 0.6, "xterm.js": 0.7}
# In the app others clip it, too, where another style begins beside it: a final س scores 0.77 there, 0.52 in kitty.
READS_IN_APP, KITTY_READS_IN_APP = 0.7, 0.5
SHORTEST = 2  # cells: a single one (a dash, a full stop) says nothing of order or shape
DRIFTS: tuple[Drift, ...] = tuple(product((0, -1, 1), (0, -1, 1, -2, 2, -3, 3)))  # one for the whole picture
SAMPLE = 40  # words that are enough to tell the drift
TRACE = 60  # how dark, of 255, a pixel of the reference is at least where there is a glyph
ACROSS = CELL[0]


@dataclass(frozen=True)
class Word:
    """What the reference has in the cells `left` to `right` (exclusive) of the screen, in every look."""

    field: Field
    left: int
    right: int
    inks: tuple[Ink, ...]


@dataclass(frozen=True)
class Score:
    """How like the reference a word of the picture is, from 1 down to about 0."""

    word: Word
    value: float


def least_score(kind: str, in_app: bool = False) -> float:
    """The least score of a word that reads right in a terminal."""
    if in_app:
        return KITTY_READS_IN_APP if kind == "kitty" else READS_IN_APP
    return READS_IN.get(kind, READS)


def misread(scores: Sequence[Score], least: float = READS) -> list[str]:
    """What scores less, for a person to look at: place, score and line of every such word."""
    return [
        f"row {score.word.field.row}, cells {score.word.left}-{score.word.right}: {score.value:.2f} in "
        f"{score.word.field.text!r}"
        for score in scores
        if score.value < least
    ]


def compare(picture: Grey, columns: int, rows: int, fields: Sequence[Field]) -> list[Score]:
    """The score of every word of the fields in a picture of a screen of so many cells."""
    if picture.width != columns * ACROSS:
        raise ValueError(f"cells are {picture.width / columns} pixels wide, not {ACROSS} as in the reference")
    words = list(words_of(fields))
    down = picture.height // rows
    across, lower = _drift(picture, words, down)
    about = [(across, lower + more) for more in (0, -1, 1)]  # a bold or a fallback font may round the other way
    return [Score(word, _score(picture, word, down, about)) for word in words]


def _drift(picture: Grey, words: Sequence[Word], down: int) -> Drift:
    """How far the terminal draws from where Pango does: its base line may be a little higher or lower."""
    longest = sorted(words, key=lambda word: word.left - word.right)[:SAMPLE]

    def fit(drift: Drift) -> float:
        seen = (ink_in(picture, word, down, drift) for word in longest)
        return fmean(correlation(_flat(word.inks[0]), _flat(ink)) for word, ink in zip(longest, seen, strict=True))

    return max(DRIFTS, key=fit)


def _score(picture: Grey, word: Word, down: int, drifts: Sequence[Drift]) -> float:
    pairs = []
    for drift in drifts:
        seen = ink_in(picture, word, down, drift)
        lines = underlines(seen)
        pairs += [(blank_out(seen, lines), blank_out(ink, lines)) for ink in word.inks]
    best = max(pairs, key=lambda pair: correlation(_flat(pair[0]), _flat(pair[1])))
    half = ACROSS // 2
    windows = (slice(max(0, x - half), x + ACROSS + half) for x in _starts(word.right - word.left))
    return min(correlation(*(_flat([row[window] for row in ink]) for ink in best)) for window in windows)


def words_of(fields: Sequence[Field]) -> Iterator[Word]:
    """The words that the reference has in the fields, where it has them."""
    for direction in ("ltr", "rtl"):
        chosen = [field for field in fields if field.direction == direction and field.text.strip()]
        if not chosen:
            continue
        drawn = [draw(chosen, look) for look in LOOKS]
        for field, *pictures in zip(chosen, *drawn, strict=True):
            yield from _words(field, pictures, direction)


def _words(field: Field, pictures: Sequence[Grey], direction: Direction) -> Iterator[Word]:
    inks = [_place_line(picture, field.width * ACROSS, direction) for picture in pictures]
    marked = [any(max(row[x + 1 : x + ACROSS - 1]) > TRACE for row in inks[0]) for x in _starts(field.width)]
    for has_ink, cells in groupby(range(field.width), key=marked.__getitem__):
        left, *rest = cells
        right = rest[-1] + 1 if rest else left + 1
        if has_ink and right - left >= SHORTEST:
            cut = slice(left * ACROSS, right * ACROSS)
            yield Word(field, field.left + left, field.left + right, tuple([row[cut] for row in ink] for ink in inks))


def _starts(cells: int) -> range:
    return range(0, cells * ACROSS, ACROSS)


def _place_line(picture: Grey, width: int, direction: Direction) -> Ink:
    """The ink of a reference line in a field `width` pixels wide, at the edge where text of its direction starts."""
    rows = []
    for y in range(picture.height):
        row = [255 - value for value in picture.row(y, 0, picture.width)]
        blank = [0] * (width - len(row))
        rows.append([*blank, *row][-width:] if direction == "rtl" else [*row, *blank][:width])
    return rows


def ink_in(picture: Grey, word: Word, down: int, drift: Drift) -> Ink:
    """What the picture has in the cells of a word; the background is the commonest shade of each cell."""
    top = word.field.row * down + drift[1]
    columns = []
    for cell in range(word.left, word.right):
        left = min(max(cell * ACROSS + drift[0], 0), picture.width - ACROSS)
        rows = [picture.row(min(max(top + y, 0), picture.height - 1), left, ACROSS) for y in range(len(word.inks[0]))]
        everything = b"".join(rows)
        background = max(set(everything), key=everything.count)
        columns.append([[abs(value - background) for value in row] for row in rows])
    return [[value for part in parts for value in part] for parts in zip(*columns, strict=True)]


def underlines(ink: Ink) -> list[tuple[int, int]]:
    """The (row, first pixel) of every cell's width that is drawn from end to end below the base line."""
    return [
        (y, x)
        for y in range(len(ink) * 3 // 4, len(ink))
        for x in range(0, len(ink[y]), ACROSS)
        if min(ink[y][x : x + ACROSS]) * 2 > max(ink[y][x : x + ACROSS])
    ]


def blank_out(ink: Ink, lines: Sequence[tuple[int, int]]) -> Ink:
    """The ink without what stands in the same place as underlines."""
    result = [list(row) for row in ink]
    for y, x in lines:
        result[y][x : x + ACROSS] = [0] * ACROSS
    return result


def _flat(ink: Ink) -> list[int]:
    return [value for row in ink for value in row]


def correlation(one: Sequence[int], other: Sequence[int]) -> float:
    """Pearson's; 0 where either is blank."""
    count = len(one)
    sum_one, sum_other = sum(one), sum(other)
    both = count * sum(map(mul, one, other)) - sum_one * sum_other
    spread_one = count * sum(map(mul, one, one)) - sum_one**2
    spread_other = count * sum(map(mul, other, other)) - sum_other**2
    return both / math.sqrt(spread_one * spread_other) if spread_one and spread_other else 0.0
