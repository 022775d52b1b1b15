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
        """The words in the language shown."""

    @property
    def current_view(self) -> View:
        """The view on the screen."""

    def notify(self, message: str, *, title: str = "", timeout: float | None = None) -> None:
        """Say what a key did, for ``timeout`` seconds, in place of all notices and warnings.

        See `notice_seconds`.
        """

    def warn(self, message: str) -> None:
        """Say what went wrong, beside the notices on the screen.

        To be called after `notify`, which would remove the warning.
        """

    def wording_changed(self) -> None:
        """Use the new wording for the app's direction and the problems panel. For the bars call `show_bars`."""

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
