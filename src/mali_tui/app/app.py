"""The Textual app: themes, the screen's direction, and the first screen. The reading screen is in `app/shell`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

from mali_tui.app import styles
from mali_tui.app.display import ReadingDisplay
from mali_tui.app.shell.reading_screen import FIRST_WIDGETS, ReadingScreen
from mali_tui.app.ui import notice_seconds
from mali_tui.app.ui.keyboard_layouts import find_key
from mali_tui.app.ui.themes import COLOURS_16, TRUE_COLOUR, load_themes
from mali_tui.app.views.actions import KEYS
from mali_tui.app.views.registry import can_show
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.session_wording import SessionWording
from mali_tui.reading.history import History
from mali_tui.reading.location import Location
from mali_tui.reading.session import ReadingSession
from mali_tui.reading.state_store import State, StateStore
from mali_tui.terminal.detect import ANY_TERMINAL, Terminal
from mali_tui.textual_fixes.app_errors import QuietErrors
from mali_tui.textual_fixes.clipboard import TerminalClipboard
from mali_tui.textual_fixes.key_events import key_event
from mali_tui.textual_fixes.key_queue import KeyQueue
from mali_tui.textual_fixes.stylesheet import CachingStylesheet, add_default_css
from mali_tui.textual_fixes.timers import UnskippedTimers
from mali_tui.textual_rtl.driver import driver_for

if TYPE_CHECKING:
    from textual.theme import Theme

    from mali_tui.content.watcher import FileWatcher

GC_THRESHOLD = 10_000
"""Objects not freed after which to look for garbage; a key makes more than Python's 700, and hardly any."""
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


