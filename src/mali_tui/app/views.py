"""The views by name, each imported when it is first shown: a start pays for one of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mali_tui.app.widgets.view import View

VIEWS = {
    "sections": "sections:SectionsView",
    "timeline": "timeline:TimelineView",
    "actors": "actors:ActorsView",
    "evidence": "evidence:EvidenceView",
    "map": "map_view:MapView",
}
"""In the order of their numbers: the module below ``widgets`` and the class in it."""
FURTHER_VIEWS = {"ties": "ties:TiesView"}
"""Reached from others, without a number."""


def view_class(name: str) -> type[View]:
    """The class of a view."""
    module, _, kind = (VIEWS | FURTHER_VIEWS)[name].partition(":")
    found: type[View] = getattr(import_module(f"mali_tui.app.widgets.{module}"), kind)
    return found
