"""The help lists first what works where the reader is, each key with its partner on the Arabic keyboard."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, press, reading, settle

from mali_tui.app.actions import ACTIONS
from mali_tui.app.here import elsewhere, place_of, words_for, works_here
from mali_tui.app.widgets.page import Page
from mali_tui.rtl.shape import shape


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("keys", "view", "pane"),
    [((), "sections", "content"), (("shift+tab",), "sections", "outline"), (("4",), "evidence", "content"),
     (("2",), "timeline", "content"), (("2", "shift+tab", "shift+tab"), "timeline", "axis")],
)  # fmt: skip
async def test_what_works_here_comes_first_and_nothing_is_told_twice(
    make_app: MakeApp, language: str, keys: tuple[str, ...], view: str, pane: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "?")
        wording = reading(app).wording
        blocks = list(app.screen.query_one(Page).blocks)
        texts = [block.text for block in blocks]
        title = reading(app).current_view.pane_title(pane)  # type: ignore[arg-type]
        start = texts.index(wording("help.here", pane=title))
        place, here = place_of(view, pane), works_here(view, pane)
        assert texts[start + 1 : start + 1 + len(here)] == [words_for(wording, action, place) for action in here]
        rows = [block for block in blocks[start:] if block.lead_width == 20]
        assert len(rows) == len(ACTIONS)
        other = [wording.action(action.name) for action in elsewhere(view)]
        assert texts[texts.index(wording("help.elsewhere")) + 1 :][: len(other)] == other
        leads = {block.text: block.lead for block in rows}
        assert leads[wording.action("search")].split() == ["/", "Ctrl+F", "ظ"]


@pytest.mark.parametrize(("language", "key", "arrow"), [("en", "right", "→"), ("ar", "left", "←")])
async def test_the_arrow_that_goes_on_is_told_as_it_is_seen(
    make_app: MakeApp, language: str, key: str, arrow: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        before = page.cursor
        await press(pilot, key)
        assert before is not None and page.cursor == before + 1
        await press(pilot, "?")
        words = reading(app).wording.action("next_link")
        shown = "".join(shape(words).text)[::-1] if language == "ar" else words
        (row,) = (row for row in lines(app) if shown in row)
        assert arrow in row
