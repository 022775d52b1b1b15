"""The reading screen: what surrounds the views. Its controllers do the work; it takes the keys for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from mali_tui.app.page.page import Page
from mali_tui.app.shell.bars import Bars
from mali_tui.app.shell.bookmarks import Bookmarks
from mali_tui.app.shell.link_hints import LinkHints
from mali_tui.app.shell.navigation import Navigation
from mali_tui.app.shell.view_stack import ViewContainer, ViewStack
from mali_tui.app.ui import notice_seconds
from mali_tui.app.ui.action import bindings
from mali_tui.app.ui.bar import StatusBar
from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.app.views.actions import ACTIONS, BY_NAME
from mali_tui.app.views.article.page import Article
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.view import PaneName, Panes, View
from mali_tui.i18n.session_wording import SessionWording
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.session import ReadingSession
from mali_tui.textual_rtl.screen import BidiScreen

if TYPE_CHECKING:
    from mali_tui.app.shell.copy_control import CopyControl
    from mali_tui.app.shell.problems_panel import ProblemsPanel
    from mali_tui.app.shell.reload import Reloader
    from mali_tui.app.shell.scope_control import ScopeControl
    from mali_tui.app.shell.search import SearchControl
    from mali_tui.content.explainer import Explainer
    from mali_tui.content.watcher import FileWatcher
    from mali_tui.textual_rtl.app import Directed

Result = TypeVar("Result")
FIRST_WIDGETS = (BidiScreen, StatusBar, ViewContainer, View, Panes, Page, ScrollBar)
"""The widgets whose default styles the app reads before it makes any; a start's other widgets inherit from these.

