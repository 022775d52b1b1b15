"""The header fits every window, and says in every one from which day all is seen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.app.shell.header import header
from mali_tui.app.ui.bar import BarItem
from mali_tui.content.explainer import build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording

EXPLAINER = load(find_content())
VIEWS = ("sections", "timeline", "actors", "evidence", "map")
PROGRESS = (BarItem("★", "key"), BarItem("23/74", "secondary"))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("progress", [(), PROGRESS])
@pytest.mark.parametrize("width", range(40, 161, 5))
def test_the_day_is_there_and_all_fits(language: str, progress: tuple[BarItem, ...], width: int) -> None:
    wording = Wording(EXPLAINER, language)
    shown = header(wording, VIEWS, "timeline", progress, width)
    assert shown.width <= width
    texts = [item.text for item in shown.start]
    days = (wording.date("2021-11-23", short=True), wording.date_in_numbers("2021-11-23"))
    assert any(day in text for text in texts for day in days)
    assert len([item for item in shown.end if item.action.startswith("view")]) == len(VIEWS)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_with_room_it_names_the_views_and_says_how_far_one_has_come(language: str) -> None:
    wording = Wording(EXPLAINER, language)
    shown = header(wording, VIEWS, "timeline", PROGRESS, 120)
    assert [item.text for item in shown.end[:-1]] == [wording(f"views.{name}") for name in VIEWS]
    assert {item.text for item in PROGRESS} <= {item.text for item in shown.start}


@pytest.mark.parametrize("width", range(20, 60))
def test_a_title_that_is_too_long_is_cut_and_never_takes_the_room_of_the_day(width: int) -> None:
    edition = replace(EXPLAINER.editions["en"], title="The kingdoms that came to an end")
    wording = Wording(build_explainer(EXPLAINER.graph, {"en": edition}), "en")
    shown = header(wording, VIEWS, "timeline", (), width)
    texts = [item.text for item in shown.start]
    assert wording.date_in_numbers("2021-11-23") in texts or wording.date("2021-11-23", short=True) in texts[-1]
    assert (len(texts) == 2 and texts[0].startswith("The k")) == (width >= 31)
    assert shown.width <= width or width < 31
