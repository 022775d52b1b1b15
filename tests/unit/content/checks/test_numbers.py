"""Figures are the same however a language writes them."""

from __future__ import annotations

import pytest

from mali_tui.content.checks.numbers import extract_numbers, numbers_differ


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from 5,100 to 2,500–3,000", {"5100", "2500", "3000"}),
        ("من ٥٬١٠٠ إلى ٢٥٠٠–٣٠٠٠", {"5100", "2500", "3000"}),
        ("۱۹۹۴", {"1994"}),
        ("5.100 and 5\u202f100 and 5’100", {"5100"}),
        ("1,234,567", {"1234567"}),
        ("on 10 November 2021.", {"10", "2021"}),
        ("in 2019, 2020", {"2019", "2020"}),
        ("2.5 per cent, ٢٫٥ في المئة", {"2.5"}),
        ("the 1990s", {"1990"}),
        ("لـ5100 عنصر", {"5100"}),
        ("the G5 and MI6", set()),
        ("no figure", set()),
    ],
)
def test_figures_are_found(text: str, found: set[str]) -> None:
    assert set(extract_numbers(text)) == found


def test_it_is_known_how_a_text_writes_a_figure() -> None:
    assert extract_numbers("٥٬١٠٠ or 12") == {"5100": "٥٬١٠٠", "12": "12"}


@pytest.mark.parametrize(
    ("some", "others", "differing"),
    [
        ({"2021"}, {"2021"}, False),
        ({"2021"}, {"2020"}, True),
        ({"2021"}, set(), True),
        ({"2021", "3"}, {"2021"}, False),  # spelt out
        ({"3"}, {"4"}, True),
        ({"3", "5"}, {"5"}, False),
    ],
)
def test_only_small_figures_may_be_spelt_out(some: set[str], others: set[str], differing: bool) -> None:
    assert numbers_differ(some, others) is differing
    assert numbers_differ(others, some) is differing
