"""What the app should show: its own logical lines, taken from a run without a terminal.

The app's last step, from logical to visual order, is left out and a plain turning round put in its place: of a line
that runs from the right, the first character is put at the right, and so on. That needs no knowledge of Arabic, keeps
every character's place on the screen, and can be undone; the reference is then drawn from the logical text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional
from unittest.mock import patch

from reference import Direction, Field
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mali_tui.app.app import MaliApp
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore
from mali_tui.rtl.line_layout import Prose
from mali_tui.textual_rtl.line_filters import DirectionFilter
from mali_tui.textual_rtl.paragraphs import separate_prose

if TYPE_CHECKING:
    from textual.color import Color

# The paragraphs of a line. Borders, rules and the gaps between columns divide it; what they divide keeps to itself.
_DIVIDED = re.compile("(?:(?!  )[^\u2500-\u259f\u2800-\u28ff])+")
_ISOLATE_INITIATORS = "\u2066\u2067\u2068"
_PARAGRAPH = "paragraph"  # the key under which a segment's meta tells whose line it is part of
_numbers = count()


async def expected_fields(
    language: str, address: str, size: tuple[int, int], keys: Sequence[str], folder: Path, content: Path | None = None
) -> list[Field]:
    """The text on the screen at a Location, after some of Textual's keys; the app's state is stored in `folder`."""
    explainer = load(content or find_content())
    with patch.object(DirectionFilter, "apply", turn_round):
        store = StateStore(folder / "state.sqlite3")
        app = MaliApp(explainer, language, Location.parse(address), store=store, state=State())
        async with app.run_test(size=size) as pilot:
            for key in ["", *keys]:
                if key:
                    await pilot.press(key)
                for _ in range(4):  # a key may set off a message, which sets off another
                    await pilot.pause()
            strips = app.screen._compositor.render_strips()
    return [field for row, strip in enumerate(strips) for field in fields_of(row, strip)]


def turn_round(line: DirectionFilter, segments: list[Segment], background: Color) -> list[Segment]:
    """Stands in for the app's own filter; marks the line's segments with the paragraph that they are part of."""
    _, texts, prose = separate_prose(segments)
    number, at = next(_numbers), 0
    glyphs: list[Segment] = []
    for segment in texts:
        part = next((part for part in prose if part.start <= at < part.end), None)
        context = context_of(part) if part else None
        mark = Style(meta={_PARAGRAPH: (number, line.base, context)})
        at += len(segment.text)
        glyphs += [Segment(cluster, (segment.style or Style.null()) + mark) for cluster in clusters(segment.text)]
    return glyphs[::-1] if line.base == "rtl" else glyphs


def context_of(part: Prose) -> tuple[str, str]:
    """Directional marks for the strong characters before and after a part of a paragraph, whose order they decide."""
    before, after = part.paragraph[: part.offset], part.paragraph[part.offset + part.end - part.start :]
    kinds = {"L": "\u200e", "R": "\u200f", "AL": "\u200f"}  # not U+061C, which few fonts have
    strong = [kinds[kind] for kind in map(bidirectional, before) if kind in kinds]
    kinds |= {"EN": "\u200f", "AN": "\u200f"}  # rule N1
    following = [kinds[kind] for kind in map(bidirectional, after) if kind in kinds]
    return "".join(strong[-1:]), "".join(following[:1])


def clusters(text: str) -> list[str]:
    """The characters, each with the ones of no width that follow it; what begins an isolate goes with the next."""
    found: list[str] = []
    for character in text:
        is_initiator = character in _ISOLATE_INITIATORS
        if found and (found[-1] in _ISOLATE_INITIATORS or (not cell_len(character) and not is_initiator)):
            found[-1] += character
        else:
            found.append(character)
    return found


def fields_of(row: int, strip: Strip) -> Iterator[Field]:
    """The fields of a row of the screen, from the left."""
    left = 0
    for paragraph, group in groupby(strip, key=_paragraph_of):
        text = "".join(segment.text for segment in group)
        if paragraph is not None:
            _, direction, context = paragraph
            fields = _divide(row, left, text, direction) if context is None else [_prose(row, left, text, direction)]
            before, after = context or ("", "")
            yield from (replace(field, text=f"{before}{field.text}{after}") for field in fields if field.text.strip())
        left += cell_len(text)


def _paragraph_of(segment: Segment) -> tuple[int, Direction, tuple[str, str] | None] | None:
    meta = segment.style.meta if segment.style else {}
    found: tuple[int, Direction, tuple[str, str] | None] | None = meta.get(_PARAGRAPH)
    return found


def _prose(row: int, left: int, text: str, direction: Direction) -> Field:
    """A part of a paragraph, which nothing divides."""
    return Field(row, left, cell_len(text), _logical(text, direction), direction)


def _divide(row: int, left: int, text: str, direction: Direction) -> Iterable[Field]:
    for match in _DIVIDED.finditer(text):
        piece = match.group()
        if not piece.isspace():
            at = left + cell_len(text[: match.start()])
            yield Field(row, at, cell_len(piece), _logical(piece, direction), direction)


def _logical(piece: str, direction: Direction) -> str:
    return "".join(reversed(clusters(piece))) if direction == "rtl" else piece
