"""Base classes of dialogs, which are shown over the reading screen and closed by Escape or a click beside them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.errors import NoWidget
from textual.screen import ModalScreen

from mali_tui.app import styles
from mali_tui.app.page.page import Page
from mali_tui.app.ui.action import binding, bindings
from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.app.views.actions import ACTIONS
from mali_tui.textual_fixes.mixins import ScreenMixin
from mali_tui.textual_rtl.screen import BidiScreen

Result = TypeVar("Result")
PAGE_ACTIONS = ("move", "page", "scroll_to_end")  # actions of the reading screen that a page has, too


class SingleDismiss(ScreenMixin):
    """Mixin: a second key or click that closes a screen has no effect after the first has closed it."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close the screen with a result, if it is still open."""
        return super().dismiss(result) if self.is_current else AwaitComplete.nothing()  # type: ignore[no-untyped-call]


class Dialog(SingleDismiss, FastScreen, ModalScreen[Result], BidiScreen):
    """A screen over the reading screen; the result is what the reader chose, or None."""

    CSS_PATH = styles.DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [binding("dismiss", "escape")]

    def on_click(self, event: events.Click) -> None:
        """Close the dialog on a click beside it."""
        with suppress(NoWidget):  # the window may be smaller now
            widget, _ = self.get_widget_at(event.screen_x, event.screen_y)
            if widget is self:
                self.dismiss()


class PageDialog(Dialog[Result]):
    """A dialog with one page, with the same keys as other pages; ``q`` closes it, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(action for action in ACTIONS if action.action.partition("(")[0] in PAGE_ACTIONS),
        binding("dismiss", "q"),
    ]

    @property
    def page(self) -> Page:
        """Its page."""
        return self.query_one(Page)

    def action_move(self, by: int) -> None:
        """Move a row or a line up or down."""
        self.page.move(by)

    def action_page(self, by: int) -> None:
        """Move a screenful up or down."""
        self.page.page_by(by)

    def action_scroll_to_end(self, by: int) -> None:
        """Go to the start or the end."""
        self.page.go_to_end(by)
