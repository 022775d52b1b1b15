"""Lines are kept as they were drawn, while all that they were drawn for is as it was; the oldest go first."""

from __future__ import annotations

from textual.strip import Strip

from mali_tui.app.page.blocks import paragraph
from mali_tui.app.page.layout_cache import LayoutCache


def test_a_line_is_known_again_by_all_that_it_was_drawn_for() -> None:
    lines, strip = LayoutCache([paragraph("a")]), Strip.blank(3)
    assert lines.get_strip(0, ("cursor", 1)) is None
    lines.put_strip(0, ("cursor", 1), strip, 2)
    assert lines.get_strip(0, ("cursor", 1)) is strip
    assert lines.get_strip(0, ("cursor", 2)) is None
    assert lines.get_strip(1, ("cursor", 1)) is None


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    lines = LayoutCache([paragraph("a")])
    for row in (0, 1, 0, 2):
        lines.put_strip(row, (), Strip.blank(row + 1), 2)
    assert [lines.get_strip(row, ()) is not None for row in range(3)] == [True, False, True]


def test_where_there_is_no_room_for_any_one_is_kept() -> None:
    lines = LayoutCache([])
    lines.put_strip(0, (), Strip.blank(1), 0)
    lines.put_strip(1, (), Strip.blank(1), 0)
    assert [lines.get_strip(row, ()) is not None for row in range(2)] == [False, True]
