"""The key bar: the keys that are worth a hint where the reader is, and what each of them does there."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from mali_tui.app.actions import ACTIONS, key_name, key_sign
from mali_tui.app.widgets.bar import Item
from mali_tui.reading.location import Location
from mali_tui.wording import Wording

AT_END = 2  # items that stand at the end of the bar
WALKED = {"map": "next_event", "ties": "next_tie"}  # what n and p step through where that is not claims


class Here(NamedTuple):
    """Where the reader is: the view and the pane of it, and where the cursor leads there."""

    view: str
    pane: str
    at: Location | None


def key_bar(wording: Wording, here: Here, idle: Container[str], *, plain: bool) -> tuple[list[Item], list[Item]]:
    """The items at the start and at the end of the bar, without the actions that are ``idle``.

    ``plain`` is for screen readers: keys in words, and claims that are walked in whatever view.
    """
    name = key_name if plain else key_sign
    items = [
        Item(
            _label(wording, action.name, here, plain),
            "dim",
            key=name(action.bar, wording.locale),
            action=action.action,
        )
        for action in ACTIONS
        if action.bar and action.name not in idle
    ]
    return items[:-AT_END], items[-AT_END:]


def _label(wording: Wording, action: str, here: Here, plain: bool) -> str:
    """What an action does here, in few words."""
    if action == "follow" and here.at is not None and here.at.kind == "claim":
        in_article = (here.view, here.pane) == ("sections", "content")
        return wording("bar.follow_event" if in_article else "bar.follow_claim")
    if action == "next_claim" and not plain and here.view in WALKED:
        return wording(f"bar.{WALKED[here.view]}")
    return wording.action(action, "bar")