class MaliApp(QuietErrors, UnskippedTimers, TerminalClipboard, ReadingDisplay, App[Any]):
    """Presents an explainer, opening at a Location in one of its languages."""

    CSS_PATH = styles.APP
    TITLE = "mali-tui"
    ENABLE_COMMAND_PALETTE = False  # the reading screen opens its own
    NOTIFICATION_TIMEOUT = notice_seconds.DEFAULT
    _variables: tuple[Theme, dict[str, str]] | None = None
    """A theme and the CSS variables of its colours."""
    CLICK_CHAIN_TIME_THRESHOLD = 0.3  # seconds; a click that leads away has to wait as long for a second one

    def __init__(
        self,
        explainer: Explainer,
        language: str,
        location: Location,
        store: StateStore,
        state: State,
        terminal: Terminal = ANY_TERMINAL,
        watch: FileWatcher | None = None,
        colours: int = TRUE_COLOUR,
        plain: bool | None = None,
        is_first_run: bool = False,
        typed: str = "",
    ) -> None:
        """``watch``: over the explainer's files, to read it again when they are saved. ``colours``: of the terminal.

        ``plain``: for screen readers, in words alone; None: as saved. ``typed``: what was typed before it began.
        """
        super().__init__(driver_class=driver_for(terminal, typed))
        self.animation_level = "none"  # nothing moves by itself
        self.session = ReadingSession(
            explainer, language, location, store, state, plain=plain, is_first_run=is_first_run
        )
        if self.session.view and not can_show(self.session.view, location):
            self.session.history = History(location)
        self._words = SessionWording(self.session)
        self.set_up_direction(self.wording.edition.direction)
        self._watch_files = watch
        self._key_queue = KeyQueue(self)
        themes = load_themes(colours)
        for theme in themes:
            self.register_theme(theme)
        self._theme_names = [theme.name for theme in themes]
        if state.theme not in self._theme_names:
            self.session.theme = self._theme_names[0]
        self.theme = self.session.theme
        self.set_class(self.session.plain, "-plain")
        self.stylesheet = CachingStylesheet(variables=self.get_css_variables())
        wanted = {
            styles.FEW_COLOURS: colours == COLOURS_16 or self.no_color,
            styles.FIRST_RUN: is_first_run,
            styles.PLAIN: self.session.plain,
            styles.PROBLEMS: watch is not None,
        }
        self.stylesheet.read_all([sheet for sheet, is_wanted in wanted.items() if is_wanted])
        add_default_css(self.stylesheet, FIRST_WIDGETS)

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen is the first and the only one that stays."""
        return ReadingScreen(self.session, self._words, self._watch_files)

    def get_css_variables(self) -> dict[str, str]:
        """As Textual's, worked out once for a theme: it takes a millisecond, and a start asks twice."""
        if self._variables is None or self._variables[0] is not self.current_theme:
            self._variables = self.current_theme, super().get_css_variables()
        return self._variables[1]

    def notify(self, message: str, **options: Any) -> None:
        """Show a notice as Textual does, but never as markup: a message may contain a name or a path."""
        super().notify(message, **{**options, "markup": False})

    # ── Events ───────────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Say what was wrong with the saved state and, at the first start, what the terminal lacks."""
        self._show_cursor()
        note = f"terminals.{self.terminal.family}"
        if self.session.is_first_run and self.wording.locale.has(note):
            self.notify(self.wording(note), severity="warning", timeout=notice_seconds.ADVICE)
        if self.session.error_key:
            self.notify(self.wording(self.session.error_key), severity="warning")

    def on_ready(self) -> None:
        """Exempt what there is when the first frame is drawn from garbage collection."""
        if not gc.isenabled():
            gc.freeze()
            youngest, *older = gc.get_threshold()
            if youngest:  # 0: whoever runs the app, such as tests, looks for garbage itself
                gc.set_threshold(GC_THRESHOLD, *older)
            gc.enable()

    async def on_event(self, event: events.Event) -> None:
        """Give a key first to what waits for any: link hints, and the hint of the first start."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not self._key_queue.accepts(event):
                return
            screen = self.screen_stack[-1] if self.screen_stack else None
            if isinstance(screen, ReadingScreen) and screen.take_key(event):
                return
            event = self._in_layout(event)
        await super().on_event(event)

    def _in_layout(self, event: events.Key) -> events.Key:
        """The event of the key that the layout stands for, unless a field is to take the character."""
        character, focused = event.character, self.focused
        if not character or (focused and focused.check_consume_key(event.key, character)):
            return event
        key = find_key(character, KEYS, self.wording)
        return event if key == character else key_event(key)

    @property
    def message_queue_size(self) -> int:
        """As Textual's, plus the keys that may be handled before the next frame."""
        return super().message_queue_size + len(self._key_queue)

    # ── What the keys do ─────────────────────────────────────────────────────────────────────

    def action_next_theme(self) -> None:
        """Change from the dark theme to the light one, from there to high contrast, and back."""
        names = self._theme_names
        self.theme = self.session.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_next_encoding(self) -> None:
        """Send Arabic in the next encoding, from now on and in this terminal at the next start."""
        from mali_tui.rtl.encodings import ENCODINGS  # 4 ms that most starts need not pay

        self.encoding = ENCODINGS[(ENCODINGS.index(self.encoding) + 1) % len(ENCODINGS)]
        self.session.set_encoding(self.terminal.family, self.encoding)
        self.refresh(layout=True)
        self.screen.notify(self.wording("messages.bidi", mode=self.encoding), timeout=notice_seconds.SHORT)

    async def action_toggle_plain(self) -> None:
        """Switch plain mode on or off."""
        self.session.plain = plain = not self.session.plain
        styles.load_style_sheets(self, [styles.PLAIN])
        self.set_class(plain, "-plain")
        self._show_cursor()
        if isinstance(self.screen, ReadingScreen):
            await self.screen.navigation.rebuild_views()
        self.screen.notify(
            self.wording("messages.plain" if plain else "messages.drawn"), timeout=notice_seconds.SHORT
        )

    def _show_cursor(self) -> None:
        """Let the terminal's cursor be seen in plain mode: screen readers and magnifiers follow it."""
        self.write_to_terminal(SHOW_CURSOR if self.session.plain else HIDE_CURSOR)

    def action_help_quit(self) -> None:
        """Say that nothing is selected: Textual runs this on Ctrl+C without a selection."""
        self.notify(self.wording("messages.nothing_selected"), timeout=notice_seconds.SHORT)
