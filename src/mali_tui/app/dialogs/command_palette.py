"""The command palette's entries: every action, and every passage, event and actor by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch, Matcher
from textual.widgets import Input

from mali_tui.app import styles
from mali_tui.app.dialogs.dialog import SingleDismiss
from mali_tui.app.ui.action import key_name
from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.app.views.actions import ACTIONS, actions_without_content
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, all_locations
from mali_tui.rtl.isolates import isolate
from mali_tui.textual_fixes.command_palette import TranslatedCommandPalette
from mali_tui.textual_rtl.screen import BidiScreen

RunAction = Callable[[str], Awaitable[Any]]
GoToLocation = Callable[[Location], Awaitable[None]]


class Palette(SingleDismiss, FastScreen, TranslatedCommandPalette, BidiScreen):
    """Textual's command palette, with our entries and in the reader's language."""

    CSS_PATH = styles.DIALOGS

    def __init__(self, wording: Wording, run_action: RunAction, go: GoToLocation) -> None:
        """``run_action``: runs an action of the screen below. ``go``: moves to a Location."""
        super().__init__([entries_provider(wording, run_action, go)], placeholder=wording("palette.placeholder"))
        self.nothing_found = wording("palette.nothing")
        self._wording = wording

    def on_mount(self) -> None:
        """Turn off the blinking of the cursor, and tell screen readers what is chosen."""
        self.chosen = self._wording("plain.chosen") if self.app.has_class("-plain") else ""
        self.query_one(Input).cursor_blink = False
        self.call_after_refresh(self._place_cursor_in_field)

    def _place_cursor_in_field(self) -> None:
        """Have the terminal's cursor in the field before anything is typed."""
        field = self.query_one(Input)
        self.app.cursor_position = field.cursor_screen_offset
        field.refresh()  # it is sent with the next frame


class Entry(NamedTuple):
    """An entry: something that can be found by name and run."""

    text: str
    help: str
    run: Callable[[], Any]


def entries_provider(wording: Wording, run_action: RunAction, go: GoToLocation) -> type[Provider]:
    """Return a provider class that finds actions, passages, events and actors by name."""

    def actions() -> Iterator[Entry]:
        without = actions_without_content(wording.explainer)
        for action in ACTIONS:
            if action.palette and action.name not in without:
                keys = "  ".join(isolate(key_name(key, wording.locale)) for key in action.keys_of(wording.locale))
                yield Entry(wording.action(action.name), keys, partial(run_action, action.screen_action))

    def locations() -> Iterator[Entry]:
        for location in all_locations(wording.explainer):
            if location.kind != "claim":
                yield Entry(wording.name(location), wording(f"palette.{location.kind}"), partial(go, location))

    class Entries(Provider):
        """Provider of the palette's entries."""

        async def discover(self) -> Hits:
            """Yield the actions, before anything is typed."""
            for entry in actions():
                yield DiscoveryHit(Content(entry.text), entry.run, entry.text, entry.help)

        async def search(self, query: str) -> Hits:
            """Yield the entries that match the query."""
            matcher = self.matcher(query)
            for entry in (*actions(), *locations()):
                score = matcher.match(entry.text)
                if score > 0:
                    yield Hit(score, _highlight(matcher, entry.text), entry.run, entry.text, entry.help)

    return Entries


def _highlight(matcher: Matcher, text: str) -> Content:
    """Highlight the letters that match; unlike ``Matcher.highlight``, never take the text for markup."""
    content = Content(text)
    for offset in FuzzySearch().match(matcher.query, text)[1]:
        content = content.stylize(matcher.match_style, offset, offset + 1)
    return content
