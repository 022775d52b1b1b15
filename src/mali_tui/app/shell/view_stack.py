"""The views of the reading screen: each is made when it is first asked for, and one of them is shown."""

from __future__ import annotations

from textual.containers import Container
from textual.screen import Screen

from mali_tui.app import styles
from mali_tui.app.views.registry import DEFAULT_VIEW, VIEWS
from mali_tui.app.views.view import View
from mali_tui.i18n.session_wording import SessionWording
from mali_tui.reading.location import resolve_location
from mali_tui.reading.session import ReadingSession
from mali_tui.textual_fixes.mixins import ForwardingContainer


class ViewContainer(ForwardingContainer, Container):
    """What the views stand in."""


class ViewStack:
    """Makes the views, and changes from one to another.

    The one that is shown has its panes, always: keys, clicks and sizes may come while another is being made.
    """

    container: ViewContainer
    """What they stand in; there from `compose` on."""
    current: View
    """The view on the screen."""

    def __init__(self, session: ReadingSession, words: SessionWording, screen: Screen[object]) -> None:
        self._session = session
        self._words = words
        self._screen = screen

    def compose(self) -> ViewContainer:
        """The container, with the view of the reader's Location in it."""
        self.container, self.current = self._new_container()
        return self.container

    @property
    def current_name(self) -> str:
        """The name of the view on the screen."""
        return self.current.id or ""

    @property
    def wanted_name(self) -> str:
        """The name of the view in which the reader's Location is to be shown."""
        view = self._session.view
        if view and VIEWS[view].has_content(self._session.explainer):
            return view
        return DEFAULT_VIEW[self._session.location.kind]

    def find_cached(self, name: str) -> View | None:
        """A view by its name, if it has been asked for before."""
        return next((view for view in self.container.query_children(View) if view.id == name), None)

    def _new_container(self) -> tuple[ViewContainer, View]:
        view = self._new_view(self.wanted_name)
        return ViewContainer(view, classes="views"), view

    def _new_view(self, name: str) -> View:
        if self._session.plain:
            from mali_tui.app.views.plain.view import PlainView  # it takes the place of all the others

            view_class: type[View] = PlainView
        else:
            view_class = VIEWS[name].load()
            styles.load_style_sheets(self._screen.app, view_class.STYLE_SHEETS)
        view = view_class(self._words.current, id=name)
        view.visible_set = self._session.visible_set
        return view

    async def show(self, name: str) -> None:
        """Put a view on the screen, making it when it is first asked for."""
        if name == self.current_name:
            return
        self.current.display = False
        view = self.find_cached(name)
        if view is None:
            view = self._new_view(name)
            await self.container.mount(view)
        self.current = view
        if view.wording is not self._words.current:
            view.visible_set = self._session.visible_set  # the view may have that of another explainer
            view.change_language(self._words.current)
        elif view.visible_set is not self._session.visible_set:
            view.set_scope(self._session.visible_set)
        view.display = True

    async def discard_outdated(self) -> None:
        """Remove hidden views whose Location is gone; the others say what is new when they are shown."""
        explainer = self._session.explainer
        for view in self.container.query_children(View):
            if view is not self.current and not (view.location and resolve_location(explainer, view.location)):
                await view.remove()

    async def replace_all(self) -> ViewContainer:
        """Put a new view for the reader's Location in the place of all; the old ones, hidden, are for the caller."""
        before = self.container
        after, view = self._new_container()
        after.display = False
        await self._screen.mount(after, after=before)
        before.display, after.display = False, True
        self.container, self.current = after, view
        return before
