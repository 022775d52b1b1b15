"""Reload the explainer on the screen after its files changed, keeping the location."""

from __future__ import annotations

from mali_tui.app.shell.host import Host
from mali_tui.app.shell.navigation import Navigation
from mali_tui.content.explainer import Explainer
from mali_tui.reading.session import ReadingSession


class Reloader:
    """Shows another version of the explainer in the place of the present one."""

    def __init__(self, session: ReadingSession, navigation: Navigation, host: Host) -> None:
        self._session = session
        self._navigation = navigation
        self._host = host

    async def reload(self, explainer: Explainer) -> None:
        """Show another version, at the same Location or the nearest that is left."""
        before = self._session.location
        self._session.replace_explainer(explainer)
        self._host.wording_changed()
        if self._session.location == before:
            await self._navigation.discard_outdated_views()
            view = self._host.current_view
            view.visible_set = self._session.visible_set
            view.change_language(self._host.wording)
            self._navigation.show_location(shown=True)
        else:
            await self._navigation.rebuild_views()
