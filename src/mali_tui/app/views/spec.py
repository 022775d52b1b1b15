"""What the app knows of a view before it is shown: one `ViewSpec` for each, in the view's own package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, LocationKind

if TYPE_CHECKING:
    from mali_tui.app.views.view import View

CONTEXT_OF_PANE = {"outline": "list", "content": "card", "links": "card"}


class ViewSpec(Struct, frozen=True, kw_only=True):
    """A view. Its module is imported when it is first shown, so that a start pays for one view only."""

    name: str
    """Its id, and what the locale's ``views.{name}``, ``panes.{name}`` and ``actions.view_{name}`` are about."""
    key: str
    """The key that leads to it."""
    view_class: str
    """``module:class``, the module within ``mali_tui.app.views``."""
    plain_document: str
    """The exported document that stands for it where the views are in words alone."""
    default_location: Callable[[Explainer, Location], Location]
    """Where it opens for the first time: the reader's Location if it can show that, else a related one."""
    has_content: Callable[[Explainer], bool] = lambda _: True
    """Whether an explainer has anything to show in it; the locale's ``messages.empty_{name}`` says what it lacks."""
    home_of: tuple[LocationKind, ...] = ()
    """The Locations that are shown in it unless another view is asked for."""
    also_shows: tuple[LocationKind, ...] = ()
    """The Locations of other views that it can show; the history notes that they were seen in it."""
    tab: str = ""
    """The view whose place in the header it shares; empty: it has its own."""
    contexts: Mapping[str, str] = {}
    """By pane, what its keys and help are about, where that is not as in `CONTEXT_OF_PANE`."""
    step_label: str = "next_claim"
    """The locale's ``bar`` key that says what ``n`` and ``p`` step through."""

    def load(self) -> type[View]:
        """Import its class."""
        module, _, name = self.view_class.partition(":")
        view: type[View] = getattr(import_module(f"mali_tui.app.views.{module}"), name)
        return view
