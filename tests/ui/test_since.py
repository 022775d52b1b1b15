"""What has happened since the article's day: hidden at first, shown by a key, and reached like anything else."""

from __future__ import annotations

import pytest
from screen import MakeApp, picture, press, reading, settle

from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location

LATER = Location("since", "timbuktu-handed-over")
LANGUAGES = ("en", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_a_later_event_opens_and_leads_to_what_it_bears_on_and_back(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app(str(LATER), language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.session.scope.since_then
        assert app.session.visible_set.contains(LATER)
        content = reading(app).current_view.pane("content")
        assert content.blocks[0].text == explainer.editions[language].since[LATER.id].title
        await press(pilot, "n", "enter")
        assert reading(app).location == Location("claim", "timbuktu-next")
        await press(pilot, "backspace")
        assert reading(app).location == LATER
        assert picture(app)


async def test_going_to_a_later_event_turns_since_then_on(make_app: MakeApp) -> None:
    app = make_app("event:timbuktu-evacuation")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert not app.session.scope.since_then
        await reading(app).navigation.go(LATER)
        await settle(pilot)
        assert app.session.scope.since_then
        assert reading(app).current_view.visible_set is app.session.visible_set
