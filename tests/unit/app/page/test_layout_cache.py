"""Rendered lines are cached by row and key; the oldest are dropped first."""

from __future__ import annotations

from textual.strip import Strip

from mali_tui.app.page.blocks import paragraph
from mali_tui.app.page.layout_cache import LayoutCache


def test_a_line_is_cached_for_its_row_and_key() -> None:
    cache, strip = LayoutCache([paragraph("a")]), Strip.blank(3)
    assert cache.get_strip(0, ("cursor", 1)) is None
    cache.put_strip(0, ("cursor", 1), strip, 2)
    assert cache.get_strip(0, ("cursor", 1)) is strip
    assert cache.get_strip(0, ("cursor", 2)) is None
    assert cache.get_strip(1, ("cursor", 1)) is None


def test_the_oldest_line_is_dropped_when_there_are_too_many() -> None:
    cache = LayoutCache([paragraph("a")])
    for row in (0, 1, 0, 2):
        cache.put_strip(row, (), Strip.blank(row + 1), 2)
    assert [cache.get_strip(row, ()) is not None for row in range(3)] == [True, False, True]


def test_one_line_is_cached_even_with_a_maximum_of_0() -> None:
    cache = LayoutCache([])
    cache.put_strip(0, (), Strip.blank(1), 0)
    cache.put_strip(1, (), Strip.blank(1), 0)
    assert [cache.get_strip(row, ()) is not None for row in range(2)] == [False, True]
