"""The visual order agrees with Unicode's own tests."""

from __future__ import annotations

import lzma
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.rtl import bidi, visual_order
from mali_tui.rtl.bidi import Base, first_strong, paragraph, reorder, resolve_paragraph, visual_order_of

DATA = Path(__file__).parents[2] / "data" / "unicode"
BASES: dict[str, Base] = {"0": "ltr", "1": "rtl", "2": "auto"}
BITS: dict[int, Base] = {1: "auto", 2: "ltr", 4: "rtl"}
# A character of each bidi class that BidiTest names.
SAMPLES = {"L": "a", "R": "א", "AL": "ب", "EN": "1", "ES": "+", "ET": "$", "AN": "٣", "CS": ",", "NSM": "\u0300",
           "WS": " ", "ON": "!", "S": "\t", "BN": "\u00ad", "B": "\u2029", "LRI": "\u2066", "RLI": "\u2067",
           "FSI": "\u2068", "PDI": "\u2069"}  # fmt: skip


ISOLATE = re.compile("206[678]")
STEP = 19  # one case in so many, of files that go through all combinations in order; no length or count divides by it


def lines(name: str) -> Iterator[str]:
    yield from lzma.decompress((DATA / name).read_bytes()).decode().splitlines()


def resolve(text: str, base: Base, wanted: list[str]) -> tuple[list[str], list[int]]:
    """Levels and order of a paragraph in one line, without what rule X9 removes: ``x`` among the levels wanted."""
    levels = resolve_paragraph(text, base).line_levels(0, len(text))
    kept = [level if level == "x" else str(found) for level, found in zip(wanted, levels, strict=True)]
    return kept, [index for index in reorder(levels) if wanted[index] != "x"]


def test_it_agrees_with_bidi_character_test(figure: Callable[[str], None], is_thorough: bool) -> None:
    """Unicode's file has 91,707 cases; 81 have embeddings or overrides, which are ignored."""
    cases = isolates = 0
    for number, line in enumerate(lines("BidiCharacterTest.txt.xz")):
        if not (is_thorough or number % STEP == 0 or ISOLATE.search(line)):
            continue
        codes, base, direction, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        wanted = levels.split(), [int(index) for index in order.split()]
        assert resolve(text, BASES[base], wanted[0]) == wanted, line
        assert (resolve_paragraph(text, BASES[base]).base == "rtl") == (direction == "1"), line
        cases += 1
        isolates += not {"\u2066", "\u2067", "\u2068"}.isdisjoint(text)
    figure(f"BidiCharacterTest: {cases} of {cases} cases agree, {isolates} of them with isolates")
    assert (cases, isolates) == ((91_626, 16) if is_thorough else (4_838, 16))


def test_it_agrees_with_bidi_test(figure: Callable[[str], None], is_thorough: bool) -> None:
    cases = isolates = 0
    levels: list[str] = []
    order: list[int] = []
    for number, line in enumerate(lines("BidiTest.txt.xz")):
        if line.startswith("@Levels:"):
            levels = line.removeprefix("@Levels:").split()
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
        elif is_thorough or number % STEP == 0:
            classes, bases = line.split(";")
            names = classes.split()
            text = "".join(SAMPLES[name] for name in names)
            asked = [base for bit, base in BITS.items() if int(bases, 16) & bit]
            for base in asked:
                assert resolve(text, base, levels) == (levels, order), (line, base)
            cases += len(asked)
            isolates += len(asked) * (not {"LRI", "RLI", "FSI"}.isdisjoint(names))
    figure(f"BidiTest: {cases} of {cases} cases agree, {isolates} of them with isolates")
    assert (cases, isolates) == ((282_021, 148_968) if is_thorough else (14_856, 7_893))


@pytest.mark.parametrize(
    ("text", "line", "whole", "alone"),
    [
        ("عام abc, def", "abc, ", [2, 2, 2, 2, 1], [2, 2, 2, 1, 1]),  # the comma stays with its English; L1
        ("عام 2014-08-01", "08-01", [2, 2, 1, 2, 2], [2, 2, 2, 2, 2]),  # W2 and W4: hyphens after Arabic don't join
        ("نسبة 13.75% و", "13.75%", [2, 2, 2, 2, 2, 1], [2, 2, 2, 2, 2, 2]),
        ("نسبة %12.5 و", "%12.5", [1, 2, 2, 2, 2], [2, 2, 2, 2, 2]),
    ],
)
def test_levels_of_a_line_are_those_of_its_paragraph(
    text: str, line: str, whole: list[int], alone: list[int]
) -> None:
    start = text.index(line)
    assert list(paragraph(text, "rtl").line_levels(start, start + len(line))) == whole
    assert list(paragraph(line, "rtl").line_levels(0, len(line))) == alone


