"""The small timeline of an actor: only its own events, at any width, with today and the years."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mali_tui.app.page.layout import PageLayout
from mali_tui.app.views.timeline.mini_timeline import MAX_WIDTH, strip_blocks
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.scope import Scope, resolve_scope

EXPLAINER = load(find_content())
ALL = resolve_scope(EXPLAINER)
WORDINGS = {code: Wording(EXPLAINER, code) for code in EXPLAINER.editions}


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(WORDINGS)), st.sampled_from(sorted(EXPLAINER.events_of_actor)), st.integers(30, 250))
def test_it_is_as_wide_as_it_may_be_and_no_row_is_wrapped(language: str, actor: str, width: int) -> None:
    blocks = strip_blocks(WORDINGS[language], actor, width, ALL)
    assert {cell_len(block.text) for block in blocks} == {min(width, MAX_WIDTH)}
    assert PageLayout(blocks, width).height == len(blocks)


@pytest.mark.parametrize("language", sorted(WORDINGS))
@pytest.mark.parametrize("width", [34, 44, 50, 90])
def test_it_names_years_and_todays_line(language: str, width: int) -> None:
    *_, line, names = (block.text for block in strip_blocks(WORDINGS[language], "wagner", width, ALL))
    assert "1994" in names and "2013" in names
    assert line.count("╱╱") == 2
    today = line.index("┿")
    assert names[today] in "┘└" or "┘" not in names


def test_an_actors_events_are_marked_as_the_axis_marks_them() -> None:
    marks = "".join(block.text for block in strip_blocks(WORDINGS["en"], "blinken", 80, ALL)[:-2])
    assert marks.count("■") == len(EXPLAINER.events_of_actor["blinken"]) == 1
    assert "▫" in strip_blocks(WORDINGS["en"], "lavrov", 100, ALL)[0].text


def test_what_is_outside_the_scope_is_faint_and_has_no_sign() -> None:
    (bar, *_) = strip_blocks(WORDINGS["en"], "blinken", 80, resolve_scope(EXPLAINER, Scope(cutoff=Cutoff("2020"))))
    assert "■" not in bar.text and "·" in bar.text
    assert "dimmed" in {span.style for span in bar.spans}


def test_an_actor_without_events_has_no_strip() -> None:
    assert strip_blocks(WORDINGS["en"], "nobody", 80, ALL) == []
