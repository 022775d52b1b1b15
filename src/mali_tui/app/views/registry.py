"""The views: which there are, what each shows, and their classes, imported when first shown: a start pays for one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from mali_tui.reading.location import Location, LocationKind

if TYPE_CHECKING:
    from mali_tui.app.views.view import View

VIEWS = {
    "sections": "article.view:SectionsView",
    "timeline": "timeline.view:TimelineView",
    "actors": "actors.view:ActorsView",
    "evidence": "evidence.view:EvidenceView",
    "map": "map.view:MapView",
}
"""In the order of their numbers: the module below ``app.views`` and the class in it."""
FURTHER_VIEWS = {"ties": "actors.relations_view:TiesView"}
"""Reached from others, without a number."""

DEFAULT_VIEW: dict[LocationKind, str] = {
    "section": "sections",
    "claim": "sections",
    "term": "sections",
    "event": "timeline",
    "actor": "actors",
}
"""The view in which a Location is at home."""
SECONDARY_VIEWS: dict[str, tuple[LocationKind, ...]] = {
    "evidence": ("claim", "event"),
    "map": ("event",),
    "ties": ("actor",),
}
"""The views in which nothing is at home; what is seen in one of them is remembered with it in the history."""


def view_class(name: str) -> type[View]:
    """The class of a view."""
    module, _, kind = (VIEWS | FURTHER_VIEWS)[name].partition(":")
    found: type[View] = getattr(import_module(f"mali_tui.app.views.{module}"), kind)
    return found


def can_show(view: str, location: Location) -> bool:
    """Whether a view in which nothing is at home can show a Location."""
    return location.kind in SECONDARY_VIEWS.get(view, ())
