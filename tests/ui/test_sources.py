"""An event's card shows its sources and the public record on the screen, within the reach of the keys."""

from __future__ import annotations

import pytest
from screen import MakeApp, picture, press, settle

ADDRESS = "event:press-conference"
URL = "https://tass.com/"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_record_and_sources_come_into_sight(make_app: MakeApp, language: str, size: tuple[int, int]) -> None:
    app = make_app(ADDRESS, language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        seen = [picture(app)]
        for _ in range(4):
            await press(pilot, "down")
            seen.append(picture(app))
        assert any("§" in text for text in seen)
        assert any("(tass.com)" in text for text in seen)


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_source_is_a_hyperlink(make_app: MakeApp, language: str) -> None:
    app = make_app(ADDRESS, language)
    async with app.run_test(size=(120, 48)) as pilot:
        await settle(pilot)
        linked = [
            segment.text.strip()
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.link and segment.style.link.startswith(URL)
        ]
        assert any("TASS" in text for text in linked)
        assert any("tass.com" in text for text in linked)
