"""Copying as a reader does it: one key, and a message that says what was copied and what to do if it was not."""

from __future__ import annotations

import pytest
from screen import MakeApp, press, reading, settle, top_key

from mali_tui.app.views.article.page import Article

SIZE = (120, 36)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "address", ["claim:second-coup", "event:coup-2021", "actor:goita", "section:shifts/two-coups"]
)
async def test_what_one_is_at_is_copied_with_its_address(make_app: MakeApp, language: str, address: str) -> None:
    app = make_app(address, language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        wording, here = reading(app).wording, reading(app).location
        await press(pilot, "y" if language == "en" else "غ")
        assert wording.name(here) in app.clipboard
        assert app.clipboard.endswith(f"mali-tui {address}\n")
        (notification,) = app._notifications
        assert notification.title == wording("copy.done", what=wording(f"copy.{here.kind}"))
        assert notification.message == wording("copy.how.sent")


async def test_of_a_passage_the_paragraph_at_the_top_is_copied(make_app: MakeApp) -> None:
    app = make_app("section:shifts/two-coups")
    async with app.run_test(size=(120, 16)) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        first, second = reading(app).wording.edition.points["two-coups"].paragraphs
        assert first.text in app.clipboard
        for _ in range(30):
            if top_key(reading(app).current_view.pane("content")) == "two-coups/1":
                break
            await press(pilot, "down")
        await press(pilot, "y")
        assert second.text in app.clipboard


async def test_while_a_view_is_being_made_the_first_paragraph_is_copied(make_app: MakeApp) -> None:
    app = make_app("section:shifts/two-coups")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await app.screen.query(Article).remove()
        reading(app).action_copy()
        assert app.clipboard.endswith("mali-tui section:shifts/two-coups\n")
