"""The visual order agrees with Unicode's own tests."""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.rtl import visual_order
from mali_tui.rtl.bidi import Base, first_strong, visual_order_of

DATA = Path(__file__).parents[2] / "data" / "unicode"
BASES: dict[str, Base] = {"0": "ltr", "1": "rtl", "2": "auto"}
BITS: dict[int, Base] = {1: "auto", 2: "ltr", 4: "rtl"}
# A character of each bidi class that BidiTest names.
SAMPLES = {"L": "a", "R": "א", "AL": "ب", "EN": "1", "ES": "+", "ET": "$", "AN": "٣", "CS": ",", "NSM": "\u0300",
           "WS": " ", "ON": "!", "S": "\t", "BN": "\u00ad"}  # fmt: skip


def lines(name: str) -> Iterator[str]:
    yield from lzma.decompress((DATA / name).read_bytes()).decode().splitlines()


def shown(text: str, base: Base, removed: set[int]) -> list[int]:
    """The order without what UAX #9 leaves out of it, past the cache, which so many lines would only fill."""
    return [index for index in visual_order_of(text, base).order if index not in removed]


def test_it_agrees_with_every_case_of_bidi_character_test(figure: Callable[[str], None]) -> None:
    """Unicode's file has 91,707 cases; 102 with explicit formatting (LRE to PDI) are not for one line of a screen.

    Of the 91,605 others, eight hold a zero width joiner or space (U+200D, U+200B). Rule X9 leaves these out of the
    order, too, without their being explicit formatting: of the cases that nothing is left out of, there are 91,597.
    """
    cases = whole = 0
    for line in lines("BidiCharacterTest.txt.xz"):
        codes, base, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        removed = {index for index, level in enumerate(levels.split()) if level == "x"}
        assert shown(text, BASES[base], removed) == [int(index) for index in order.split()], line
        cases += 1
        whole += not removed
    figure(f"BidiCharacterTest: {cases} of {cases} cases agree, {whole} with nothing left out of the order")
    assert (cases, whole) == (91_605, 91_597)


def test_it_agrees_with_every_case_of_bidi_test(figure: Callable[[str], None]) -> None:
    cases = plain = 0
    order: list[int] = []
    for line in lines("BidiTest.txt.xz"):
        if line.startswith("@Reorder:"):
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
            continue
        classes, bases = line.split(";")
        names = classes.split()
        text = "".join(SAMPLES[name] for name in names)
        removed = {index for index, name in enumerate(names) if name == "BN"}
        for bit, base in BITS.items():
            if int(bases, 16) & bit:
                assert shown(text, base, removed) == order, (line, base)
                cases += 1
                plain += not {"S", "BN"} & set(names)
    figure(f"BidiTest: {cases} of {cases} cases agree, {plain} of them without the classes S and BN")
    assert (cases, plain) == (92_898, 48_387)


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


@pytest.mark.parametrize("control", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
def test_explicit_formatting_is_ignored(control: str) -> None:
    closing = "\u202c" if control < "\u2066" else "\u2069"
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
