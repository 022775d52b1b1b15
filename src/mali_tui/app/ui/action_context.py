"""What works where: the actions that belong to a place of the screen, and those that belong to other views."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.app.ui.actions import ACTIONS, BY_NAME, Action
from mali_tui.i18n.wording import Wording

ACTIONS_BY_CONTEXT: dict[str, tuple[str, ...]] = {
    "article": (
        "next_claim", "previous_claim", "next_link", "previous_link", "follow", "peek", "both", "copy", "bookmark",
        "note",
    ),
    "card": ("down", "up", "follow", "next_claim", "previous_claim", "copy", "bookmark", "note"),
    "list": ("down", "up", "follow"),
    "matrix": ("down", "up", "next_link", "previous_link", "follow", "next_claim", "previous_claim"),
    "ties": ("down", "up", "next_link", "previous_link", "follow", "next_claim", "previous_claim"),
    "map": ("next_claim", "previous_claim", "follow"),
    "axis": (
        "next_link", "previous_link", "follow", "zoom_in", "zoom_out", "whole_span", "around_event", "pan_right",
        "pan_left",
    ),
}  # fmt: skip
"""By place, what the keys do there, the foremost first."""
ACTION_ONLY_IN_VIEW = {"peek": "sections", "both": "sections"}  # actions of one view
CONTEXT_OF_VIEW = {"sections": "article", "evidence": "matrix", "ties": "ties", "map": "map"}


def context_of(view: str, pane: str) -> str:
    """The kind of place that a pane of a view is."""
    if pane == "outline":
        return "list"
    if pane == "axis":
        return "axis"
    return CONTEXT_OF_VIEW.get(view, "card") if pane == "content" else "card"


def works_in(action: Action, view: str) -> bool:
    """Whether an action does anything in a view."""
    only = "timeline" if action.group == "timeline" else ACTION_ONLY_IN_VIEW.get(action.name, view)
    return only == view


def actions_in(view: str, pane: str) -> list[Action]:
    """The actions of a pane, the foremost first."""
    return [BY_NAME[name] for name in ACTIONS_BY_CONTEXT[context_of(view, pane)]]


def actions_outside(view: str) -> Iterator[Action]:
    """The actions that do nothing in a view."""
    return (action for action in ACTIONS if not works_in(action, view))


def describe_action(wording: Wording, action: Action, place: str) -> str:
    """What an action does in a place, where it can be said more closely than by its name."""
    key = f"help.at.{place}.{action.name}"
    return wording(key) if wording.locale.has(key) else wording.action(action.name)
