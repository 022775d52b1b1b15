"""Going from Location to Location: the one place that moves the reader."""

from __future__ import annotations

from asyncio import Lock

from mali_tui.app.shell.host import Host
from mali_tui.app.shell.view_stack import ViewStack
from mali_tui.app.ui import notice_seconds
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.registry import VIEWS
from mali_tui.app.views.view import PaneName
from mali_tui.reading.location import Location
from mali_tui.reading.session import ReadingSession


class Navigation:
    """Moves in the history, and has the view stack show where that leads."""

    def __init__(self, session: ReadingSession, views: ViewStack, host: Host) -> None:
        self._session = session
        self._views = views
        self._host = host
        self._moving = Lock()  # held while views are made, exchanged or removed

    async def handle(self, message: NavigateTo) -> None:
        """Go where a pane asks to go."""
        if message.step and message.view != self._views.wanted_name:
            return  # it was taken in a view that has been left since
        await self.go(message.location, step=message.step, shown=message.already_shown)

    async def go(self, location: Location, *, step: bool = False, shown: bool = False, view: str = "") -> None:
        """Move to a Location, in its own view or another ``view``. The rest is as in `NavigateTo`."""
        came_from = self._session.location
        if step:
            self._session.history.step(location)
        else:
            self._session.history.jump(location, view)
        pane: PaneName = "links" if location.kind in ("term", "source") else "content"
        await self._show_current(None if step else came_from, None if step else pane, shown)

    async def back(self) -> None:
        """Go where the reader was before."""
        await self._move_in_history(self._session.history.back(), "messages.at_start")

    async def forward(self) -> None:
        """Go where the reader came back from."""
        await self._move_in_history(self._session.history.forward(), "messages.at_end")

    async def _move_in_history(self, location: Location | None, at_its_end: str) -> None:
        if location is None:
            self._host.notify(self._host.wording(at_its_end), timeout=notice_seconds.BRIEF)
        else:
            await self._show_current(location, "content")

    async def open_view(self, name: str) -> None:
        """Another view: where the reader last was in it, else what the present Location suggests."""
        if name == self._views.current_name:
            return
        spec, session = VIEWS[name], self._session
        if not spec.has_content(session.explainer):
            self._host.notify(self._host.wording(f"messages.empty_{name}"))
            return
        suggested = spec.default_location(session.explainer, session.location)
        if spec.also_shows:
            await self.go(suggested, view=name)
            return
        cached = self._views.find_cached(name)
        await self.go((cached.location if cached else None) or suggested)

    async def _show_current(self, came_from: Location | None, pane: PaneName | None, shown: bool = False) -> None:
        """Show where the history has just moved to, with the focus in a ``pane``.

        Keys and links come by different ways: one may move while the view of another is being made. The last arrives.
        """
        self._session.reveal_later_event()
        here = self._session.location
        async with self._moving:
            if self._session.location == here:
                await self._views.show(self._views.wanted_name)
            if self._session.location == here:
                self.show_location(came_from, shown=shown)
                if pane:
                    self._views.current.focus_pane(pane)

    def show_location(self, came_from: Location | None = None, *, shown: bool = False) -> None:
        """Have the current view show the reader's Location, and the bars say so."""
        location, view = self._session.location, self._views.current
        if view.visible_set is not self._session.visible_set:
            view.set_scope(self._session.visible_set)
        view.show_location(location, came_from, shown=shown)
        if location.kind == "claim":
            self._session.mark_seen([location.id])
        self._host.show_bars()

    async def rebuild_views(self) -> None:
        """Put a new view in the place of all, at the same Location and in the same pane."""
        async with self._moving:
            pane = self._views.current.active
            old = await self._views.replace_all()
            self.show_location()
            self._views.current.focus_pane(pane)
            await old.remove()

    async def discard_outdated_views(self) -> None:
        """Discard the hidden views whose Location is gone from the explainer; they are created again on demand."""
        async with self._moving:
            await self._views.discard_outdated()
