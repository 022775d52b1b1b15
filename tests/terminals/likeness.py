"""How like a terminal's picture is to the reference, word by word.

A word is what the reference shows between two blank cells. It scores the correlation of its ink with the ink that the
picture has in the very same cells: 1 for the same shapes, about 0 for unrelated ones. So a word that stands in
another place, has its letters in another order or in other forms, or is covered by something else, scores low.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from operator import add, mul
from statistics import fmean

from emulators import CELL
from pixels import Grey
from reference import Direction, Field, draw

Ink = list[list[int]]  # rows of pixels: how far each is from its background

SHORTEST = 2  # cells: a single one (a dash, a full stop) says nothing of order or shape
DRIFTS = tuple(product((0, -1, 1), (0, -1, 1, -2, 2, -3, 3)))  # pixels across, down: one for the whole picture
SAMPLE = 40  # words that are enough to tell the drift
VARIANTS = ("", "Bold")
TRACE = 60  # how dark, of 255, a pixel of the reference is at least where there is a glyph
ACROSS = CELL[0]
READS = 0.85  # right words score 0.91 and more, all but a few wrong ones 0.8 and less


@dataclass(frozen=True)
class Word:
    """What the reference has in the cells `left` to `right` (exclusive) of the screen, in every variant."""

    field: Field
    left: int
    right: int
    inks: tuple[Ink, ...]


@dataclass(frozen=True)
class Score:
    """How like the reference a word of the picture is, from 1 down to about 0."""

    word: Word
    value: float

    @property
    def reads(self) -> bool:
        """Whether the word is there, and right."""
        return self.value >= READS


def misread(scores: Sequence[Score]) -> list[str]:
    """What does not read right, for a person to look at: place, score and line of every such word."""
    return [
        f"row {score.word.field.row}, cells {score.word.left}-{score.word.right}: {score.value:.2f} in "
        f"{score.word.field.text!r}"
        for score in scores
        if not score.reads
    ]


def compare(picture: Grey, columns: int, rows: int, fields: Sequence[Field]) -> list[Score]:
    """The score of every word of the fields in a picture of a screen of so many cells."""
    if picture.width != columns * ACROSS:
        raise ValueError(f"cells are {picture.width / columns} pixels wide, not {ACROSS} as in the reference")
    words = list(words_of(fields))
    down = picture.height // rows

    def score(word: Word, drift: tuple[int, int]) -> float:
        seen = smooth(ink_in(picture, word, down, drift))
        return max(correlation(smooth(ink), seen) for ink in word.inks)

    longest = sorted(words, key=lambda word: word.left - word.right)[:SAMPLE]
    drift = max(DRIFTS, key=lambda each: fmean(score(word, each) for word in longest))
    return [Score(word, score(word, drift)) for word in words]


def words_of(fields: Sequence[Field]) -> Iterator[Word]:
    """The words that the reference has in the fields, where it has them."""
    for direction in ("ltr", "rtl"):
        chosen = [field for field in fields if field.direction == direction and field.text.strip()]
        if not chosen:
            continue
        drawn = [draw(chosen, variant) for variant in VARIANTS]
        for field, *pictures in zip(chosen, *drawn, strict=True):
            yield from _words(field, pictures, direction)


def _words(field: Field, pictures: Sequence[Grey], direction: Direction) -> Iterator[Word]:
    inks = [_placed(picture, field.width * ACROSS, direction) for picture in pictures]
    marked = [any(max(row[x + 1 : x + ACROSS - 1]) > TRACE for row in inks[0]) for x in _starts(field.width)]
    for has_ink, cells in groupby(range(field.width), key=marked.__getitem__):
        left, *rest = cells
        right = rest[-1] + 1 if rest else left + 1
        if has_ink and right - left >= SHORTEST:
            cut = slice(left * ACROSS, right * ACROSS)
            yield Word(field, field.left + left, field.left + right, tuple([row[cut] for row in ink] for ink in inks))


def _starts(cells: int) -> range:
    return range(0, cells * ACROSS, ACROSS)


def _placed(picture: Grey, width: int, direction: Direction) -> Ink:
    """The ink of a reference line in a field `width` pixels wide, at the edge where text of its direction starts."""
    rows = []
    for y in range(picture.height):
        row = [255 - value for value in picture.row(y, 0, picture.width)]
        blank = [0] * (width - len(row))
        rows.append([*blank, *row][-width:] if direction == "rtl" else [*row, *blank][:width])
    return rows


def ink_in(picture: Grey, word: Word, down: int, drift: tuple[int, int]) -> Ink:
    """What the picture has in the cells of a word; the background is the commonest shade of each cell."""
    top = word.field.row * down + drift[1]
    columns = []
    for cell in range(word.left, word.right):
        left = min(max(cell * ACROSS + drift[0], 0), picture.width - ACROSS)
        rows = [picture.row(min(max(top + y, 0), picture.height - 1), left, ACROSS) for y in range(len(word.inks[0]))]
        everything = b"".join(rows)
        background = max(set(everything), key=everything.count)
        columns.append([[abs(value - background) for value in row] for row in rows])
    joined = [[value for part in parts for value in part] for parts in zip(*columns, strict=True)]
    return [row if min(row) * 2 < max(row) else [0] * len(row) for row in joined]  # a full row is an underline


def smooth(ink: Ink) -> list[int]:
    """Every pixel with its neighbours, in one list: half a pixel's difference in drawing must not count."""
    sums = [[*map(add, map(add, [0, *row[:-1]], row), [*row[1:], 0])] for row in ink]
    blank = [0] * len(sums[0])
    above, below = [blank, *sums[:-1]], [*sums[1:], blank]
    return [value for rows in zip(above, sums, below, strict=True) for value in map(sum, zip(*rows, strict=True))]


def correlation(one: Sequence[int], other: Sequence[int]) -> float:
    """Pearson's; 0 where either is blank."""
    count = len(one)
    sum_one, sum_other = sum(one), sum(other)
    both = count * sum(map(mul, one, other)) - sum_one * sum_other
    spread_one = count * sum(map(mul, one, one)) - sum_one**2
    spread_other = count * sum(map(mul, other, other)) - sum_other**2
    return both / math.sqrt(spread_one * spread_other) if spread_one and spread_other else 0.0
