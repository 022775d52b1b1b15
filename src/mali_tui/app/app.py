"""The Textual app: themes, state, the screen's direction, and the first screen. Everything else is elsewhere."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from textual import events
from textual.css.query import NoMatches
from textual.filter import LineFilter, Monochrome, NoColor
from textual.widget import MountError

from mali_tui.app import styles
from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page_app import PageApp
from mali_tui.app.shell.reading_screen import ReadingScreen
from mali_tui.app.ui.themes import COLOURS_16, TRUE_COLOUR, load_themes
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Direction
from mali_tui.content.watcher import FileWatcher
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore
from mali_tui.terminal.detect import ANY_TERMINAL, Terminal
from mali_tui.textual_fixes.key_queue import KeyQueue
from mali_tui.textual_fixes.stylesheet import CachingStylesheet

if TYPE_CHECKING:
    from mali_tui.rtl.encodings import Encoding

GC_THRESHOLD = (
    5_000  # objects there are more of before Python looks for rubbish among them; a key leaves hardly any behind
)
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


class MaliApp(PageApp):
    """Presents an explainer, opening at a Location in one of its languages."""

    CSS_PATH = styles.APP
    TITLE = "mali-tui"
    ENABLE_COMMAND_PALETTE = False  # the reading screen opens its own
    CLICK_CHAIN_TIME_THRESHOLD = 0.3  # seconds; a click that leads away has to wait as long for a second one

    def __init__(
        self,
        explainer: Explainer,
        language: str,
        location: Location,
        memory: StateStore,
        state: State,
        terminal: Terminal = ANY_TERMINAL,
        watch: FileWatcher | None = None,
        colours: int = TRUE_COLOUR,
        plain: bool | None = None,
        is_first_run: bool = False,
        typed: str = "",
    ) -> None:
        """``watch``: over the explainer's files, to read it again when they are saved. ``colours``: of the terminal.

        ``plain``: for screen readers, in words alone; without it, as the reader had it last. ``first``: nobody has
        read here before. ``typed``: what was typed before it began.
        """
        super().__init__(terminal, typed)
        self.animation_level = "none"  # nothing moves by itself
        self._colourless = NoColor()
        self.wording = Wording(explainer, language)
        self.location = location
        """Where the reader is; the reading screen keeps it."""
        self.view = state.view if state.location == str(location) else ""
        """The view that it is seen in where that is not its own; the reading screen keeps it, too."""
        self._watch = watch
        self.first = is_first_run
        """Whether the reader has yet to be told of the keys."""
        self._memory = memory
        self.state = state
        """What is remembered from one reading to the next."""
        self.set_plain(state.plain if plain is None else plain)
        self._removed_bookmark_notes: dict[str, str] = {}
        self._typed_ahead = KeyQueue(self)
        themes = load_themes(colours)
        for theme in themes:
            self.register_theme(theme)
        self._themes = [theme.name for theme in themes]
        self.theme = state.theme if state.theme in self._themes else self._themes[0]
        self.stylesheet = CachingStylesheet(variables=self.get_css_variables())
        if colours == COLOURS_16 or self.no_color:
            self.stylesheet.read(styles.FEW_COLOURS)

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen is the first and the only one that stays."""
        return ReadingScreen(self.wording, self.location, self.view, self._watch)

    @property
    def direction(self) -> Direction:
        """That of the language."""
        return self.wording.edition.direction

    def line_filters(self, direction: Direction) -> Sequence[LineFilter]:
        """As the base's; where no colour is wanted the terminal's own ink and ground, and not shades of grey."""
        *others, layout = super().line_filters(direction)
        others = [self._colourless if isinstance(one, Monochrome) else one for one in others]
        if not self.plain:
            return [*others, layout]
        return [
            *others,
            self._separator_filters.get(direction) or next(iter(self._separator_filters.values())),
            layout,
        ]

    @cached_property
    def _separator_filters(self) -> dict[Direction, LineFilter]:
        """What puts words between the parts of a line, in the language of a direction."""
        from mali_tui.app.views.plain.blocks import (
            SeparatorFilter,  # 4 ms, with what is printed, that only plain mode needs
        )

        languages = [self.wording.for_language(code) for code in self.wording.explainer.editions]
        return {each.edition.direction: SeparatorFilter(each("print.comma")) for each in languages}

    def load_stylesheets(self, sheets: Iterable[Path]) -> None:
        """Have the rules of style sheets that not every start needs."""
        missing = [sheet for sheet in sheets if not self.stylesheet.has_source(str(sheet))]
        for sheet in missing:
            self.stylesheet.read(sheet)
        if missing:
            self.stylesheet.parse()

    def on_ready(self) -> None:
        """The first frame is drawn: what is there now stays, and only what comes after it may become rubbish."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(GC_THRESHOLD, *gc.get_threshold()[1:])
            gc.enable()

    def on_mount(self) -> None:
        """Tell of trouble with what was remembered."""
        self._show_cursor()
        if self.state_error_key:
            self.notify(self.wording(self.state_error_key), severity="warning")

    async def on_event(self, event: events.Event) -> None:
        """A key goes first to what waits for any of them: labels of links, and the first hint."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not self._typed_ahead.accepts(event):
                return
            screen = self.screen_stack[-1] if self.screen_stack else None
            if isinstance(screen, ReadingScreen):
                screen.dismiss_first_run_hint()
                if screen.handle_hint_key(event):
                    return
        await super().on_event(event)

    @property
    def message_queue_size(self) -> int:
        """As Textual's, with the keys that may have their turn before the next frame."""
        return super().message_queue_size + len(self._typed_ahead)

    def exit_on_signal(self, number: int) -> None:
        """End in good order because of a signal, which may have come at any moment."""
        if self._loop is None:
            raise SystemExit(128 + number)
        self._loop.call_soon_threadsafe(partial(self.exit, return_code=128 + number))

    @property
    def fatal_error(self) -> Exception | None:
        """The fault that ended the app."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """As Textual's, but without a traceback on the reader's screen; whoever ran the app finds it in ``crash``.

        Once the app is to end, Textual puts nothing more on the screen: that something is missing there is no fault.
        """
        if self._exit and isinstance(error, (NoMatches, MountError)):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def notify(self, message: str, **options: Any) -> None:
        """As Textual's, but where lines end, and no message is markup: there may be a name or a path in it."""
        self.set_class(self.direction == "rtl", "-rtl")
        super().notify(message, **{**options, "markup": False})

    @property
    def plain(self) -> bool:
        """Whether it is read with a screen reader: one pane, in words alone."""
        return self.state.plain

    def set_plain(self, plain: bool) -> None:
        """For a screen reader or not, from now on and at the next start."""
        self.state = msgspec.structs.replace(self.state, plain=plain)
        self.set_class(plain, "-plain")
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Let the terminal's cursor be seen in plain mode: screen readers and magnifiers follow it."""
        if self._driver is not None:
            self._driver.write(SHOW_CURSOR if self.plain else HIDE_CURSOR)

    @property
    def cursor_sign(self) -> str:
        """As the base's; for screen readers no sign, since they would read it out."""
        return " " if self.plain else super().cursor_sign

    def for_display(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Blocks as any page is to show them."""
        if not self.plain:
            return blocks
        from mali_tui.app.views.plain.blocks import replace_signs  # only plain mode needs it

        return replace_signs(self.wording, blocks)

    def next_encoding(self) -> Encoding:
        """Send Arabic in the next encoding, from now on and in this terminal at the next start."""
        from mali_tui.rtl.encodings import ENCODINGS  # 4 ms that most starts need not pay

        self.encoding = ENCODINGS[(ENCODINGS.index(self.encoding) + 1) % len(ENCODINGS)]
        bidi = {**self.state.bidi, self.terminal.family: self.encoding}
        self.state = msgspec.structs.replace(self.state, bidi=bidi)
        self.refresh(layout=True)
        return self.encoding

    def next_theme(self) -> None:
        """From the dark theme to the light one, from there to high contrast, and back."""
        self.theme = self._themes[(self._themes.index(self.theme) + 1) % len(self._themes)]

    def action_help_quit(self) -> None:
        """What Textual runs on Ctrl+C with nothing selected."""
        self.notify(self.wording("messages.nothing_selected"), timeout=4)

    def save_state(self) -> None:
        """Keep where the reader is for the next time, and what the reader did since the last time it was kept."""
        here = msgspec.structs.replace(
            self.state,
            language=self.wording.edition.code,
            location=str(self.location),
            view=self.view,
            theme=self.theme,
        )
        # other windows may have added to what is remembered
        self.state = self._memory.state if self._memory.save(here) else here

    def add_bookmark(self, location: Location, note: str = "") -> None:
        """Set a bookmark. Set again after it was taken away, it has its note back."""
        note = note or self._removed_bookmark_notes.pop(str(location), "")
        self._keep_bookmarks({**self.state.bookmarks, str(location): note})

    def remove_bookmark(self, location: Location) -> None:
        """Take a bookmark away."""
        self._removed_bookmark_notes[str(location)] = self.state.bookmarks[str(location)]
        self._keep_bookmarks({key: note for key, note in self.state.bookmarks.items() if key != str(location)})

    def _keep_bookmarks(self, bookmarks: dict[str, str]) -> None:
        """At once, so that other windows have them, too, and no crash loses them."""
        self.state = msgspec.structs.replace(self.state, bookmarks=bookmarks)
        self.save_state()
        if self.state_error_key:
            self.notify(self.wording(self.state_error_key), severity="warning")

    def mark_claims_seen(self, claims: Iterable[str]) -> None:
        """Count claims among those that the reader has seen."""
        self.state = msgspec.structs.replace(self.state, seen=self.state.seen.union(claims))

    @property
    def state_error_key(self) -> str | None:
        """What is wrong with what was remembered, as a key of the locale."""
        return self._memory.error_key
