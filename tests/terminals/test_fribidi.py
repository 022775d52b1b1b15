"""The visual order of any text is FriBidi's, the library by which Pango and most desktops order text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from unicodedata import category, ucd_3_2_0

import pytest
import yaml
from fribidi import Direction, Paragraph, is_installed
from msgspec import to_builtins

from mali_tui.content.loader import find_content, load
from mali_tui.rtl.bidi import paragraph, reorder
from mali_tui.rtl.bidi_classes import bidi_classes
from mali_tui.rtl.cells import cell_len
from mali_tui.wrapping import line_starts

pytestmark = pytest.mark.skipif(not is_installed(), reason="FriBidi is not installed: Debian's libfribidi-bin")

STRINGS = 100_000
MAX_CHARACTERS = 30  # of a random string
WIDTHS = range(24, 201)  # cells
# Blocks of scripts from the right that came after Unicode 3.2 and before 10.0, which Debian's FriBidi knows.
LATER = ((0x750, 0x780), (0x7C0, 0x7FB), (0x840, 0x85C), (0x8A0, 0x8B5), (0x1E800, 0x1E8C5), (0x1E900, 0x1E94B))
ISOLATE_STARTS = "\u2066\u2067\u2068"
DIRECTIONS: tuple[Direction, ...] = ("rtl", "ltr")


@cache
def characters() -> dict[str, list[str]]:
    """Characters that FriBidi knows, by their bidi class; not those that end a paragraph, nor isolates."""
    old = [chr(code) for code in range(0x20, 0x30000) if ucd_3_2_0.category(chr(code)) not in ("Cn", "Cs", "Co")]
    later = [chr(code) for start, end in LATER for code in range(start, end) if category(chr(code)) != "Cn"]
    found: dict[str, list[str]] = {}
    for character in old + later:
        found.setdefault(bidi_classes(character), []).append(character)
    found.pop("P")
    found["B"] = ["\u200b", "\u200c", "\u200d", "\u00ad"]  # embeddings and overrides are ignored
    return found


def random_text(source: random.Random) -> str:
    kinds = list(characters())
    count = source.randint(1, MAX_CHARACTERS)
    return "".join(source.choice(characters()[source.choice(kinds)]) for _ in range(count))


def orders(text: str, direction: Direction, start: int, end: int) -> tuple[list[int], list[int]]:
    """Our order of a line of a paragraph and FriBidi's, without what rule X9 removes."""
    ours = paragraph.__wrapped__(text, direction)
    theirs = Paragraph(text, direction)
    classes = ours.classes[start:end]
    found = reorder(ours.line_levels(start, end)), theirs.line_order(start, end)
    first, second = ([index for index in order if classes[index] != "B"] for order in found)
    return first, second


def test_random_text_has_the_order_that_fribidi_gives_it(figure: Callable[[str], None]) -> None:
    source = random.Random("fribidi")
    for number in range(STRINGS):
        text, direction = random_text(source), DIRECTIONS[number % 2]
        start = source.randrange(len(text))
        end = source.randint(start + 1, len(text))
        ours, theirs = orders(text, direction, start, end)
        assert ours == theirs, (ascii(text), direction, start, end)
    figure(f"FriBidi: {STRINGS} of {STRINGS} random strings have its order")


def test_isolates_have_the_levels_that_fribidi_gives_them() -> None:
    """Balanced ones that end before their paragraph: FriBidi 1.0.8 leaves rule L1 out for those at the end."""
    source = random.Random("isolates")
    for number in range(STRINGS // 10):
        outer, inner = source.choices(ISOLATE_STARTS, k=2)
        parts = [random_text(source) for _ in range(4)]
        text = f"{parts[0]}{outer}{parts[1]}{inner}{parts[2]}\u2069\u2069{parts[3]}a"
        ours, theirs = orders(text, DIRECTIONS[number % 2], 0, len(text))
        assert ours == theirs, ascii(text)


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, value.split("\n"))
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings_in(item)


def shipped_paragraphs() -> set[tuple[str, Direction]]:
    """Every text of the content and of the interface, in each language, in either direction."""
    texts = {text for edition in load(find_content()).editions.values() for text in strings_in(to_builtins(edition))}
    for locale in files("mali_tui.locales").iterdir():
        if locale.name.endswith(".yaml"):
            texts.update(strings_in(yaml.safe_load(locale.read_text("utf-8"))))
    return {(text, direction) for text in texts for direction in DIRECTIONS}


def test_every_shipped_line_has_the_order_that_fribidi_gives_it(figure: Callable[[str], None]) -> None:
    lines = 0
    for text, direction in shipped_paragraphs():
        spans: set[tuple[int, int]] = set()
        for width in WIDTHS:
            starts = line_starts(text, width, cell_len)
            spans.update(zip(starts, [*starts[1:], len(text)], strict=True))
        ours, theirs = paragraph(text, direction), Paragraph(text, direction)
        for start, end in spans:
            found = reorder(ours.line_levels(start, end))
            assert found == theirs.line_order(start, end), (text[start:end], text)
        lines += len(spans)
    assert lines > 10_000
    figure(f"FriBidi: {lines} of {lines} lines of the content have its order, in widths from 24 to 200")
