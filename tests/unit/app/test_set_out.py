"""Lines are kept as they were drawn, while all that they were drawn for is as it was; the oldest go first."""

from __future__ import annotations

from textual.strip import Strip

from mali_tui.app.blocks import paragraph
from mali_tui.app.set_out import SetOut


def test_a_line_is_known_again_by_all_that_it_was_drawn_for() -> None:
    lines, strip = SetOut([paragraph("a")]), Strip.blank(3)
    assert lines.drawn(0, ("cursor", 1)) is None
    lines.keep(0, ("cursor", 1), strip, 2)
    assert lines.drawn(0, ("cursor", 1)) is strip
    assert lines.drawn(0, ("cursor", 2)) is None
    assert lines.drawn(1, ("cursor", 1)) is None


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    lines = SetOut([paragraph("a")])
    for row in (0, 1, 0, 2):
        lines.keep(row, (), Strip.blank(row + 1), 2)
    assert [lines.drawn(row, ()) is not None for row in range(3)] == [True, False, True]


def test_where_there_is_no_room_for_any_one_is_kept() -> None:
    lines = SetOut([])
    lines.keep(0, (), Strip.blank(1), 0)
    lines.keep(1, (), Strip.blank(1), 0)
    assert [lines.drawn(row, ()) is not None for row in range(2)] == [False, True]
