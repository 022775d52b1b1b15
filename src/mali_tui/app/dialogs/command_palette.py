"""The command palette's entries: every action, and every passage, event and actor by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch, Matcher
from textual.widgets import Input
from textual.widgets.option_list import Option

from mali_tui.app import styles
from mali_tui.app.dialogs.dialog import SingleDismiss
from mali_tui.app.shell.reading_screen import ReadingScreen
from mali_tui.app.ui.actions import ACTIONS, key_name
from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, all_locations
from mali_tui.textual_rtl.screen import DirectedScreen


class Palette(SingleDismiss, FastScreen, CommandPalette, DirectedScreen):
    """Textual's command palette, with our entries and in the reader's language."""

    CSS_PATH = styles.DIALOGS

    def __init__(self, wording: Wording) -> None:
        super().__init__([ReadingCommands], placeholder=wording("palette.placeholder"))
        self._nothing = wording("palette.nothing")

    def on_mount(self) -> None:
        """Nothing blinks."""
        self.query_one(Input).cursor_blink = False

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """As Textual's, but saying so in the reader's language."""
        self._stop_no_matches_countdown()
        if search_value:
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, self._show_nothing)
        else:
            self._list_visible = False

    def _show_nothing(self) -> None:
        self.query_one(CommandList).add_option(Option(self._nothing, disabled=True, id=self._NO_MATCHES))
        self._list_visible = True


class Entry(NamedTuple):
    """Something that can be asked for by name."""

    text: str
    help: str
    run: Callable[[], Any]


class ReadingCommands(Provider):
    """What the palette finds while the reading screen is up."""

    @property
    def _reading(self) -> ReadingScreen:
        return cast(ReadingScreen, self.screen)

    def _actions(self) -> Iterator[Entry]:
        wording = self._reading.wording
        for action in ACTIONS:
            if action.palette:
                keys = "  ".join(key_name(key, wording.locale) for key in action.keys)
                run = partial(self._reading.run_action, action.action)
                yield Entry(wording.action(action.name), keys, run)

    def _locations(self) -> Iterator[Entry]:
        wording = self._reading.wording
        for location in all_locations(wording.explainer):
            if location.kind != "claim":
                run = partial(self._go, location)
                yield Entry(wording.name(location), wording(f"palette.{location.kind}"), run)

    async def _go(self, location: Location) -> None:
        await self._reading.go(location)

    async def discover(self) -> Hits:
        """Before anything is typed: the actions."""
        for entry in self._actions():
            yield DiscoveryHit(Content(entry.text), entry.run, entry.text, entry.help)

    async def search(self, query: str) -> Hits:
        """What matches the letters typed."""
        matcher = self.matcher(query)
        for entry in (*self._actions(), *self._locations()):
            score = matcher.match(entry.text)
            if score > 0:
                yield Hit(score, _highlight(matcher, entry.text), entry.run, entry.text, entry.help)


def _highlight(matcher: Matcher, text: str) -> Content:
    """A name with the letters that were typed; as the matcher's own would be if it took no name for markup."""
    shown = Content(text)
    for offset in FuzzySearch().match(matcher.query, text)[1]:
        shown = shown.stylize(matcher.match_style, offset, offset + 1)
    return shown
