"""UAX #9: embedding levels of a paragraph, and the visual order of each line that is cut from it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from mali_tui.rtl.bidi_classes import bidi_classes
from mali_tui.rtl.isolates import FSI, LRI, PDI
from mali_tui.rtl.isolates import Direction as Direction

Base = Literal["rtl", "ltr", "auto"]

MAX_DEPTH = 125  # BD2
# Classes without which every level is that of the base.
_MOVING = {"ltr": re.compile("[RANlrf]"), "rtl": re.compile("[LENlrf]")}
_REMOVED_OR_ISOLATE = re.compile("[Blrfp]")
_BLANK = "WBlrfp"
_BASE_LEVEL = re.compile(f"[{_BLANK}]*[GP]|[{_BLANK}]+$")  # L1
_BASE: dict[str, bytes] = {"ltr": b"\0", "rtl": b"\1"}


class Paragraph(NamedTuple):
    """A paragraph with the embedding level of each of its characters, by rules P to I; lines are cut from it."""

    text: str
    base: Direction
    classes: str
    levels: bytes

    def line_levels(self, start: int, end: int) -> bytes:
        """The levels of the line ``text[start:end]``, by rule L1."""
        classes, levels = self.classes[start:end], self.levels[start:end]
        if "G" not in classes and "P" not in classes:  # then only the end of the line is concerned
            length = len(classes.rstrip(_BLANK))
            return levels if length == len(classes) else levels[:length].ljust(len(classes), _BASE[self.base])
        spans = [blank.span() for blank in _BASE_LEVEL.finditer(classes)]
        if spans:
            base, changed = self.base == "rtl", bytearray(levels)
            for first, last in spans:
                changed[first:last] = bytes([base]) * (last - first)
            return bytes(changed)
        return levels


class VisualOrder(NamedTuple):
    """``order[i]`` is the logical index of the i-th character from the left; ``odd[i]`` whether its level is odd."""

    order: tuple[int, ...]
    odd: tuple[bool, ...]


def first_strong(text: str) -> Direction:
    """The base direction that a text asks for itself: that of its first strong character, rules P2 and P3."""
    return _first_strong(bidi_classes(text))


def _first_strong(classes: str) -> Direction:
    depth = 0
    for letter in classes:
        if letter in "lrf":
            depth += 1
        elif letter == "p":
            depth = max(0, depth - 1)
        elif not depth and letter in "LRA":
            return "ltr" if letter == "L" else "rtl"
    return "ltr"


def resolve_paragraph(text: str, base: Base) -> Paragraph:
    """The paragraph ``text`` with its levels.

    Isolates are obeyed; embeddings and overrides are ignored, as they can make a text look like another. What ends
    a paragraph, class B, only ends a segment.
    """
    classes = bidi_classes(text)
    direction = _first_strong(classes) if base == "auto" else base
    level = int(direction == "rtl")
    if not _MOVING[direction].search(classes):
        return Paragraph(text, direction, classes, bytes([level]) * len(text))
    from mali_tui.rtl.bidi_rules import resolve_sequence  # 3 ms, which only mixed text need wait for

    if not _REMOVED_OR_ISOLATE.search(classes):
        return Paragraph(text, direction, classes, resolve_sequence(text, classes, level))
    levels = bytearray([level]) * len(text)
    for sequence, depth in _isolating_sequences(classes, level):
        part = "".join([text[index] for index in sequence])
        kinds = "".join([classes[index] for index in sequence])
        for index, resolved in zip(sequence, resolve_sequence(part, kinds, depth), strict=True):
            levels[index] = resolved
    for index, letter in enumerate(classes):  # what rule X9 removes goes with the character before it
        if letter == "B" and index:
            levels[index] = levels[index - 1]
    return Paragraph(text, direction, classes, bytes(levels))


paragraph = lru_cache(1024)(resolve_paragraph)
"""`resolve_paragraph`, with the paragraphs resolved last."""


@lru_cache(256)
def paragraph_with_isolates(
    text: str, base: Base, spans: tuple[tuple[int, int], ...], first_strong: tuple[tuple[int, int], ...] = ()
) -> Paragraph:
    """The paragraph ``text`` as if an LRI stood before each of ``spans``, and a PDI after it.

    Before each of ``first_strong`` an FSI. They don't overlap.
    """
    pieces: list[str] = []
    kept: list[int] = []
    at = shift = 0
    initiators = dict.fromkeys(spans, LRI) | dict.fromkeys(first_strong, FSI)
    for (start, end), initiator in sorted(initiators.items()):
        pieces += [text[at:start], initiator, text[start:end], PDI]
        kept += [*range(at + shift, start + shift), *range(start + shift + 1, end + shift + 1)]
        at, shift = end, shift + 2
    pieces.append(text[at:])
    kept += range(at + shift, len(text) + shift)
    whole = resolve_paragraph("".join(pieces), base)
    classes, levels = whole.classes, whole.levels
    return Paragraph(text, whole.base, "".join([classes[n] for n in kept]), bytes([levels[n] for n in kept]))


def _isolating_sequences(classes: str, level: int) -> list[tuple[list[int], int]]:
    """The isolating run sequences (BD13), as the indices of their characters, with their levels, by rules X5 to X9.

    Without embeddings, each is the content of an isolate, or of none, without the content of the isolates in it.
    """
    outermost: list[int] = []
    sequences = [(outermost, level)]
    stack, overflow = [(outermost, level)], 0
    for index, letter in enumerate(classes):
        if letter == "B":
            continue
        if letter == "p":
            if overflow:
                overflow -= 1
            elif len(stack) > 1:
                stack.pop()
        stack[-1][0].append(index)
        if letter in "lrf":
            depth = stack[-1][1]
            odd = letter == "r" or (letter == "f" and _first_strong(_isolate_content(classes, index)) == "rtl")
            inner = (depth + 1) | 1 if odd else (depth + 2) & ~1
            if overflow or inner > MAX_DEPTH:
                overflow += 1
            else:
                content: list[int] = []
                stack.append((content, inner))
                sequences.append((content, inner))
    return sequences


def _isolate_content(classes: str, start: int) -> str:
    """The classes from an isolate initiator up to its PDI, or to the end."""
    depth = 0
    for index in range(start + 1, len(classes)):
        if classes[index] in "lrf":
            depth += 1
        elif classes[index] == "p":
            if not depth:
                return classes[start + 1 : index]
            depth -= 1
    return classes[start + 1 :]


def reorder(levels: bytes) -> list[int]:
    """The logical indices of a line's characters from left to right, by rule L2; ``levels`` as of `line_levels`."""
    if not levels:
        return []
    highest, order = max(levels), list(range(len(levels)))
    for level in range(highest, (min(levels) | 1) - 1, -1):
        for run in _runs_from(level).finditer(levels):
            start, end = run.span()
            order[start:end] = order[start:end][::-1]
    return order


@lru_cache(MAX_DEPTH + 2)
def _runs_from(level: int) -> re.Pattern[bytes]:
    """What finds the runs of a level or of higher ones."""
    return re.compile(b"[%b-\\xff]+" % re.escape(bytes([level])))


def visual_order_of(text: str, base: Base) -> VisualOrder:
    """The visual order of a paragraph that is one line, and which characters run from the right."""
    resolved = resolve_paragraph(text, base)
    levels = resolved.line_levels(0, len(text))
    order = reorder(levels)
    return VisualOrder(tuple(order), tuple([bool(levels[index] & 1) for index in order]))


def visual_order(text: str, base: Base = "rtl") -> list[int]:
    """The logical indices of the characters of a paragraph that is one line, from left to right on the screen.

    Source: UAX #9, rules P to L2. Combining marks are characters like others (`layout_cells` applies L3). Embeddings
    and overrides are ignored, isolates are obeyed.
    """
    return list(visual_order_of(text, base).order)
