"""The views of the reading screen: each is made when it is first asked for, and one of them is shown."""

from __future__ import annotations

from textual.containers import Container

from mali_tui.app.shell.part import Part
from mali_tui.app.views.registry import view_class
from mali_tui.app.views.view import View


class ViewContainer(Container):
    """What the views stand in."""


class ViewStack(Part):
    """The part of the reading screen that makes them, and changes from one to another.

    The one that is shown has its panes, always: keys, clicks and sizes may come while another is being made.
    """

    _views: ViewContainer
    _view: View

    @property
    def current_view(self) -> View:
        """The view on the screen."""
        return self._view

    @property
    def _current(self) -> str:
        """Its name."""
        return self._view.id or ""

    def cached_view(self, name: str) -> View | None:
        """A view by its name, if it has been asked for before."""
        return next((view for view in self._views.query_children(View) if view.id == name), None)

    def _new_view(self, name: str) -> View:
        screen = self._screen
        kind = self._view_class(name)
        screen.mali_app.load_stylesheets(kind.STYLE_SHEETS)
        view = kind(screen.wording, id=name)
        view.reach = screen.visible_set
        return view

    def _view_class(self, name: str) -> type[View]:
        if self._screen.mali_app.plain:
            from mali_tui.app.views.plain.view import PlainView  # instead of all the others

            return PlainView
        return view_class(name)

    def new_views(self) -> tuple[ViewContainer, View]:
        """A place for views, and in it a new one for where the reader is."""
        view = self._new_view(self._screen._view_for(self._screen.location))
        return ViewContainer(view, classes="views"), view

    async def show_view(self, name: str) -> None:
        """Put a view on the screen, making it when it is first asked for."""
        if name == self._current:
            return
        screen = self._screen
        self._view.display = False
        view = self.cached_view(name)
        if view is None:
            view = self._new_view(name)
            await self._views.mount(view)
        self._view = view
        if view.wording is not screen.wording:
            view.change_language(screen.wording)
        if view.reach is not screen.visible_set:
            view.set_scope(screen.visible_set)
        view.display = True

    async def discard_hidden_views(self) -> None:
        """They are made anew when they are asked for."""
        async with self._screen._moving:
            for view in self._views.query_children(View):
                if view is not self._view:
                    await view.remove()

    async def rebuild_views(self) -> None:
        """Put a new view in the place of all, at the same Location."""
        screen = self._screen
        async with screen._moving:
            before, active, here = self._views, self._view.active, screen.location
            after, view = self.new_views()
            after.display = False
            await screen.mount(after, after=before)
            before.display, after.display = False, True
            self._views, self._view = after, view
            screen._show_location(here, None)
            view.focus_pane(active)
            await before.remove()
