"""Random input: whatever is pressed, clicked, dragged and resized, the app goes on.

The tests include a short run that is always the same; `make fuzz` runs more, different each time.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from rich.style import Style
from screen import key_event, lines, press, reading, resize, settle
from stage import Job, Stage
from textual import events
from textual._styles_cache import StylesCache
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from mali_tui.app.app import MaliApp
from mali_tui.app.page.rendering import RenderedPage
from mali_tui.app.views.actions import ACTIONS
from mali_tui.app.views.event_canvas import EventCanvas
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.locale import load_locale
from mali_tui.reading.history import MAX_ENTRIES
from mali_tui.reading.location import Location, all_locations, resolve_location
from mali_tui.reading.state_store import State, StateStore
from mali_tui.textual_fixes import SPEED_UPS
from mali_tui.textual_fixes.stylesheet import CachingStylesheet

pytestmark = pytest.mark.timeout(300)  # many rounds in one test; three times as slow with stock Textual

RUNS = int(os.environ.get("FUZZ_ROUNDS", 0))  # 0: the short run
KEYS = sorted({key for action in ACTIONS for key in (*action.keys, *action.keys_of(load_locale("ar")))})
EDITING = ("escape", "enter", "backspace", "delete", "left", "home", "ctrl+a", "ctrl+u", "ctrl+w", "shift+left", "f1")
SIZES = ((120, 36), (80, 24), (40, 12), (1, 1), (500, 200), (1, 200), (500, 1), (12, 3), (69, 30), (110, 24))
MAX_DIALOGS = 5  # on top of each other

Blow = str | tuple[int, int] | tuple[float, float]
BLOWS: st.SearchStrategy[Blow] = st.one_of(
    st.sampled_from(KEYS), st.sampled_from(SIZES), st.tuples(st.floats(0, 1), st.floats(0, 1))
)


@cache
def explainer() -> Explainer:
    """The explainer as shipped."""
    return load(find_content())


def forget_what_is_drawn(widget: Widget) -> None:
    """Drop a widget's cached lines, so that it renders all of them again."""
    widget._styles_cache = StylesCache()
    widget._set_dirty()
    if isinstance(widget.app.stylesheet, CachingStylesheet) and SPEED_UPS:
        widget.app.stylesheet._applied.clear()
    widget.app.stylesheet.apply(widget)
    widget.notify_style_update()
    if isinstance(widget, RenderedPage):
        widget._block_cache._strips.clear()
        widget._renderers.clear()
    elif isinstance(widget, EventCanvas):
        widget._drawn = None
        vars(widget)["_renderer"] = None


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """The characters of a line, each with its style."""
    return [(character, segment.style) for segment in strip for character in segment.text]


