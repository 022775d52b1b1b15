"""What the controllers ask of the screen that they work for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from textual.screen import Screen

from mali_tui.app.views.view import View
from mali_tui.i18n.wording import Wording

Result = TypeVar("Result")


class Host(Protocol):
    """The screen of a `ReadingSession`, as its controllers know it."""

    @property
    def wording(self) -> Wording:
        """The language of the screen."""

    @property
    def current_view(self) -> View:
        """The view on the screen."""

    def notify(self, message: str, *, title: str = "", timeout: float | None = None) -> None:
        """Say what a key did, for ``timeout`` seconds; see `notice_seconds`."""

    def warn(self, message: str) -> None:
        """Say, beside what a key did, what went wrong."""

    def wording_changed(self) -> None:
        """Use the new wording for everything but the views."""

    def show_bars(self) -> None:
        """Bring header, banner and key bar up to date."""

    def open_dialog(
        self,
        dialog: Screen[Result],
        then: Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]] | None = None,
    ) -> None:
        """Put a dialog over the screen, and do something with its result."""


Go = Callable[..., Awaitable[None]]
"""Moves to a Location: `Navigation.go`."""
