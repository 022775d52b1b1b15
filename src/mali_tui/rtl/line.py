"""One finished line of the screen, from logical to visual: shaped, ordered, mirrored, and as wide as before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from mali_tui.rtl.mirror import mirror_interface, mirror_text
from mali_tui.rtl.order import Base, visual
from mali_tui.rtl.shape import is_mark, shape

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# What divides a line into fields whose texts must not mix: the uprights of borders and tables, and horizontal rules.
_DIVIDER = re.compile("([\u2500-\u257f\u2580-\u259f]+)")
_GAP = re.compile(" {2,}")


class Cell(NamedTuple):
    """A glyph on the screen with its marks, and the span of the logical line that it shows."""

    text: str
    start: int
    end: int


@lru_cache(4096)
def lay_out(text: str, base: Base, marks: bool) -> tuple[Cell, ...]:
    """A logical line as cells from left to right; together they are as wide as ``text``.

    The line is one paragraph of direction ``base``, except that box-drawing characters divide it into fields
    that keep to themselves. ``marks``: whether combining marks are drawn.
    """
    fields: list[list[Cell]] = []
    position = 0
    for piece in _DIVIDER.split(text):
        if piece and _DIVIDER.fullmatch(piece):
            fields.append([Cell(character, position + i, position + i + 1) for i, character in enumerate(piece)])
            if base == "rtl":
                fields[-1] = [cell._replace(text=mirror_interface(cell.text)) for cell in reversed(fields[-1])]
        elif piece:
            fields.append(_lay_out_field(piece, position, base, marks))
        position += len(piece)
    if base == "rtl":
        fields.reverse()
    return tuple(cell for field in fields for cell in field)


def _lay_out_field(text: str, offset: int, base: Base, marks: bool) -> list[Cell]:
    clusters = _clusters(text, marks)
    order, odd = visual("".join(cluster.text[0] for cluster in clusters), base)
    cells = []
    for index, from_right in zip(order, odd, strict=True):
        glyph, start, end = clusters[index]
        if from_right:
            turned = mirror_text(glyph[0])
            glyph = (turned if turned != glyph[0] or base == "ltr" else mirror_interface(turned)) + glyph[1:]
        cells.append(Cell(glyph, start + offset, end + offset))
    return cells


def _clusters(text: str, marks: bool) -> list[Cell]:
    """Shaped characters with what stands on them, in logical order, and the cells that shaping saved put back."""
    shaped = shape(text)
    clusters: list[Cell] = []
    for glyph, (start, end) in zip(shaped.text, shaped.sources, strict=True):
        if clusters and (is_mark(glyph) or not cell_len(glyph)):
            last = clusters[-1]
            drawn = last.text + glyph if marks or not RIGHT_TO_LEFT.match(last.text) else last.text
            clusters[-1] = Cell(drawn, last.start, max(end, last.end))
        else:
            clusters.append(Cell(glyph, start, end))
    return _give_back(clusters, cell_len(text) - sum(cell_len(cluster.text) for cluster in clusters))


def _give_back(clusters: list[Cell], spare: int) -> list[Cell]:
    """Put a blank into the next gap after each lām-alif, so that columns and borders stay where they are."""
    if spare <= 0:
        return clusters
    result: list[Cell] = []
    owed = 0
    for index, cluster in enumerate(clusters):
        following = clusters[index + 1].text if index + 1 < len(clusters) else " "
        if owed and cluster.text == " " and following == " ":
            result += [cluster] * owed
            owed = 0
        result.append(cluster)
        owed += (
            cluster.end - cluster.start > 1
            and cell_len(cluster.text) == 1
            and "\ufef5" <= cluster.text[0] <= "\ufefc"
        )
    end = clusters[-1].end
    return result + [Cell(" ", end, end)] * owed
