"""An app is resized on a busy machine, too."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from screen import resize, settle
from textual.app import App

from mali_tui.textual_fixes.timers import UnskippedTimers


class Plain(UnskippedTimers, App[Any]):
    """An app with nothing in it."""


async def test_an_app_is_resized_if_the_delay_passes_before_the_timer_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Plain()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        monkeypatch.setattr("textual._time.get_time", map(float, count()).__next__)  # a second later each time
        await resize(pilot, 40, 12)
        assert app.screen.size == (40, 12)
