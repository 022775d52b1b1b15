"""What is typed in one go, as it comes through a slow line, does what it does when it is typed key by key."""

from __future__ import annotations

import asyncio

import pytest
from screen import MakeApp, press, press_at_once, reading, send, settle
from textual import events
from thorough import IS_THOROUGH, one_of

from mali_tui.reading.location import Location
from mali_tui.textual_fixes import key_queue

SIZE = (120, 36)


async def let_run() -> None:
    """Let the app take more turns than a key needs, for where it does not settle."""
    for _ in range(200):
        await asyncio.sleep(0)


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_a_word_is_searched_for_and_found(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press_at_once(pilot, *"/wagner", "enter")
        assert reading(app).location == Location("actor", "wagner")


MORE_KEYS = [
    ("n", "enter", "backspace"),
    ("n", "enter", "2", "j", "j", "enter", "backspace", "backspace"),
]
KEYS = [
    *(MORE_KEYS if IS_THOROUGH else ()),
    ("n", "n", "enter", "backspace", "n"),
    ("2", "j", "j", "l", "3", "tab", "n", "enter"),
    ("4", "down", "down", "enter", "l", "5", "n", "enter"),
    ("n", "?", "n", "escape", "n", "enter", "backspace"),
]


@pytest.mark.parametrize("keys", KEYS, ids=" ".join)
async def test_one_is_where_one_is_when_typing_slowly(make_app: MakeApp, keys: tuple[str, ...]) -> None:
    ends = []
    for way in (press, press_at_once):
        app = make_app()
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await way(pilot, *keys)
            view = reading(app).current_view
            ends.append((reading(app).location, view.id, view.active, reading(app).wording.edition.code))
    assert ends[0] == ends[1]


async def test_what_never_comes_to_an_end_is_not_waited_for(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_queue.KeyQueue, "_busy", lambda _: True)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = reading(app).location
        send(pilot, "n")
        await let_run()
        assert reading(app).location == before
        loop = asyncio.get_running_loop()
        now = loop.time() + key_queue.MAX_KEY_DELAY_SECONDS
        monkeypatch.setattr(loop, "time", lambda: now)
        await let_run()
        assert reading(app).location != before
        monkeypatch.undo()


async def test_a_flood_of_keys_is_taken_as_it_comes(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_queue.KeyQueue, "_busy", lambda _: True)
    taken: list[str] = []
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        def take(event: events.Key) -> bool:
            taken.append(event.key)
            return True

        monkeypatch.setattr(reading(app), "take_key", take)
        names = [chr(0x4E00 + number) for number in range(key_queue.MAX_QUEUED_KEYS + 3)]
        for name in names:
            send(pilot, name)
        await let_run()
        assert taken == names[:3]
