"""The reading screen: the frame around the views, and the one place that moves from Location to Location."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mali_tui.app.shell.axis_keys import AxisKeys
from mali_tui.app.shell.bookmarks import Bookmarking
from mali_tui.app.shell.clipboard import Copying
from mali_tui.app.shell.header import header
from mali_tui.app.shell.key_bar import KeyBarContext, key_bar
from mali_tui.app.shell.languages import Languages
from mali_tui.app.shell.link_hints import LinkHints
from mali_tui.app.shell.narrowing import ScopeControl
from mali_tui.app.shell.reload import Reloading
from mali_tui.app.shell.search import Searching
from mali_tui.app.shell.view_stack import ViewStack
from mali_tui.app.ui.actions import bindings
from mali_tui.app.ui.bar import StatusBar
from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.app.views.default_location import default_location
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.registry import DEFAULT_VIEW, SECONDARY_VIEWS, VIEWS, can_show
from mali_tui.app.views.view import PaneName
from mali_tui.i18n.wording import Wording
from mali_tui.reading.history import History
from mali_tui.reading.location import Location
from mali_tui.textual_rtl.screen import DirectedScreen

if TYPE_CHECKING:
    from mali_tui.app.app import MaliApp
    from mali_tui.content.watcher import FileWatcher


class ReadingScreen(
    AxisKeys,
    Copying,
    LinkHints,
    Languages,
    Bookmarking,
    ScopeControl,
    Reloading,
    Searching,
    ViewStack,
    FastScreen,
    DirectedScreen,
):
    """The shell. Panes show Locations and ask for others; only ``go`` moves. Its parts have files of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = ""  # the view says which pane gets it; Textual would first give it to the outline

    def __init__(
        self, wording: Wording, location: Location, view: str = "", watch: FileWatcher | None = None
    ) -> None:
        """``view`` is where to show the Location, if not where it is at home."""
        super().__init__()
        self._watch = watch
        self.wording = wording
        """The language of the screen."""
        self._history = History(location, view if can_show(view, location) else "")
        self._moving = Lock()

    @property
    def mali_app(self) -> MaliApp:
        """The app, as what it is."""
        return cast("MaliApp", self.app)

    @property
    def location(self) -> Location:
        """Where the reader is."""
        return self._history.here

    def compose(self) -> ComposeResult:
        """Header, the view that the first Location asks for, key bar."""
        yield StatusBar(id="header")
        yield StatusBar(id="banner")
        self._views, self._view = self.new_views()
        yield self._views
        if self._watch:
            from mali_tui.app.shell.problems_panel import Problems  # only who watches a folder needs it

            yield Problems(self._watch, self.wording)
        yield StatusBar(id="keys")
        if self.mali_app.first:
            from mali_tui.app.shell.first_run_hint import Hint  # only at the very first start

            yield Hint(self.wording)

    def dismiss_first_run_hint(self) -> None:
        """The reader does something: the hint of the first start is over, here and for good."""
        if self.mali_app.first:
            self.mali_app.first = False
            self.query("Hint").remove()
            self.mali_app.save_state()

    def _view_for(self, here: Location) -> str:
        """The view in which the reader is ``here``."""
        return self._history.view or DEFAULT_VIEW[here.kind]

    def on_mount(self) -> None:
        """Open where the app was asked to."""
        self._show_location(self.location, None)
        self.current_view.focus_pane("content")

    # ── Going places ─────────────────────────────────────────────────────────────────────────

    @on(NavigateTo)
    async def _on_go(self, message: NavigateTo) -> None:
        message.stop()
        if message.step and message.view != self._view_for(self.location):
            return  # it was taken in a view that has been left since
        await self.go(message.location, step=message.step, shown=message.already_shown)

    async def go(self, location: Location, *, step: bool = False, shown: bool = False, view: str = "") -> None:
        """Move to a Location, in the ``view`` where it is at home or in another. The rest is as in ``Go``."""
        came_from = self.location
        if step:
            self._history.step(location)
        else:
            self._history.jump(location, view)
        pane: PaneName = "links" if location.kind == "term" else "content"
        await self._show_history_entry(None if step else came_from, None if step else pane, shown)

    async def _show_history_entry(
        self, came_from: Location | None, pane: PaneName | None, shown: bool = False
    ) -> None:
        """Be where the history has just moved to, in a ``pane``.

        Keys and links come by different ways: one may move while the view of another is being made. The last arrives.
        """
        here = self.location
        async with self._moving:
            if self.location == here:
                await self.show_view(self._view_for(here))
            if self.location == here:
                self._show_location(here, came_from, shown=shown)
                if pane:
                    self.current_view.focus_pane(pane)

    def _show_location(self, location: Location, came_from: Location | None, *, shown: bool = False) -> None:
        self.current_view.show_location(location, came_from, shown=shown)
        self.mali_app.location, self.mali_app.view = location, self._history.view
        if location.kind == "claim":
            self.mali_app.mark_claims_seen([location.id])
        self.show_bars()

    async def _move_in_history(self, found: Location | None, otherwise: str) -> None:
        if found is None:
            self.notify(self.wording(otherwise), timeout=2)
            return
        await self._show_history_entry(found, "content")

    def notify(self, message: str, **options: Any) -> None:
        """Say what a key did. It takes the place of what was said before, lest a held key pile up notices."""
        self.app.clear_notifications()
        super().notify(message, **options)

    # ── What the keys do ─────────────────────────────────────────────────────────────────────

    async def action_back(self) -> None:
        """Where the reader was before."""
        await self._move_in_history(self._history.back(), "messages.at_start")

    async def action_forward(self) -> None:
        """Where the reader came back from."""
        await self._move_in_history(self._history.forward(), "messages.at_end")

    def action_step_claim(self, by: int) -> None:
        """The next or previous claim of the text or the card."""
        view = self.current_view
        before = view.active
        if not view.step_claim(by, lambda location: location.kind == "claim" and self.visible_set.contains(location)):
            inside = f"{view.end_message_key}_inside"
            self.notify(self.wording(inside if self.scope.is_active else view.end_message_key), timeout=2)
        if view.active != before:
            self.show_bars()

    def action_step_link(self, by: int) -> None:
        """The next or previous link of any kind; the arrows point the way the language runs."""
        ahead = by if self.wording.edition.direction == "ltr" else -by
        self.current_view.focused_pane.step(ahead)

    async def action_follow(self) -> None:
        """Go where the cursor leads."""
        view = self.current_view
        pane = view.focused_pane
        if pane.current is None:
            pane.step(1)
        else:
            await self.go(view.destination(pane, pane.current))

    async def action_view(self, name: str) -> None:
        """Another view: where the reader last was in it, else what the present Location suggests."""
        if name == self._current:
            return
        suggested = default_location(self.wording.explainer, name, self.location)
        if name in SECONDARY_VIEWS:
            await self.go(suggested, view=name)
            return
        made = self.cached_view(name)
        last = made.location if made else None
        await self.go(last or suggested)

    def action_step_pane(self, by: int) -> None:
        """The next or previous pane."""
        self.current_view.step_pane(by)
        self.show_bars()

    def action_enter(self, pane: PaneName) -> None:
        """A pane by its name, from the tabs."""
        self.current_view.focus_pane(pane)

    def action_move(self, by: int) -> None:
        """A row or a line up or down."""
        self.current_view.focused_pane.move(by)

    def action_page(self, by: int) -> None:
        """A screenful up or down."""
        self.current_view.focused_pane.page_by(by)

    def action_scroll_to_end(self, by: int) -> None:
        """The start or the end."""
        self.current_view.focused_pane.go_to_end(by)

    def action_language(self) -> None:
        """The next language, in place."""
        self.set_wording(self.wording.for_language(self.wording.next_edition.code))
        self.current_view.change_language(self.wording)
        self.show_bars()

    def action_theme(self) -> None:
        """Light, dark or of high contrast."""
        self.mali_app.next_theme()

    async def action_plain(self) -> None:
        """For screen readers, or as drawn."""
        self.mali_app.set_plain(not self.mali_app.plain)
        await self.rebuild_views()
        self.notify(self.wording("messages.plain" if self.mali_app.plain else "messages.drawn"), timeout=4)

    def action_bidi(self) -> None:
        """The next way to send Arabic to the terminal."""
        self.notify(self.wording("messages.bidi", mode=self.mali_app.next_encoding()), timeout=4)

    def action_help(self) -> None:
        """What the keys do."""
        from mali_tui.app.dialogs.help import HelpScreen  # only when asked for: start-up should not pay for it

        view = self.current_view
        drawn = "" if self.mali_app.plain else self._current  # in words alone each view is read like a card
        self.app.push_screen(HelpScreen(self.wording, drawn, view.active, view.pane_title(view.active)))

    def action_palette(self) -> None:
        """Everything by name."""
        from mali_tui.app.dialogs.command_palette import Palette  # only when asked for

        self.app.push_screen(Palette(self.wording))

    async def action_quit(self) -> None:
        """Leave."""
        self.mali_app.exit()

    # ── The frame ────────────────────────────────────────────────────────────────────────────

    def on_mouse_down(self) -> None:
        """A click is an answer to whatever waited for one."""
        self.dismiss_first_run_hint()
        self.hide_labels()

    def on_resize(self) -> None:
        """The bars show what fits; what was labelled has moved."""
        self.hide_labels()
        self.show_bars()

    def show_bars(self) -> None:
        """Say in the bars where the reader is and what the keys do there."""
        here = "actors" if self._current == "ties" else self._current  # another way to look at them
        shown = header(self.wording, tuple(VIEWS), here, self.progress(), self.app.size.width)
        self.query_one("#header", StatusBar).show(*shown)
        self.show_banner()
        view = self.current_view
        at = KeyBarContext(self._current, view.active, view.focused_pane.current)
        items = key_bar(self.wording, at, self._disabled_actions(), plain=self.mali_app.plain)
        self.query_one("#keys", StatusBar).show(*items)

    def _disabled_actions(self) -> set[str]:
        """The actions that would do nothing."""
        idle = {"language"} if len(self.wording.explainer.editions) == 1 else set()
        idle |= {"next_pane"} if len(self.current_view.PANES) == 1 else set()
        return idle | ({"zoom_in"} if self.current_view.axis_in_sight is None else set())
