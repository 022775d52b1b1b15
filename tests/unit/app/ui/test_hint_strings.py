"""Letters of link hints: enough of them, typed on either keyboard, and put on a line without moving anything."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from mali_tui.app.ui.hint_strings import HINT_FILTER, hint_strings, with_hint
from mali_tui.i18n.locale import load_locale
from mali_tui.textual_rtl.line_filters import RightToLeft


@pytest.mark.parametrize("number", [0, 1, 25, 26, 60, 200, 625])
def test_no_hint_begins_another_and_short_ones_come_first(number: int) -> None:
    letters = load_locale("en")("link_hints.letters")
    made = hint_strings(letters, number)
    assert len(made) == number == len(set(made))
    assert not [(a, b) for a in made for b in made if a != b and b.startswith(a)]
    assert made == sorted(made, key=len)


def test_a_line_that_is_too_short_has_no_hint() -> None:
    strip = Strip([Segment("قال")])
    assert with_hint(strip, 2, "شي", Style()) is strip
    assert with_hint(strip, 1, "شي", Style()).cell_length == 3


def test_hints_stand_on_the_cells_marked_and_move_nothing() -> None:
    text = "قال الاتحاد إن مالي وفرنسا"
    strip = Strip([Segment(text, Style())])
    direction, black = RightToLeft(), Color(0, 0, 0)
    plain = "".join(segment.text for segment in direction.apply(list(strip), black))
    marked = with_hint(with_hint(strip, 3, "ش", Style(bold=True)), 14, "سي", Style(bold=True))
    drawn = HINT_FILTER.apply(direction.apply(list(marked), black), black)
    shown = "".join(segment.text for segment in drawn)
    assert [(i, new) for i, (old, new) in enumerate(zip(plain, shown, strict=True)) if old != new] == [
        (i, letter) for i, letter in enumerate(shown) if letter in "شسي"
    ]
    assert {"ش", "س", "ي"} <= set(shown)
    assert [segment.text for segment in drawn if segment.style and segment.style.bold] == ["ي", "س", "ش"]
