"""Each view and dialog looks as in the files in ``golden``, text and styles; `make golden` renews them."""

from __future__ import annotations

import pytest
from golden import FOLDER, compare, describe_screen
from screen import MakeApp, press, resize, settle
from textual.widgets import Input

from mali_tui.reading.state_store import State

LANGUAGES = ("en", "ar")
SIZES = ((120, 36), (80, 24), (40, 12))
BOOKMARKS = {"claim:second-coup": "a note", "actor:wagner": ""}
SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "sections": ("claim:second-coup", ()),
    "timeline": ("event:coup-2021", ()),
    "actors": ("actor:russia", ()),
    "ties": ("actor:russia", ("x",)),
    "evidence": ("claim:second-coup", ("4",)),
    "outcomes": ("claim:timbuktu-next", ("4", "s", "tab", "tab")),
    "map": ("event:coup-2021", ("5",)),
    "timeline-since": ("event:lavrov-visit-planned", ("s", "shift+tab", "down", "down")),
    "map-since": ("since:lavrov-in-bamako", ("5",)),
    "plain": ("claim:second-coup", ()),
    "help": ("claim:second-coup", ("?",)),
    "palette": ("claim:second-coup", ("ctrl+p",)),
    "search": ("claim:second-coup", ("/", *"wagner")),
    "bookmarks": ("claim:second-coup", ("M",)),
}
"""Where each begins, and the keys that lead to it."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_in_its_files(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)  # the cursor does not blink
    address, keys = SCREENS[name]
    app = make_app(address, language, State(plain=name == "plain", bookmarks=dict(BOOKMARKS)))
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await app.workers.wait_for_complete()  # the palette fills its list in one
        screens = {}
        for columns, rows in SIZES:
            await resize(pilot, columns, rows)
            screens[f"{name}.{language}.{columns}x{rows}"] = describe_screen(app)
    for file, screen in screens.items():
        compare(file, screen)


def test_every_file_belongs_to_a_screen() -> None:
    expected = {
        f"{name}.{language}.{columns}x{rows}.txt"
        for name in SCREENS
        for language in LANGUAGES
        for columns, rows in SIZES
    }
    assert {path.name for path in FOLDER.iterdir()} == expected
