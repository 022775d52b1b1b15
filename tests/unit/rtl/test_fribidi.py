"""The visual order of any text is FriBidi's, the library by which Pango and most desktops order text."""

from __future__ import annotations

import lzma
import random
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise, product
from pathlib import Path
from unicodedata import bidirectional, category, normalize

import pytest
import yaml
from fribidi import Direction, Paragraph, is_installed, unicode_version
from msgspec import to_builtins

from mali_tui.content.loader import find_content, load
from mali_tui.rtl.bidi import paragraph, reorder
from mali_tui.rtl.cell_width import cell_len
from mali_tui.rtl.line_layout import Prose, layout_line
from mali_tui.wrapping import line_starts

pytestmark = pytest.mark.skipif(not is_installed(), reason="FriBidi is not installed: Debian's libfribidi-bin")

DATA = Path(__file__).parents[2] / "data" / "unicode"
MAX_CHARACTERS = 30  # of a random string
WIDTHS = range(24, 201)  # cells
STEP = 20  # one in so many shipped texts, where not all are looked at
WRITTEN = (
    "اتصلوا على +223 20 22 23 24 قبل 31/12/2021 الساعة 12:45.",
    "نسبة النمو 7.5% ثم %3.2 ثم 45-50 في المئة و−12 درجة و±3",
    "من 2500–3000 جندي، إلى 1,234.56 دولار ($75) و€20.",
    "قال: «The A-10, too», ثم انصرف إلى مسائل الأمم.",
    "http://a.b/c?d=1&e=ع ثم x+y=z أو https://example.org/a/ب/c",
    "الطراز AK-47 وF/A-18 وC++ و.NET",
    "٣٫١٤ و١٬٢٣٤ و٪٥٠ و٥٠٪ و٢٠١٤-٠٨-٠١ ... 12٫5",
    "رقم \u060112\u060212 و\u06dd٢٨٥ و\u0605٧",
    "تاريخ 2014\u00a008\u202f01 ثم 10\u00a0000\u202f000",
    "א 1,2 (b) – [ג] 5% וְהָאָרֶץ 10–12",
    "صفحة 12–14، المادة 3(ب)[2] (a) ب) ج( d)",
    "۱۴۰۰/۰۵/۱۲ برابر با 2021-08-03، می‌خواهد ۱٬۲۰۰",
    "abc\u200fdef باب\u200eتات 5\u200f6 1\u061c2",
    "هاتف \u2066+223 20 22\u2069 أو \u2067اب 12\u2069 x",
)
"""Telephone numbers, dates, shares, ranges, code, addresses, and digits of three scripts."""
CONTROLS = ("B", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
CHANGED = "\u1734\ua9bd\U000111c9"  # three signs whose class is another since Unicode 10, which Debian's FriBidi has
ISOLATE_STARTS = "\u2066\u2067\u2068"
DIRECTIONS: tuple[Direction, ...] = ("rtl", "ltr")


@cache
def characters() -> dict[str, list[str]]:
    """All characters that FriBidi's version of Unicode has and this Python's, too, by their bidi class.

    Neither those that end a paragraph nor embeddings, overrides and isolates.
    """
    known = tuple(map(int, unicode_version().split(".")[:2]))
    found: dict[str, list[str]] = {}
    for row in lzma.decompress((DATA / "DerivedAge.txt.xz").read_bytes()).decode().splitlines():
        codes, age = row.split(";")
        first, _, last = codes.partition("..")
        if tuple(map(int, age.split("."))) > known:
            continue
        for code in range(int(first, 16), int(last or first, 16) + 1):
            character = chr(code)
            kind = bidirectional(character)
            if category(character) not in ("Cn", "Cs", "Co") and kind not in CONTROLS and character not in CHANGED:
                found.setdefault(kind, []).append(character)
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


@pytest.mark.timeout(600)
def test_random_text_has_the_order_that_fribidi_gives_it(figure: Callable[[str], None], is_thorough: bool) -> None:
    source = random.Random("fribidi")
    strings = 100_000 if is_thorough else 1000
    for number in range(strings):
        text, direction = random_text(source), DIRECTIONS[number % 2]
        start = source.randrange(len(text))
        end = source.randint(start + 1, len(text))
        ours, theirs = orders(text, direction, start, end)
        assert ours == theirs, (ascii(text), direction, start, end)
    figure(f"FriBidi: {strings} of {strings} random strings have its order")


@pytest.mark.timeout(600)
def test_isolates_have_the_levels_that_fribidi_gives_them(is_thorough: bool) -> None:
    """Balanced ones that end before their paragraph: FriBidi 1.0.8 leaves rule L1 out for those at the end."""
    source = random.Random("isolates")
    for number in range(10_000 if is_thorough else 100):
        outer, inner = source.choices(ISOLATE_STARTS, k=2)
        parts = [random_text(source) for _ in range(4)]
        text = f"{parts[0]}{outer}{parts[1]}{inner}{parts[2]}\u2069\u2069{parts[3]}a"
        ours, theirs = orders(text, DIRECTIONS[number % 2], 0, len(text))
        assert ours == theirs, ascii(text)


@pytest.mark.parametrize("text", WRITTEN)
def test_lines_of_what_people_write_are_drawn_in_the_order_that_fribidi_gives_them(text: str) -> None:
    """Wherever the lines are cut, and whether letters are composed or not."""
    for written, direction, width in product({text, normalize("NFD", text)}, DIRECTIONS, (6, 11, 17, 33, 60)):
        theirs = Paragraph(written, direction)
        starts = line_starts(written, width, cell_len)
        for start, end in pairwise([*starts, len(written)]):
            line = written[start:end]
            drawn = layout_line(line, direction, False, (Prose(0, len(line), written, start),))
            seen = [at for at, _ in groupby(drawn.starts)]  # a cell that shaping saved shows what is beside it
            assert seen == [at for at in theirs.line_order(start, end) if at in seen], line
            assert cell_len(drawn.drawn) == cell_len(line)


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, value.split("\n"))
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings_in(item)


def shipped_texts(is_thorough: bool) -> set[str]:
    """Every text of the content, and of the interface where there is time to read it, in each language."""
    texts = {text for edition in load(find_content()).editions.values() for text in strings_in(to_builtins(edition))}
    for locale in files("mali_tui.locales").iterdir() if is_thorough else ():
        if locale.name.endswith(".yaml"):
            texts.update(strings_in(yaml.safe_load(locale.read_text("utf-8"))))
    return texts if is_thorough else set(sorted(texts)[::STEP])


@pytest.mark.timeout(600)
def test_every_shipped_line_has_the_order_that_fribidi_gives_it(
    figure: Callable[[str], None], is_thorough: bool
) -> None:
    lines = 0
    widths = WIDTHS if is_thorough else (WIDTHS[0], 80, WIDTHS[-1])
    for text, direction in product(shipped_texts(is_thorough), DIRECTIONS):
        spans: set[tuple[int, int]] = set()
        for width in widths:
            starts = line_starts(text, width, cell_len)
            spans.update(zip(starts, [*starts[1:], len(text)], strict=True))
        ours, theirs = paragraph(text, direction), Paragraph(text, direction)
        for start, end in spans:
            found = reorder(ours.line_levels(start, end))
            assert found == theirs.line_order(start, end), (text[start:end], text)
        lines += len(spans)
    assert lines > (10_000 if is_thorough else 300)
    figure(f"FriBidi: {lines} of {lines} lines of the content have its order, in widths from 24 to 200")
