"""The visual order agrees with Unicode's own tests."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from mali_tui.rtl.order import LONGEST, Base, first_strong, visual, visual_order

DATA = Path(__file__).parents[2] / "data" / "unicode"
BASES: dict[str, Base] = {"0": "ltr", "1": "rtl", "2": "auto"}
# A character of each bidi class that BidiTest names.
SAMPLES = {"L": "a", "R": "א", "AL": "ب", "EN": "1", "ES": "+", "ET": "$", "AN": "٣", "CS": ",", "NSM": "\u0300",
           "WS": " ", "ON": "!"}  # fmt: skip


def lines(name: str) -> Iterator[str]:
    yield from lzma.decompress((DATA / name).read_bytes()).decode().splitlines()


def compute(text: str, base: Base) -> tuple[int, ...]:
    """The order, past the cache, which a hundred thousand different lines would only fill."""
    return visual.__wrapped__(text, base).order


def test_it_agrees_with_every_case_of_bidi_character_test(record_testsuite_property: object) -> None:
    cases = 0
    for line in lines("BidiCharacterTest.txt.xz"):
        codes, base, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        removed = {index for index, level in enumerate(levels.split()) if level == "x"}
        shown = [index for index in compute(text, BASES[base]) if index not in removed]
        assert shown == [int(index) for index in order.split()], line
        cases += 1
    print(f"\nBidiCharacterTest: {cases} of {cases} cases agree")
    assert cases == 91_605


def test_it_agrees_with_every_case_of_bidi_test() -> None:
    cases = 0
    order: list[int] = []
    for line in lines("BidiTest.txt.xz"):
        if line.startswith("@Reorder:"):
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
        elif not line.startswith("@"):
            classes, bases = line.split(";")
            text = "".join(SAMPLES[name] for name in classes.split())
            for bit, base in ((1, "auto"), (2, "ltr"), (4, "rtl")):
                if int(bases, 16) & bit:
                    assert list(compute(text, base)) == order, (line, base)  # type: ignore[arg-type]
                    cases += 1
    print(f"\nBidiTest: {cases} of {cases} cases agree")
    assert cases == 48_387


@pytest.mark.parametrize(("text", "base"), [("abc", "ltr"), ("عربي", "rtl"), ("12 عربي", "rtl"), ("...", "ltr")])
def test_the_first_strong_character_gives_the_base(text: str, base: Base) -> None:
    assert first_strong(text) == base


def test_a_thousand_cells_are_no_trouble_and_too_many_are_refused() -> None:
    assert sorted(visual_order("عربي abc " * 112, "rtl")) == list(range(1008))
    with pytest.raises(ValueError, match=str(LONGEST)):
        visual_order("a" * (LONGEST + 1), "rtl")


def test_levels_tell_what_runs_from_the_right() -> None:
    assert visual("عر 12", "rtl").odd == (False, False, True, True, True)
