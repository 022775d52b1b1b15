"""Reading with other eyes: in high contrast, in 16 colours, in none, and with nothing that moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import ColorType
from rich.segment import Segment
from screen import MakeApp, picture, press, reading, settle
from textual.widgets import Input

from mali_tui.app.app import MaliApp
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

FEW = {ColorType.STANDARD, ColorType.DEFAULT}


def segments(app: MaliApp) -> list[Segment]:
    """What is drawn, with its style."""
    return [segment for strip in app.screen._compositor.render_strips() for segment in strip]


def colour_types(app: MaliApp) -> set[ColorType]:
    """Which palettes the colours that can be seen on the screen are from."""
    drawn = [(segment.text.strip(), segment.style) for segment in segments(app) if segment.style]
    inks = [style.color for text, style in drawn if text and style]  # a blank has no ink
    grounds = [style.bgcolor for _, style in drawn if style]
    return {colour.type for colour in (*inks, *grounds) if colour}


def reversed_text(app: MaliApp) -> str:
    """What is drawn with ink and ground exchanged."""
    return "".join(segment.text for segment in segments(app) if segment.style and segment.style.reverse)


@pytest.fixture
def make_few(explainer: Explainer, tmp_path: Path) -> MakeApp:
    """Makes an app for a terminal with 16 colours."""

    def make(address: str = "claim:second-coup", state: State | None = None) -> MaliApp:
        store, location = StateStore(tmp_path / "state.sqlite3"), Location.parse(address)
        return MaliApp(explainer, "en", location, store=store, state=state or State(), colours=16)

    return make


async def test_a_key_steps_through_light_and_dark_and_high_contrast(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        seen = [app.theme]
        for _ in range(3):
            await press(pilot, "t")
            seen.append(app.theme)
        assert seen == ["sahel-dark", "sahel-light", "sahel-contrast", "sahel-dark"]


async def test_the_theme_is_remembered_whatever_the_terminal(make_few: MakeApp) -> None:
    app = make_few(state=State(theme="sahel-contrast"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert (app.theme, app.current_theme.ansi) == ("sahel-contrast", True)


async def test_sixteen_colours_are_all_it_takes(make_few: MakeApp) -> None:
    """In every view and dialog, and with a message, each in all themes."""
    app = make_few()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        themes = set()
        for _ in range(3):
            themes.add(app.theme)
            for key in ("1", "2", "3", "4", "5", "x", "?", "/", "ctrl+p", "y"):
                await press(pilot, key)
                assert colour_types(app) <= FEW, (app.theme, key)
                if app.screen is not reading(app):
                    await press(pilot, "escape")
            await press(pilot, "t")
        assert len(themes) == 3


async def test_without_colours_the_claim_the_row_and_the_pane_are_still_told(
    make_few: MakeApp, explainer: Explainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_few()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert colour_types(app) == {ColorType.DEFAULT}
        pane = reading(app).current_view.pane("content")
        assert pane.border_title is not None
        assert str(pane.border_title) in reversed_text(app)
        before = reversed_text(app)
        await press(pilot, "n")
        assert reversed_text(app) != before  # the claim under the cursor
        await press(pilot, "tab")
        links = reading(app).current_view.pane("links")
        assert app.focused is links
        assert str(links.border_title) in reversed_text(app)
        assert "┏" in picture(app)
        await press(pilot, "2")
        await press(pilot, "shift+tab")
        title = explainer.editions["en"].events[reading(app).location.id].title
        row = next(segment for segment in segments(app) if segment.text == title)
        assert row.style and row.style.bold


async def test_nothing_moves_by_itself(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert app.animation_level == "none"
        for keys in ("/", "ctrl+p"):
            await press(pilot, keys)
            field = app.screen.query_one(Input)
            assert not field.cursor_blink
            await press(pilot, "escape")
            if app.screen is not reading(app):
                await press(pilot, "escape")