@given(st.text("اب1a,(\u0300 \n\t+$٣\u202b\u2067\u2069\u00ad", max_size=12), st.sampled_from(["rtl", "ltr"]))
def test_short_cuts_lead_to_the_same_levels(text: str, base: Base) -> None:
    found = resolve_paragraph(text, base)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bidi, "_MOVING", dict.fromkeys(("rtl", "ltr"), re.compile("")))
        patch.setattr(bidi, "_REMOVED_OR_ISOLATE", re.compile(""))
        assert resolve_paragraph(text, base) == found


def test_isolates_run_their_own_way() -> None:
    phone = "\u2066+223 20 22 23 24\u2069"
    order = visual_order(f"هاتف {phone}", "rtl")
    assert "".join(f"هاتف {phone}"[index] for index in order).startswith("\u2069+223 20 22 23 24\u2066 ")
    assert visual_order("a \u2068ب 1\u2069 b", "ltr") == [0, 1, 2, 5, 4, 3, 6, 7, 8]


@pytest.mark.parametrize("depth", [61, 62, 63, 200])
def test_isolates_deeper_than_the_deepest_level_change_nothing(depth: int) -> None:
    text = "\u2067\u2066" * depth + "a" + "\u2069" * depth * 2
    assert max(resolve_paragraph(text, "ltr").levels) <= bidi.MAX_DEPTH + 1
    assert sorted(visual_order(text, "ltr")) == list(range(len(text)))


@pytest.mark.parametrize(("text", "base"), [("abc", "ltr"), ("عربي", "rtl"), ("12 عربي", "rtl"), ("...", "ltr")])
def test_the_first_strong_character_gives_the_base(text: str, base: Base) -> None:
    assert first_strong(text) == base


@pytest.mark.parametrize("length", [0, 1, 175, 176, 1000, 40_000])
@pytest.mark.parametrize("base", ["rtl", "ltr"])
def test_a_line_may_be_as_long_as_it_likes(length: int, base: Base) -> None:
    text = ("عربي abc 12 " * (length // 12 + 1))[:length]
    order = visual_order_of(text, base).order
    assert sorted(order) == list(range(length))


def test_long_lines_are_ordered_as_short_ones() -> None:
    words = [visual_order("عربي", "rtl"), visual_order("abc ", "rtl")]
    assert words == [[3, 2, 1, 0], [3, 0, 1, 2]]
    assert visual_order_of("عربي" * 500, "rtl").order == tuple(range(1999, -1, -1))


def test_levels_tell_what_runs_from_the_right() -> None:
    assert visual_order_of("عر 12", "rtl").odd == (False, False, True, True, True)


@given(st.text("اب1a,(\u0300 \n\t\u2029\u202b\u202c\u2066\u2067\u2069\u200b\u00ad\x00\U000e0030\ufff9", max_size=9))
def test_no_text_loses_a_character_or_fails(text: str) -> None:
    for base in BITS.values():
        assert sorted(visual_order_of(text, base).order) == list(range(len(text)))


@pytest.mark.parametrize("control", "\u202a\u202b\u202d\u202e")
def test_embeddings_and_overrides_are_ignored(control: str) -> None:
    closing = "\u202c"
    for text in (f"a{control}b! c{closing} d", f"a{control}b! c", f"a{closing}b! c"):
        assert visual_order(text, "ltr") == list(range(len(text)))
    text = f"ب{control}ا! د{closing} ر"
    assert visual_order(text, "rtl") == list(range(len(text)))[::-1]


@pytest.mark.parametrize("end", "\n\r\x1c\x1d\x1e\x85\u2029\x0b\x1f")
@pytest.mark.parametrize("base", ["rtl", "ltr"])
def test_what_ends_a_paragraph_or_a_segment_is_a_tab(end: str, base: Base) -> None:
    text = "ab {} باب {}1 ا"
    assert visual_order_of(text.format(end, end), base) == visual_order_of(text.format("\t", "\t"), base)


@pytest.mark.parametrize("blank", "\x0c\u1680\u2000\u200a\u200b\u2028\u205f\u3000\u00ad\ufeff\u200d")
def test_before_a_tab_every_blank_and_what_stands_among_blanks_takes_the_base_direction(blank: str) -> None:
    cases: tuple[tuple[Base, str], ...] = (("rtl", "abc"), ("ltr", "باب"))
    for base, before in cases:
        assert visual_order_of(f"{before}{blank} {blank}\t1", base) == visual_order_of(f"{before}   \t1", base)


def test_a_line_runs_from_the_right_unless_it_is_said_otherwise() -> None:
    assert visual_order("ab ج") == [3, 2, 0, 1]
    assert visual_order("ab ج", "ltr") == [0, 1, 2, 3]
