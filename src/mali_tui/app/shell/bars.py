"""Header, banner and key bar of the reading screen: where the reader is, and what the keys do there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mali_tui.app.shell.header import header
from mali_tui.app.shell.host import Host
from mali_tui.app.shell.key_bar import KeyBarContext, key_bar
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.app.views.actions import ACTIONS, actions_without_content
from mali_tui.app.views.registry import VIEWS, tabs
from mali_tui.app.views.view import View
from mali_tui.reading.session import ReadingSession


class Bars:
    """Fills the bars."""

    def __init__(self, session: ReadingSession, host: Host, progress: Callable[[], Sequence[BarItem]]) -> None:
        """``progress``: the items that the header has between its title and the views."""
        self._session = session
        self._host = host
        self._progress = progress
        self.header = StatusBar(id="header")
        self.banner = StatusBar(id="banner")
        self.keys = StatusBar(id="keys")

    def show(self) -> None:
        """Bring all three up to date."""
        wording, session, view = self._host.wording, self._session, self._host.current_view
        name, width = view.id or "", self.header.app.size.width
        items = header(wording, tabs(session.explainer), VIEWS[name].tab or name, self._progress(), width)
        self.header.show(items.start, items.end)
        scope = session.scope
        self.banner.display = scope.is_active or scope.since_then
        if self.banner.display:
            from mali_tui.app.shell.scope_banner import banner  # only needed where a scope is set

            self.banner.show(*banner(wording, session.visible_set, width))
        at = KeyBarContext(name, view.active, view.focused_pane.current)
        self.keys.show(*key_bar(wording, at, _idle_actions(view), plain=session.plain))


def _idle_actions(view: View) -> set[str]:
    """The names of the actions that would do nothing."""
    idle = actions_without_content(view.wording.explainer)
    idle |= {"next_pane"} if len(view.PANES) == 1 else set()
    return idle | {action.name for action in ACTIONS if action.views and not view.can_run(action.action)}