class RandomInput(RuleBasedStateMachine):
    """A reader's hands. ``home`` is where one started, or has walked to without leaving."""

    failures: ClassVar[list[Exception]] = []

    @initialize(
        language=st.sampled_from(["en", "ar"]),
        size=st.sampled_from(SIZES),
        location=st.sampled_from(list(all_locations(explainer()))),
    )
    def open(self, language: str, size: tuple[int, int], location: Location) -> None:
        self.folder = tempfile.TemporaryDirectory()
        store = StateStore(Path(self.folder.name) / "state.sqlite3")
        app = MaliApp(explainer(), language, location, store=store, state=State())
        vars(app)["exit"] = lambda *_, **__: None  # one may ask to leave anywhere
        self.stage = Stage(app, size)
        self.home = self.where

    @property
    def app(self) -> MaliApp:
        return self.stage.app

    # ── What hands do ────────────────────────────────────────────────────────────────────────

    def press(self, *keys: str) -> None:
        for key in keys:
            self.do(lambda pilot, key=key: press(pilot, key))  # type: ignore[misc]

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=6))
    def press_keys(self, keys: list[str]) -> None:
        self.press(*keys)

    @rule(burst=st.lists(st.tuples(BLOWS, st.integers(0, 5)), min_size=2, max_size=30))
    def bang_without_waiting(self, burst: list[tuple[Blow, int]]) -> None:
        """The next blow comes while the app is still at work on the last, a few turns of its loop later."""

        async def job(pilot: Pilot[Any]) -> None:
            for blow, turns in burst:
                for event in self.events_of(blow):
                    event.set_sender(pilot.app)
                    pilot.app.post_message(event)
                for _ in range(turns):
                    await asyncio.sleep(0)
            await settle(pilot)

        self.stage.do(job)
        self.home = self.beginning

    def events_of(self, blow: Blow) -> list[events.Event]:
        """A key, a new size of the window, or a click, which is to be given as parts of its width and height."""
        if isinstance(blow, str):
            return [key_event(blow)]
        if isinstance(blow[0], int):
            size = Size(*blow)
            vars(self.app._driver)["_size"] = size
            return [events.Resize(size, size)]
        return [self.mouse_event(kind, blow[0], blow[1], 1) for kind in (events.MouseDown, events.MouseUp)]

    @rule(key=st.sampled_from(KEYS), times=st.integers(2, 12))
    def hold_a_key_down(self, key: str, times: int) -> None:
        self.press(*[key] * times)

    @rule(text=st.text("aiMl فلم/[]🇲🇱\u0301:'\"", min_size=1, max_size=5), then=st.sampled_from(EDITING))
    def type_something(self, text: str, then: str) -> None:
        self.press(*text, then)

    @rule(text=st.sampled_from(["Wagner", "فاغنر", "[/bold]", "\x1b[31m", "a\nb\r\nc", "\u202e", "x" * 5_000]))
    def paste(self, text: str) -> None:
        self.send(events.Paste(text))

    @rule(code=st.booleans())
    def toggle_the_language(self, code: bool) -> None:
        self.press("l" if code else "م")

    @rule(x=st.floats(0, 1), y=st.floats(0, 1), times=st.integers(1, 3))
    def click(self, x: float, y: float, times: int) -> None:
        for _ in range(times):
            self.mouse(events.MouseDown, x, y, 1)
            self.mouse(events.MouseUp, x, y, 1)

    @rule(x=st.floats(0, 1), y=st.floats(0, 1), to_x=st.floats(-0.2, 1.2), to_y=st.floats(-0.2, 1.2))
    def drag(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.mouse(events.MouseDown, x, y, 1)
        self.mouse(events.MouseMove, (x + to_x) / 2, (y + to_y) / 2, 1)
        self.mouse(events.MouseMove, to_x, to_y, 1)
        self.mouse(events.MouseUp, to_x, to_y, 1)

    @rule(x=st.floats(0, 1), y=st.floats(0, 1), down=st.booleans(), times=st.integers(1, 5))
    def turn_the_wheel(self, x: float, y: float, down: bool, times: int) -> None:
        for _ in range(times):
            self.mouse(events.MouseScrollDown if down else events.MouseScrollUp, x, y, 0)

    @rule(size=st.sampled_from(SIZES) | st.tuples(st.integers(1, 500), st.integers(1, 200)))
    def resize(self, size: tuple[int, int]) -> None:
        async def job(pilot: Pilot[Any]) -> None:
            await resize(pilot, *size)

        self.do(job)

    def mouse(self, kind: type[events.MouseEvent], x: float, y: float, button: int) -> None:
        self.send(self.mouse_event(kind, x, y, button))

    def mouse_event(self, kind: type[events.MouseEvent], x: float, y: float, button: int) -> events.MouseEvent:
        """``x`` and ``y`` are parts of the width and the height of the window."""
        column, row = int(x * (self.app.size.width - 1)), int(y * (self.app.size.height - 1))
        return kind(None, column, row, 0, 0, button, False, False, False, column, row)

    def send(self, event: events.Event) -> None:
        async def job(pilot: Pilot[Any]) -> None:
            event.set_sender(pilot.app)
            pilot.app.post_message(event)
            await settle(pilot)

        self.do(job)

    def do(self, job: Job) -> None:
        self.stage.do(job)
        if self.at_the_beginning:
            self.home = self.where

    @property
    def at_the_beginning(self) -> bool:
        """Whether there is nothing to go back to, so that steps change where one came from."""
        return reading(self.app).session.history._cursor == 0

    @property
    def beginning(self) -> tuple[Location, str]:
        """Where the way back ends."""
        return reading(self.app).session.history._entries[0]

    @property
    def where(self) -> tuple[Location, str]:
        """The Location, and the view that it is seen in where that is not its own."""
        history = reading(self.app).session.history
        return history.here, history.view

    # ── What stays true ──────────────────────────────────────────────────────────────────────

    @invariant()
    def the_app_goes_on(self) -> None:
        if not hasattr(self, "stage"):
            return
        assert self.app.fatal_error is None
        assert self.app.is_running

    @invariant()
    def the_location_is_one_of_the_explainers(self) -> None:
        if not hasattr(self, "stage"):
            return
        here = reading(self.app).location
        assert resolve_location(explainer(), here) == here
        assert self.app.session.location == here

    @rule()
    def the_screen_is_full(self) -> None:
        """Every row of the screen has as many cells as it is wide."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        assert [strip.cell_length for strip in strips] == [width] * height
        assert len(lines(self.app)) == height

    @rule()
    def what_is_kept_is_what_would_be_drawn(self) -> None:
        """No line on the screen is from before something changed."""
        compositor = self.app.screen._compositor
        with self.app._context():
            kept = [cells(strip) for strip in compositor.render_strips()]
            for widget in compositor.visible_widgets:
                if not isinstance(widget, Screen):  # a dialog's shows what is behind it, which is another's
                    forget_what_is_drawn(widget)
            assert [cells(strip) for strip in compositor.render_strips()] == kept

    @rule()
    def backspace_leads_home(self) -> None:
        for _ in range(MAX_DIALOGS):
            if self.app.screen is not reading(self.app):
                self.press("escape")
        assert self.app.screen is reading(self.app)
        home = self.home
        for _ in range(MAX_ENTRIES):
            if self.at_the_beginning:
                break
            self.press("backspace")
        assert self.at_the_beginning
        assert self.where == home

    def teardown(self) -> None:
        failure = sys.exc_info()[1]  # of a step
        if isinstance(failure, Exception):
            self.failures.append(failure)
        if hasattr(self, "stage"):
            try:
                if failure is None:
                    self.backspace_leads_home()
            except Exception as error:
                self.failures.append(error)
                raise
            finally:
                self.stage.end()
                self.folder.cleanup()


class TestRandomInput(RandomInput.TestCase):  # type: ignore[misc, valid-type]
    """Runs the steps. The short run shows the first failure as it is, and doesn't look for a shorter way to it."""

    settings = settings(
        max_examples=RUNS or 4,
        stateful_step_count=60 if RUNS else 20,
        derandomize=not RUNS,
        phases=list(Phase) if RUNS else [Phase.generate],
        report_multiple_bugs=False,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    def runTest(self) -> None:
        RandomInput.failures.clear()
        try:
            super().runTest()
        except Flaky as error:  # tried again, it didn't fail
            raise (RandomInput.failures or [error])[0] from None