A new widget that has ``DEFAULT_CSS`` and is mounted at every start belongs here: else Textual matches all widgets
with the rules once more when it is mounted. See `add_default_css`.
"""


class ReadingScreen(FastScreen, BidiScreen):
    """The screen that the reader reads on: header, banner, the current view and key bar; each key's action.

    Panes show Locations and ask for others with `NavigateTo`; only the screen's `Navigation` moves.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]
    AUTO_FOCUS = ""  # the view says which pane gets it; Textual would first give it to the outline

    def __init__(self, session: ReadingSession, words: SessionWording, watch: FileWatcher | None = None) -> None:
        """``watch`` tells when the explainer's files are saved, which are then read again."""
        super().__init__()
        self.session = session
        self._words = words
        self._watch = watch
        self._views = ViewStack(session, words, self)
        self.navigation = Navigation(session, self._views, self)
        self._bookmarks = Bookmarks(session, self, self.navigation.go)
        self._bars = Bars(session, self, self._bookmarks.progress)
        self.link_hints = LinkHints(self, self._bars.keys)
        self._unshown_version: Explainer | None = None  # saved, but not shown yet

    # ── Controllers that a start has no use for; with their imports they take 3 ms ──────────

    @cached_property
    def _copying(self) -> CopyControl:
        from mali_tui.app.shell.copy_control import CopyControl

        return CopyControl(self.session, host=self, screen=self)

    @cached_property
    def _reloader(self) -> Reloader:
        from mali_tui.app.shell.reload import Reloader

        return Reloader(self.session, self.navigation, self)

    @cached_property
    def _scope_control(self) -> ScopeControl:
        from mali_tui.app.shell.scope_control import ScopeControl

        return ScopeControl(self.session, self, self.navigation.go)

    @cached_property
    def _search_control(self) -> SearchControl:
        from mali_tui.app.shell.search import SearchControl

        return SearchControl(self.session, self, self, self.navigation.go)

    # ── Its life ─────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """Header, the view that the first Location asks for, key bar."""
        yield self._bars.header
        yield self._bars.banner
        yield self._views.compose()
        if self._watch:
            from mali_tui.app.shell.problems_panel import ProblemsPanel  # needed only with --watch

            yield ProblemsPanel(self._watch, self.wording)
        yield self._bars.keys
        if self.session.is_first_run:
            from mali_tui.app.shell.first_run_hint import Hint  # only at the very first start

            yield Hint(self.wording)

    def on_mount(self) -> None:
        """Open where the app was asked to."""
        self.navigation.show_location()
        self.current_view.focus_pane("content")

    # ── What the controllers ask of it ───────────────────────────────────────────────────────

    @property
    def wording(self) -> Wording:
        """The words in the language shown."""
        return self._words.current

    @property
    def current_view(self) -> View:
        """The view on the screen."""
        return self._views.current

    @property
    def location(self) -> Location:
        """Where the reader is."""
        return self.session.location

    def notify(self, message: str, **options: Any) -> None:
        """Say what a key did, in place of all notices, warnings included, so that a held key doesn't pile them up."""
        self.app.clear_notifications()
        super().notify(message, **options)

    def warn(self, message: str) -> None:
        """Say what went wrong, beside the notices on the screen.

        To be called after `notify`, which would remove the warning.
        """
        self.app.notify(message, severity="warning")

    def open_dialog(
        self,
        dialog: Screen[Result],
        then: Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]] | None = None,
    ) -> None:
        """Put a dialog over it, and do something with its result."""
        self.app.push_screen(dialog, then)

    def show_bars(self) -> None:
        """Bring header, banner and key bar up to date."""
        self._bars.show()

    def wording_changed(self) -> None:
        """Use the new wording for the app's direction and the problems panel. For the bars call `show_bars`."""
        cast("Directed", self.app).direction = self.wording.edition.direction
        if self._watch:
            from mali_tui.app.shell.problems_panel import ProblemsPanel  # needed only with --watch

            self.query_one(ProblemsPanel).show(self.wording)

    # ── What views and panes say ─────────────────────────────────────────────────────────────

    @on(NavigateTo)
    async def _navigate(self, message: NavigateTo) -> None:
        message.stop()
        await self.navigation.handle(message)

    @on(Article.Scrolled)
    def _mark_seen(self, message: Article.Scrolled) -> None:
        """Mark the claims that the reader has scrolled past as seen."""
        message.stop()
        self._bookmarks.mark_seen(message.seen)

    # Messages of the problems panel are handled by name: `@on` would have to import the panel at every start.

    async def on_problems_panel_new_version(self, message: ProblemsPanel.NewVersion) -> None:
        """Show the explainer whose files were saved without errors."""
        message.stop()
        self._unshown_version = message.explainer
        await self._show_new_version()

    async def _show_new_version(self) -> None:
        """Show what was saved last; later, if the reader is in a dialog or is choosing a link."""
        if self._unshown_version is not None and self.app.screen is self and self.link_hints.targets is None:
            version, self._unshown_version = self._unshown_version, None
            await self._reloader.reload(version)

    def _show_new_version_soon(self) -> None:
        """Show what was saved, after everything that a closed dialog or a link hint leads to."""
        if self._unshown_version is not None:
            # once the screen, and after it the app, have handled the messages that they have
            self.call_later(self.app.call_later, self._show_new_version)

    def on_problems_panel_resized(self) -> None:
        """Scroll so that the cursor stays on the screen, though there is less room for it."""
        pages = [page for page in self.current_view.query(Page) if page.cursor_visible]

        def reveal() -> None:
            for page in pages:
                page.reveal()

        self.call_after_refresh(reveal)

    def on_screen_resume(self) -> None:
        """Bring the view up to date after a dialog. Also called when the screen first comes up."""
        self.current_view.resume()
        self._show_new_version_soon()

    def on_mouse_down(self) -> None:
        """Dismiss the hints: that of the first start, and those at links."""
        self.dismiss_first_run_hint()
        self.link_hints.hide()
        self._show_new_version_soon()

    def on_resize(self) -> None:
        """Show what fits in the bars, and hide link hints, as the links have moved."""
        self.link_hints.hide()
        self.show_bars()
        self._show_new_version_soon()

    def take_key(self, key: events.Key) -> bool:
        """Dismiss the hint of the first start, and handle a key that is typed for a link hint; True if it was one.

        The app calls it with every key before anything else does.
        """
        self.dismiss_first_run_hint()
        if self.link_hints.handle_key(key):
            self._show_new_version_soon()
            return True
        return False

    def dismiss_first_run_hint(self) -> None:
        """End the hint of the first start, here and for good, as the reader does something."""
        if self.session.is_first_run:
            self.session.is_first_run = False
            self.query("Hint").remove()
            self.session.save()

    # ── What the keys do: going places ───────────────────────────────────────────────────────

    async def action_back(self) -> None:
        """Go back to where the reader was before."""
        await self.navigation.back()

    async def action_forward(self) -> None:
        """Go forward to where the reader came back from."""
        await self.navigation.forward()

    async def action_view(self, name: str) -> None:
        """Open a view."""
        await self.navigation.open_view(name)

    async def action_follow(self) -> None:
        """Follow the link at the cursor; without a cursor, put it on the first link."""
        view = self.current_view
        pane = view.focused_pane
        if pane.current is None:
            pane.step(1)
        else:
            await self.navigation.go(view.destination(pane, pane.current))

    def action_step_claim(self, by: int) -> None:
        """Go to the next or previous claim of the text or the card."""
        view, session = self.current_view, self.session
        before = view.active
        inside = session.visible_set.contains
        if not view.step_claim(by, lambda location: location.kind == "claim" and inside(location)):
            key = f"{view.end_message_key}_inside" if session.scope.is_active else view.end_message_key
            self.notify(self.wording(key), timeout=notice_seconds.BRIEF)
        if view.active != before:
            self.show_bars()

    def action_step_link(self, by: int) -> None:
        """Go to the next or previous link of any kind; the arrows point the way the language runs."""
        self.current_view.focused_pane.step(by if self.wording.edition.direction == "ltr" else -by)

    def action_step_pane(self, by: int) -> None:
        """Focus the next or previous pane."""
        self.current_view.step_pane(by)
        self.show_bars()

    def action_focus_pane(self, pane: PaneName) -> None:
        """Focus a pane by its name, from the tabs."""
        self.current_view.focus_pane(pane)

    def action_move(self, by: int) -> None:
        """Move a row or a line up or down."""
        self.current_view.focused_pane.move(by)

    def action_page(self, by: int) -> None:
        """Move a screenful up or down."""
        self.current_view.focused_pane.page_by(by)

    def action_scroll_to_end(self, by: int) -> None:
        """Go to the start or the end."""
        self.current_view.focused_pane.go_to_end(by)

    def action_link_hints(self) -> None:
        """Show a hint at each link in sight."""
        self.link_hints.show()

    def action_search(self) -> None:
        """Open the search."""
        self._search_control.open()

    async def action_in_view(self, name: str) -> None:
        """Run an action of the current view; in views without it, show its message for that case, if it has one."""
        action = BY_NAME[name]
        if not await self.app.run_action(action.action, self.current_view) and action.elsewhere:
            self.notify(self.wording(action.elsewhere), timeout=notice_seconds.SHORT)

    # ── What the keys do: bookmarks, copying and the scope ───────────────────────────────────

    def action_bookmark(self) -> None:
        """Set or remove a bookmark."""
        self._bookmarks.toggle()

    def action_note(self) -> None:
        """Write a note on the bookmark where the reader is; set one if there is none."""
        self._bookmarks.edit_note()

    def action_bookmarks(self) -> None:
        """List the bookmarks."""
        self._bookmarks.open_list()

    def action_copy(self) -> None:
        """Copy what the reader is at."""
        self._copying.copy_location()

    async def action_copy_selection(self) -> None:
        """Copy what is selected with the mouse."""
        await self._copying.copy_selection()

    def action_lens(self) -> None:
        """Set or clear the lens."""
        self._scope_control.toggle_lens()

    def action_cutoff(self) -> None:
        """Set or clear the cut-off."""
        self._scope_control.toggle_cutoff()

    def action_cutoff_event(self, by: int) -> None:
        """Move the cut-off by an event."""
        self._scope_control.step_cutoff_by_event(by)

    def action_cutoff_month(self, by: int) -> None:
        """Move the cut-off by a month."""
        self._scope_control.step_cutoff_by_month(by)

    async def action_since_then(self) -> None:
        """Show what has happened since the article's day, or no longer."""
        await self._scope_control.toggle_since_then()

    def action_clear_scope(self) -> None:
        """Clear lens and cut-off."""
        self._scope_control.clear()

    # ── What the keys do: the app ────────────────────────────────────────────────────────────

    def action_language(self) -> None:
        """Show the same place in the next language."""
        self.session.language = self.wording.next_edition.code
        self.wording_changed()
        self.current_view.change_language(self.wording)
        self.show_bars()

    def action_help(self) -> None:
        """Open the help on keys."""
        from mali_tui.app.dialogs.help import HelpScreen  # only when asked for: start-up should not pay for it

        view = self.current_view
        name = "" if self.session.plain else view.id or ""  # in plain mode no view has keys of its own
        self.open_dialog(HelpScreen(self.wording, name, view.active, view.pane_title(view.active)))

    def action_palette(self) -> None:
        """Open the command palette."""
        from mali_tui.app.dialogs.command_palette import Palette  # only when asked for

        self.open_dialog(Palette(self.wording, self.run_action, self.navigation.go))

    async def action_quit(self) -> None:
        """Leave the app."""
        self.app.exit()
